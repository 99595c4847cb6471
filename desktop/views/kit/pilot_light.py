"""The waakvlam of somebody or of a tie: up and down with one press, and always a next day."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.ties.card import LightLine
from desktop.domain.ties.light import closer, looser, next_moment
from desktop.domain.vocabulary import Intensity
from desktop.i18n import N_, _, wording
from desktop.labels import label
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.chips import FlowLayout
from desktop.views.kit.dates import DateField
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import Field, Form
from desktop.views.kit.labels import PlainLabel


class PilotLightBlock(QWidget):
    """What burns, and the presses for it. Exactly one of `person_id` and `tie_id` is given.

    It keeps no reason and shows no history. `trouble` carries what went wrong; `settled` tells
    that the form for another day was put away.
    """

    trouble = Signal(object)
    settled = Signal()

    def __init__(
        self, desk: Desk, *, person_id: UUID | None = None, tie_id: UUID | None = None
    ) -> None:
        super().__init__()
        self.desk = desk
        self.light: LightLine | None = None
        self._of = {"tie_id": tie_id} if tie_id is not None else {"person_id": person_id}
        self._said = PlainLabel("", wrap=True)
        self.closer = self._button("light-closer", _("Dichterbij"), self._go_closer)
        self.looser = self._button("light-looser", _("Losser"), self._go_looser)
        self.seen = self._button("light-seen", _("Gesproken"), self._see)
        self.other_day = self._button("light-day", _("Andere dag"), self._ask_day)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, gap=8)
        for button in (self.seen, self.closer, self.looser, self.other_day):
            flow.addWidget(button)
        self.form: _DayForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(self._said)
        self._column.addWidget(self._buttons)

    def show_light(self, light: LightLine | None) -> None:
        """Shows what burns now; None is nothing."""
        self.light = light
        if light is None:
            self._said.setText(_("Uit"))
        else:
            level, day = label(light.level).capitalize(), wording().day(light.next_on)
            self._said.setText(_("{level}, weer op {day}").format(level=level, day=day))
        due = light is not None and light.next_on <= self._today()
        self._said.set_role("strong" if due else "body" if light else "small")
        self.closer.set_text(_("Dichterbij") if light else _("Zet de waakvlam aan"))
        self.closer.setVisible(light is None or light.level is not Intensity.INTENSIVE)
        for button in (self.seen, self.looser, self.other_day):
            button.setVisible(light is not None)
        self.seen.explain(_("De volgende dag schuift vanzelf op."))

    def _go_closer(self) -> None:
        self._set(closer(self.light.level if self.light else None))

    def _go_looser(self) -> None:
        if self.light is None:
            return
        level = looser(self.light.level)
        if level is not None:
            self._set(level)
        else:
            put_out = self.desk.services.ties.put_out
            self._run(partial(put_out, self.light.id), _("De waakvlam is uit"))

    def _set(self, level: Intensity) -> None:
        light, day = self.desk.services.ties.light, next_moment(level, self._today())
        job = partial(light, **self._of, level=level, next_on=day)
        self._run(job, _("De waakvlam staat, met een volgende dag"))

    def _see(self) -> None:
        if self.light is not None:
            day = next_moment(self.light.level, self._today())
            seen = partial(self.desk.services.ties.light_seen, self.light.id, day)
            said = _("Opgeslagen. De waakvlam staat weer op {day}")
            self._run(seen, said.format(day=wording().day(day)))

    def _ask_day(self) -> None:
        if self.light is None:
            return
        self._put_form_away()
        self.form = _DayForm(self.desk, self.light)
        self.form.saved.connect(self._day_saved)
        self.form.cancelled.connect(self._put_form_away)
        self._column.addWidget(self.form)
        self.form.show()
        self.form.boxes["next_on"].control.setFocus()

    def _day_saved(self, _done: object) -> None:
        self.desk.tell(_("De dag staat"))
        self._put_form_away()

    def _put_form_away(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.other_day.setFocus(Qt.FocusReason.OtherFocusReason)
            self.settled.emit()

    def _run(self, job: Callable[[], Any], said: str) -> None:
        self.desk.runner.data(
            partial(_done, job, said), then=self._tell, failed=self._fail, writes=True
        )

    def _tell(self, said: str) -> None:
        self.desk.tell(said)

    def _fail(self, error: Exception) -> None:
        self.trouble.emit(error)

    def _today(self) -> date:
        return self.desk.clock.today()

    def _button(self, name: str, text: str, press: Callable[[], None]) -> Button:
        made = Button(text, size="small")
        made.setObjectName(name)
        made.clicked.connect(press)
        return made


class _DayForm(Form):
    """Another day for the next moment."""

    def __init__(self, desk: Desk, light: LightLine) -> None:
        self._light = light
        super().__init__(desk)
        self.column.setContentsMargins(0, theme.px(4), 0, theme.px(6))
        self.load({"next_on": light.next_on})

    def fields(self) -> tuple[Field, ...]:
        return (
            Field("next_on", N_("Wanneer kijk je weer?"),
                  partial(DateField, self.desk.clock.today)),
        )  # fmt: skip

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        return () if values["next_on"] else (Problem("next_on", "required"),)

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.desk.services.ties.light_seen, (self._light.id, values["next_on"])


def _done(job: Callable[[], Any], said: str) -> str:
    job()
    return said
