"""What a funder hopes to see: a number for each figure, and under which ambition it stands."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.figures.tables import WITHIN_AMBITION
from desktop.domain.figures.values import row_key
from desktop.domain.reporting import TargetLine
from desktop.domain.vocabulary import Ambition
from desktop.i18n import N_, _, wording
from desktop.labels import label
from desktop.reports.catalogue import FIGURES, figure_label
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice, Tick
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.form import Field
from desktop.views.kit.labels import PlainLabel
from desktop.views.reports.forms import ReportForm

_NOWHERE = ""
Row = tuple[str, str, bool, str]


class TargetRow(QWidget):
    """One figure: a number, whether less is better, and where it stands."""

    edited = Signal()

    def __init__(self, key: str, ambition: Ambition | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._ambition = ambition
        name = figure_label(key.partition("/")[0], wording())
        self.number = LineEdit()
        self.number.setFixedWidth(theme.px(84))
        self.number.setAccessibleName(_("Doel voor {figure}").format(figure=name))
        self.less = Tick(_("liever minder"))
        self.place = Choice([(_NOWHERE, _("kerncijfers")), *_places()])
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, theme.px(6))
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(2))
        grid.addWidget(PlainLabel(name, "strong", wrap=True), 0, 0, 1, 2)
        grid.addWidget(self.number, 1, 0)
        grid.addWidget(self.less, 1, 1)
        grid.addWidget(self.place, 2, 0, 1, 2)
        self.place.setVisible(ambition is None)
        grid.setColumnStretch(1, 1)
        for control in (self.number, self.less, self.place):
            control.edited.connect(self.edited)

    def row(self) -> Row:
        """What stands in it."""
        place = self._ambition.value if self._ambition else self.place.value()
        return (self.key, self.number.value(), self.less.value(), place)

    def show_row(self, row: Row) -> None:
        """Shows what was set before."""
        _key, number, less, place = row
        self.number.set_value(number)
        self.less.set_value(less)
        self.place.set_value(place)


def _places() -> list[tuple[str, str]]:
    return [
        (ambition.value, _("ambitie {n}").format(n=number))
        for number, ambition in enumerate(Ambition, start=1)
    ]


class TargetsEditor(QWidget):
    """All targets of a year; `problem` tells which number cannot be read."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, TargetRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for number, ambition in enumerate(Ambition, start=1):
            title = _("Ambitie {n}: {name}").format(n=number, name=label(ambition))
            column.addWidget(PlainLabel(title, "heading", wrap=True))
            for figure_id in WITHIN_AMBITION:
                self._add(column, row_key(figure_id, ambition), ambition)
        column.addWidget(PlainLabel(_("Alle cijfers samen"), "heading"))
        for figure_id in FIGURES:
            self._add(column, figure_id, None)

    def _add(self, column: QVBoxLayout, key: str, ambition: Ambition | None) -> None:
        row = TargetRow(key, ambition)
        row.edited.connect(self.edited)
        self.rows[key] = row
        column.addWidget(row)

    def value(self) -> tuple[Row, ...]:
        """The rows with a number."""
        return tuple(row.row() for row in self.rows.values() if row.number.value())

    def set_value(self, value: object) -> None:
        """Shows rows; what they do not name is empty."""
        given: dict[str, Row] = {row[0]: row for row in value or ()}  # type: ignore[attr-defined]
        for key, row in self.rows.items():
            row.show_row(given.get(key, (key, "", False, _NOWHERE)))

    @property
    def problem(self) -> str:
        """The sentence for the first number that cannot be read; empty when all can."""
        for key, number, _less, _place in self.value():
            if read_number(number) is None:
                name = figure_label(key.partition("/")[0], wording())
                return _("{figure}: vul een getal in, bijvoorbeeld 40.").format(figure=name)
        return ""


def read_number(text: str) -> Decimal | None:
    """A number as typed ('1.250', '7,5', '80%'); None when it is none."""
    plain = text.replace("%", "").replace(" ", "").replace("\u00a0", "")
    if "," in plain or plain.count(".") > 1 or _thousands(plain):
        plain = plain.replace(".", "").replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 10**9 else None


def _thousands(plain: str) -> bool:
    _whole, dot, behind = plain.partition(".")
    return bool(dot) and len(behind) == 3


def written_rows(targets: Iterable[TargetLine]) -> tuple[Row, ...]:
    """Targets as rows of the editor."""
    words = wording()
    return tuple(
        (
            target.key,
            words.number(target.value, 0 if target.value == int(target.value) else 2),
            target.less_is_better,
            target.ambition.value if target.ambition else _NOWHERE,
        )
        for target in targets
    )


class TargetsForm(ReportForm):
    """The targets of one funder for one year."""

    key = "report.targets"

    def __init__(self, desk: Desk, funder_id: UUID, year: int) -> None:
        self._funder_id, self._year = funder_id, year
        super().__init__(desk, f"{funder_id}/{year}")

    def fields(self) -> tuple[Field, ...]:
        """One control for all of them."""
        hint = N_("Leeg laten mag: dan staat er geen doel bij.")
        return (Field("targets", N_("Doelen"), TargetsEditor, hint=hint),)

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Replaces the targets of the year."""
        lines = tuple(
            TargetLine(key, read_number(number) or Decimal(0), less, _ambition(place))
            for key, number, less, place in values["targets"]
        )
        return self.desk.services.reporting.set_targets, (self._funder_id, self._year, lines)


def _ambition(place: str) -> Ambition | None:
    return Ambition(place) if place else None
