"""Half-filled forms: kept, offered again, replaced, dropped; each to whoever filled them."""

from datetime import timedelta

import pytest

from desktop.domain.identity import new_id
from desktop.models import Account
from desktop.services.drafts import Drafts
from tests import builders


@pytest.fixture
def drafts(database, clock):
    return Drafts(database, clock)


def kept(drafts):
    return [(draft.form, draft.subject, draft.content) for draft in drafts.list()]


def test_the_newest_stands_first_and_replaces_what_was_kept_of_the_same_form(drafts, clock):
    subject = str(new_id())
    drafts.save("resident", "", {"first": "N"})
    clock.step(timedelta(minutes=1))
    drafts.save("resident", subject, {"first": "Fatma", "since": None, "roles": [1, "é"]})
    clock.step(timedelta(minutes=1))
    drafts.save("resident", "", {"first": "Noor"})
    assert kept(drafts) == [
        ("resident", "", {"first": "Noor"}),
        ("resident", subject, {"first": "Fatma", "since": None, "roles": [1, "é"]}),
    ]
    drafts.drop("resident", "")
    drafts.drop("resident", "")
    assert [draft.subject for draft in drafts.list()] == [subject]


def test_typing_is_no_act_and_nobody_is_told(drafts, database, announced):
    drafts.save("resident", "", {"first": "Noor"})
    drafts.drop("resident", "")
    assert announced == []
    from sqlalchemy import select

    from desktop.models import AuditLine

    with database.read() as session:
        assert session.scalars(select(AuditLine)).all() == []


def test_a_colleague_does_not_see_what_somebody_was_typing(drafts, database):
    with database.write("accounts.add") as session:
        colleague = builders.add(session, Account(name="Piet"))
    drafts.save("resident", "", {"first": "Noor"})
    database.account_id = colleague.id
    assert drafts.list() == ()
    drafts.save("resident", "", {"first": "Piet typt"})
    drafts.drop("resident", "")
