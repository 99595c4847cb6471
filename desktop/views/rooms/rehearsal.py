"""Rehearsing a booking while somebody types: the newest wish wins, choices are kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import BuurtschapError
from desktop.domain.rooms.plan import BookingPlan, Slot
from desktop.domain.rooms.wish import Decision, Wish
from desktop.views.kit.runner import Runner

PAUSE_MS = 150
Planner = Callable[[Wish, Mapping[date, Decision]], BookingPlan]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What came out: the plan with the choices that still count, and how it is without them."""

    plan: BookingPlan
    decisions: Mapping[date, Decision]
    untouched: Mapping[date, Slot]


class Rehearsal(QObject):
    """Asks for the plan of a wish, a moment after it changed.

    `shown` carries what came out (Rehearsed), `refused` why there is no plan. A choice counts
    as long as something is in the way of its date, also after the wish changed.
    """

    shown = Signal(object)
    refused = Signal(object)

    def __init__(self, runner: Runner, planner: Planner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._planner = runner, planner
        self._wish: Wish | None = None
        self._asked: object = None
        self._decisions: dict[date, Decision] = {}
        self._outcome: Rehearsed | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.now)

    @property
    def outcome(self) -> Rehearsed | None:
        """The plan of the wish as it is now; None while it is still to be asked."""
        return self._outcome if self._asked == self._question() else None

    @property
    def decisions(self) -> Mapping[date, Decision]:
        """What was chosen until now."""
        return self._decisions

    def want(self, wish: Wish | None) -> None:
        """Another wish; None when what is typed cannot be read. A title changes no plan."""
        self._wish = replace(wish, title="-") if wish is not None else None
        if wish is None or self._asked == self._question():
            self._pause.stop()
        else:
            self._pause.start()

    def decide(self, chosen: Mapping[date, Decision | None]) -> None:
        """Choices for some dates (None takes one back), rehearsed at once."""
        for day, decision in chosen.items():
            if decision is None:
                self._decisions.pop(day, None)
            else:
                self._decisions[day] = decision
        self.now()

    def restart(self, decisions: Mapping[date, Decision]) -> None:
        """Begins anew with these choices, for another booking or the draft of one."""
        self._decisions = dict(decisions)
        self._asked, self._outcome = None, None

    def again(self) -> None:
        """Reads the calendar again: it changed meanwhile."""
        self._asked = None
        self.now()

    def now(self) -> None:
        """Asks without waiting."""
        self._pause.stop()
        if self._wish is None:
            return
        self._asked = self._question()
        self._outcome = None
        self._runner.data(
            _rehearse, self._planner, self._wish, dict(self._decisions),
            then=self._show, failed=self._fail, latest=True,
        )  # fmt: skip

    def _question(self) -> object:
        return (self._wish, tuple(sorted(self._decisions.items(), key=_day_of)))

    def _show(self, outcome: Rehearsed) -> None:
        if self._asked != self._question():
            return  # the wish is another one again, and will be asked
        self._decisions = dict(outcome.decisions)
        self._asked = self._question()
        self._outcome = outcome
        self.shown.emit(outcome)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self.refused.emit(error)


def _rehearse(planner: Planner, wish: Wish, decisions: Mapping[date, Decision]) -> Rehearsed:
    """The plan with those choices that have something in the way of their date (on the lane)."""
    bare = planner(wish, {})
    untouched = {slot.day: slot for slot in bare.slots if slot.obstacles}
    still = {day: choice for day, choice in decisions.items() if day in untouched}
    return Rehearsed(planner(wish, still) if still else bare, still, untouched)


def _day_of(choice: tuple[date, Decision]) -> date:
    return choice[0]
