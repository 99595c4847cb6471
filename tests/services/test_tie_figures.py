"""The figures about ties as they are read from a store."""

from datetime import date

import pytest

from desktop.domain.identity import new_id
from desktop.domain.names import PersonName
from desktop.domain.periods import Quarter
from desktop.domain.reporting import ReportQuestion
from desktop.domain.vocabulary import (
    ContactKind,
    EvaluationOutcome,
    QuestionState,
    Route,
    Theme,
    TieEnd,
    TieKind,
    TiePhase,
    TieResult,
)
from desktop.models import (
    Community,
    Contact,
    Evaluation,
    Exchange,
    Membership,
    Objection,
    Person,
    Question,
    Skill,
    Tie,
    TieParticipant,
)
from desktop.services.reporting import Reporting
from desktop.services.residents import Residents

Q3 = Quarter(2026, 3)
AUGUST = date(2026, 8, 1)
LONG_AGO = date(2024, 1, 1)


class Street:
    """Twelve members of one community, and what is between them."""

    def __init__(self, session):
        self.session = session
        self.here = self.add(Community(name="Betje", name_key="betje")).id
        self.skill = self.add(Skill(name="koken", name_key="koken")).id
        self.people = [self._person(n) for n in range(12)]

    def add(self, record):
        record.id = new_id()
        self.session.add(record)
        return record

    def _person(self, number):
        name = PersonName(f"Naam{number}", "", "Achternaam")
        person = self.add(
            Person(
                first_name=name.first, surname=name.surname, name_key=name.name_key,
                first_key=name.first_key, sort_key=name.sort_key,
            )
        )  # fmt: skip
        self.add(Membership(person_id=person.id, community_id=self.here, begins=LONG_AGO))
        return person.id

    def tie(self, giver, receiver, phase=TiePhase.RUNNING, *, both=False, **more):
        tie = self.add(Tie(community_id=self.here, kind=TieKind.PAIR, phase=phase, **more))
        for place, at in enumerate((giver, receiver)):
            self.add(TieParticipant(tie_id=tie.id, person_id=self.people[at], position=place))
        for one, other in ((giver, receiver), (receiver, giver))[: 1 + both]:
            self.add(
                Exchange(
                    tie_id=tie.id, giver_id=self.people[one], receiver_id=self.people[other],
                    what="wandelen",
                )
            )  # fmt: skip
        return tie

    def contact(self, giver, receiver, tie=None, kind=ContactKind.SEEN, on=AUGUST, **more):
        self.add(
            Contact(
                community_id=self.here, tie_id=tie and tie.id, on=on, kind=kind,
                giver_id=self.people[giver], receiver_id=self.people[receiver], **more,
            )
        )  # fmt: skip

    def question(self, at, state=QuestionState.OPEN, *, skill=True, on=AUGUST, **more):
        self.add(
            Question(
                community_id=self.here, person_id=self.people[at], title="Vraag",
                theme=Theme.NETWORK, received_on=on, state=state,
                skill_id=self.skill if skill else None, **more,
            )
        )  # fmt: skip

    def evaluation(self, tie, on, held=None, **more):
        self.add(
            Evaluation(
                community_id=self.here, tie_id=tie.id, planned_on=on, held_on=held,
                outcome=EvaluationOutcome.GO_ON if held else None, **more,
            )
        )  # fmt: skip


@pytest.fixture
def figure(database, clock):
    def of(figure_id):
        found = Reporting(database, clock).figures(ReportQuestion(Q3))
        return found.figure(figure_id)

    return of


@pytest.fixture
def write(database):
    return lambda: database.write("test.fill")


def test_help_counts_moments_that_happened_and_answers_of_residents(figure, write):
    with write() as session:
        street = Street(session)
        tie = street.tie(0, 1)
        street.contact(0, 1, tie)
        street.contact(0, 1, tie, ContactKind.PHONED)
        street.contact(0, 1, tie, ContactKind.MISSED)
        street.contact(0, 1, tie, struck=True)
        street.contact(2, 3)
        street.contact(2, 3, street.tie(2, 3, TiePhase.STRUCK))
        answered = {"state": QuestionState.CLOSED, "closed_on": AUGUST}
        for route in (Route.RESIDENT, Route.GOOD_NEIGHBOUR, Route.PROFESSIONAL, Route.GROUP):
            street.question(4, route=route, **answered)
    assert (figure("I-23").cell.value, figure("I-23").part.value) == (5, 2)


def test_giving_and_getting_follow_the_exchanges_of_ties_that_met(figure, write):
    with write() as session:
        street = Street(session)
        for giver in (0, 2, 4):
            street.contact(giver, giver + 1, street.tie(giver, giver + 1, both=True))
        for giver in (6, 8):
            street.contact(giver, giver + 1, street.tie(giver, giver + 1))
        street.contact(10, 6)
        never = street.tie(10, 11, both=True)
        street.contact(10, 11, never, ContactKind.MISSED)
        street.contact(10, 11, never, on=date(2025, 9, 30))
    told = figure("I-24")
    assert (told.count, told.base) == (7, 11)


def test_who_objects_to_being_counted_is_in_no_share(figure, write):
    with write() as session:
        street = Street(session)
        street.contact(0, 1, street.tie(0, 1, both=True))
        street.contact(2, 3, street.tie(2, 3, both=True))
        street.question(4)
        street.question(5)
        for at in (0, 4):
            street.add(
                Objection(person_id=street.people[at], against="being_counted", made_on=LONG_AGO)
            )
    assert figure("I-24").base == 2
    assert figure("I-21b").cell.value == 1


def test_who_waits_asked_for_a_talent_and_has_no_tie(figure, write):
    with write() as session:
        street = Street(session)
        for at in range(6):
            street.question(at)
        street.question(6, skill=False)
        street.question(7, QuestionState.IN_GROUP)
        street.question(8, QuestionState.STRUCK)
        street.question(9, on=date(2026, 10, 1))
        street.tie(0, 10, first_met_on=AUGUST)
        street.tie(1, 10, TiePhase.PROPOSED, proposed_on=AUGUST)
    told = figure("I-21b")
    assert (told.cell.value, told.part.value) == (5, 8)


def test_a_declined_proposal_is_no_pair_in_any_figure(figure, write):
    with write() as session:
        street = Street(session)
        street.tie(
            0, 1, TiePhase.ENDED, proposed_on=AUGUST, closed_on=date(2026, 8, 9),
            closing=TieEnd.DECLINED.value,
        )  # fmt: skip
        street.question(0)
    assert (figure("I-17").cell.value, figure("I-17").part.value) == (0, 0)
    assert (figure("I-18").cell.value, figure("I-18").part.value) == (0, 0)
    assert figure("I-19").cell.value is None
    assert figure("I-21b").cell.value == 1


def test_how_it_ended_and_how_soon_it_began(figure, write):
    with write() as session:
        street = Street(session)
        for n in range(5):
            street.tie(
                2 * n, 2 * n + 1, TiePhase.ENDED, wished_on=date(2026, 7, 1 + n),
                first_met_on=date(2026, 7, 11), running_since=date(2026, 7, 20),
                closed_on=date(2026, 9, 11),
                result=TieResult.REACHED if n else TieResult.PARTLY,
            )  # fmt: skip
    assert figure("I-19").cell.published == 2
    assert (figure("I-20").count, figure("I-20").base) == (4, 5)
    assert figure("I-20").cell.published is None
    assert figure("I-21a").cell.published == 8


def test_an_evaluation_counts_until_its_tie_has_ended(figure, write):
    with write() as session:
        street = Street(session)
        running = street.tie(0, 1)
        street.evaluation(running, AUGUST, date(2026, 8, 10))
        street.evaluation(running, AUGUST)
        street.evaluation(running, AUGUST, struck=True)
        ended = street.tie(2, 3, TiePhase.ENDED, closed_on=date(2026, 7, 20))
        street.evaluation(ended, AUGUST)
        street.evaluation(ended, date(2026, 7, 20), date(2026, 7, 20))
        street.evaluation(street.tie(4, 5, TiePhase.STRUCK), AUGUST)
    assert (figure("I-22").count, figure("I-22").base) == (2, 3)


def test_who_missed_each_other_did_not_see_each_other(database, clock, write):
    with write() as session:
        street = Street(session)
        street.contact(0, 1, on=date(2026, 7, 1))
        street.contact(0, 1, kind=ContactKind.MISSED)
        street.contact(2, 3, kind=ContactKind.MISSED)
    seen = {line.id: line.last_seen for line in Residents(database, clock).roll().lines}
    assert [seen[street.people[at]] for at in (0, 1)] == [date(2026, 7, 1)] * 2
    assert [seen[street.people[at]] for at in (2, 3)] == [None] * 2
