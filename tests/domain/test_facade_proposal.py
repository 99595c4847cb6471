from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.communities import MOST_DOORS, MOST_STOREYS
from desktop.domain.facade_proposal import natural, propose


def test_even_house_numbers_make_a_street_front():
    storeys = propose(str(n) for n in range(2, 50, 2))
    assert [len(s) for s in storeys] == [8, 8, 8]
    assert storeys[0][0] == "2"
    assert storeys[-1][-1] == "48"


def test_labels_that_tell_their_storey_are_believed():
    assert propose(["1.02", "0.01", "1.01", "2.01"]) == (("0.01",), ("1.01", "1.02"), ("2.01",))
    assert propose(["101", "102", "201"]) == (("101", "102"), ("201",))


def test_nothing_makes_no_building():
    assert propose([]) == ()


def test_too_many_doors_on_a_storey_are_spread():
    storeys = propose(f"1{n:02d}" for n in range(99))
    assert max(map(len, storeys)) <= MOST_DOORS


def test_a_very_large_list_still_fits():
    storeys = propose(f"Huis {n}" for n in range(1500))
    assert len(storeys) <= MOST_STOREYS
    assert max(map(len, storeys)) <= MOST_DOORS


def test_labels_sort_as_people_count():
    labels = ["10", "2A", "2", "Tuinhuis", "12B"]
    assert sorted(labels, key=natural) == ["Tuinhuis", "2", "2A", "10", "12B"]


@given(st.sets(st.from_regex(r"[1-9][0-9]{0,3}[A-C]?", fullmatch=True), max_size=200))
def test_every_home_stands_once_and_fits(labels):
    storeys = propose(labels)
    assert sorted(label for storey in storeys for label in storey) == sorted(labels)
    assert len(storeys) <= MOST_STOREYS
    assert all(0 < len(storey) <= MOST_DOORS for storey in storeys)
