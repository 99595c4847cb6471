"""From the calendar to the print preview, in two presses."""

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QMenu

from desktop.services.organisation import Organisation
from desktop.services.rooms import Rooms
from desktop.views.kit.printing import PrintDialog
from desktop.views.rooms.toolbar import Print


@pytest.fixture
def page(place, open_page, clock):
    place.desk.services.organisation = Organisation(place.store, clock)
    place.desk.services.rooms = Rooms(place.store, clock)
    return open_page()


def shown(page) -> QPrintPreviewDialog:
    (dialog,) = page.findChildren(QPrintPreviewDialog)
    assert dialog.isVisible()
    return dialog


def pages_of(page):
    (dialog,) = page.findChildren(PrintDialog)
    return dialog._pages


@pytest.mark.parametrize("kind", list(Print))
def test_the_printer_menu_leads_to_the_preview(page, kind):
    page.toolbar.paper.click()
    (menu,) = [m for m in page.findChildren(QMenu) if m.isVisible()]
    next(action for action in menu.actions() if action.data() is kind).trigger()
    dialog = shown(page)
    assert pages_of(page).count == 1
    lying = dialog.printer().pageLayout().orientation() is QPageLayout.Orientation.Landscape
    assert lying == (kind is not Print.KEYS)
    dialog.close()


def test_keys_of_all_communities_are_one_list(page):
    page.desk.community_id = None
    page.printing.ask(Print.KEYS, page.day, None)
    assert pages_of(page).count == 1
    shown(page).close()


def test_a_booking_is_confirmed_on_paper(page, place):
    wish = place.wish(title="Koor")
    services = page.desk.services
    services.bookings.book(wish, {}, services.bookings.rehearse(wish, {}))
    agenda = services.bookings.agenda(wish.day, 1, place.community)
    page.opening.details(agenda.blocks[0].id)
    page.printing.confirm(agenda.blocks[0].id)
    assert pages_of(page).count == 1
    shown(page).close()


def test_a_booking_that_is_gone_is_told_in_the_banner(page):
    from desktop.domain.identity import new_id

    page.printing.confirm(new_id())
    assert page.banner.isVisible()
