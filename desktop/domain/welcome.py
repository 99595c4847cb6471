"""The welcome list of a new resident: six steps, each with a day and somebody who does it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from desktop.domain.vocabulary import Welcome

DAYS = {
    Welcome.MEETING: 3,
    Welcome.TOUR: 7,
    Welcome.HOUSE_RULES: 7,
    Welcome.KEY: 7,
    Welcome.GOOD_NEIGHBOUR: 21,
    Welcome.FIRST_ACTIVITY: 28,
}
"""The steps, and how many days after coming to live here each is due (domain research S-43)."""

OFFERED = timedelta(days=90)
"""So long after coming to live here the panel offers a welcome list."""

REMEMBERED = timedelta(days=30)
"""So long after the last step the panel still shows a list that is done."""


@dataclass(frozen=True, slots=True)
class WelcomeLine:
    """A step in the panel. `due` is the last day for it; `helper` does it, "" for the office."""

    id: UUID
    step: Welcome
    due: date
    done_on: date | None
    helper_id: UUID | None
    helper: str

    def late(self, today: date) -> bool:
        """Whether it should have been done before today."""
        return self.done_on is None and self.due < today


def steps_from(since: date) -> tuple[tuple[Welcome, date], ...]:
    """The steps for who lives here since that day, each with the last day for it, in order."""
    return tuple((step, since + timedelta(days=days)) for step, days in DAYS.items())


def is_offered(since: date | None, today: date) -> bool:
    """Whether somebody came so lately, or comes, that a welcome list makes sense."""
    return since is not None and today - since <= OFFERED


def is_shown(lines: tuple[WelcomeLine, ...], today: date) -> bool:
    """Whether a list has open steps, or was finished lately."""
    done = [line.done_on for line in lines if line.done_on is not None]
    return len(done) < len(lines) or (bool(done) and today - max(done) <= REMEMBERED)
