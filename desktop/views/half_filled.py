"""Forms that were left with something typed in them: offered to go on with, one at a time."""

import re
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop import messages
from desktop.domain.errors import BuurtschapError, Refused
from desktop.i18n import _
from desktop.services import Services
from desktop.views import navigation
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import FormLink
from desktop.views.kit.toast import Toast

_ID_LENGTH = 36


class HalfFilled(QObject):
    """Offers in the undo bar what was kept, newest first, and what was just left.

    `opened` carries the page and the link of the form to go on with.
    """

    opened = Signal(str, object)

    def __init__(self, desk: Desk, toast: Toast) -> None:
        super().__init__(toast)
        self._desk, self._toast = desk, toast
        self._waiting: list[FormLink] = []
        self._left: dict[str, Any] | None = None
        toast.offer_taken.connect(self._go_on)
        desk.form_left.connect(self.offer_back)

    def seek(self) -> None:
        """Offers what was kept when the administration was locked, or the program stopped."""
        self._desk.runner.data(self._desk.services.drafts.list, then=self._offer)

    def offer_back(self, link: FormLink, content: dict[str, Any]) -> None:
        """Offers to put back what was just typed: `content` is what a draft holds."""
        if self._page_of(link.form):
            self._waiting, self._left = [link], content
            self._toast.offer(_("Wat je typte, is weggelegd."), _("Zet terug"))

    def _offer(self, drafts: Any) -> None:
        self._left = None
        self._waiting = [FormLink(d.form, d.subject) for d in drafts if self._page_of(d.form)]
        self._tell(_("Je was nog iets aan het invullen."))

    def _page_of(self, form: str) -> str | None:
        return navigation.page_of_form(form, self._desk.access)

    def _tell(self, sentence: str) -> None:
        if self._waiting:
            self._toast.offer(sentence, _("Ga verder"))

    def _go_on(self) -> None:
        link = self._waiting[0]
        content, self._left = self._left, None
        if content is not None:
            save = self._desk.services.drafts.save
            self._desk.runner.data(save, link.form, link.subject, content)
        self._desk.runner.data(
            _stands, self._desk.services, link, then=self._open, failed=self._tell_trouble
        )

    def _open(self, stands: bool) -> None:
        link, more = self._waiting.pop(0), _("Er staat nog iets half ingevuld.")
        if stands:
            self.opened.emit(self._page_of(link.form), link)
            self._tell(more)
            return
        self._desk.runner.data(self._desk.services.drafts.drop, link.form, link.subject)
        gone = _("Dat bestaat niet meer. Wat je erover invulde, is weggehaald.")
        self._toast.tell(gone, undo=False)
        self._tell(f"{gone} {more}")

    def _tell_trouble(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self._toast.tell(messages.text(error), undo=False)


def _stands(services: Services, link: FormLink) -> bool:
    """Whether what a form is about is still there: something new has nothing to be gone."""
    form = link.form.partition(".")[0]
    if form == "school":  # known by its name; its editor tells when it is gone
        return True
    about = [UUID(part) for part in re.split("[ /]", link.subject) if len(part) == _ID_LENGTH]
    if not about:
        return True
    if link.subject.startswith("booking/"):
        form = "entry_of_booking"
    try:
        return _READS[form](services, about) is not None
    except Refused:
        return False


def _funder(services: Services, about: Sequence[UUID]) -> UUID | None:
    return about[0] if about[0] in {f.id for f in services.reporting.options().funders} else None


def _closing(services: Services, about: Sequence[UUID]) -> object:
    """A closure by its second id; a new one is about a community alone."""
    return services.rooms.closing(about[1]) if len(about) > 1 else about


_READS: dict[str, Callable[[Services, Sequence[UUID]], object]] = {
    "person": lambda services, about: services.residents.card(about[0]),
    "activity": lambda services, about: services.log.entry(about[0]),
    "entry_of_booking": lambda services, about: services.log.entry_of_booking(about[0]),
    "booking": lambda services, about: services.bookings.details(about[0]),
    "community": lambda services, about: services.communities.draft(about[0]),
    "room": lambda services, about: services.rooms.rules(about[0]),
    "closing": _closing,
    "report": _funder,
    "tie": lambda services, about: services.ties.card(about[0]),
}
"""How to read what a form is about, by the key of the form; Refused or None when it is gone."""
