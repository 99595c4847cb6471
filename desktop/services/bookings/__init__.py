"""Booking rooms."""

from desktop.services.bookings.bookings import Bookings

__all__ = ["Bookings"]
