"""The log page on a real store with the small street of the log."""

from types import SimpleNamespace

import pytest

from desktop.services.communities import Communities
from desktop.services.drafts import Drafts
from desktop.services.log import Log
from desktop.services.undo import Undo
from desktop.storage.database import Database
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.runner import InlineRunner
from desktop.views.log.page import LogPage
from tests.services.log_street import build


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
def street(store):
    return build(store)


@pytest.fixture
def log(store, clock):
    return Log(store, clock)


@pytest.fixture
def desk(store, street, clock, bus, log):
    services = SimpleNamespace(
        log=log,
        communities=Communities(store, clock),
        drafts=Drafts(store, clock),
        undo=Undo(store, clock),
    )
    made = Desk(services, InlineRunner(), bus, clock)
    made.community_id = street.home
    return made


@pytest.fixture
def open_page(qtbot, desk):
    """Makes the page, shown at the size given."""

    def make(width=1232, height=868) -> LogPage:
        page = LogPage(desk)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page

    return make
