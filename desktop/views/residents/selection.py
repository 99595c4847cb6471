"""Which residents the list shows: the filter, the talent and the words of the search field."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.names import fold
from desktop.domain.residents import ResidentLine, Show, agreement_ends_soon, having, without_tie


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; `talent` and `words` are empty when they do not matter."""

    show: Show = Show.ALL
    talent: str = ""
    words: str = ""

    def of(self, lines: Iterable[ResidentLine], today: date) -> list[ResidentLine]:
        """The lines that fit, in the order given."""
        found = list(lines)
        if self.show is not Show.ALL:
            found = [line for line in found if _fits(line, self.show, today)]
        if self.talent:
            found = [line for line in found if self.talent in line.talents]
        return having(found, fold(self.words))


def count(lines: Iterable[ResidentLine], show: Show, today: date) -> int:
    """How many stand behind a filter."""
    return sum(_fits(line, show, today) for line in lines)


def talents(lines: Iterable[ResidentLine]) -> tuple[tuple[str, int], ...]:
    """The talents there are, with how many have each, in the order of the alphabet."""
    counted = Counter(name for line in lines for name in line.talents)
    return tuple(sorted(counted.items(), key=lambda item: fold(item[0])))


def _fits(line: ResidentLine, show: Show, today: date) -> bool:
    if show is Show.WITHOUT_TIE:
        return without_tie(line)
    if show is Show.WITH_QUESTION:
        return line.open_questions > 0
    return show is Show.ALL or agreement_ends_soon(line, today)
