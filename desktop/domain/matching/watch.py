"""Keeping an eye on a long calculation: how far it is, and when it is enough."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import BuurtschapError


class Step(StrEnum):
    """What is being done, in this order; each may come by twice."""

    GATHERING = "gathering"
    SEARCHING = "searching"
    CHOOSING = "choosing"
    PROVING = "proving"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: the possible ties at hand, and of each objective what is had and the most."""

    step: Step
    ties: int
    had: int = 0
    at_most: int | None = None


class Cancelled(BuurtschapError):
    """The person at the screen said stop; there is no plan."""


def _never() -> bool:
    return False


def _nothing(_: Progress) -> None:
    return None


class Watch:
    """Tells of progress and hears when to stop.

    `clock` counts seconds (`time.monotonic`); after `seconds` of them the best plan found so
    far is given with what it may lack. Without a clock it takes as long as it takes, and the
    same input gives the same plan on every machine. `cancelled` and `progress` are called
    from the thread that calculates, many times a second.
    """

    def __init__(
        self,
        clock: Callable[[], float] | None = None,
        seconds: float = 0,
        cancelled: Callable[[], bool] = _never,
        progress: Callable[[Progress], None] = _nothing,
    ) -> None:
        self._clock, self._cancelled, self._progress = clock, cancelled, progress
        self._seconds = seconds
        self._until = clock() + seconds if clock else 0.0

    def out_of_time(self, share: float = 1.0) -> bool:
        """Whether the time is up, or this share of it (0 to 1)."""
        left = (1 - share) * self._seconds
        return self._clock is not None and self._clock() >= self._until - left

    def halted(self, share: float = 1.0) -> bool:
        """Whether to stop now, for either reason."""
        return self._cancelled() or self.out_of_time(share)

    def check(self, share: float = 1.0) -> bool:
        """Whether this share of the time is up; raises Cancelled where the person said stop."""
        if self._cancelled():
            raise Cancelled
        return self.out_of_time(share)

    def tell(self, step: Step, ties: int, had: int = 0, at_most: int | None = None) -> None:
        """Tells how far it is."""
        self._progress(Progress(step, ties, had, at_most))
