"""The page of the ties on a real store with the street of the matching tests."""

from types import SimpleNamespace

import pytest

from desktop.services.communities import Communities
from desktop.services.drafts import Drafts
from desktop.services.residents import Residents
from desktop.services.ties import Matching, Ties
from desktop.services.undo import Undo
from desktop.storage.database import Database
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.runner import InlineRunner
from desktop.views.kit.toast import Toast
from desktop.views.ties.page import TiesPage
from tests.services.test_matching import Street


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
    return Street(store)


@pytest.fixture
def desk(store, street, clock, bus):
    services = SimpleNamespace(
        ties=Ties(store, clock),
        matching=Matching(store, clock),
        residents=Residents(store, clock),
        communities=Communities(store, clock),
        drafts=Drafts(store, clock),
        undo=Undo(store, clock),
    )
    made = Desk(services, InlineRunner(), bus, clock)
    made.community_id = street.community
    return made


@pytest.fixture
def open_page(qtbot, desk):
    """Makes the page, shown at the size given."""

    def make(width=1232, height=868) -> TiesPage:
        page = TiesPage(desk)
        desk.toast = Toast(page)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page

    return make
