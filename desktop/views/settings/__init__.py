"""Instellingen: the organisation, its communities, you, this computer, backups, reading in."""
