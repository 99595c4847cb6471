"""What asks for a step about ties, on both stores."""

from datetime import date, timedelta

import pytest

from desktop.domain.residents import Departure
from desktop.domain.ties.drafts import EvaluationDraft
from desktop.domain.today import AttentionKind
from desktop.domain.vocabulary import (
    Answer,
    ContactKind,
    DepartureKind,
    EvaluationOutcome,
    Intensity,
    TieEnd,
)
from desktop.services.residents import Residents
from desktop.services.ties import Ties
from desktop.services.today import Today
from tests import builders
from tests.services.ties_street import TODAY, a_street, proposed, running


@pytest.fixture
def ties(database, clock):
    return Ties(database, clock)


@pytest.fixture
def street(database):
    return a_street(database)


@pytest.fixture
def asking(database, clock):
    """What about ties asks for a step so many days from today."""

    def ask(days=0, community_id=None):
        later = type(clock)(TODAY + timedelta(days=days), clock.at)
        every = Today(database, later).view(community_id).attention
        return tuple(item for item in every if item.kind is not AttentionKind.QUESTION)

    return ask


def facts(items):
    return [(item.kind, item.subject, item.day, item.count) for item in items]


def test_no_contact_for_as_many_weeks_as_the_community_says(ties, street, asking):
    tie = running(ties, street)
    ties.contact(tie, ContactKind.SEEN, TODAY)
    ties.contact(tie, ContactKind.MISSED, TODAY)
    assert asking(20) == ()
    (item,) = asking(21)
    assert facts([item]) == [(AttentionKind.TIE_CONTACT, tie, TODAY, 21)]
    assert item.names == ("Daan B.", "Fatma Y.")
    ties.taper(tie)
    assert len(asking(21)) == 1
    ties.finish(tie, TODAY + timedelta(days=30))
    assert asking(21) == (), "who round off see each other less"


def test_an_evaluation_asks_from_its_day_until_it_is_held(ties, street, asking):
    day = TODAY + timedelta(days=3)
    tie = running(ties, street, evaluates_on=day)
    assert asking(2) == ()
    assert facts(asking(3)) == [(AttentionKind.TIE_EVALUATION, tie, day, 1)]
    later = TODAY + timedelta(days=90)
    ties.evaluate(EvaluationDraft(tie, EvaluationOutcome.GO_ON, TODAY, later))
    assert asking(3) == ()


def test_a_look_back_and_who_said_not_now(ties, street, asking):
    tie = running(ties, street)
    over = EvaluationDraft(tie, EvaluationOutcome.LET_GO, TODAY, end=TieEnd.PERIOD_OVER)
    ties.evaluate(over)
    waiting = proposed(ties, street, "gerda", "kees")
    day = TODAY + timedelta(days=5)
    ties.answer(waiting, street.kees, Answer.NOT_NOW, day)
    assert asking(4) == ()
    (again,) = asking(5)
    assert facts([again]) == [(AttentionKind.TIE_ASK_AGAIN, waiting, day, 1)]
    assert (again.about, again.person_id) == ("Kees V.", street.kees)
    back = date(2027, 2, 24)
    kinds = [item.kind for item in asking((back - TODAY).days)]
    assert kinds == [AttentionKind.TIE_LOOK_BACK, AttentionKind.TIE_ASK_AGAIN]
    ties.look_back(tie, TODAY)
    assert AttentionKind.TIE_LOOK_BACK not in {i.kind for i in asking((back - TODAY).days)}


def test_a_waakvlam_of_a_person_and_of_a_tie(ties, street, asking):
    tie = running(ties, street)
    day = TODAY + timedelta(days=2)
    told = {"level": Intensity.PILOT_LIGHT, "next_on": day}
    ours = ties.light(tie_id=tie, **told)
    hers = ties.light(person_id=street.gerda, **told)
    assert asking(1) == ()
    found = {item.subject: item for item in asking(2)}
    assert (found[ours].names, found[ours].tie_id) == (("Daan B.", "Fatma Y."), tie)
    assert (found[hers].names, found[hers].person_id) == (("Gerda de W.",), street.gerda)
    ties.light_seen(ours, TODAY + timedelta(days=60))
    ties.put_out(hers)
    assert asking(2) == ()


def test_whoever_moves_out_does_not_leave_a_forgotten_tie(ties, street, asking, database, clock):
    tie = running(ties, street)
    waiting = proposed(ties, street, "fatma", "gerda")
    away = TODAY + timedelta(days=10)
    leaving = Departure(street.fatma, street.community, away, DepartureKind.OWN_HOME)
    Residents(database, clock).move_out(leaving)
    assert asking(9) == (), "until then she still lives here"
    items = asking(40)
    assert {(item.kind, item.subject, item.day, item.about) for item in items} == {
        (AttentionKind.TIE_LEFT, tie, away, "Fatma Y."),
        (AttentionKind.TIE_LEFT, waiting, away, "Fatma Y."),
    }
    over = EvaluationDraft(tie, EvaluationOutcome.LET_GO, TODAY, end=TieEnd.MOVED, look_back=False)
    ties.evaluate(over)
    ties.strike(waiting)
    assert asking(40) == ()


def test_only_the_community_that_is_chosen_asks(ties, street, asking, database):
    with database.write("test") as session:
        other = builders.a_community(session, "'t Vriendenhuis", position=2)
        henk = builders.a_resident(session, other, "Henk Dam").id
        third = builders.a_community(session, "Weidehof", position=3).id
        other = other.id
    ties.light(person_id=henk, level=Intensity.REGULAR, next_on=TODAY + timedelta(days=1))
    running(ties, street)
    assert len(asking(40)) == 2
    assert [item.kind for item in asking(40, other)] == [AttentionKind.TIE_LIGHT]
    assert [item.kind for item in asking(40, street.community)] == [AttentionKind.TIE_CONTACT]
    assert asking(40, third) == ()


def test_silence_comes_first_then_what_clashes():
    first = list(AttentionKind)[:2]
    assert first == [AttentionKind.TIE_CONTACT, AttentionKind.CLASH]
