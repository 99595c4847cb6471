"""How bookings lie: overlaps, words, what is skipped, closed or taken as part of another."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.rooms.rules import RoomRules
from desktop.domain.vocabulary import OccurrenceState
from desktop.views.rooms import walk
from desktop.views.rooms.layout import lay_out
from tests.views.rooms.weeks import (
    ATELIER,
    COMMUNITY,
    HUIS,
    SIZE,
    a_block,
    a_clash,
    a_week,
    an_agenda,
    at,
    uid,
)


def only(week, title):
    (piece,) = [p for p in week.pieces if p.block.title == title]
    return piece


def test_the_overlap_of_a_clash_is_exactly_what_both_want():
    stands, waits = a_clash()
    week = a_week(stands, waits)
    (overlap,) = week.overlaps
    first, second = only(week, "Huiswerkclub"), only(week, "Kerststukjes")
    assert overlap.waiting == waits.id
    assert overlap.box.top == second.box.top == week.grid.y(16.5 * 60) + 1
    assert overlap.box.bottom == first.box.bottom == week.grid.y(17.5 * 60) - 1
    assert [first.in_clash, second.in_clash] == [True, True]
    assert (first.text.top, first.text.bottom) == (first.box.top, overlap.box.top)
    assert (second.text.top, second.text.bottom) == (overlap.box.bottom, second.box.bottom)
    assert week.at(overlap.box.left + 5, overlap.box.top + 5).block.id == waits.id


def test_two_that_want_the_same_time_share_the_hatching_for_their_words():
    stands = a_block("Koor", 0, 19, 21)
    waits = a_block("Bingo", 0, 19, 21, state=OccurrenceState.CLASH, clashes_with=(stands.id,))
    week = a_week(stands, waits)
    first, second = sorted((only(week, "Koor"), only(week, "Bingo")), key=lambda p: p.text.top)
    assert [first.over_hatch, second.over_hatch] == [True, True]
    assert first.text.bottom <= second.text.top


def test_a_clash_with_a_closed_time_is_hatched_where_it_is_closed():
    waits = a_block("Kerstborrel", 4, 15, 17, state=OccurrenceState.CLASH)
    (overlap,) = a_week(waits).overlaps
    assert overlap.box == only(a_week(waits), "Kerstborrel").box


def test_cancelled_dates_are_not_shown_and_skipped_ones_give_way():
    gone = a_block("Weg", 0, 9, 10, state=OccurrenceState.CANCELLED)
    skipped = a_block("Breigroep", 1, 10, 12, state=OccurrenceState.SKIPPED, reason="Kerst")
    other = a_block("Vergadering", 1, 11, 13)
    week = a_week(gone, skipped, other)
    assert week.block(gone.id) is None
    assert week.pieces_of(skipped.id) == ()
    assert week.at(only(week, "Vergadering").box.left + 5, week.grid.y(11 * 60 + 10)) is not None
    assert week.at(only(week, "Vergadering").box.left + 5, week.grid.y(10 * 60 + 10)) is None
    assert only(a_week(skipped), "Breigroep").block.reason == "Kerst"


def test_a_skipped_night_gives_way_as_a_whole():
    night = a_block("Slaapfeest", 1, 22, 26, state=OccurrenceState.SKIPPED)
    early = a_block("Ontbijt", 2, 1, 3)
    assert a_week(night, early).pieces_of(night.id) == ()


def test_a_half_is_lent_out_while_the_whole_is_booked():
    whole = RoomRules(uid("zaal"), COMMUNITY, "Zaal", 0)
    half = RoomRules(uid("half"), COMMUNITY, "Zaal links", 1, whole_id=whole.id, parts=(0, 1))
    rest = RoomRules(uid("rest"), COMMUNITY, "Zaal rechts", 2, whole_id=whole.id, parts=(1, 2))
    party = a_block("Feest", 0, 19, 22, whole)
    talk = a_block("Overleg", 1, 10, 11, half)
    week = a_week(party, talk, rooms=(whole, half, rest))
    lent = {(week.grid.nearest(s.box.left, 0).room, s.name) for s in week.lent}
    assert lent == {(1, "Feest (Zaal)"), (2, "Feest (Zaal)"), (0, "Overleg (Zaal links)")}


def test_one_room_alone_takes_the_whole_width():
    agenda = an_agenda(a_block("Koor", 0, 19, 21), a_block("Verf", 0, 10, 12, ATELIER))
    week = lay_out(agenda, [ATELIER], *SIZE)
    assert [p.block.title for p in week.pieces] == ["Verf"]
    assert week.holiday(date(2026, 12, 25)).name == "Eerste kerstdag"


def test_hours_grow_to_fill_a_high_window_and_never_shrink():
    agenda = an_agenda()
    assert lay_out(agenda, agenda.rooms, 1232, 300).grid.hour == 46
    assert lay_out(agenda, agenda.rooms, 1232, 1500).grid.hour == 100


@st.composite
def weeks(draw):
    blocks = []
    for number in range(draw(st.integers(0, 12))):
        day, begins = draw(st.integers(0, 6)), draw(st.integers(0, 90)) / 4
        ends = begins + draw(st.integers(1, 24)) / 4
        state = draw(st.sampled_from(list(OccurrenceState)))
        room = draw(st.sampled_from([HUIS, ATELIER]))
        blocks.append(a_block(f"Groep {number}", day, begins, ends, room, state=state))
    known = [b.id for b in blocks]
    clash = draw(st.lists(st.sampled_from(known), max_size=2)) if known else []
    return a_week(*(
        replace(b, clashes_with=tuple(set(clash) - {b.id}))
        if b.state is OccurrenceState.CLASH else b
        for b in blocks
    ))  # fmt: skip


@settings(deadline=None)
@given(weeks())
def test_the_keyboard_reaches_every_booking_and_every_free_minute(week):
    low, high = week.grid.first_hour * 60, week.grid.last_hour * 60
    reached = set()
    for column in range(week.grid.columns):
        day, room = divmod(column, len(week.rooms))
        stops = walk.stops(week, day, room)
        reached |= {stop.occurrence_id for stop in stops if stop.occurrence_id}
        minutes = {m for stop in stops for m in range(stop.begins, stop.ends)}
        assert minutes >= set(range(low, high))
        down = [stops[0]]
        while (following := walk.upright(week, down[-1], 1)) != down[-1]:
            down.append(following)
            assert len(down) <= len(stops)
        assert tuple(down) == stops
    assert reached == {piece.block.id for piece in week.pieces}


@settings(deadline=None)
@given(weeks())
def test_words_stay_within_their_booking(week):
    for piece in week.pieces:
        assert piece.box.top <= piece.text.top <= piece.text.bottom <= piece.box.bottom + 0.01


def test_left_and_right_keep_the_time_past_a_long_booking():
    week = a_week(a_block("Koor", 0, 13, 17, ATELIER))
    here = walk.stop_at(week, 0, 0, 15 * 60)
    long = walk.aside(week, here, 15 * 60, 1)
    assert long.occurrence_id == uid("Koor")
    beyond = walk.aside(week, long, 15 * 60, 1)
    assert (beyond.day, beyond.room, beyond.begins) == (1, 0, 15 * 60)
    assert walk.aside(week, here, 15 * 60, -1) == here
    assert walk.slot_of(week, beyond).begins == at(1, 15)
