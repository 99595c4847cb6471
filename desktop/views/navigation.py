"""Where one can go in the window, as data. Pages are imported when first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.access import Access
from desktop.i18n import N_
from desktop.views.kit.page import Page


@dataclass(frozen=True, slots=True)
class Destination:
    """A place in the rail: its key, icon, name (marked with N_) and the class of its page.

    `needs` is what one must have access to; None is for everybody.
    """

    key: str
    icon: str
    name: str
    load: Callable[[], type[Page]]
    needs: Access | None


def _today() -> type[Page]:
    from desktop.views.today.page import TodayPage

    return TodayPage


def _residents() -> type[Page]:
    from desktop.views.residents.page import ResidentsPage

    return ResidentsPage


def _ties() -> type[Page]:
    from desktop.views.ties.page import TiesPage

    return TiesPage


def _rooms() -> type[Page]:
    from desktop.views.rooms.page import RoomsPage

    return RoomsPage


def _log() -> type[Page]:
    from desktop.views.log.page import LogPage

    return LogPage


def _figures() -> type[Page]:
    from desktop.views.figures.page import FiguresPage

    return FiguresPage


def _reports() -> type[Page]:
    from desktop.views.reports.page import ReportsPage

    return ReportsPage


def _settings() -> type[Page]:
    from desktop.views.settings.page import SettingsPage

    return SettingsPage


def _importing() -> type[Page]:
    from desktop.views.importing.page import ImportPage

    return ImportPage


PAGES = (
    Destination("today", "home", N_("Vandaag"), _today, Access.PEOPLE),
    Destination("residents", "users", N_("Bewoners"), _residents, Access.PEOPLE),
    Destination("ties", "heart-handshake", N_("Goede buren"), _ties, Access.PEOPLE),
    Destination("rooms", "calendar", N_("Ruimtes"), _rooms, Access.ROOMS),
    Destination("log", "notebook", N_("Logboek"), _log, Access.PEOPLE),
    Destination("figures", "chart-bar", N_("Cijfers"), _figures, Access.ROOMS),
    Destination("reports", "report", N_("Rapporten"), _reports, Access.HOUSE),
)
FOOT = (Destination("settings", "settings", N_("Instellingen"), _settings, None),)
HIDDEN = (
    Destination("importing", "file-import", N_("Lees een lijst in"), _importing, Access.HOUSE),
)

PAGE_OF_HIT = {
    "person": "residents",
    "question": "residents",
    "talent": "residents",
    "activity": "log",
    "booking": "rooms",
    "room": "rooms",
    "community": "settings",
}
FORM_PAGES = {
    "person": "residents",
    "tie.agreement": "ties",
    "tie.evaluation": "ties",
    "activity": "log",
    "booking": "rooms",
    "community": "settings",
    "room": "settings",
    "closing": "settings",
    "school": "settings",
    "organisation": "settings",
    "you": "settings",
    "importing": "importing",
    "report.texts": "reports",
    "report.explanation": "reports",
    "report.targets": "reports",
    "report.funder": "reports",
}
_OF_THE_HOUSE = frozenset({"community", "room", "closing", "school", "organisation"})
"""Forms of Instellingen that not everybody sees, though everybody has that page."""


def page_of_form(form: str, access: frozenset[Access]) -> str | None:
    """The page of a form; None when it has none, or none with that access."""
    page = FORM_PAGES.get(form)
    if page is None or not is_open(page, access):
        return None
    return page if form not in _OF_THE_HOUSE or Access.HOUSE in access else None


def places(access: frozenset[Access]) -> tuple[Destination, ...]:
    """Where one can go with that access, in the order of the rail; not its foot."""
    return tuple(place for place in PAGES if place.needs in access)


def is_open(key: str, access: frozenset[Access]) -> bool:
    """Whether one can go there with that access. KeyError for no destination."""
    needs = find(key).needs
    return needs is None or needs in access


def find(key: str) -> Destination:
    """The destination with that key; KeyError when there is none."""
    for destination in (*PAGES, *FOOT, *HIDDEN):
        if destination.key == key:
            return destination
    raise KeyError(key)
