"""The school holidays of a region: those that are known, and the editor of one of our own."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from desktop.domain.errors import BuurtschapError, Problem
from desktop.domain.rooms.holidays import SchoolHoliday, SchoolKey
from desktop.domain.rooms.school_form import SchoolDraft, SchoolForm
from desktop.domain.vocabulary import SchoolRegion
from desktop.i18n import N_, _, wording
from desktop.labels import label
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.dates import DateField
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.form import Field, Form
from desktop.views.kit.labels import PlainLabel
from desktop.views.settings.room_row import Row, empty


class SchoolHolidays(QWidget):
    """The school holidays of a region that are not over, by school year.

    `edit_asked` and `away_asked` carry the school holiday; `new` is pressed for another one.
    """

    edit_asked = Signal(object)
    away_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[QWidget] = []
        self.told = PlainLabel("", "quiet", wrap=True)
        self.new = Button(_("Voeg een schoolvakantie toe"), icon="plus")
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(self._place)
        column.addWidget(self.told)
        column.addWidget(self.new, alignment=Qt.AlignmentFlag.AlignLeft)

    def rows(self) -> tuple[Row, ...]:
        """The school holidays as they are shown."""
        return tuple(one for one in self._shown if isinstance(one, Row))

    def show_holidays(self, holidays: tuple[SchoolHoliday, ...]) -> None:
        """Shows those of one region, in order of begin.

        Who is at a row by keyboard stays there; where it went, at the button below.
        """
        at = self._key_in_focus()
        empty(self._place, self._shown)
        for year, of_year in groupby(holidays, key=attrgetter("key.year")):
            text = _("Schooljaar {begin}–{end}").format(begin=year, end=year + 1)
            heading = PlainLabel(text, "small-strong")
            heading.setContentsMargins(0, theme.px(14) if self._shown else 0, 0, 0)
            self._add(heading)
            for holiday in of_year:
                row = Row(holiday, holiday.name, holiday_text(holiday), away=holiday.own)
                row.edit_asked.connect(self.edit_asked)
                row.away_asked.connect(self.away_asked)
                self._add(row)
        self.told.setText(known_text(holidays))
        if at is not None:
            again = (row.edit for row in self.rows() if row.id.key == at)
            next(again, self.new).setFocus()

    def _key_in_focus(self) -> SchoolKey | None:
        focus = QApplication.focusWidget()
        held = (row for row in self.rows() if focus is not None and row.isAncestorOf(focus))
        return next((row.id.key for row in held), None)

    def _add(self, widget: QWidget) -> None:
        self._shown.append(widget)
        self._place.addWidget(widget)


class SchoolEditor(Form):
    """A school holiday of a region by its key, or a new one.

    One that ships is never changed itself: what is filled in goes before it.
    """

    key = "school"

    def __init__(self, desk: Desk, region: SchoolRegion, key: SchoolKey | None = None) -> None:
        self._region = region
        self._known = SchoolForm(None, None, ())
        self._base: SchoolHoliday | None = None
        self._shipped = PlainLabel("", "quiet", wrap=True)
        super().__init__(desk, link_subject(region, key))
        self.button.setEnabled(False)
        desk.runner.data(
            desk.services.rooms.school_form, region, key,
            then=self._start, failed=self._no_longer,
        )  # fmt: skip

    def fields(self) -> tuple[Field, ...]:
        day = partial(DateField, self.desk.clock.today)
        return (
            Field("name", N_("Welke vakantie?"), LineEdit, hint=N_("Bijvoorbeeld Meivakantie.")),
            Field("first_day", N_("Eerste dag"), day, half=True),
            Field("last_day", N_("Laatste dag"), day, half=True),
        )

    def lay_out_fields(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(12))
        where = _("Voor alle community's in de regio {region}.").format(region=label(self._region))
        column.addWidget(PlainLabel(where, "quiet", wrap=True))
        column.addLayout(super().lay_out_fields())
        self._shipped.hide()
        column.addWidget(self._shipped)
        return column

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        draft = self._draft(values)
        if draft is None:
            return ()
        return draft.problems(self._known.others, self.desk.clock.today())

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.desk.services.rooms.save_school_holiday, (self._draft(values),)

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        if isinstance(theirs, SchoolHoliday):
            self._base = theirs
            if not keep_mine:
                self.load(values_of(theirs))

    def _start(self, known: SchoolForm) -> None:
        self.button.setEnabled(True)
        self._known, self._base = known, known.holiday
        if known.shipped is not None:
            name = self.boxes["name"]
            name.control.setEnabled(False)  # another name would leave the one that ships
            name.set_hint("")
            self._shipped.setText(
                _("Volgens de Rijksoverheid: {days}.").format(days=days_text(known.shipped))
            )
            self._shipped.show()
        if known.holiday is not None and not self.touched:  # a half-filled form stays in view
            self.load(values_of(known.holiday))

    def _no_longer(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self.on_failed(error)
            self.button.setEnabled(False)

    def _draft(self, values: Mapping[str, Any]) -> SchoolDraft | None:
        """What is filled in; None while a day is missing or cannot be read."""
        first, last = values["first_day"], values["last_day"]
        if not isinstance(first, date) or not isinstance(last, date):
            return None
        return SchoolDraft(self._region, values["name"], first, last, self._base)


def values_of(holiday: SchoolHoliday) -> dict[str, Any]:
    """What the fields show of a school holiday."""
    return {"name": holiday.name, "first_day": holiday.begins, "last_day": holiday.last_day}


def link_subject(region: SchoolRegion, key: SchoolKey | None) -> str:
    """What the draft of a form is about: 'north', or 'north 2026 meivakantie'."""
    return f"{region} {key.year} {key.name}" if key else str(region)


def link_key(subject: str) -> tuple[SchoolRegion, SchoolKey | None]:
    """The region and key of a subject that `link_subject` made."""
    place, *rest = subject.split()
    region = SchoolRegion(place)
    return region, SchoolKey(region, int(rest[0]), rest[1]) if rest else None


def days_text(holiday: SchoolHoliday) -> str:
    """'19 december 2026 tot en met 3 januari 2027'."""
    words, first, last = wording(), holiday.begins, holiday.last_day
    if first == last:
        return words.day(first, year=True)
    return _("{begins} tot en met {ends}").format(
        begins=words.day(first, year=first.year != last.year), ends=words.day(last, year=True)
    )


def holiday_text(holiday: SchoolHoliday) -> str:
    """Its days, and who says so."""
    return f"{days_text(holiday)} · {_('eigen') if holiday.own else _('Rijksoverheid')}"


def known_text(holidays: tuple[SchoolHoliday, ...]) -> str:
    """Until when the school holidays are known, or what to do when none are."""
    if not holidays:
        return _(
            "Voor deze regio staan er geen schoolvakanties in Buurtschap. Je vindt ze op "
            "rijksoverheid.nl. Voeg ze hieronder toe."
        )
    return _("Bekend tot en met {last}. Kiest de school andere dagen? Wijzig ze dan.").format(
        last=wording().day(holidays[-1].last_day, year=True)
    )


def school_struck_text(again: SchoolHoliday | None) -> str:
    """What is said when one of our own is taken away: which days count again, if any."""
    if again is None:
        return _("De schoolvakantie is weg")
    return _("{name} is weer {days}").format(name=again.name, days=days_text(again))
