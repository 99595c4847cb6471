"""Cijfers: what the log and the agenda tell over time, each number with its table."""
