"""The front door: first run, new administration, unlock, connect, restore.

These pages only ask and tell; `app.py` does what they ask for.
"""
