"""The draft of a community: labels, doors and what is not right yet."""

import pytest

from desktop.domain.communities import CommunityDraft, RoomDraft, door_label, labels_in, numbered


@pytest.mark.parametrize(
    ("storeys", "label"), [((8, 8), "2.05"), ((5, 5), "2.5"), ((3, 12), "2.05")]
)
def test_a_door_is_called_by_storey_and_number(storeys, label):
    assert CommunityDraft("x", storeys).label(2, 5) == label


def test_numbers_count_on_through_the_building():
    assert numbered((2, 1), 7) == {(1, 1): "7", (1, 2): "8", (2, 1): "9"}
    assert numbered((1, 2), 2, 2) == {(1, 1): "2", (2, 1): "4", (2, 2): "6"}


def test_labels_are_typed_on_one_line():
    assert labels_in("1.01, hoek; 1.03 ,") == ("1.01", "hoek", "1.03")


def test_labels_of_doors_that_go_go_too():
    draft = CommunityDraft("x", (3, 3), labels={(1, 3): "hoek", (2, 1): "zolder"})
    assert draft.with_storeys((2,)).labels == {}
    assert draft.with_storeys((3, 1)).labels == draft.labels


@pytest.mark.parametrize(
    ("draft", "field", "code"),
    [
        (CommunityDraft(" "), "name", "name_missing"),
        (CommunityDraft("x" * 121), "name", "too_long"),
        (CommunityDraft("x", (1,) * 41), "storeys", "storeys_many"),
        (CommunityDraft("x", (61,)), "storeys", "doors_many"),
        (CommunityDraft("x", (2,), labels={(1, 1): "1.2"}), "labels", "label_twice"),
        (CommunityDraft("x", rooms=(RoomDraft(" "),)), "rooms", "name_missing"),
        (CommunityDraft("x", rooms=(RoomDraft("Zaal"), RoomDraft("ZAAL"))), "rooms", "room_twice"),
    ],
)
def test_what_is_not_right_is_said_at_its_field(draft, field, code):
    (problem,) = draft.problems()
    assert (problem.field, problem.code) == (field, code)


def test_a_widest_storey_decides_the_zero():
    assert (door_label(1, 5, 7), door_label(1, 5, 8)) == ("1.5", "1.05")
