"""Bewoners: the list, the panel of one resident, and the forms to add, change and move."""
