"""School holidays in Instellingen, Ruimtes: told, entered, corrected and taken away."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.communities import CommunityDraft, RoomDraft
from desktop.domain.rooms.school_form import SchoolDraft
from desktop.domain.vocabulary import SchoolRegion
from desktop.views.kit.form import FormLink
from desktop.views.settings.room_school import link_key, link_subject

NORTH = SchoolRegion.NORTH
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def house(desk):
    draft = CommunityDraft("Betje Wolff", (8,), rooms=(RoomDraft("Zaal"),))
    return SimpleNamespace(id=desk.services.communities.save(draft))


@pytest.fixture
def section(page, house):
    page.open("rooms")
    return page.section


def keys(widget, text):
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, text)


def control(form, name):
    return form.boxes[name].control


def row(section, name):
    return next(one for one in section.school.rows() if one.name == name)


def told(desk):
    return [text for text, _undo in desk.toast]


def own(desk):
    return [h for h in desk.services.rooms.school_holidays(NORTH) if h.own]


def test_a_school_holiday_is_added_by_keyboard(page, section, desk):
    section.school.new.setFocus()
    QTest.keyClick(section.school.new, Qt.Key.Key_Return)
    form = page.panel.content
    assert control(form, "name").hasFocus()
    QTest.keyClicks(control(form, "name"), "Studiedagen")
    QTest.keyClick(control(form, "name"), Qt.Key.Key_Tab)
    assert control(form, "first_day").hasFocus()
    QTest.keyClicks(control(form, "first_day"), "7-6-2027")
    keys(control(form, "last_day"), "8-6-2027")
    QTest.keyClick(form, Qt.Key.Key_Return, CTRL)
    assert told(desk) == ["Vastgelegd"]
    assert not page.panel.isVisible()
    assert row(section, "Studiedagen").told == "7 juni tot en met 8 juni 2027 · eigen"
    assert [(h.begins, h.ends) for h in own(desk)] == [(date(2027, 6, 7), date(2027, 6, 9))]
    away = row(section, "Studiedagen").away
    away.setFocus()
    QTest.keyClick(away, Qt.Key.Key_Return)
    assert section.school.new.hasFocus()
    assert told(desk)[1:] == ["De schoolvakantie is weg"]
    assert not own(desk)


def test_what_is_not_right_is_told_at_the_field(page, section, desk):
    section.school.new.click()
    form = page.panel.content
    form.save()
    assert form.boxes["first_day"].sentence
    keys(control(form, "first_day"), "22-2-2027")
    keys(control(form, "last_day"), "24-2-2027")
    form.save()
    assert form.boxes["name"].sentence.startswith("Hoe heet de vakantie?")
    assert control(form, "name").hasFocus()
    keys(control(form, "name"), "Krokus")
    form.save()
    assert form.boxes["first_day"].sentence.startswith(
        "Van 20 februari tot en met 28 februari 2027 is het al Voorjaarsvakantie."
    )
    assert not own(desk)


def test_one_that_ships_is_corrected_taken_away_and_given_back(page, section, desk):
    assert row(section, "Meivakantie").away.isHidden()
    edit = row(section, "Meivakantie").edit
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Space)
    form = page.panel.content
    assert not control(form, "name").isEnabled()
    assert control(form, "first_day").hasFocus()
    assert form._shipped.text() == "Volgens de Rijksoverheid: 24 april tot en met 2 mei 2027."
    keys(control(form, "last_day"), "9-5-2027")
    QTest.keyClick(form, Qt.Key.Key_Return, CTRL)
    may = row(section, "Meivakantie")
    assert may.told == "24 april tot en met 9 mei 2027 · eigen"
    may.away.setFocus()
    QTest.keyClick(may.away, Qt.Key.Key_Return)
    assert row(section, "Meivakantie").edit.hasFocus()
    assert told(desk) == ["Vastgelegd", "Meivakantie is weer 24 april tot en met 2 mei 2027"]
    assert row(section, "Meivakantie").told.endswith("· Rijksoverheid")
    desk.services.undo.undo_last()
    section.reload()
    assert row(section, "Meivakantie").told.endswith("9 mei 2027 · eigen")


def test_the_closure_offers_the_days_as_they_are_here(page, section, desk):
    christmas = desk.services.rooms.school_holidays(NORTH)[0]
    desk.services.rooms.save_school_holiday(
        SchoolDraft(NORTH, christmas.name, christmas.begins, date(2027, 1, 6), christmas)
    )
    section.new.click()
    assert page.panel.content.school.text() == "Vul in: Kerstvakantie, 19 dec – 6 jan 2027"


def test_one_that_went_away_meanwhile_is_told(page, section, desk):
    holiday = SchoolDraft(NORTH, "Studiedag", date(2027, 6, 7), date(2027, 6, 7))
    desk.services.rooms.save_school_holiday(holiday)
    section.reload()
    shown = row(section, "Studiedag")
    assert shown.told == "7 juni 2027 · eigen"
    desk.services.rooms.strike_school_holiday(holiday.holiday)
    shown.away.click()
    assert section.banner.isVisible()
    page.edit_school(NORTH, holiday.holiday.key)
    form = page.panel.content
    assert form._general.text() == "Deze schoolvakantie staat er niet meer."
    assert not form.button.isEnabled()


def test_the_other_who_saved_first_is_shown(page, section, desk):
    row(section, "Meivakantie").edit.click()
    form = page.panel.content
    keys(control(form, "last_day"), "9-5-2027")
    before = form._base
    desk.services.rooms.save_school_holiday(
        SchoolDraft(NORTH, before.name, before.begins, date(2027, 5, 5), before)
    )
    form.save()
    form._strip.second.click()
    assert control(form, "last_day").value() == date(2027, 5, 5)
    keys(control(form, "last_day"), "10-5-2027")
    form.save()
    assert [h.last_day for h in own(desk)] == [date(2027, 5, 10)]


def test_what_was_half_typed_is_put_back(page, section, desk):
    row(section, "Meivakantie").edit.click()
    keys(control(page.panel.content, "last_day"), "9-5-2027")
    key = row(section, "Meivakantie").id.key
    page.open("you")
    page.show_subject(FormLink("school", link_subject(NORTH, key)))
    assert page.current == "rooms"
    assert control(page.panel.content, "last_day").value() == date(2027, 5, 9)
    assert not control(page.panel.content, "name").isEnabled()
    assert link_key(link_subject(NORTH, None)) == (NORTH, None)


def test_when_none_are_known_it_says_where_they_are(section, clock):
    assert "Bekend tot en met" in section.school.told.text()
    clock.step(timedelta(days=3 * 365))
    section.reload()
    assert section.school.told.text() == (
        "Voor deze regio staan er geen schoolvakanties in Buurtschap. Je vindt ze op "
        "rijksoverheid.nl. Voeg ze hieronder toe."
    )
    assert not section.school.rows()


def test_without_a_community_there_is_no_region_to_add_to(page):
    page.open("rooms")
    assert page.section.school.isHidden()
