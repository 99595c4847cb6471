"""A machine of its own, and an example administration that every journey gets a copy of."""

import shutil
from datetime import date, time
from pathlib import Path

import pytest

from desktop import compose
from desktop.domain.clock import ShiftedClock
from desktop.domain.reading.rehearsal import Options
from desktop.services.administration import Administrations, Credentials
from desktop.views.kit import theme
from tests.journeys.visitor import (
    PASSWORD,
    TODAY,
    StrayWindows,
    Visitor,
    open_window,
    remember,
)

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
LISTS = ("bewonerslijst-betje-wolff.xlsx", "aanwezigheid-2026-q3.csv", "huiskamer.ics")


@pytest.fixture(autouse=True)
def machine(tmp_path, monkeypatch):
    """Nothing of the person at this computer is read or changed."""
    monkeypatch.setenv("BUURTSCHAP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def example_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "straat"
    compose.make_example(folder, PASSWORD, ShiftedClock(TODAY, time(9)))
    return folder


@pytest.fixture
def example(example_once: Path, tmp_path: Path) -> Path:
    """An administration of the example street, closed."""
    return Path(shutil.copytree(example_once, tmp_path / "straat"))


@pytest.fixture(scope="session")
def lists_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists") / "brug"
    clock = ShiftedClock(TODAY, time(9))
    Administrations(clock).create(folder, "Over de Brug", "Noor", PASSWORD)
    opened = Administrations(clock).open(str(folder), Credentials(password=PASSWORD))
    importing = compose.services(opened, clock).importing
    for name in LISTS:
        importing.commit(importing.open(SAMPLES / name), Options(community="Betje Wolff"))
    opened.close()
    return folder


@pytest.fixture
def lists(lists_once: Path, tmp_path: Path) -> Path:
    """An administration into which the three lists were read, closed."""
    return Path(shutil.copytree(lists_once, tmp_path / "brug"))


@pytest.fixture
def arrive(qtbot, qapp):
    """Lets somebody arrive at the window; afterwards it is closed as usual.

    No window ever shows but that one.
    """
    here = []
    strays = StrayWindows()
    qapp.installEventFilter(strays)

    def start(recent: Path | None = None, today: date = TODAY) -> Visitor:
        if recent is not None:
            remember(recent)
        here.append(Visitor(open_window(today), qtbot.waitUntil))
        return here[-1]

    yield start
    for visitor in here:
        visitor.leave()
    qapp.removeEventFilter(strays)
    assert not strays.seen
    theme.set_theme(qapp, "dag", scale=1.0)
