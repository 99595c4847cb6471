"""The welcome list and the household in the panel, and the list that another page asks for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.residents import Show
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.choices import Tick
from desktop.views.kit.labels import PlainLabel
from desktop.views.residents.forms import ResidentForm
from desktop.views.residents.household import HouseholdSection, WelcomeSection
from desktop.views.residents.welcome_form import WelcomeForm


def section(page, kind):
    return next(one for one in page.panel.content.sections if isinstance(one, kind))


def said(widget):
    return [w.text() for w in widget.findChildren(PlainLabel) if w.isVisibleTo(widget)]


def ticks(page):
    return section(page, WelcomeSection).findChildren(Tick)


@pytest.fixture
def arrived(page, street):
    """Ans comes to live with Noor: the chip of Noor's household, and the form."""
    page.open_resident(street.people["Noor"])
    household = section(page, HouseholdSection)
    household.more.setFocus()
    QTest.keyClick(household.more, Qt.Key.Key_Return)
    form = page.panel.content
    assert isinstance(form, ResidentForm)
    QTest.keyClicks(form.boxes["first"].control, "Ans")
    QTest.keyClicks(form.boxes["surname"].control, "Smit")
    QTest.keyClick(
        form.boxes["surname"].control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    return page


def test_a_housemate_gets_the_same_home_and_six_steps(arrived):
    household = section(arrived, HouseholdSection)
    assert "Woont samen met" in said(household)
    mates = [link.text() for link in household.findChildren(LinkButton)]
    assert mates == ["Noor van der Hasselerdijk"]
    assert len(ticks(arrived)) == 6
    assert "0 van 6 gedaan" in said(section(arrived, WelcomeSection))


def test_a_step_is_ticked_with_the_keyboard_and_keeps_the_focus(arrived, desk):
    tick = ticks(arrived)[0]
    name = tick.objectName()
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert "1 van 6 gedaan" in said(section(arrived, WelcomeSection))
    assert arrived.focusWidget().objectName() == name
    QTest.keyClick(arrived.focusWidget(), Qt.Key.Key_Space)
    assert "0 van 6 gedaan" in said(section(arrived, WelcomeSection))


def test_somebody_is_asked_to_do_a_step(arrived, street):
    welcome = section(arrived, WelcomeSection)
    line = welcome.card.welcome[0]
    change = welcome.findChild(object, f"change-{line.id}")
    change.click()
    form = welcome.findChild(WelcomeForm)
    helper = form.boxes["helper"].control
    assert helper.itemText(1) == "Fatma Yıldız"  # the good neighbour before the others
    helper.set_value(street.people["Fatma"])
    form.save()
    assert any(text.startswith("Fatma Y. · ") for text in said(section(arrived, WelcomeSection)))


def test_who_lives_here_long_is_offered_no_list(page, street):
    page.open_resident(street.people["Kevin"])
    assert not section(page, WelcomeSection).isVisibleTo(page)
    assert "woont alleen" in said(section(page, HouseholdSection))


def test_another_page_can_ask_for_a_filtered_list(page, street):
    page.header.search.setText("noor")
    page.show_subject(Show.WITHOUT_TIE)
    assert page.filters.show_only is Show.WITHOUT_TIE
    assert {line.name.first for line in page.table.rows} == {"Kevin", "Zoë"}
