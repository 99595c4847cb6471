"""The page on a real, empty store."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.services.communities import Communities
from desktop.services.drafts import Drafts
from desktop.services.importing import Importing
from desktop.services.undo import Undo
from desktop.storage.database import Database
from desktop.views.importing.page import ImportPage
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.runner import InlineRunner

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@pytest.fixture
def bus():
    return ChangeBus()


@pytest.fixture
def store(embedded: Database, bus):
    """The embedded store, announcing on the bus of the window."""
    told = Database(embedded.engine, bus.announce, embedded.clock, embedded.account_id)
    yield told
    told.close()


@pytest.fixture
def desk(store, clock, bus):
    services = SimpleNamespace(
        importing=Importing(store, clock),
        communities=Communities(store, clock),
        undo=Undo(store, clock),
        drafts=Drafts(store, clock),
    )
    return Desk(services, InlineRunner(), bus, clock)


@pytest.fixture
def page(qtbot, desk):
    made = ImportPage(desk)
    qtbot.addWidget(made)
    made.resize(1232, 868)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made
