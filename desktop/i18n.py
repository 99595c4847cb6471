"""The words on screen and on paper: Dutch as written in the code, English from catalogues.

Dutch is the first language of the program, so the Dutch sentence itself is the message id
(`_("Leg vast")`). English stands in `resources/locale/en/*.po`, one file per area. Texts in
data (columns, fields, navigation) are marked with `N_` and translated when shown.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop import paths

if TYPE_CHECKING:
    from decimal import Decimal

LANGUAGES = ("nl", "en")
NBSP = "\u00a0"

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_SHORT_MONTHS = {
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
_DAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_SHORT_DAYS = {"nl": "ma di wo do vr za zo", "en": "Mon Tue Wed Thu Fri Sat Sun"}


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> Mapping[str | tuple[str, str], str | tuple[str, ...]]:
    """Every translation of `language`: text, or (singular, plural), to its translation."""
    if language == "nl":
        return {}
    from babel.messages.pofile import read_po  # only English needs it: keeps start-up light

    found: dict[str | tuple[str, str], str | tuple[str, ...]] = {}
    for path in sorted(paths.resource(f"locale/{language}").glob("*.po")):
        with path.open("rb") as stream:
            for message in read_po(stream):
                if not message.id or not message.string or message.fuzzy:
                    continue
                if isinstance(message.id, str) and isinstance(message.string, str):
                    found[message.id] = message.string
                else:
                    found[message.id[0], message.id[1]] = tuple(message.string)
    return found


class Wording:
    """One language: its texts and its way of writing dates, times and numbers.

    Handed to reports, so that a Dutch user can print an English report. `language` is
    "nl" or "en"; anything else raises ValueError.
    """

    def __init__(self, language: str = "nl") -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language}")
        self.language = language

    def text(self, dutch: str) -> str:
        """`dutch` in this language; the Dutch text itself where no translation stands."""
        found = _catalogue(self.language).get(dutch, dutch)
        return found if isinstance(found, str) else dutch

    def plural(self, one: str, many: str, n: int) -> str:
        """The form for `n`; the caller fills in the number with str.format."""
        found = _catalogue(self.language).get((one, many))
        forms = found if isinstance(found, tuple) else (one, many)
        return forms[0] if n == 1 else forms[1]

    def day(self, d: date, *, weekday: bool = False, year: bool = False) -> str:
        """'24 november', 'dinsdag 24 november 2026'."""
        words = [str(d.day), _MONTHS[self.language].split()[d.month - 1]]
        if weekday:
            words.insert(0, _DAYS[self.language].split()[d.weekday()])
        if year:
            words.append(str(d.year))
        return " ".join(words)

    def short_day(self, d: date, *, year: bool = False) -> str:
        """'24 nov', '24 nov 2026': for narrow columns."""
        words = [str(d.day), self.short_month(d.month)]
        return " ".join([*words, str(d.year)] if year else words)

    def month(self, d: date, *, year: bool = True) -> str:
        """'november 2026'."""
        name = _MONTHS[self.language].split()[d.month - 1]
        return f"{name} {d.year}" if year else name

    def short_month(self, month: int) -> str:
        """'nov', for month 1 to 12."""
        return _SHORT_MONTHS[self.language].split()[month - 1]

    def weekday(self, d: date, *, short: bool = False) -> str:
        """'dinsdag' or 'di'."""
        return (_SHORT_DAYS if short else _DAYS)[self.language].split()[d.weekday()]

    def clock(self, t: time | datetime) -> str:
        """'16.30' in Dutch, '16:30' in English."""
        mark = "." if self.language == "nl" else ":"
        return f"{t.hour}{mark}{t.minute:02d}"

    def number(self, value: "int | float | Decimal", decimals: int = 0) -> str:
        """'1.234,5' in Dutch, '1,234.5' in English, with exactly `decimals` decimals."""
        plain = f"{value:,.{decimals}f}"
        if self.language == "en":
            return plain
        return plain.translate(str.maketrans(",.", ".,"))

    def hours(self, minutes: int) -> str:
        """'1,5 uur' from minutes; at most two decimals, none that are zero."""
        from decimal import Decimal  # not needed before there are figures

        figure = self.number(Decimal(minutes) / 60, 2)
        mark = "," if self.language == "nl" else "."
        figure = figure.rstrip("0").rstrip(mark)
        said = self.plural("{hours} uur", "{hours} uur", 1 if minutes == 60 else 2)
        return said.format(hours=figure).replace(" ", NBSP)

    def lasting(self, minutes: int) -> str:
        """'20 minuten' for what takes less than an hour, else as `hours`."""
        if minutes < 60:
            said = self.plural("{n} minuut", "{n} minuten", minutes)
            return said.format(n=minutes).replace(" ", NBSP)
        return self.hours(minutes)

    def percent(self, whole: int) -> str:
        """'41%' without a space."""
        return f"{whole}%"


_current = Wording("nl")


def use(language: str) -> None:
    """Sets the language of the window from here on."""
    global _current
    _current = Wording(language)


def wording() -> Wording:
    """The language of the window."""
    return _current


def _(dutch: str) -> str:
    return _current.text(dutch)


def ngettext(one: str, many: str, n: int) -> str:
    """The singular or plural text for `n`, in the language of the window."""
    return _current.plural(one, many, n)


def N_(dutch: str) -> str:
    """Marks a text in data; it is translated where it is shown."""
    return dutch
