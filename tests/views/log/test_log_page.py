"""Logboek with a real store: look, tick, record, correct, strike; by mouse and by keyboard."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from desktop.domain.activities import ActivityDraft, Pick
from desktop.domain.names import split_name
from desktop.domain.vocabulary import ActivityState, Ambition, AttendanceKind, Initiative
from desktop.models import Activity, UnmatchedName
from desktop.views.kit.form import FormLink
from desktop.views.log.people import PersonField
from tests.services.log_street import book

TODAY = date(2026, 11, 24)
Key = Qt.Key


def coffee(street, *names, **values) -> ActivityDraft:
    usual = {
        "community_id": street.home, "programme": "Koffieochtend", "day": TODAY,
        "begins": time(10), "ends": time(12), "room_id": street.room,
        "people": street.of(*names), "initiative": Initiative.RESIDENTS,
        "ambition": Ambition.CONTACTS,
    }  # fmt: skip
    return ActivityDraft(**(usual | values))


def field(page, name):
    return page.form.boxes[name].control


def tile(page, street, name):
    return page.form.attendance.grid.tiles[street.people[name]]


def chips(page):
    flow = page.form.attendance._flow
    found = [flow.itemAt(at).widget() for at in range(flow.count())]
    return {chip.text(): chip for chip in found}


def lines(page):
    return page.timeline.model_.lines


def save(qtbot, page):
    qtbot.keyClick(page.form, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_newest_entry_lies_open_beside_the_timeline(open_page, log, street):
    log.log(coffee(street, "Noor", "Ineke", guests=2, initiator_id=street.people["Noor"]))
    page = open_page()
    assert page.form.boxes["guests"].control.value() == 2
    assert tile(page, street, "Noor").isChecked()
    assert not tile(page, street, "Yara").isChecked()
    assert page.panel.accessibleName() == "Koffieochtend"
    assert not page.form.head_shown
    assert not page.form.touched


def test_an_activity_is_logged_in_eight_steps(qtbot, open_page, log, street):
    log.log(coffee(street, "Noor", "Sem", day=date(2026, 11, 17), initiator_id=None))
    page = open_page()
    page.primary()  # 1: Ctrl+N
    programme = field(page, "programme")
    assert programme.hasFocus()
    qtbot.keyClicks(programme, "koffieochtend")  # 2: the name
    qtbot.keyClick(programme, Key.Key_Tab)
    page.form.attendance.setFocus()  # 3: to the windows
    page.form.attendance.same_asked.emit()  # 4: the same as last time
    tile(page, street, "Noor").setFocus()
    qtbot.keyClicks(tile(page, street, "Noor"), "ya")  # 5: and Yara
    qtbot.keyClick(page.focusWidget(), Key.Key_Space)
    field(page, "guests").set_value(3)  # 6: three guests
    save(qtbot, page)  # 7
    line = lines(page)[0]
    assert (line.programme, line.day, line.place) == ("Koffieochtend", TODAY, "Huiskamer")
    assert (line.named, line.guests) == (((AttendanceKind.RESIDENT, 3),), 3)
    assert (line.begins, line.initiative) == (time(10), Initiative.RESIDENTS)
    assert page.timeline.chosen == line.id
    assert page.form.subject == str(line.id)


def test_space_arrows_and_letters_walk_along_the_windows(qtbot, open_page, log, street):
    log.log(coffee(street, "Noor"))
    page = open_page()
    yara = tile(page, street, "Yara")
    yara.setFocus()
    qtbot.keyClick(yara, Key.Key_Down)
    assert page.focusWidget() is tile(page, street, "Noor")
    qtbot.keyClick(page.focusWidget(), Key.Key_Right)
    assert page.focusWidget() is tile(page, street, "Ineke")
    qtbot.keyClick(page.focusWidget(), Key.Key_Space)
    assert street.people["Ineke"] in field(page, "people").value()
    qtbot.keyClicks(page.focusWidget(), "se")
    sem = page.focusWidget()
    assert sem is tile(page, street, "Sem")
    assert sem.shared
    assert sem.accessibleName() == "Sem Willems, 1.01, bewoner, niet erbij"
    qtbot.keyClick(sem, Key.Key_Space)
    assert sem.accessibleName() == "Sem Willems, 1.01, bewoner, erbij"


def test_the_order_of_the_alphabet_keeps_who_was_ticked(open_page, log, street):
    log.log(coffee(street, "Yara", "Gerda"))
    page = open_page()
    people = page.form.attendance
    by_facade = [t.pick.name.first for t in people.grid.tiles.values()]
    people._order.click()
    boxes = people.grid._placed.tiles
    order = sorted(boxes, key=lambda i: (boxes[i].y, boxes[i].x))
    names = {i: t.pick.name.first for i, t in people.grid.tiles.items()}
    assert [names[i] for i in order] == ["Gerda", "Ineke", "Noor", "Sem", "Yara"]
    assert by_facade[0] == "Yara"
    assert people.value() == street.of("Yara", "Gerda")
    assert people.grid.ticked_people() == street.of("Yara", "Gerda")


def test_who_lives_elsewhere_is_added_by_name_and_taken_off(qtbot, open_page, log, street):
    log.log(coffee(street, "Noor"))
    page = open_page()
    chips(page)["iemand van elders"].click()
    name = page.form.attendance._field
    assert name.hasFocus()
    qtbot.keyClicks(name, "MILAN")
    qtbot.keyClick(name, Key.Key_Return)
    assert street.people["Milan"] in field(page, "people").value()
    chip = chips(page)["Milan P."]
    save(qtbot, page)
    assert lines(page)[0].named == ((AttendanceKind.RESIDENT, 1), (AttendanceKind.AREA, 1))
    chip = chips(page)["Milan P."]
    chip.dropped.emit()
    save(qtbot, page)
    assert lines(page)[0].named == ((AttendanceKind.RESIDENT, 1),)


def test_a_name_is_found_without_its_accents(qtbot):
    name = PersonField()
    qtbot.addWidget(name)
    who = [Pick(UUID(int=n), split_name(f), AttendanceKind.AREA, "4.2")
           for n, f in enumerate(("Zoë Ünal", "Anouk van Zoest"))]  # fmt: skip
    name.offer(who)
    qtbot.keyClicks(name, "zoe u")
    with qtbot.waitSignal(name.chosen) as chosen:
        qtbot.keyClick(name, Key.Key_Return)
    assert chosen.args == [who[0]]
    qtbot.keyClicks(name, "bestaat niet")
    with qtbot.assertNotEmitted(name.chosen):
        qtbot.keyClick(name, Key.Key_Return)


def test_what_was_chosen_is_not_overwritten_by_what_is_usual(qtbot, open_page, log, street):
    log.log(coffee(street, "Noor", day=date(2026, 11, 17)))
    page = open_page()
    page.primary()
    field(page, "begins").set_value(time(15))
    field(page, "begins").edited.emit()
    qtbot.keyClicks(field(page, "programme"), "koffieochtend")
    assert field(page, "begins").value() == time(15)
    assert field(page, "ambition").value() is Ambition.CONTACTS
    assert field(page, "where").value() == (street.room, "")


def test_problems_stand_beside_their_field_and_nothing_is_saved(qtbot, open_page, log, street):
    page = open_page()
    page.primary()
    field(page, "programme").set_value("Film")
    field(page, "staff_minutes").set_value(50)
    save(qtbot, page)
    assert page.form.boxes["people"].sentence.startswith("Wie waren er?")
    assert "kwartieren" in page.form.boxes["staff_minutes"].sentence
    assert lines(page) == ()
    field(page, "day").setText("31 november")
    save(qtbot, page)
    assert page.form.boxes["day"].sentence == "November heeft 30 dagen. Bedoel je 30 november?"


def test_a_concept_is_kept_for_later(open_page, log, street):
    page = open_page()
    page.primary()
    field(page, "programme").set_value("Film")
    page.form.save_concept()
    (line,) = lines(page)
    assert line.state is ActivityState.CONCEPT
    assert page.header._context.text() == "November 2026 · 0 momenten, 0\u00a0uur"


def test_what_seems_to_be_there_already_is_asked_about_once(qtbot, open_page, log, street):
    log.log(coffee(street, "Noor"))
    page = open_page()
    page.primary()
    field(page, "programme").set_value("Koffieochtend")
    field(page, "people").set_value(street.of("Sem"))
    save(qtbot, page)
    assert "staat al in het logboek" in page.form.boxes["programme"].sentence
    assert len(lines(page)) == 1
    save(qtbot, page)
    assert len(lines(page)) == 2


def test_who_was_slower_keeps_what_was_typed(qtbot, open_page, log, street):
    activity = log.log(coffee(street, "Noor"))
    page = open_page()
    field(page, "guests").set_value(5)
    field(page, "guests").edited.emit()
    log.log(replace(log.entry(activity).draft, note="Van een ander"))
    save(qtbot, page)
    assert field(page, "guests").value() == 5
    assert log.entry(activity).draft.guests == 0
    page.form._strip.first.click()
    both = log.entry(activity).draft
    assert (both.guests, both.note) == (5, "")


def test_taking_the_other_version_shows_it(qtbot, open_page, log, street):
    activity = log.log(coffee(street, "Noor"))
    page = open_page()
    field(page, "guests").set_value(5)
    field(page, "guests").edited.emit()
    log.log(replace(log.entry(activity).draft, people=street.of("Yara")))
    save(qtbot, page)
    page.form._strip.second.click()
    assert tile(page, street, "Yara").isChecked()
    assert field(page, "guests").value() == 0


def test_a_change_elsewhere_shows_at_once_unless_somebody_is_typing(open_page, log, street):
    activity = log.log(coffee(street, "Noor"))
    page = open_page()
    log.log(replace(log.entry(activity).draft, guests=4))
    assert field(page, "guests").value() == 4
    field(page, "note").setPlainText("half")
    log.log(replace(log.entry(activity).draft, guests=6))
    assert field(page, "note").value() == "half"
    assert lines(page)[0].guests == 6


def test_a_half_filled_entry_is_offered_again(open_page, desk, log, street):
    page = open_page()
    page.primary()
    field(page, "programme").set_value("Film")
    field(page, "people").set_value(street.of("Sem"))
    field(page, "initiative").set_value((Initiative.RESIDENTS, street.people["Noor"]))
    field(page, "programme").edited.emit()
    desk.closing.emit()
    page.hide()
    again = open_page()
    again.show_subject(FormLink("activity", ""))
    assert field(again, "programme").value() == "Film"
    assert tile(again, street, "Sem").isChecked()
    assert field(again, "initiative").value() == (Initiative.RESIDENTS, street.people["Noor"])
    assert not again.form.initiative.unknown


def test_a_half_filled_entry_of_a_booking_stays_with_that_booking(
    open_page, desk, store, log, street
):
    book(store, street, "Nederlands oefenen", time(9), time(10), TODAY)
    book(store, street, "Yoga", time(11), time(12), TODAY)
    page = open_page()
    lessons, yoga = sorted(lines(page), key=lambda line: line.programme)
    page._open_line(lessons)
    field(page, "guests").set_value(3)
    field(page, "guests").edited.emit()
    page._open_line(yoga)
    assert (field(page, "programme").value(), field(page, "guests").value()) == ("Yoga", 0)
    page.primary()
    assert (field(page, "programme").value(), field(page, "guests").value()) == ("", 0)
    desk.closing.emit()
    (kept,) = desk.services.drafts.list()
    again = open_page()
    again.show_subject(FormLink(kept.form, kept.subject))
    assert field(again, "guests").value() == 3
    again.form.save()
    assert next(line for line in lines(again) if line.programme == lessons.programme).heads == 3
    assert log.entry(UUID(again.form.subject)).draft.occurrence_id == lessons.id


def test_a_struck_entry_leaves_and_comes_back_by_undo(open_page, desk, log, street):
    log.log(coffee(street, "Noor", guests=1))
    page = open_page()
    page.form.strike.click()
    assert lines(page) == ()
    assert page.form is None
    desk.services.undo.undo_last()
    assert lines(page)[0].guests == 1
    assert page.form is not None


def test_a_booking_of_today_opens_as_a_new_entry(qtbot, open_page, store, log, street):
    book(store, street, "Nederlands oefenen", time(13, 30), time(15), TODAY)
    page = open_page()
    page._open_line(lines(page)[0])
    assert field(page, "programme").value() == "Nederlands oefenen"
    assert field(page, "where").value() == (street.room, "")
    field(page, "people").set_value(street.of("Sem"))
    save(qtbot, page)
    (line,) = lines(page)
    assert (line.state, line.begins) == (ActivityState.HELD, time(13, 30))


def unmatched(store, activity, name):
    with store.write("test.unmatched") as session:
        community = session.get_one(Activity, activity).community_id
        session.add(
            UnmatchedName(
                community_id=community, activity_id=activity, name=name,
                name_key=name.casefold(), expires_on=date(2027, 2, 22),
            )
        )  # fmt: skip


@pytest.mark.parametrize("answer", ["choose", "make"])
def test_a_name_nobody_bears_becomes_somebody(qtbot, open_page, store, log, street, answer):
    activity = log.log(coffee(street, "Noor"))
    unmatched(store, activity, "Bas S.")
    page = open_page()
    field(page, "note").setPlainText("Wat ik typte")
    chips(page)["Wie is Bas S.?"].click()
    name = page.form.attendance._field
    assert name.text() == "Bas S."
    if answer == "choose":
        name.clear()
        qtbot.keyClicks(name, "Bas Smit")
        qtbot.keyClick(name, Key.Key_Return)
        assert street.people["Bas"] in log.entry(activity).draft.people
    else:
        qtbot.keyClicks(name, "chut")
        name.setText("Bas Schut")
        name.textEdited.emit("Bas Schut")
        name._take("nieuw: Bas Schut")
        assert "Bas Schut" in [p.name.full for p in log.entry(activity).extra]
    assert log.nameless(street.home) == ()
    assert field(page, "note").value() == "Wat ik typte"
    save(qtbot, page)
    assert log.entry(activity).draft.note == "Wat ik typte"
    assert lines(page)[0].heads == 2


def test_a_word_that_labels_somebody_is_asked_about_but_may_stay(qtbot, open_page, log, street):
    activity = log.log(coffee(street, "Noor"))
    page = open_page()
    note = field(page, "note")
    note.setPlainText("Praatte over haar depressie")
    note.left.emit()
    assert "'depressie'" in page.form.boxes["note"]._hint.text()
    save(qtbot, page)
    assert log.entry(activity).draft.note == "Praatte over haar depressie"


def test_moving_the_day_shows_who_lived_there_then(open_page, log, street):
    log.log(coffee(street, "Noor"))
    page = open_page()
    assert street.people["Willy"] not in page.form.attendance.grid.tiles
    page.form.show_head()
    field(page, "day").set_value(date(2026, 6, 30))
    page.form._follow()
    assert street.people["Willy"] in page.form.attendance.grid.tiles


def test_an_empty_log_says_how_to_begin(open_page, street):
    page = open_page()
    assert page._stack.currentWidget() is page._empty
    assert page.form is None


def test_where_room_is_short_the_entry_lies_over_the_timeline(open_page, log, street):
    log.log(coffee(street, "Noor"))
    page = open_page(884, 500)
    assert page.form is None
    page._open_line(lines(page)[0])
    assert page.form.attendance.grid._across == 4
    page.panel.shut()
    assert page.form is None


def test_earlier_months_come_when_asked(open_page, log, street):
    log.log(coffee(street, "Noor", day=date(2026, 9, 8)))
    log.log(coffee(street, "Noor"))
    page = open_page()
    assert [line.day for line in lines(page)] == [TODAY, date(2026, 9, 8)]


def test_another_community_shows_its_own_log(open_page, desk, log, street):
    elsewhere = street.communities["'t Vriendenhuis"]
    log.log(coffee(street, "Noor"))
    log.log(coffee(street, "Milan", programme="Film", community_id=elsewhere, room_id=None))
    page = open_page()
    desk.community_id = elsewhere
    assert [line.programme for line in lines(page)] == ["Film"]
    assert tile(page, street, "Milan").isChecked()
    desk.community_id = None
    assert [line.community for line in lines(page)] == ["'t Vriendenhuis", "Betje Wolff"]


def test_escape_goes_back_to_how_the_entry_stood(qtbot, open_page, desk, log, street):
    log.log(coffee(street, "Noor", guests=2))
    page = open_page()
    field(page, "guests").set_value(7)
    field(page, "guests").edited.emit()
    qtbot.keyClick(page.form, Key.Key_Escape)
    assert field(page, "guests").value() == 2
    assert desk.services.drafts.list() == ()


def test_leaving_a_half_changed_entry_keeps_what_was_typed(qtbot, open_page, log, street):
    first = log.log(coffee(street, "Noor"))
    second = log.log(coffee(street, "Sem", programme="Film", begins=time(20), ends=time(22)))
    page = open_page()
    page.show_subject(first)
    field(page, "note").setPlainText("Nog niet klaar")
    page.show_subject(second)
    assert field(page, "note").value() == ""
    page.show_subject(first)
    assert field(page, "note").value() == "Nog niet klaar"
    save(qtbot, page)
    assert log.entry(first).draft.note == "Nog niet klaar"


def test_names_nobody_bears_are_found_one_entry_after_another(open_page, store, log, street):
    old = log.log(coffee(street, "Noor", day=date(2026, 8, 4)))
    new = log.log(coffee(street, "Noor", day=date(2026, 9, 1)))
    log.log(coffee(street, "Noor"))
    page = open_page()
    assert page._names_line.isHidden()
    for activity in (old, new):
        unmatched(store, activity, "Joke")
    assert page._names.text() == "2 namen die niemand draagt"
    page._names.click()
    assert page.form.subject == str(new)
    page._names.click()
    assert page.form.subject == str(old)
    log.resolve(log.nameless(street.home)[0].id, street.people["Bas"])
    assert page._names_line.isHidden()
