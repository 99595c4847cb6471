"""A machine of its own, and an example administration that every journey gets a copy of."""

import shutil
from datetime import time
from pathlib import Path

import pytest

from desktop import compose
from desktop.domain.clock import ShiftedClock
from desktop.views.kit import theme
from tests.journeys.visitor import PASSWORD, TODAY, Visitor


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


@pytest.fixture
def arrive(qtbot, qapp):
    """Lets somebody arrive at the window; afterwards it is closed as usual."""
    here = []

    def start(recent: Path | None = None) -> Visitor:
        here.append(Visitor(qtbot, recent=recent))
        return here[-1]

    yield start
    for visitor in here:
        visitor.leave()
    theme.set_theme(qapp, "dag", scale=1.0)
