"""Taking acts back: any series of acts, in any order that the rules allow."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON, delete, select

from desktop.domain.errors import Conflict, Refused
from desktop.domain.identity import new_id
from desktop.domain.vocabulary import Initiative, TieWord
from desktop.models import (
    Account,
    Attendance,
    Base,
    Community,
    Language,
    Logo,
    Membership,
    Person,
    Programme,
    Room,
    Setting,
)
from desktop.services.undo import Undo
from desktop.storage.changes import decode, encode
from tests import builders

DAY = date(2026, 11, 3)


@pytest.fixture
def undo(database, clock):
    return Undo(database, clock)


def rows(database, *models):
    """Every value of every row but the version, to compare before and after."""
    with database.read() as session:
        return {
            (model.__name__, record.id): {
                column.key: getattr(record, column.key)
                for column in model.__mapper__.column_attrs
                if column.key != "version"
            }
            for model in models
            for record in session.scalars(select(model))
        }


def test_values_of_every_type_come_back_as_they_were(database, undo):
    with database.write("first") as session:
        community = builders.a_community(session, tie_word=TieWord.BUDDY)
        person = builders.a_resident(session, community, "Noor de Wit", "1.01")
        programme = builders.a_programme(session, initiative=Initiative.STAFF)
        activity = builders.an_activity(session, community, programme, DAY, [person], guests=3)
        logo = builders.add(session, Logo(png=b"\x89PNG\x00\xff"))
        setting = builders.add(session, Setting(key="lock", value={"minutes": [10, None, 1.5]}))
    models = (Community, Person, Membership, Programme, type(activity), Attendance, Logo, Setting)
    before = rows(database, *models)
    with database.write("change") as session:
        session.get(Community, community.id).tie_word = TieWord.MATE
        session.get(Programme, programme.id).initiative = Initiative.RESIDENTS
        kept = session.get(type(activity), activity.id)
        kept.day, kept.begins, kept.begins_utc = (
            date(2026, 11, 4), kept.ends.replace(hour=9), kept.begins_utc - timedelta(hours=1),
        )  # fmt: skip
        kept.guests, kept.staff_minutes = 0, 90
        session.get(Logo, logo.id).png = b""
        session.get(Setting, setting.id).value = None
        membership = session.scalars(select(Membership)).one()
        membership.ends = DAY
        session.delete(session.scalars(select(Attendance)).one())
    assert rows(database, *models) != before
    undo.undo_last()
    assert rows(database, *models) == before


@pytest.mark.parametrize("table", Base.metadata.tables.values(), ids=lambda t: t.name)
def test_every_column_has_a_way_to_be_kept(table):
    examples = {
        "UUID": new_id(), "date": DAY, "str": "één", "int": 7, "bool": True, "bytes": b"\x00\xff",
        "dict": {"a": [1]}, "Decimal": Decimal("1.50"),
        "object": datetime(2026, 11, 3, 9, 30, tzinfo=UTC), "time": time(9, 30),
    }  # fmt: skip
    for column in table.columns:
        kind = dict if isinstance(column.type, JSON) else column.type.python_type
        if getattr(column.type, "enum_class", None):
            value = next(iter(column.type.enum_class))
        else:
            value = examples[kind.__name__]
        assert decode(column, encode(value)) == value
        assert decode(column, encode(None)) is None


def test_a_row_that_was_replaced_by_one_with_the_same_name_comes_back(database, undo):
    with database.write("first") as session:
        person = builders.a_person(session)
        language = builders.add(session, Language(person_id=person.id, name="Turks"))
    before = rows(database, Language)
    with database.write("replace") as session:
        session.delete(session.get(Language, language.id))
        session.flush()
        builders.add(session, Language(person_id=person.id, name="Turks"))
    assert rows(database, Language) != before
    undo.undo_last()
    assert rows(database, Language) == before


def test_nothing_half_when_undoing_is_refused(database, undo):
    with database.write("first") as session:
        community = builders.a_community(session)
        person = builders.a_person(session)
    with database.write("rooms.add") as session:
        builders.a_room(session, community)
    before = rows(database, Community, Person, Room)
    with pytest.raises(Refused):
        undo.undo(undo.acts()[-1].id)
    assert rows(database, Community, Person, Room) == before
    assert person.id in {id_ for _, id_ in before}


def test_a_row_that_was_swept_away_since_is_a_conflict(database, undo):
    with database.write("first") as session:
        builders.a_person(session)
    with database.write("sweep") as session:
        session.execute(delete(Person))
    with pytest.raises(Conflict):
        undo.undo_last()


def test_what_a_colleague_did_last_is_not_ours_to_take_back(database, undo):
    with database.write("accounts.add", undoable=False) as session:
        colleague = builders.add(session, Account(name="Piet"))
    with database.write("mine") as session:
        builders.a_person(session)
    mine, database.account_id = database.account_id, colleague.id
    with database.write("theirs") as session:
        builders.a_person(session, "Iemand Anders")
    database.account_id = mine
    assert [act.act for act in undo.acts()] == ["theirs", "mine"]
    assert undo.undo_last().act == "mine"
    with pytest.raises(Refused):
        undo.undo_last()


def test_a_value_that_was_not_loaded_cannot_be_changed_unseen(database):
    with database.write("first") as session:
        person = builders.a_person(session)
    from sqlalchemy.orm import load_only

    with pytest.raises(AssertionError), database.write("change") as session:
        query = select(Person).where(Person.id == person.id).options(load_only(Person.first_name))
        session.scalars(query).one().phone = "06 00 00 00 01"


ACTS = st.lists(st.sampled_from(["add", "rename", "rest", "remove", "undo"]), max_size=14)


@given(ACTS, st.randoms(use_true_random=False))
@settings(
    max_examples=25, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_taking_back_retraces_every_step(embedded, clock, acts, chance):
    undo = Undo(embedded, clock)
    # What an example that was broken off left behind is taken back first: then nobody is there.
    while undo_quietly(undo):
        pass
    with embedded.write("clean", undoable=False) as session:
        session.execute(delete(Person))
    history = [rows(embedded, Person)]
    for n, act in enumerate(acts):
        if act == "undo":
            if len(history) > 1:
                undo.undo_last()
                history.pop()
        elif perform(embedded, act, n, chance):
            history.append(rows(embedded, Person))
        assert rows(embedded, Person) == history[-1]
    while len(history) > 1:
        undo.undo_last()
        history.pop()
        assert rows(embedded, Person) == history[-1]


def undo_quietly(undo):
    try:
        return undo.undo_last()
    except Refused:
        return None
    except Conflict:
        return None


def perform(database, act, n, chance):
    with database.write(act) as session:
        people = list(session.scalars(select(Person).order_by(Person.id)))
        if act == "add":
            builders.a_person(session, f"Persoon{n} de Wit")
        elif not people:
            return False
        elif act == "rename":
            chance.choice(people).first_name = f"Anders{n}"
        elif act == "rest":
            for person in people:
                person.resting = not person.resting
        else:
            session.delete(chance.choice(people))
    return True
