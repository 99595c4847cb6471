"""Rooms: their rules, when they are closed, and who has a key."""

from desktop.services.rooms.rooms import Rooms

__all__ = ["Rooms"]
