"""Goede buren: the phases of the ties, suggestions with their reasons, the circle, the plan."""
