"""Figures to paper and files; nothing here computes a figure."""
