"""The log: the timeline at the left, one entry at the right."""
