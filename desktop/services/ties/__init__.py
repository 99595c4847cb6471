"""Ties: from a proposal to the look-back, and who could mean something to whom."""

from desktop.services.ties.matching import Matching
from desktop.services.ties.ties import Ties

__all__ = ["Matching", "Ties"]
