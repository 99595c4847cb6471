"""Ruimtes in Instellingen: rules of a room, closures, the region of the schools."""

from dataclasses import replace
from datetime import date, time
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.communities import CommunityDraft, RoomDraft
from desktop.domain.rooms.closings import ClosingDraft
from desktop.domain.rooms.room_form import ALL_DAY
from desktop.domain.rooms.rules import ClosureEffect, Opening
from desktop.domain.vocabulary import BookerKind, OccurrenceState, SchoolRegion
from desktop.i18n import use
from desktop.models import Occurrence, Room
from desktop.views.kit.form import FormLink
from tests import builders

CHRISTMAS = date(2026, 12, 28)


@pytest.fixture
def house(desk):
    save = desk.services.communities.save
    community_id = save(
        CommunityDraft(
            "Betje Wolff", (8,), rooms=(RoomDraft("Zaal", seats=40), RoomDraft("Zaal links"))
        )
    )
    hall, left = (room.id for room in desk.services.rooms.list(community_id))
    return SimpleNamespace(id=community_id, hall=hall, left=left)


@pytest.fixture
def section(page, house):
    page.open("rooms")
    return page.section


def booked(opened, room_id, title, day=CHRISTMAS):
    with opened.database.write("test") as session:
        return builders.an_occurrence(session, session.get_one(Room, room_id), title, day).id


def state(opened, occurrence_id):
    with opened.database.read() as session:
        return session.get_one(Occurrence, occurrence_id).state


def control(form, name):
    return form.boxes[name].control


def typed(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    field.left.emit()


def told(desk):
    return [text for text, _undo in desk.toast]


def edited(page, section, at=0):
    section.room_rows()[at].edit.click()
    return page.panel.content


def test_without_a_community_it_says_what_to_do_first(page):
    page.open("rooms")
    assert page.section._none.text() == "Er is nog geen community. Maak er een bij Community's."
    assert not page.section.new.isEnabled()
    assert not page.section.region.isEnabled()


def test_each_room_says_in_a_line_what_it_asks(section, desk, house):
    rooms = desk.services.rooms
    for room_id, rules in (
        (house.hall, {"openings": (*(Opening(d, time(9), time(22)) for d in range(5)),
                                   Opening(5, time(10), time(12)), Opening(5, time(13), time()))}),
        (house.left, {"whole_id": house.hall, "approval": True}),
    ):  # fmt: skip
        form = rooms.rules(room_id)
        rooms.save(replace(form, rules=replace(form.rules, **rules)))
    section.reload()
    assert [(row.name, row.told) for row in section.room_rows()] == [
        ("Zaal", "40 plaatsen · ma–vr 9.00–22.00, za 10.00–12.00 en 13.00–24.00"),
        ("Zaal links", "altijd open · deel van Zaal · eerst een optie"),
    ]


def test_rules_by_keyboard(page, section, desk, house):
    form = edited(page, section)
    week = control(form, "openings")
    assert week.days[0].hasFocus()
    assert week.value() == (ALL_DAY,) * 7
    typed(week.days[0], "9-12 en 13-22")
    assert week.days[0].text() == "9.00–12.00 en 13.00–22.00"
    week.working.click()
    typed(week.days[6], "dicht")
    control(form, "set_up").setFocus()
    QTest.keyClick(control(form, "set_up")._line, Qt.Key.Key_Up)
    control(form, "bookers").ticks[BookerKind.AREA].click()
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    saved = desk.services.rooms.rules(house.hall).rules
    assert [o.weekday for o in saved.openings] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5]
    assert (saved.set_up, BookerKind.AREA in saved.bookers) == (5, False)
    assert told(desk) == ["Vastgelegd"]
    assert not page.panel.isVisible()


def test_saving_what_stands_changes_nothing(page, section, desk, house):
    before = desk.services.rooms.rules(house.hall).rules
    edited(page, section).save()
    assert desk.services.rooms.rules(house.hall).rules == before


def test_a_time_that_cannot_be_read_stays_and_is_told_at_the_field(page, section, desk, house):
    form = edited(page, section)
    week = control(form, "openings")
    typed(week.days[2], "ochtend")
    assert form.boxes["openings"].sentence.startswith("'ochtend' is geen tijd.")
    form.save()
    assert week.days[2].text() == "ochtend"
    assert week.days[2].hasFocus()
    assert desk.services.rooms.rules(house.hall).rules.openings == ()
    typed(week.days[2], "9-9")
    form.save()
    assert form.boxes["openings"].sentence.startswith("Op woensdag begint en eindigt het om 9.00")
    for day in week.days:
        typed(day, "dicht")
    form.save()
    assert form.boxes["openings"].sentence.startswith("Zo is de ruimte nooit open.")
    assert not told(desk)


def test_what_was_half_typed_is_put_back(page, section, desk, house):
    form = edited(page, section, 1)
    part_of = control(form, "part_of")
    part_of.set_value(house.hall)
    part_of.edited.emit()
    typed(control(form, "openings").days[0], "straks")
    page.open("you")
    page.show_subject(FormLink("room", str(house.left)))
    form = page.panel.content
    assert page.current == "rooms"
    assert control(form, "part_of").value() == house.hall
    assert control(form, "openings").days[0].text() == "straks"


def test_how_long_an_option_lasts_is_asked_where_there_are_options(page, section):
    form = edited(page, section)
    assert form.boxes["option_days"].isHidden()
    control(form, "approval").click()
    assert form.boxes["option_days"].isVisible()


def test_making_a_half_of_a_hall(page, section, opened, desk, house):
    feest, breien = booked(opened, house.hall, "Feest"), booked(opened, house.left, "Breien")
    form = edited(page, section, 1)
    part_of = control(form, "part_of")
    part_of.set_value(house.hall)
    part_of.edited.emit()
    form.save()
    assert state(opened, feest) is OccurrenceState.BOOKED
    assert state(opened, breien) is OccurrenceState.CLASH
    whole = control(edited(page, section, 0), "part_of")
    assert [whole.itemText(at) for at in range(whole.count())] == [
        "Nee: Zaal links is hier een deel van"
    ]


def test_the_other_who_saved_first_is_shown(page, section, desk, house):
    form = edited(page, section)
    form.boxes["facilities"].control.setText("piano")
    form.boxes["facilities"].control.edited.emit()
    theirs = desk.services.rooms.rules(house.hall)
    desk.services.rooms.save(theirs)
    form.save()
    assert form._strip.isVisible()
    form._strip.first.click()
    assert desk.services.rooms.rules(house.hall).rules.facilities == "piano"


def test_a_closure_says_beforehand_what_is_in_it(page, section, opened, desk, house, qtbot):
    feest = booked(opened, house.hall, "Feest")
    booked(opened, house.left, "Breien", date(2026, 12, 23))
    section.new.click()
    form = page.panel.content
    assert form.school.text() == "Vul in: Kerstvakantie, 19 dec – 3 jan 2027"
    form.school.click()
    assert form.effects.text() == (
        "2 boekingen vallen hierin: Breien op 23 december, Feest op 28 december."
    )
    typed(control(form, "first_day"), "24-12")
    qtbot.waitUntil(lambda: form.effects.text().startswith("1 boeking"))
    control(form, "effect").set_value(ClosureEffect.AROUND)
    control(form, "effect").edited.emit()
    assert "wacht in Aandacht" in form.boxes["effect"]._hint.text()
    form.save()
    (row,) = section.closing_rows()
    assert (row.name, row.told) == (
        "Kerstvakantie",
        "24 december 2026 tot en met 3 januari 2027 · alle ruimtes · verplaats wat geboekt is",
    )
    assert state(opened, feest) is OccurrenceState.CLASH
    row.away.click()
    assert told(desk) == ["Vastgelegd", "De sluiting is weg, 1 boeking staat er weer"]
    assert state(opened, feest) is OccurrenceState.BOOKED
    assert not section.closing_rows()
    desk.services.undo.undo_last()
    section.reload()
    assert len(section.closing_rows()) == 1
    assert state(opened, feest) is OccurrenceState.CLASH


def test_a_closure_that_is_not_right_is_told_at_the_field(page, section, desk, house):
    section.new.click()
    form = page.panel.content
    form.save()
    assert form.boxes["first_day"].sentence
    typed(control(form, "first_day"), "24-12")
    typed(control(form, "last_day"), "23-12")
    form.save()
    assert form.boxes["name"].sentence == "Waarom is het dicht? Schrijf bijvoorbeeld Kerstvakantie."
    assert form.boxes["last_day"].sentence.startswith("De laatste dag is voor de eerste.")
    assert not desk.services.rooms.closings(house.id)


def test_a_closure_is_changed(page, section, desk, house):
    closing_id = desk.services.rooms.save_closing(
        ClosingDraft(house.id, "Schilderwerk", CHRISTMAS, CHRISTMAS, time(8), time(12), house.left)
    )
    section.reload()
    (row,) = section.closing_rows()
    assert row.told == "28 december 2026, 8.00–12.00 · Zaal links · laat staan wat geboekt is"
    row.edit.click()
    form = page.panel.content
    assert form.school.isHidden()
    typed(control(form, "ends_at"), "16")
    form.save()
    changed = desk.services.rooms.closing(closing_id)
    assert (changed.ends_at, changed.room_id) == (time(16), house.left)


def test_the_region_of_the_schools(section, desk, house):
    shown = section.school.rows
    assert (shown()[0].name, shown()[0].told) == (
        "Kerstvakantie", "19 december 2026 tot en met 3 januari 2027 · Rijksoverheid"
    )  # fmt: skip
    section.region.set_value(SchoolRegion.SOUTH)
    section.region.edited.emit()
    assert desk.services.rooms.school_region(house.id) is SchoolRegion.SOUTH
    assert shown()[1].told == "13 februari tot en met 21 februari 2027 · Rijksoverheid"
    assert told(desk) == ["De regio is veranderd"]


def test_one_community_at_a_time(section, desk, house):
    assert section._which.isHidden()
    other = desk.services.communities.save(
        CommunityDraft("Noorderpoort", (4,), rooms=(RoomDraft("Huiskamer"),))
    )
    section.reload()
    assert section._which.isVisible()
    section.community.set_value(other)
    section.community.edited.emit()
    assert [row.name for row in section.room_rows()] == ["Huiskamer"]


def test_from_the_editor_of_the_community_to_the_rules_of_a_room(page, desk, house):
    page.show_subject(house.id)
    form = page.panel.content
    line = control(form, "rooms").lines[1]
    assert line.rules.isVisible()
    line.rules.click()
    assert page.current == "rooms"
    assert page.panel.content.name.text() == "Zaal links"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_hours_read_back_in_either_language(page, section, language):
    use(language)
    try:
        field = control(edited(page, section), "openings").days[0]
        for text in ("9-12 + 13-24", "24 uur", "dicht"):
            field.setText(text)
            before = field.value()
            field.left.emit()
            assert field.value() == before
    finally:
        use("nl")
