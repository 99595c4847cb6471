from dataclasses import replace

import pytest

from desktop.domain.changes import Topic
from desktop.domain.errors import Refused
from desktop.domain.settings import LARGEST_LOGO, PNG, House, Signer
from desktop.models import Setting
from desktop.services.organisation import Organisation
from desktop.services.undo import Undo


@pytest.fixture
def organisation(database, clock):
    return Organisation(database, clock)


def test_until_it_has_a_name_of_its_own_it_is_called_as_the_administration(organisation):
    assert organisation.house() == House("Over de Brug")


def test_what_is_saved_stands_and_can_be_undone(database, clock, organisation, announced):
    house = House("Travers", "Voorbeeldlaan 1", (Signer("Karim B.", "teamleider"),), PNG + b"x")
    organisation.save(house)
    assert organisation.house() == house
    assert announced[-1] == frozenset({Topic.SETTINGS})
    organisation.save(replace(house, logo=b"", signers=(Signer(" Noor "), Signer("", ""))))
    assert organisation.house() == replace(house, logo=b"", signers=(Signer("Noor"),))
    Undo(database, clock).undo_last()
    assert organisation.house() == house


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": "  "}, "organisation_missing"),
        ({"signers": (Signer("", "teamleider"),)}, "signer_without_name"),
        ({"signers": (Signer("A"),) * 7}, "signers_many"),
        ({"logo": b"GIF89a"}, "logo_unreadable"),
        ({"logo": PNG + bytes(LARGEST_LOGO)}, "logo_large"),
    ],
)
def test_what_cannot_stand_on_paper_is_refused(organisation, wrong, code):
    with pytest.raises(Refused) as refused:
        organisation.save(replace(House("Travers"), **wrong))
    assert [p.code for p in refused.value.problems] == [code]
    assert organisation.house() == House("Over de Brug")


def test_a_setting_of_another_shape_reads_as_not_set(database, organisation):
    with database.write("test.odd") as session:
        session.add(Setting(key="organisation.signers", value="Karim"))
        session.add(Setting(key="organisation.name", value=7))
    assert organisation.house() == House("Over de Brug")
