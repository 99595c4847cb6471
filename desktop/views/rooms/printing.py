"""From the calendar to paper: read on the data lane, drawn on the paper lane, then shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.domain.rooms.keys import KeyList
from desktop.domain.settings import House
from desktop.i18n import N_, Wording, _, wording
from desktop.reports import catalogue
from desktop.services import Services
from desktop.views.kit.printing import Pages, PrintDialog, read_pages
from desktop.views.rooms.toolbar import Print

if TYPE_CHECKING:
    from desktop.views.rooms.page import RoomsPage

_WEEK = 7


class Printing(QObject):
    """Makes what the page asks for and opens the print preview."""

    def __init__(self, page: "RoomsPage") -> None:
        super().__init__(page)
        self._page = page
        self._name = ""

    def ask(self, kind: Print, day: date, community_id: UUID | None) -> None:
        """Prints the week or the month of `day`, or the keys, of a community (of all)."""
        read = _READERS[kind]
        self._name = _(_NAMES[kind])
        self._page.ask(read, self._page.desk.services, day, community_id, then=self._draw)

    def confirm(self, occurrence_id: UUID) -> None:
        """Prints the confirmation of a booking."""
        self._name = _("Bevestiging")
        services = self._page.desk.services
        self._page.ask(_confirmation, services, occurrence_id, then=self._draw)

    def _draw(self, draw: Any) -> None:
        self._page.desk.runner.paper(
            _pages,
            draw,
            wording(),
            self._page.desk.example,
            then=self._open,
            failed=self._page.tell_trouble,
        )

    def _open(self, pages: Pages) -> None:
        PrintDialog(self._page, pages, self._name).open()


def _pages(draw: Any, words: Wording, example: bool) -> Pages:
    return read_pages(draw(words, example=example))


def _house(services: Services) -> House:
    return services.organisation.house()


def _week(services: Services, day: date, community_id: UUID | None, *, names: bool) -> Any:
    monday = day - timedelta(days=day.weekday())
    agenda = services.bookings.agenda(monday, _WEEK, community_id)
    return partial(catalogue.room_week, agenda, _house(services), names=names)


def _month(services: Services, day: date, community_id: UUID | None) -> Any:
    first = day.replace(day=1)
    monday = first - timedelta(days=first.weekday())
    after = (first + timedelta(days=31)).replace(day=1)
    weeks = -((monday - after).days // _WEEK)
    read = partial(services.bookings.agenda, monday, weeks * _WEEK)
    every = services.communities.list() if community_id is None else ()
    agendas = [agenda for line in every if (agenda := read(line.id)).rooms] or [read(community_id)]
    return partial(catalogue.room_month, agendas, first, _house(services))


def _keys(services: Services, day: date, community_id: UUID | None) -> Any:
    if community_id is not None:
        keys = services.rooms.keys(community_id, day)
        return partial(catalogue.room_keys, keys, _house(services))
    lists = [services.rooms.keys(line.id, day) for line in services.communities.list()]
    lines = tuple(
        replace(line, room=f"{line.room} · {keys.community}" if line.room else keys.community)
        for keys in lists
        for line in keys.lines
    )
    every = KeyList(_("Alle community's"), day, lines)
    return partial(catalogue.room_keys, every, _house(services))


def _confirmation(services: Services, occurrence_id: UUID) -> Any:
    details = services.bookings.details(occurrence_id)
    return partial(catalogue.room_confirmation, details, _house(services))


_READERS: dict[Print, Callable[..., Any]] = {
    Print.WEEK: partial(_week, names=False),
    Print.WEEK_WITH_NAMES: partial(_week, names=True),
    Print.MONTH: _month,
    Print.KEYS: _keys,
}
_NAMES = {
    Print.WEEK: N_("Week van de ruimtes"),
    Print.WEEK_WITH_NAMES: N_("Week van de ruimtes"),
    Print.MONTH: N_("Maand van de ruimtes"),
    Print.KEYS: N_("Sleutellijst"),
}
