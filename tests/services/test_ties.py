"""From a proposal to a tie that runs, on both stores."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.errors import Conflict, Refused
from desktop.domain.ties.drafts import ProposalDraft
from desktop.domain.vocabulary import (
    Answer,
    ContactKind,
    QuestionState,
    Route,
    TieEnd,
    TieKind,
    TiePhase,
)
from desktop.models import KeptApart, Question, Tie
from desktop.services.residents import Residents
from desktop.services.ties import Ties
from desktop.services.undo import Undo
from tests.services.ties_street import (
    LATER,
    TODAY,
    a_street,
    agreement,
    an_exchange,
    meeting,
    proposed,
    running,
)


@pytest.fixture
def ties(database, clock):
    return Ties(database, clock)


@pytest.fixture
def street(database):
    return a_street(database)


def refused(act, *values, **more):
    with pytest.raises(Refused) as told:
        act(*values, **more)
    return [(problem.field, problem.code) for problem in told.value.problems]


def stored(database, model, id_):
    with database.read() as session:
        return session.get_one(model, id_)


def test_a_proposal_waits_for_everybody(ties, street):
    given = an_exchange(street, question_id=street.question)
    tie = proposed(ties, street, exchanges=(given,))
    line = ties.card(tie).line
    assert (line.phase, line.kind, line.proposed_on) == (TiePhase.PROPOSED, TieKind.PAIR, TODAY)
    assert [one.name.short for one in line.people] == ["Daan B.", "Fatma Y."]
    assert [one.home for one in line.people] == ["1.02", "1.01"]
    assert [one.gives for one in line.people] == [True, False]
    assert ties.answer(tie, street.fatma, Answer.YES) is TiePhase.PROPOSED
    assert ties.answer(tie, street.daan, Answer.YES) is TiePhase.MEETING
    assert ties.card(tie).line.first_met_on is None


def test_what_cannot_be_proposed(ties, street):
    def ask(*people):
        return refused(ties.propose, ProposalDraft(street.community, people))

    daan, fatma = street.daan, street.fatma
    assert ask(daan) == [("people", "tie_too_few")]
    assert ask(daan, daan) == [("people", "tie_twice")]
    four = (daan, fatma, street.gerda, street.kees)
    assert ask(*four, street.question) == [("people", "tie_too_many")]
    assert ask(daan, street.question) == [("people", "person_gone")]
    foreign = an_exchange(street, "gerda", "fatma")
    assert refused(proposed, ties, street, exchanges=(foreign,)) == [
        ("exchanges", "exchange_people")
    ]
    proposed(ties, street)
    with pytest.raises(Refused) as told:
        proposed(ties, street, "fatma", "daan")
    (problem,) = told.value.problems
    assert (problem.code, problem.values["name"]) == ("tie_there", ("Fatma Y.", "Daan B."))
    assert proposed(ties, street, "daan", "fatma", "gerda")


def test_not_now_keeps_the_proposal_until_a_day(ties, street, clock):
    tie = proposed(ties, street)
    assert refused(ties.answer, tie, street.daan, Answer.NOT_NOW) == [("asks_again_on", "required")]
    assert refused(ties.answer, tie, street.daan, Answer.NOT_NOW, TODAY) == [
        ("asks_again_on", "day_past")
    ]
    assert ties.answer(tie, street.daan, Answer.NOT_NOW, LATER) is TiePhase.PROPOSED
    assert ties.card(tie).people[0].asks_again_on == LATER
    ties.answer(tie, street.fatma, Answer.YES)
    assert ties.answer(tie, street.daan, Answer.YES) is TiePhase.MEETING
    assert ties.card(tie).people[0].asks_again_on is None
    assert refused(ties.answer, tie, street.daan, Answer.NO) == [("", "phase_not_possible")]
    assert refused(ties.answer, proposed(ties, street, "gerda", "kees"), street.daan, Answer.YES)


def test_a_no_has_no_consequence_and_the_other_never_sees_it(ties, street, database):
    given = an_exchange(street, question_id=street.question)
    tie = proposed(ties, street, exchanges=(given,))
    ties.answer(tie, street.fatma, Answer.YES)
    assert ties.answer(tie, street.daan, Answer.NO) is TiePhase.ENDED
    card = ties.card(tie)
    assert (card.end, card.closed_on) == (TieEnd.DECLINED, TODAY)
    assert ties.ties_of(street.fatma) == ()
    assert [line.id for line in ties.ties_of(street.daan)] == [tie]
    assert stored(database, Question, street.question).state is QuestionState.OPEN
    assert {one.id for one in ties.page().without} >= {street.daan, street.fatma}
    assert proposed(ties, street), "both can be asked again, for this tie or another"


@pytest.mark.parametrize("answer", list(Answer))
def test_what_one_says_is_not_on_the_panel_of_the_other(ties, street, answer):
    tie = proposed(ties, street)
    ties.answer(tie, street.daan, answer, LATER if answer is Answer.NOT_NOW else None)
    for line in ties.ties_of(street.fatma):
        said = {one.id: (one.answer, one.asks_again_on) for one in line.people}
        assert said[street.daan] == (Answer.ASKED, None)
    (mine,) = ties.ties_of(street.daan)
    assert {one.id: one.answer for one in mine.people}[street.daan] is answer


def test_an_agreement_makes_it_a_tie_and_answers_the_question(ties, street, database):
    tie = meeting(ties, street)
    ties.met(tie, TODAY - timedelta(days=9))
    both = (
        an_exchange(street, question_id=street.question, minutes_a_week=60, how_often="woensdag"),
        an_exchange(street, "fatma", "daan", "samen  koken "),
    )
    ties.agree(
        agreement(
            ties, tie, exchanges=both, times="woensdag", manners="We bellen eerst aan.",
            backup_contact="Noor", backup_phone="06 12 34 56 78", own_words="Fijn samen",
        )
    )  # fmt: skip
    card = ties.card(tie)
    assert (card.line.phase, card.line.since) == (TiePhase.RUNNING, TODAY)
    assert card.line.first_met_on == TODAY - timedelta(days=9)
    assert card.line.evaluates_on == LATER
    assert [(one.planned_on, one.held_on) for one in card.evaluations] == [(LATER, None)]
    assert [one.what for one in card.exchanges] == ["samen oefenen", "samen koken"]
    assert (card.times, card.manners, card.own_words) == (
        "woensdag", "We bellen eerst aan.", "Fijn samen",
    )  # fmt: skip
    assert all(one.gives for one in card.people), "who asks helps as well"
    question = stored(database, Question, street.question)
    assert (question.state, question.route) == (QuestionState.CLOSED, Route.GOOD_NEIGHBOUR)
    assert (question.first_step_on, question.closed_on) == (TODAY, TODAY)
    assert stored(database, Tie, tie).wished_on == date(2026, 10, 1)


def test_an_exchange_stays_changes_or_is_struck(ties, street):
    tie = running(
        ties, street,
        exchanges=(an_exchange(street), an_exchange(street, "fatma", "daan", "koken")),
    )  # fmt: skip
    kept, gone = ties.card(tie).exchanges
    new = an_exchange(street, what="samen fietsen", id=kept.id)
    ties.agree(agreement(ties, tie, exchanges=(new,)))
    (left,) = ties.card(tie).exchanges
    assert (left.id, left.what) == (kept.id, "samen fietsen")
    assert [one.gives for one in ties.card(tie).people] == [True, False]
    Undo(ties._database, ties._clock).undo_last()
    assert {one.id for one in ties.card(tie).exchanges} == {kept.id, gone.id}


def test_no_agreement_without_a_day(ties, street):
    tie = meeting(ties, street)
    empty = agreement(ties, tie, evaluates_on=None)
    assert refused(ties.agree, empty) == [("evaluates_on", "tie_without_end")]
    assert ties.card(tie).line.phase is TiePhase.MEETING
    ties.agree(replace(empty, ends_on=LATER))
    assert ties.card(tie).line.next_talk == LATER
    assert refused(ties.agree, agreement(ties, proposed(ties, street, "gerda", "kees"))) == [
        ("", "phase_not_possible")
    ]


def test_of_two_who_save_one_agreement_the_second_sees_the_first(ties, street):
    tie = running(ties, street)
    first, second = (agreement(ties, tie, times=times) for times in ("woensdag", "zaterdag"))
    ties.agree(first)
    with pytest.raises(Conflict) as told:
        ties.agree(second)
    assert told.value.theirs.times == "woensdag"
    assert ties.card(tie).times == "woensdag"


def test_also_when_only_the_exchanges_changed(ties, street):
    tie = running(ties, street)
    first, second = (
        agreement(ties, tie, exchanges=(an_exchange(street, what=what),)) for what in ("a", "b")
    )
    ties.agree(first)
    with pytest.raises(Conflict):
        ties.agree(second)


def test_contact_in_one_press(ties, street):
    tie = running(ties, street)
    seen = ties.contact(tie, ContactKind.SEEN, TODAY - timedelta(days=3))
    phoned = ties.contact(tie, ContactKind.PHONED, TODAY - timedelta(days=1))
    ties.contact(tie, ContactKind.MISSED, TODAY)
    assert ties.card(tie).line.last_contact_on == TODAY - timedelta(days=1)
    assert [one.kind for one in ties.card(tie).contacts] == [
        ContactKind.MISSED, ContactKind.PHONED, ContactKind.SEEN,
    ]  # fmt: skip
    ties.strike_contact(phoned)
    assert ties.card(tie).line.last_contact_on == TODAY - timedelta(days=3)
    ties.strike_contact(seen)
    assert ties.card(tie).line.last_contact_on is None
    assert refused(ties.strike_contact, seen) == [("", "contact_gone")]
    tomorrow = TODAY + timedelta(days=1)
    assert refused(ties.contact, tie, ContactKind.SEEN, tomorrow) == [("on", "day_to_come")]


def test_meeting_counts_how_often_they_saw_each_other(ties, street):
    tie = meeting(ties, street)
    first = TODAY - timedelta(days=12)
    ties.contact(tie, ContactKind.PHONED, TODAY - timedelta(days=15))
    assert ties.card(tie).line.first_met_on is None
    ties.met(tie, TODAY)
    ties.met(tie, first)
    line = ties.card(tie).line
    assert (line.first_met_on, line.met, line.last_contact_on) == (first, 2, TODAY)
    ties.strike_contact(ties.card(tie).contacts[1].id)
    assert ties.card(tie).line.first_met_on == TODAY
    assert refused(ties.met, running(ties, street, "gerda", "kees"), TODAY) == [
        ("", "phase_not_possible")
    ]


def test_what_was_made_by_mistake_counts_nowhere(ties, street, database):
    tie = running(ties, street)
    ties.contact(tie, ContactKind.SEEN, TODAY)
    ties.strike(tie)
    assert refused(ties.card, tie) == [("", "tie_gone")]
    assert ties.ties_of(street.daan) == ()
    assert ties.page().pairs == 0
    assert Residents(database, ties._clock).card(street.daan).ties == ()
    Undo(database, ties._clock).undo_last()
    assert ties.card(tie).contacts


def test_two_who_stay_apart(ties, street, database):
    ties.keep_apart(street.kees, street.daan, on=True)
    ties.keep_apart(street.daan, street.kees, on=True)
    with database.read() as session:
        (kept,) = session.query(KeptApart).all()
        assert kept.one_id < kept.other_id
        assert not kept.struck
    ties.keep_apart(street.daan, street.kees, on=False)
    with database.read() as session:
        assert session.query(KeptApart).one().struck
    assert refused(ties.keep_apart, street.daan, street.daan, on=True) == [("apart", "tie_twice")]
    assert refused(ties.keep_apart, street.daan, street.question, on=True) == [
        ("people", "person_gone")
    ]
