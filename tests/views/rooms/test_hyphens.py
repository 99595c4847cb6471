"""Breaking the names of bookings in narrow columns."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.views.rooms.hyphens import lines_of, parts_of

WORDS = st.text("abeiouknrstgochj", min_size=1, max_size=24)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Koffieochtend", "Koffie-ochtend"),
        ("Huiswerkclub", "Huis-werk-club"),
        ("Wandelgroep", "Wandel-groep"),
        ("Kerststukjes", "Kerst-stukjes"),
        ("Kerstkaarten", "Kerst-kaarten"),
        ("Taalcafé", "Taal-café"),
        ("Bewonersvergadering", "Bewo-ners-vergadering"),
        ("Koor", "Koor"),
    ],
)
def test_compounds_break_between_their_parts(word, parts):
    assert "-".join(parts_of(word)) == parts


def test_a_word_that_fits_on_a_line_of_its_own_stays_whole():
    assert lines_of("Open atelier", 8, len) == ["Open", "atelier"]
    assert lines_of("Koffieochtend", 9, len) == ["Koffie-", "ochtend"]
    assert lines_of("De wekelijkse koffieochtend", 9, len) == ["De weke-", "lijkse", "koffie-",
                                                              "ochtend"]  # fmt: skip


def test_a_hyphen_that_was_typed_is_not_doubled():
    assert lines_of("Koffie-ochtend", 9, len) == ["Koffie-", "ochtend"]


@given(st.lists(WORDS, max_size=6), st.integers(1, 30))
def test_nothing_is_lost_and_no_line_is_too_wide(words, width):
    lines = lines_of(" ".join(words), width, len)
    assert all(len(line) <= width for line in lines)
    joined = re.sub(r"[-\s]", "", "".join(lines))
    assert joined == "".join(words)
