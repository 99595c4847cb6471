"""One calculation of a plan: it can be stopped, and tells how far it is."""

import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.matching.match import Match
from desktop.domain.matching.situation import Weights
from desktop.domain.matching.watch import Progress, Watch
from desktop.domain.matching.words import Objective
from desktop.domain.ties.suggested import PlanShown

if TYPE_CHECKING:
    from desktop.services.ties import Matching

SECONDS = 20.0
"""After this long the best plan found so far is shown, with what it may lack."""


class PlanRun:
    """`make` runs on another thread; `stop` and `progress` are for the thread of the window."""

    def __init__(
        self,
        objective: Objective,
        weights: Weights | None = None,
        kept: Sequence[Match] = (),
    ) -> None:
        self.objective, self.weights, self.kept = objective, weights, tuple(kept)
        self.progress: Progress | None = None
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Asks it to stop."""
        self._stopped.set()

    def make(self, matching: "Matching", community_id: UUID | None) -> PlanShown:
        """The plan. Raises Cancelled after `stop`."""
        watch = Watch(time.monotonic, SECONDS, self._stopped.is_set, self._tell)
        return matching.plan(community_id, self.objective, self.weights, self.kept, watch)

    def _tell(self, progress: Progress) -> None:
        # One name bound to a frozen value: safe to read from another thread.
        self.progress = progress
