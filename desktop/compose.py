"""Puts the services of one open administration together, for the window and the command.

Importing this loads the database's libraries: the window does that while somebody types.
"""

from pathlib import Path

from desktop.domain.clock import Clock
from desktop.domain.communities import CommunityDraft
from desktop.domain.vocabulary import Roof
from desktop.services import Services
from desktop.services.administration import Administrations, Credentials, OpenAdministration
from desktop.services.bookings import Bookings
from desktop.services.calendars import Calendars
from desktop.services.colleagues import Colleagues
from desktop.services.communities import Communities
from desktop.services.drafts import Drafts
from desktop.services.example_data import ExampleData
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

EXAMPLE_NAME = "Voorbeeldstraat"
EXAMPLE_ACCOUNT = "Sanne"


def services(opened: OpenAdministration, clock: Clock) -> Services:
    """Every service of an open administration."""
    database = opened.database
    return Services(
        organisation=Organisation(database, clock),
        colleagues=Colleagues(database, clock),
        communities=Communities(database, clock),
        residents=Residents(database, clock),
        log=Log(database, clock),
        bookings=Bookings(database, clock),
        rooms=Rooms(database, clock),
        ties=Ties(database, clock),
        matching=Matching(database, clock),
        calendars=Calendars(database, clock),
        importing=Importing(database, clock),
        today=Today(database, clock),
        reporting=Reporting(database, clock),
        search=Search(database, clock),
        undo=Undo(database, clock),
        drafts=Drafts(database, clock),
    )


def make_example(
    folder: Path, password: str, clock: Clock, seed: int = 7, size: str = "small"
) -> str:
    """Makes an administration with example data in `folder`; gives its recovery code, once."""
    administrations = Administrations(clock)
    code = administrations.create(folder, EXAMPLE_NAME, EXAMPLE_ACCOUNT, password, example=True)
    _fill(administrations.open(folder, Credentials(password)), clock, seed, size)
    return code


def make_example_on_server(url: str, clock: Clock, seed: int = 7, size: str = "small") -> None:
    """Makes an administration with example data in an empty PostgreSQL database."""
    administrations = Administrations(clock)
    administrations.create_on_server(url, EXAMPLE_NAME, EXAMPLE_ACCOUNT, example=True)
    _fill(administrations.open(url, Credentials()), clock, seed, size)


def _fill(opened: OpenAdministration, clock: Clock, seed: int, size: str) -> None:
    try:
        ExampleData(opened.database, clock).make(seed, size)
    finally:
        opened.close()


def make_community(
    opened: OpenAdministration, clock: Clock, name: str, storeys: tuple[int, ...], roof: Roof
) -> None:
    """Adds a community; `storeys` are doors per storey, the lowest first."""
    Communities(opened.database, clock).save(CommunityDraft(name, storeys, roof))
