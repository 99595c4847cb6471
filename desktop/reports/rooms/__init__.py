"""Prints of the rooms: the week for the door, the month, a confirmation, the key list."""
