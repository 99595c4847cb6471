"""Vandaag: the street, the rooms of today, and what asks for a step."""
