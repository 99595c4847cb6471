"""Where ties meet their edges: mistakes, two colleagues at once, steps back, people who rest."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from desktop.domain.access import access_of
from desktop.domain.errors import Refused
from desktop.domain.ties.drafts import EvaluationDraft, ExchangeDraft, ProposalDraft
from desktop.domain.ties.profile import Profile
from desktop.domain.vocabulary import (
    Answer,
    ContactKind,
    EvaluationOutcome,
    Intensity,
    QuestionState,
    TieEnd,
    WorksFor,
)
from desktop.models import (
    Booking,
    Community,
    Evaluation,
    Membership,
    Person,
    Question,
    Skill,
    Talent,
    Tie,
)
from desktop.services.residents import Residents
from desktop.services.ties import Matching, Ties
from desktop.storage import engines
from desktop.storage.database import Database
from tests import builders
from tests.services.test_matching import Street as Six
from tests.services.test_tie_races import ROUNDS, together
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

LET_GO = {"outcome": EvaluationOutcome.LET_GO, "held_on": TODAY, "end": TieEnd.ON_THEIR_OWN}


@pytest.fixture
def ties(database, clock):
    return Ties(database, clock)


@pytest.fixture
def desks(server_url, clock, announced):
    opened = [Database(engines.server_engine(server_url), announced, clock) for _ in range(2)]
    yield opened
    for database in opened:
        database.close()


def kept(ties, tie):
    """The exchanges of a tie as the form gives them back."""
    return tuple(
        ExchangeDraft(one.giver_id, one.receiver_id, one.what, question_id=one.question_id,
                      id=one.id)
        for one in ties.card(tie).exchanges
    )  # fmt: skip


def answered(ties, street):
    """A tie whose agreement answers what Fatma asked."""
    tie = meeting(ties, street, exchanges=(an_exchange(street, question_id=street.question),))
    ties.agree(agreement(ties, tie, exchanges=kept(ties, tie)))
    return tie


def state(database, question):
    with database.read() as session:
        found = session.get_one(Question, question)
        return found.state, found.route, found.closed_on


class TestMistakes:
    def test_a_struck_tie_answered_nothing(self, database, ties):
        street = a_street(database)
        tie = answered(ties, street)
        assert state(database, street.question)[0] is QuestionState.CLOSED
        ties.strike(tie)
        assert state(database, street.question) == (QuestionState.OPEN, None, None)

    def test_what_another_tie_answered_as_well_stays_answered(self, database, ties):
        street = a_street(database)
        answered(ties, street)
        other = meeting(
            ties, street, "gerda", "fatma",
            exchanges=(an_exchange(street, "gerda", question_id=street.question),),
        )  # fmt: skip
        ties.agree(agreement(ties, other, exchanges=kept(ties, other)))
        ties.strike(other)
        assert state(database, street.question)[0] is QuestionState.CLOSED

    def test_a_no_that_was_noted_by_mistake_is_no_no(self, database, clock, ties):
        six, matching = Six(database), Matching(database, clock)
        ada = six.people["Ada"]
        (tie,) = matching.propose(matching.suggestions(ada).suggestions[:1])
        ties.answer(tie, ada, Answer.NO)
        assert matching.suggestions(ada).suggestions == ()
        ties.strike(tie)
        assert matching.suggestions(ada).suggestions

    def test_an_exchange_that_was_turned_round_answers_no_question(self, database, ties):
        street = a_street(database)
        tie = meeting(ties, street, exchanges=(an_exchange(street, question_id=street.question),))
        (one,) = kept(ties, tie)
        turned = ExchangeDraft(street.fatma, street.daan, "planten water geven",
                               question_id=one.question_id, id=one.id)  # fmt: skip
        ties.agree(agreement(ties, tie, exchanges=(turned,)))
        assert state(database, street.question)[0] is QuestionState.OPEN

    def test_one_contact_of_a_kind_on_a_day(self, database, ties):
        street = a_street(database)
        tie = meeting(ties, street)
        ties.met(tie, TODAY)
        ties.contact(tie, ContactKind.SEEN, TODAY)
        ties.contact(tie, ContactKind.PHONED, TODAY)
        told = [(one.kind, one.on) for one in ties.card(tie).contacts]
        assert sorted(told) == [(ContactKind.PHONED, TODAY), (ContactKind.SEEN, TODAY)]


class TestSteps:
    def test_a_step_back_keeps_the_end_that_was_agreed(self, database, ties):
        street, end = a_street(database), date(2026, 12, 10)
        tie = running(ties, street, evaluates_on=None, ends_on=end)
        ties.taper(tie)
        ties.resume(tie)
        assert (ties.card(tie).line.ends_on, ties.card(tie).line.evaluates_on) == (end, None)

    def test_who_only_met_held_no_evaluation(self, database, ties):
        tie = meeting(ties, a_street(database))
        ties.evaluate(EvaluationDraft(tie, **LET_GO))
        with database.read() as session:
            assert session.scalars(sa.select(Evaluation)).all() == []

    def test_an_evaluation_is_not_before_the_tie(self, database, ties):
        tie = running(ties, a_street(database))
        with pytest.raises(Refused, match="held_before_tie"):
            ties.evaluate(EvaluationDraft(tie, **LET_GO | {"held_on": date(2020, 1, 1)}))

    def test_the_same_evaluation_by_two_colleagues_is_one(self, database, ties):
        tie = running(ties, a_street(database), evaluates_on=TODAY)
        draft = EvaluationDraft(tie, EvaluationOutcome.GO_ON, TODAY, next_on=LATER)
        ties.evaluate(draft)
        with pytest.raises(Refused, match="evaluated_already"):
            ties.evaluate(draft)
        assert [(e.planned_on, e.held_on) for e in ties.card(tie).evaluations] == [
            (LATER, None), (TODAY, TODAY),
        ]  # fmt: skip

    def test_the_panel_says_since_when_it_is_in_its_phase(self, database, ties):
        tie = running(ties, a_street(database))
        with database.write("test") as session:
            record = session.get_one(Tie, tie)
            record.running_since = record.first_met_on = TODAY - timedelta(days=90)
        ties.taper(tie)
        assert ties.card(tie).phase_since == TODAY
        ties.resume(tie)
        assert ties.card(tie).phase_since == TODAY - timedelta(days=90)

    def test_they_want_again_after_an_older_no(self, database, clock, ties):
        six, matching = Six(database), Matching(database, clock)
        ada, bo = six.people["Ada"], six.people["Bo"]
        (first,) = matching.propose(matching.suggestions(ada).suggestions[:1])
        ties.answer(first, ada, Answer.NO)
        tie = ties.propose(ProposalDraft(six.community, (ada, bo)))
        for who in (ada, bo):
            ties.answer(tie, who, Answer.YES)
        ties.agree(agreement(ties, tie))
        ties.evaluate(EvaluationDraft(tie, **LET_GO))
        with pytest.raises(Refused, match="phase_not_possible"):
            ties.may_again(tie, on=True)
        ties.look_back(tie, TODAY)
        assert matching.suggestions(ada).suggestions == ()
        ties.may_again(tie, on=True)
        assert matching.suggestions(ada).suggestions


class TestRest:
    def test_who_rests_is_not_invited_and_who_rested_is(self, database, ties):
        street = a_street(database)
        tie = running(ties, street, exchanges=(an_exchange(street),))
        ties.contact(tie, ContactKind.SEEN, TODAY)

        def invited(**rest):
            with database.write("test") as session:
                person = session.get_one(Person, street.fatma)
                for name, value in {"not_now": False, "resting": False, **rest}.items():
                    setattr(person, name, value)
            return street.fatma in {one.id for one in ties.page(street.community).invited}

        assert invited()
        assert not invited(resting=True)
        assert not invited(not_now=True)
        assert not invited(not_now=True, not_now_until=LATER)
        assert invited(not_now=True, not_now_until=TODAY)

    def test_the_waakvlam_of_who_left_can_be_changed_and_put_out(self, database, ties):
        street = a_street(database)
        light = ties.light(person_id=street.kees, level=Intensity.REGULAR, next_on=LATER)
        with database.write("test") as session:
            for one in session.scalars(
                sa.select(Membership).where(Membership.person_id == street.kees)
            ):
                one.ends = TODAY
        assert ties.light(person_id=street.kees, level=Intensity.INTENSIVE, next_on=LATER) == light
        ties.put_out(light)
        with pytest.raises(Refused, match="not_a_member"):
            ties.light(person_id=street.kees, level=Intensity.REGULAR, next_on=LATER)


class TestMatching:
    def test_a_question_is_answered_by_who_also_answers_an_older_one(self, database, clock):
        six, matching = Six(database), Matching(database, clock)
        with database.write("test") as session:
            singing = session.scalars(sa.select(Skill.id).where(Skill.name == "zingen")).one()
            session.add(Talent(person_id=six.people["Bo"], skill_id=singing))
            session.add(
                Question(
                    community_id=six.community, person_id=six.people["Ada"], title="Zingen",
                    theme=session.get_one(Question, six.questions["Ada"]).theme,
                    state=QuestionState.OPEN, skill_id=singing,
                    received_on=TODAY - timedelta(weeks=20),
                )
            )  # fmt: skip
        found = matching.for_question(six.questions["Ada"]).suggestions
        assert six.people["Bo"] in {who for one in found for who in one.match.people}

    def test_languages_are_one_whatever_their_letters(self, database, clock):
        six, matching = Six(database), Matching(database, clock)
        matching.save_profile(Profile(six.people["Ada"], languages=("Éwé",)))
        matching.save_profile(Profile(six.people["Bo"], languages=("éwé",)))
        assert matching.suggestions(six.people["Ada"]).suggestions

    def test_two_who_bring_the_same_two_together_at_once_make_one_proposal(self, desks, clock):
        one, other = (Ties(database, clock) for database in desks)
        matching = Matching(desks[0], clock)
        street, six = a_street(desks[0], "Hof"), Six(desks[0])
        (pair,) = matching.suggestions(six.people["Ada"]).suggestions[:1]
        for _ in range(ROUNDS):
            by_hand = ProposalDraft(six.community, pair.match.people)
            together(lambda: proposed(one, street), lambda: proposed(other, street))
            together(lambda: matching.propose([pair]), lambda draft=by_hand: other.propose(draft))
            for community in (street.community, six.community):
                (line,) = one.page(community).proposed
                one.strike(line.id)


def test_earlier_ties_can_be_looked_up_and_a_no_cannot(database, clock, ties):
    street, residents = a_street(database), Residents(database, clock)
    tie = running(ties, street)
    ties.evaluate(EvaluationDraft(tie, **LET_GO))
    declined = proposed(ties, street, "gerda", "fatma")
    ties.answer(declined, street.gerda, Answer.NO)
    card = residents.card(street.fatma)
    assert card.ties == ()
    assert [(one.tie_id, one.closed_on) for one in card.earlier_ties] == [(tie, TODAY)]


def test_no_update_reads_beyond_what_one_sees(database):
    """UPDATE … FROM names another table by its columns alone."""
    street = a_street(database)
    with database.write("test") as session:
        room = builders.a_room(session, session.get_one(Community, street.community))
        builders.an_occurrence(session, room, "Verjaardag", TODAY)
    database.admit(database.account_id, access_of(WorksFor.CORPORATION))
    booking, person = Booking.__table__, Person.__table__
    for statement in (
        sa.update(booking).values(title=person.c.surname).where(person.c.id == street.fatma),
        sa.select(booking.c.title, sa.literal_column("surname")),
        sa.select(sa.text("first_name FROM app.person")),
    ):
        with pytest.raises(Refused, match="not_yours"), database.write("test") as session:
            session.execute(statement)
