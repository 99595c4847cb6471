"""Ruimtes: the calendar of the rooms, booking, moving and solving clashes."""
