"""The use cases. `Services` is what the window gets: every service of one open administration.

Services are imported where they are composed (`app.py`, `cli.py`), not here: importing this
package must not load SQLAlchemy before the unlock page is painted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.bookings import Bookings
    from desktop.services.calendars import Calendars
    from desktop.services.colleagues import Colleagues
    from desktop.services.communities import Communities
    from desktop.services.drafts import Drafts
    from desktop.services.importing import Importing
    from desktop.services.log import Log
    from desktop.services.organisation import Organisation
    from desktop.services.reporting import Reporting
    from desktop.services.residents import Residents
    from desktop.services.rooms import Rooms
    from desktop.services.search import Search
    from desktop.services.ties import Matching, Ties
    from desktop.services.today import Today
    from desktop.services.undo import Undo


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one open administration."""

    organisation: Organisation
    colleagues: Colleagues
    communities: Communities
    residents: Residents
    log: Log
    bookings: Bookings
    rooms: Rooms
    ties: Ties
    matching: Matching
    calendars: Calendars
    importing: Importing
    today: Today
    reporting: Reporting
    search: Search
    undo: Undo
    drafts: Drafts
