"""The page of the rooms on a real store: two rooms, and a week in December."""

import pytest

from desktop.services.communities import Communities
from desktop.views.rooms.page import RoomsPage
from tests.views.rooms import booking_desk


@pytest.fixture
def place(embedded, clock):
    """A community with Huiskamer and Atelier, and the desk of its window."""
    made = booking_desk.make(embedded, clock)
    made.desk.services.communities = Communities(made.store, clock)
    made.desk.community_id = made.community
    return made


@pytest.fixture
def open_page(qtbot, place):
    """Makes the page, shown at the size given."""

    def make(width=1232, height=868) -> RoomsPage:
        page = RoomsPage(place.desk)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page

    return make
