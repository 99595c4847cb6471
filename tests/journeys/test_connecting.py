"""The fourth door: the organisation's own database, on a server that asks for a password."""

import os
import socket
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from desktop import compose
from desktop.domain.access import Access
from desktop.domain.clock import ShiftedClock
from desktop.domain.vocabulary import WorksFor
from desktop.models import Base, Person
from desktop.services.administration import Administrations, Credentials
from desktop.storage import access
from desktop.views.figures.page import FiguresPage
from desktop.views.rooms.booking_form import BookingForm
from desktop.views.rooms.page import RoomsPage
from desktop.views.settings.page import SettingsPage
from desktop.views.today.page import TodayPage
from desktop.views.unlock.connect_page import ConnectPage
from desktop.views.unlock.first_page import FirstPage
from tests import postgres_server
from tests.journeys.visitor import CTRL, ENTER, PASSWORD, TODAY, Visitor

USER, WITH, WITHOUT = "noor", "over de brug", "leeg"


@pytest.fixture(scope="module")
def reachable() -> Iterator[postgres_server.Server]:
    """A server with one database that holds an administration, and one that is empty."""
    programs = postgres_server.programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail(postgres_server.MISSING)
        pytest.skip(postgres_server.MISSING)
    running = postgres_server.Server(programs, _free_port())
    try:
        running.sql(f"CREATE ROLE {USER} LOGIN PASSWORD '{PASSWORD}'")
        for name in (WITH, WITHOUT):
            running.sql(f'CREATE DATABASE "{name}" OWNER {USER}')
        Administrations(ShiftedClock(TODAY)).create_on_server(
            f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{running.port}/{WITH}",
            "Over de Brug",
            "Noor",
        )
        yield running
    finally:
        running.stop()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def typed(page: ConnectPage) -> dict[str, str]:
    return {name: box.control.value() for name, box in page.boxes.items()}


def mend(visitor: Visitor, page: ConnectPage, **fields: str) -> None:
    """Types other things in some of the fields, and asks to connect."""
    for name, text in fields.items():
        visitor.tab_to(page.boxes[name].control)
        visitor.press(Qt.Key.Key_A, CTRL)
        visitor.type(text)
    visitor.press(ENTER)


def is_told(visitor: Visitor, page: ConnectPage, field: str, sentence: str) -> None:
    """That sentence stands at the field, which has the focus; everything typed still stands."""
    before = typed(page)
    visitor.until(page.button.isEnabled)
    assert {name: box.sentence for name, box in page.boxes.items() if box.sentence} == {
        field: sentence
    }
    assert page.boxes[field].control.hasFocus()
    assert typed(page) == before
    assert visitor.window.workplace is None


def test_every_wrong_way_is_told_where_it_is_mended_and_the_right_one_opens(
    arrive, reachable, machine
):
    visitor = arrive()
    visitor.front(FirstPage)
    visitor.press(Qt.Key.Key_Right, times=2)
    visitor.press(ENTER)
    page = visitor.front(ConnectPage)

    silent = "Hier antwoordt geen database. Kijk server en poort na, en of je verbinding hebt."
    refuses = "De server laat je niet binnen. Kijk database, gebruikersnaam en wachtwoord na."
    empty = "In deze database staat nog geen administratie. Vraag je beheerder er een te maken."
    mend(visitor, page, host="nergens.invalid", port=str(reachable.port),
         database="bestaat niet", user=USER, password="niet het wachtwoord")  # fmt: skip
    is_told(visitor, page, "host", silent)
    mend(visitor, page, host="127.0.0.1", port=str(_free_port()))
    is_told(visitor, page, "host", silent)
    mend(visitor, page, port=str(reachable.port))
    is_told(visitor, page, "password", refuses)
    mend(visitor, page, password=PASSWORD)
    is_told(visitor, page, "password", refuses)
    mend(visitor, page, database=WITHOUT)
    is_told(visitor, page, "database", empty)
    mend(visitor, page, database=WITH)
    visitor.page(TodayPage)

    visitor.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    again = visitor.front(ConnectPage)
    known = {"host": "127.0.0.1", "port": str(reachable.port), "database": WITH, "user": USER}
    assert typed(again) == known | {"password": ""}
    mend(visitor, again, password=PASSWORD)
    visitor.page(TodayPage)
    kept = b"".join(file.read_bytes() for file in machine.rglob("*") if file.is_file())
    assert WITH.replace(" ", "%20").encode() in kept
    assert PASSWORD.encode() not in kept


BAS = "bas"


@pytest.fixture(scope="module")
def street(reachable) -> str:
    """The example street on the server, where Bas reaches no table but those of the corporation."""
    reachable.sql(f"CREATE ROLE {BAS} LOGIN PASSWORD '{PASSWORD}'")
    reachable.sql(f"CREATE DATABASE straat OWNER {USER}")
    address = f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{reachable.port}/straat"
    compose.make_example_on_server(address, ShiftedClock(TODAY))
    rooms = access.READABLE[Access.ROOMS]
    writes = access.OWN | access.WRITABLE[Access.ROOMS]
    for schema in ("app", "vertrouwelijk"):
        reachable.sql(f"GRANT USAGE ON SCHEMA {schema} TO {BAS}", database="straat")
    for table in Base.metadata.sorted_tables:
        granted = {
            "SELECT": table.name in access.OWN | rooms,
            "INSERT, UPDATE, DELETE": table.name in writes,
            "UPDATE (version)": table.name == "room",  # what holding its row asks
        }
        for what in (what for what, may in granted.items() if may):
            statement = f'GRANT {what} ON {table.schema}."{table.name}" TO {BAS}'
            reachable.sql(statement, database="straat")
    return address


def everything_said(window) -> str:
    """Every text in the window, in view or not, as the eye and a screen reader get it."""
    said = []
    for widget in (window, *window.findChildren(QWidget)):
        for name in ("text", "toolTip", "accessibleName", "accessibleDescription", "plainText"):
            said.append(str(widget.property(name) or ""))
    return "\n".join(said)


def test_somebody_of_the_corporation_sees_rooms_and_no_residents(arrive, reachable, street):
    visitor = arrive()
    visitor.front(FirstPage)
    visitor.press(Qt.Key.Key_Right, times=2)
    visitor.press(ENTER)
    mend(visitor, visitor.front(ConnectPage), host="127.0.0.1", port=str(reachable.port),
         database="straat", user=BAS, password=PASSWORD)  # fmt: skip
    waiting = visitor.page(SettingsPage)
    assert list(visitor.window.workplace.rail.rows) == ["settings", "lock"]
    assert "vraag een collega om je toegang" in everything_said(waiting)

    noor = Administrations(ShiftedClock(TODAY)).open(street, Credentials())
    try:
        colleagues = compose.services(noor, ShiftedClock(TODAY)).colleagues
        bas = colleagues.list()[0]
        assert (bas.login, bas.works_for) == (BAS, WorksFor.NOBODY)
        colleagues.let_in(bas.id, WorksFor.CORPORATION, bas.works_for)
        with noor.database.read() as session:
            names = session.execute(select(Person.first_name, Person.surname)).all()
    finally:
        noor.close()
    again = visitor.front(ConnectPage)
    visitor.until(lambda: "Een collega veranderde" in everything_said(again))

    mend(visitor, again, password=PASSWORD)
    rooms = visitor.page(RoomsPage)
    visitor.until(lambda: rooms.agenda is not None and len(rooms.agenda.blocks) > 0)
    workplace = visitor.window.workplace
    assert list(workplace.rail.rows) == ["rooms", "figures", "settings", "lock"]
    visitor.press(Qt.Key.Key_N, CTRL)
    form = rooms.panel.content
    assert isinstance(form, BookingForm)
    visitor.until(form.boxes["title"].control.hasFocus)
    visitor.type("Huurdersoverleg")
    visitor.press(ENTER, CTRL)
    visitor.until(lambda: any(b.title == "Huurdersoverleg" for b in rooms.agenda.blocks))
    visitor.press(Qt.Key.Key_2, CTRL)
    figures = visitor.page(FiguresPage)
    visitor.until(lambda: figures.overview is not None)
    workplace.go("settings")
    said = everything_said(visitor.window)
    assert "Huiskamer" in said
    assert "waakvlam" not in said.casefold()
    assert [n for n in names if n.surname and f"{n.first_name} {n.surname}" in said] == []
