"""A section that is one form: it stays, is filled in anew after saving, and never overtakes."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import Form
from desktop.views.settings.section import Section


class SettingsForm(Form):
    """A form that stands in a section, without margins of its own.

    `seen` is what the fields were filled with; a draft that was put back goes before it.
    """

    seen: Any = None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.column.setContentsMargins(0, 0, 0, 0)

    def begin(self, seen: Any) -> None:
        """Shows what stands, unless somebody is typing: that stays, with what it set out from.

        A change by somebody else meanwhile is then noticed at saving.
        """
        if self.seen is None or not self.touched:
            self.seen = seen
        if not self.touched:
            self.load(self.values_of(seen))

    def values_of(self, seen: Any) -> dict[str, Any]:
        """The values of the fields for what stands; override."""
        raise NotImplementedError

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        """Goes on from what somebody else saved meanwhile."""
        self.seen = theirs
        if not keep_mine:
            self.load(self.values_of(theirs))

    def _strip_first(self) -> None:
        # "Begin opnieuw" goes back to what stands now, also when that came after the draft.
        if self._conflict is None and self.seen is not None:
            self._before = self.values_of(self.seen)
        super()._strip_first()


class FormSection(Section):
    """Holds one form at a time in `place`; a saved or left form makes way for a fresh one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form: SettingsForm | None = None
        self.place = QVBoxLayout()

    def make_form(self) -> SettingsForm:
        """A fresh form; override."""
        raise NotImplementedError

    def renew(self) -> None:
        """Puts a fresh form in the place of the one that stands."""
        old, self.form = self.form, self.make_form()
        self.form.saved.connect(self._saved)
        self.form.cancelled.connect(self._left)
        self.place.addWidget(self.form)
        if old is not None:
            self.place.removeWidget(old)
            old.hide()
            old.deleteLater()

    def show_seen(self, seen: Any) -> None:
        """Fills the form with what stands, unless somebody is typing in it."""
        if self.form is None:
            self.renew()
        if self.form is not None:
            self.form.begin(seen)

    def _saved(self, result: object) -> None:
        self.desk.tell(_("Vastgelegd"))
        self._left()

    def _left(self) -> None:
        self.renew()
        self.reload()
