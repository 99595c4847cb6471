"""Buurtschap: members, good neighbours, rooms and the quarterly report of communities."""

__version__ = "0.1.0"
