"""The fourth door: the organisation's own database, on a server that asks for a password."""

import os
import socket
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from desktop.domain.clock import ShiftedClock
from desktop.services.administration import Administrations
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
