"""The window: pages, and the kit that every page uses."""
