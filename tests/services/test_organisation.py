from dataclasses import replace

import pytest
from sqlalchemy import delete

from desktop.domain.changes import Topic
from desktop.domain.communities import CommunityDraft
from desktop.domain.errors import Conflict, Refused
from desktop.domain.reading.rehearsal import Options
from desktop.domain.reading.words import ListKind
from desktop.domain.settings import LARGEST_LOGO, PNG, House, Signer, Worker
from desktop.models import Setting, UndoValue
from desktop.services.communities import Communities
from desktop.services.importing.importing import Importing
from desktop.services.organisation import Organisation
from desktop.services.undo import Undo


@pytest.fixture
def organisation(database, clock):
    return Organisation(database, clock)


def test_until_it_has_a_name_of_its_own_it_is_called_as_the_administration(organisation):
    assert organisation.house() == House("Over de Brug")


def test_what_is_saved_stands_and_can_be_undone(database, clock, organisation, announced):
    house = House("Travers", "Voorbeeldlaan 1", (Signer("Karim B.", "teamleider"),), PNG + b"x")
    organisation.save(house, organisation.house())
    assert organisation.house() == house
    assert announced[-1] == frozenset({Topic.SETTINGS})
    organisation.save(replace(house, logo=b"", signers=(Signer(" Noor "), Signer("", ""))), house)
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
        organisation.save(replace(House("Travers"), **wrong), organisation.house())
    assert [p.code for p in refused.value.problems] == [code]
    assert organisation.house() == House("Over de Brug")


def test_who_was_slower_hears_what_stands_now(organisation):
    seen = organisation.house()
    organisation.save(House("Travers"), seen)
    with pytest.raises(Conflict) as slower:
        organisation.save(House("Welzijn Zuid"), seen)
    assert slower.value.theirs == House("Travers")
    assert organisation.house() == House("Travers")


def test_you_are_called_as_you_say(organisation):
    assert organisation.me() == Worker("Sanne")
    organisation.save_me(Worker(" Sanne K. ", "community builder"), Worker("Sanne"))
    assert organisation.me() == Worker("Sanne K.", "community builder")
    with pytest.raises(Conflict) as slower:
        organisation.save_me(Worker("Noor"), Worker("Sanne"))
    assert slower.value.theirs == Worker("Sanne K.", "community builder")
    with pytest.raises(Refused) as refused:
        organisation.save_me(Worker(" ", "x" * 121), organisation.me())
    assert [(p.field, p.code) for p in refused.value.problems] == [
        ("name", "worker_missing"),
        ("job", "too_long"),
    ]


FIRST = ("Willy", "Noor", "Daan", "Hetty", "Karim", "Ruth", "Joke", "Piet", "Fatma", "Otto")
LAST = ("Jansen", "de Wit", "Bakker", "Visser", "Smit", "Kok")
NAMES = [f"{first} {last}" for last in LAST for first in FIRST]


def listed(names, storey):
    lines = [f"{name};{storey}.{at:02d}" for at, name in enumerate(names, start=1)]
    return "\n".join(["Naam;Woning", *lines]).encode()


def test_a_list_that_was_read_in_can_be_taken_back_by_its_run(database, clock, organisation):
    Communities(database, clock).save(CommunityDraft("Betje Wolff", (60, 60)))
    importing, options = Importing(database, clock), Options(community="Betje Wolff")
    assert organisation.reading_runs() == ()
    importing.commit(importing.open_bytes(listed(NAMES[:2], 2), "kort.csv"), options)
    importing.commit(importing.open_bytes(listed(NAMES[2:], 1), "lang.csv"), options)
    later, first = organisation.reading_runs()
    assert (later.kind, later.who, later.added) == (ListKind.RESIDENTS, "Sanne", 58)
    assert (first.added, first.updated) == (2, 0)
    Undo(database, clock).undo(later.act_id)
    assert organisation.reading_runs() == (first,)
    with database.write("test.expire") as session:
        session.execute(delete(UndoValue))
    assert organisation.reading_runs() == (replace(first, act_id=None),)


def test_a_setting_of_another_shape_reads_as_not_set(database, organisation):
    with database.write("test.odd") as session:
        session.add(Setting(key="organisation.signers", value="Karim"))
        session.add(Setting(key="organisation.name", value=7))
    assert organisation.house() == House("Over de Brug")
