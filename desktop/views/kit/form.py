"""Editors in the panel: fields as data, problems beside the fields, nothing typed is lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.errors import BuurtschapError, Conflict, Problem, Refused
from desktop.i18n import N_, _
from desktop.views.kit import theme
from desktop.views.kit.banner import Banner
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import FieldBox
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.notice_strip import NoticeStrip
from desktop.views.kit.packing import pack, unpack

_DRAFT_PAUSE_MS = 1500
_VERSION = "$version"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the values, its label (marked with N_) and how it is made.

    The control has `value()`, `set_value()` and `edited` (see `fields.Editor`). A `half`
    field shares its line with the next half field.
    """

    name: str
    label: str
    make: Callable[[], QWidget]
    hint: str = ""
    half: bool = False


@dataclass(frozen=True, slots=True)
class FormLink:
    """A half-filled form to open again: asked of a page by `show_subject`.

    `form` is the key of the form, `subject` what it is about ("" for something new).
    """

    form: str
    subject: str


class Form(QWidget):
    """A form about one `subject` ("" for something new). Subclasses say what its fields are.

    Override `fields`, `problems` and `job`; `on_conflict` where a record has versions.
    `saved` carries what the service returned. While it is open, what is typed is kept as a
    draft under `key` and `subject`; the next time the same form opens it is put back.

    `version` is that of the record that the fields were filled from, where it has versions. A
    draft keeps its own: what somebody else saved since is then noticed at saving.
    """

    key: ClassVar[str] = ""
    save_text: ClassVar[str] = N_("Leg vast")

    version: int | None = None

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, desk: Desk, subject: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.subject = subject
        self.boxes: dict[str, FieldBox] = {}
        self._conflict: Conflict | None = None
        self._fresh = self.version
        self._touched = False
        self._unkept = False
        self._done = False
        self._attempt: _Attempt | None = None
        self._pause = QTimer(self, singleShot=True, interval=_DRAFT_PAUSE_MS)
        self._pause.timeout.connect(self.keep_draft)
        self._lay_out()
        desk.closing.connect(self.keep_draft)
        self.seek_draft()

    def fields(self) -> tuple[Field, ...]:
        """The fields, in order; override."""
        return ()

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        """What is not right yet, from a pure rule of the domain; override."""
        return ()

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """The service method that saves `values`, and its arguments; override."""
        raise NotImplementedError

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        """Takes over the version of `theirs`, and unless `keep_mine` its values; override."""

    def load(self, values: Mapping[str, Any]) -> None:
        """Shows `values`; what is not named stays as it is. This is not an edit."""
        for name, value in values.items():
            if name in self.boxes:
                self.boxes[name].control.set_value(value)  # type: ignore[attr-defined]

    def filled_from(self, version: int | None) -> None:
        """Tells which version of the record stands now; a draft that was put back keeps its own."""
        self._fresh = version
        if not self.touched or self.version is None:
            self.version = version

    @property
    def touched(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._touched and not self._done

    @property
    def busy(self) -> bool:
        """Whether it is being saved."""
        return not self.button.isEnabled()

    def turn_to(self, subject: str) -> None:
        """Goes on about another subject; what was typed about the one before is its draft.

        The caller shows the new values and then asks `seek_draft`. Not while it is busy.
        """
        self.keep_draft()
        self.subject = subject
        self._conflict, self._touched, self._unkept, self._done = None, False, False, False
        self._strip.hide()
        self.banner.hide()
        self._show([])
        for box in self.boxes.values():
            box.tell("")

    def seek_draft(self) -> None:
        """Puts back what was typed about this subject and not saved, if anything."""
        if self.key:
            self.desk.runner.data(self.desk.services.drafts.list, then=self._offer_draft)

    def read_draft(self) -> dict[str, Any]:
        """What stands in the fields."""
        return {name: box.control.value() for name, box in self.boxes.items()}  # type: ignore[attr-defined]

    def check(self) -> bool:
        """Shows every problem beside its field, goes to the first; whether there are none."""
        found = list(self.problems(self.read_draft()))
        for name, box in self.boxes.items():
            typed = getattr(box.control, "problem", "")
            if typed and not any(p.field == name for p in found):
                box.tell(typed)
        self._show(found)
        wrong = [box for box in self.boxes.values() if box.sentence]
        if wrong:
            wrong[0].control.setFocus()
            self._show(found)  # a field that is left says only what is wrong with what is typed
        return not wrong and not found

    def save(self) -> None:
        """Checks and saves; the form stays open with everything typed until it is saved."""
        self.banner.hide()
        for box in self.boxes.values():
            box.tell("")
        if not self.button.isEnabled() or not self.check():
            return
        fn, args = self.job(self.read_draft())
        self._attempt = _Attempt(fn)
        self.button.setEnabled(False)
        self.desk.runner.data(
            self._attempt, *args, then=self._on_saved, failed=self.on_failed, writes=True
        )

    def cancel(self) -> None:
        """Leaves without saving; the draft is thrown away, the desk can put it back."""
        link, typed = FormLink(self.key, self.subject), self._packed() if self.touched else None
        self._finish()
        self.cancelled.emit()
        if self.key and typed is not None:
            self.desk.form_left.emit(link, typed)

    def keep_draft(self) -> None:
        """Keeps what is typed now, if anything was typed that is not kept or saved yet."""
        self._pause.stop()
        if not self.key or not self._touched or self._done:
            return
        drafts, content = self.desk.services.drafts, self._packed()
        if self.busy and self._attempt is not None:
            settle = self._attempt.settle
            self.desk.runner.data(settle, drafts, self.key, self.subject, content)
        elif self._unkept:
            self.desk.runner.data(drafts.save, self.key, self.subject, content)
        self._unkept = False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep_draft()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(22), theme.px(4), theme.px(22), theme.px(24))
        self.column.setSpacing(theme.px(12))
        self.banner = Banner()
        self.banner.again.connect(self.save)
        self._strip = NoticeStrip()
        self._strip.first.clicked.connect(self._strip_first)
        self._strip.second.clicked.connect(self._strip_second)
        self.column.addWidget(self._strip)
        self.column.addLayout(self.lay_out_fields())
        self._general = PlainLabel("", "error", wrap=True)
        self._general.hide()
        self.column.addWidget(self._general)
        self.column.addWidget(self.banner)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        self.button = Button(_(self.save_text), "primary", key_hint="Ctrl Enter")
        self.button.clicked.connect(self.save)
        buttons.addWidget(self.button)
        self.lay_out_buttons(buttons)
        self.column.addLayout(buttons)
        self.column.addStretch(1)

    def lay_out_fields(self) -> QLayout:
        """Puts the fields under each other, half ones in pairs; override for another order."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(12))
        row, side = 0, 0
        for field in self.fields():
            box = self.add_box(
                field.name, FieldBox(_(field.label), field.make(), hint=_hint(field))
            )
            if not field.half and side:
                row, side = row + 1, 0
            grid.addWidget(box, row, side, 1, 1 if field.half else 2, Qt.AlignmentFlag.AlignTop)
            if field.half and not side:
                side = 1
            else:
                row, side = row + 1, 0
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def lay_out_buttons(self, row: QHBoxLayout) -> None:
        """Adds what stands beside the button that saves; override for something else."""
        leave = Button(_("Annuleer"), "quiet")
        leave.clicked.connect(self.cancel)
        row.addWidget(leave)
        row.addStretch(1)

    def add_box(self, name: str, box: FieldBox) -> FieldBox:
        """Takes a field into the form under `name`; gives it back for laying out."""
        box.control.edited.connect(self._on_edited)  # type: ignore[attr-defined]
        if hasattr(box.control, "problem"):
            box.control.left.connect(self._on_left)  # type: ignore[attr-defined]
        self.boxes[name] = box
        return box

    def _show(self, found: list[Problem]) -> None:
        general = []
        for problem in found:
            if problem.field in self.boxes:
                self.boxes[problem.field].tell(messages.sentence(problem))
            else:
                general.append(messages.sentence(problem))
        self._general.setText(" ".join(general))
        self._general.setVisible(bool(general))

    def _on_edited(self) -> None:
        self._touched = self._unkept = True
        self._pause.start()

    def _on_left(self) -> None:
        for box in self.boxes.values():
            if box.control is self.sender():
                box.tell(getattr(box.control, "problem", ""))

    def _on_saved(self, result: object) -> None:
        self.button.setEnabled(True)
        self._finish()
        self.saved.emit(result)

    def on_failed(self, error: Exception) -> None:
        """Shows why it was not saved; everything typed stays. Override to add to it."""
        self.button.setEnabled(True)
        if isinstance(error, Refused):
            self._show(list(error.problems))
        elif isinstance(error, Conflict):
            self._conflict = error
            self._strip.ask(messages.text(error), _("Houd die van mij"), _("Neem de andere"))
        elif isinstance(error, BuurtschapError):
            self.banner.tell(messages.text(error), retry=messages.can_retry(error))

    def _offer_draft(self, drafts: Any) -> None:
        for draft in drafts:
            if draft.form == self.key and draft.subject == self.subject and not self._touched:
                self._before = self.read_draft()
                content = dict(draft.content)
                self.version = content.pop(_VERSION, self.version)
                self.load(unpack(content))
                self._touched = True
                self._strip.ask(
                    _("Dit had je al ingevuld. Het staat weer klaar."), _("Begin opnieuw")
                )

    def _packed(self) -> dict[str, Any]:
        """What a draft keeps."""
        return pack(self.read_draft()) | ({_VERSION: self.version} if self.version else {})

    def _strip_first(self) -> None:
        if self._conflict is not None:
            self.on_conflict(self._conflict.theirs, keep_mine=True)
            self._conflict = None
            self._strip.hide()
            self.save()
        else:
            self._strip.hide()
            self._touched = self._unkept = False
            self.version = self._fresh
            self.load(self._before)
            self._drop_draft()

    def _strip_second(self) -> None:
        if self._conflict is not None:
            self.on_conflict(self._conflict.theirs, keep_mine=False)
            self._conflict = None
        self._strip.hide()

    def _finish(self) -> None:
        self._done = True
        self._pause.stop()
        if self.key and self._touched:
            self._drop_draft()

    def _drop_draft(self) -> None:
        self.desk.runner.data(self.desk.services.drafts.drop, self.key, self.subject)


class _Attempt:
    """One saving, called on the data lane; what comes after it there can ask how it went."""

    def __init__(self, fn: Callable[..., Any]) -> None:
        self._fn = fn
        self._saved = False

    def __call__(self, *args: Any) -> Any:
        result = self._fn(*args)
        self._saved = True
        return result

    def settle(self, drafts: Any, form: str, subject: str, content: dict[str, Any]) -> None:
        """Keeps the draft of a form that did not wait for the end, unless it was saved."""
        if self._saved:
            drafts.drop(form, subject)
        else:
            drafts.save(form, subject, content)


def _hint(field: Field) -> str:
    return _(field.hint) if field.hint else ""
