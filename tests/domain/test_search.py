"""Searching by the beginnings of words."""

import pytest

from desktop.domain.identity import new_id
from desktop.domain.names import split_name
from desktop.domain.search import MOST_HITS, Entry, HitKind, key_of, person_key, search

HERE, THERE = new_id(), new_id()


def person(name: str, community=HERE, *, phone: str = "", gone: bool = False) -> Entry:
    key = person_key(split_name(name), phone)
    return Entry(HitKind.PERSON, new_id(), name, key, community, gone=gone)


def thing(kind: HitKind, title: str, community=HERE) -> Entry:
    return Entry(kind, new_id(), title, key_of(title), community)


NOOR = person("Noor van der Heijden", phone="0612345678")
STREET = (
    NOOR,
    person("Zoë Assendorpe"),
    person("Tygo van 't Hart"),
    person("Fatima el-Amrani"),
    person("Heleen Boer", gone=True),
    person("Jan Noorderink", THERE),
    thing(HitKind.BOOKING, "Noodfonds overleg"),
    thing(HitKind.ROOM, "Huiskamer"),
    thing(HitKind.QUESTION, "Nederlands oefenen"),
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("noor", "Noor van der Heijden"),
        ("HEIJ", "Noor van der Heijden"),
        ("heij noor", "Noor van der Heijden"),
        ("van der heij", "Noor van der Heijden"),
        ("v.d. heijden", "Noor van der Heijden"),
        ("vanderheij", "Noor van der Heijden"),
        ("061234", "Noor van der Heijden"),
        ("zoe ass", "Zoë Assendorpe"),
        ("'t hart", "Tygo van 't Hart"),
        ("t hart", "Tygo van 't Hart"),
        ("amrani", "Fatima el-Amrani"),
        ("el amr", "Fatima el-Amrani"),
        ("oefenen ned", "Nederlands oefenen"),
        ("heleen", "Heleen Boer"),
    ],
)
def test_finds(typed, first):
    assert search(STREET, typed)[0].title == first


@pytest.mark.parametrize("typed", ["", "  ", "...", "ijden", "noor piet", "<i>"])
def test_finds_nothing(typed):
    assert not search(STREET, typed)


def test_people_come_before_things_and_who_left_last():
    assert [hit.title for hit in search(STREET, "noo")] == [
        "Noor van der Heijden",
        "Noodfonds overleg",
        "Jan Noorderink",
    ]
    assert [hit.title for hit in search(STREET, "he")] == ["Noor van der Heijden", "Heleen Boer"]


def test_a_community_leaves_out_the_others():
    assert [hit.title for hit in search(STREET, "noord", THERE)] == ["Jan Noorderink"]
    assert not search(STREET, "noord", HERE)
    nowhere = Entry(HitKind.PERSON, new_id(), "Iemand", key_of("Iemand"))
    assert search((nowhere,), "iem", HERE) == [nowhere]


def test_no_more_than_fit_in_the_list():
    many = [person(f"Anna Nummer{number}") for number in range(40)]
    assert len(search(many, "anna")) == MOST_HITS
