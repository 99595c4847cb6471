"""What the calendar says: weeks over months and years, bookings in words, rooms told apart."""

from dataclasses import replace
from datetime import date

import pytest

from desktop import i18n
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.vocabulary import OccurrenceState
from desktop.views.rooms.layout import stretch
from desktop.views.rooms.words import block_words, context_line, day_head, free_words, room_names
from tests.views.rooms.weeks import COMMUNITY, HUIS, a_block, a_clash, an_agenda, uid


@pytest.fixture
def english():
    i18n.use("en")
    yield
    i18n.use("nl")


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (date(2026, 12, 21), "Week 52, 21 tot en met 27 december 2026"),
        (date(2026, 11, 30), "Week 49, 30 november tot en met 6 december 2026"),
        (date(2026, 12, 28), "Week 53, 28 december 2026 tot en met 3 januari 2027"),
    ],
)
def test_a_week_is_named_with_its_number_and_its_days(first, said):
    assert context_line(replace(an_agenda(), first=first)) == said


def test_clashes_are_counted_beside_it():
    assert context_line(an_agenda(*a_clash())).endswith("2026 · 1 botsing")


def test_it_is_said_in_english_too(english):
    assert context_line(an_agenda(*a_clash())) == "Week 52, 21 to 27 December 2026 · 1 clash"
    assert day_head(date(2026, 12, 21)) == "Mon 21"


def test_a_booking_tells_its_note_its_series_and_what_it_clashes_with():
    stands, waits = a_clash()
    titles = {stands.id: stands.title, waits.id: waits.title}
    assert block_words(replace(waits, note="38 gasten"), "Huiskamer", titles) == (
        "Kerststukjes, Huiskamer, woensdag 23 december, 16.30–18.30, 38 gasten, "
        "botst met Huiswerkclub"
    )
    skipped = a_block(
        "Koor", 4, 19, 21, state=OccurrenceState.SKIPPED, series=True, reason="Eerste kerstdag"
    )
    assert block_words(skipped, "Huiskamer", {}) == (
        "Koor, Huiskamer, vrijdag 25 december, 19.00–21.00, reeks, overgeslagen, Eerste kerstdag"
    )


def test_a_free_time_tells_whether_and_why_it_is_closed():
    slot = stretch(a_block("x", 4, 9, 9.5))
    begin = "Huiskamer, vrijdag 25 december, 9.00–9.30"
    assert free_words(slot, "Huiskamer", None) == f"{begin}, vrij"
    assert free_words(slot, "Huiskamer", "") == f"{begin}, dicht"
    assert free_words(slot, "Huiskamer", "Kerst") == f"{begin}, dicht: Kerst"


def test_rooms_of_the_same_name_bear_their_community():
    other = RoomRules(uid("huis 2"), uid("vriend"), "Huiskamer")
    own = RoomRules(uid("atelier"), COMMUNITY, "Atelier")
    names = {COMMUNITY: "Betje Wolff", other.community_id: "'t Vriendenhuis"}
    assert list(room_names((HUIS, other, own), names).values()) == [
        "Huiskamer, Betje Wolff",
        "Huiskamer, 't Vriendenhuis",
        "Atelier",
    ]
