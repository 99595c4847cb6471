"""Looking at a tie together, letting go, the look-back and the waakvlam, on both stores."""

from datetime import date, timedelta

import pytest

from desktop.domain.errors import Refused
from desktop.domain.ties.drafts import EvaluationDraft, ExchangeDraft
from desktop.domain.vocabulary import (
    Answer,
    ContactKind,
    EvaluationOutcome,
    Intensity,
    TieEnd,
    TiePhase,
    TieResult,
)
from desktop.services.ties import Ties
from tests import builders
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

GO_ON, TAPER, LET_GO = (
    EvaluationOutcome.GO_ON, EvaluationOutcome.TAPER, EvaluationOutcome.LET_GO,
)  # fmt: skip
NEXT = date(2027, 5, 24)


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


def let_go(tie, **more):
    told = {"end": TieEnd.ON_THEIR_OWN, "result": TieResult.REACHED, "held_on": TODAY} | more
    return EvaluationDraft(tie, LET_GO, **told)


def test_going_on_plans_the_next_one(ties, street):
    tie = running(ties, street, ends_on=date(2027, 3, 1))
    ties.evaluate(EvaluationDraft(tie, GO_ON, TODAY, NEXT))
    card = ties.card(tie)
    assert card.line.phase is TiePhase.RUNNING
    assert (card.line.evaluates_on, card.line.ends_on) == (NEXT, NEXT)
    assert [(one.planned_on, one.held_on, one.outcome) for one in card.evaluations] == [
        (NEXT, None, None), (LATER, TODAY, GO_ON),
    ]  # fmt: skip


def test_less_and_back_are_steps_like_any_other(ties, street):
    tie = running(ties, street)
    ties.evaluate(EvaluationDraft(tie, TAPER, TODAY, NEXT))
    assert ties.card(tie).line.phase is TiePhase.TAPERING
    ties.resume(tie)
    assert ties.card(tie).line.phase is TiePhase.RUNNING
    ties.taper(tie)
    assert refused(ties.taper, tie) == [("", "phase_not_possible")]
    assert refused(ties.finish, tie, TODAY - timedelta(days=1)) == [("talk_on", "day_past")]
    ties.finish(tie, TODAY + timedelta(days=9))
    card = ties.card(tie)
    assert card.line.phase is TiePhase.FINISHING
    assert card.line.next_talk == card.evaluations[0].planned_on == TODAY + timedelta(days=9)
    ties.evaluate(EvaluationDraft(tie, TAPER, TODAY, NEXT))
    assert ties.card(tie).line.phase is TiePhase.TAPERING


def test_letting_go_plans_a_look_back(ties, street):
    tie = running(ties, street)
    light = ties.light(tie_id=tie, level=Intensity.PILOT_LIGHT, next_on=LATER)
    ties.evaluate(let_go(tie, onwards="Ze zien elkaar bij de koffie."))
    card = ties.card(tie)
    assert card.line.phase is TiePhase.AFTERCARE
    assert (card.closed_on, card.line.looks_back_on) == (TODAY, date(2027, 2, 24))
    assert (card.end, card.result) == (TieEnd.ON_THEIR_OWN, TieResult.REACHED)
    assert card.onwards == "Ze zien elkaar bij de koffie."
    assert (card.line.evaluates_on, card.line.next_talk) == (None, None)
    assert [line.id for line in ties.page().aftercare] == [tie]
    assert street.daan in {one.id for one in ties.page().without}
    assert card.light.id == light
    assert refused(ties.look_back, tie, TODAY + timedelta(days=1)) == [("on", "day_to_come")]
    ties.look_back(tie, TODAY)
    card = ties.card(tie)
    assert (card.line.phase, card.looked_back_on, card.light) == (TiePhase.ENDED, TODAY, None)
    assert refused(ties.light, tie_id=tie, level=Intensity.REGULAR, next_on=LATER) == [
        ("", "phase_not_possible")
    ]


def test_without_a_look_back_it_is_over(ties, street):
    tie = running(ties, street)
    ties.light(tie_id=tie, level=Intensity.PILOT_LIGHT, next_on=LATER)
    ties.evaluate(let_go(tie, look_back=False))
    card = ties.card(tie)
    assert (card.line.phase, card.light) == (TiePhase.ENDED, None)
    ties.may_again(tie, on=True)
    assert refused(ties.resume, tie) == [("", "phase_not_possible")]
    assert proposed(ties, street)


def test_a_tie_that_was_let_go_can_be_taken_up_again(ties, street):
    tie = running(ties, street)
    ties.evaluate(let_go(tie))
    ties.resume(tie)
    card = ties.card(tie)
    assert card.line.phase is TiePhase.RUNNING
    assert (card.end, card.result, card.closed_on, card.line.looks_back_on) == (None,) * 4
    assert card.line.evaluates_on == date(2027, 3, 24), "four months on"
    assert card.evaluations[0].planned_on == card.line.evaluates_on


def test_who_only_got_to_know_each_other_can_let_go(ties, street):
    tie = meeting(ties, street)
    going_on = EvaluationDraft(tie, GO_ON, TODAY, NEXT)
    assert refused(ties.evaluate, going_on) == [("", "phase_not_possible")]
    ties.evaluate(let_go(tie, end=TieEnd.NO_CLICK, result=None))
    assert ties.card(tie).line.phase is TiePhase.ENDED
    waiting = proposed(ties, street, "gerda", "kees")
    assert refused(ties.evaluate, let_go(waiting)) == [("", "phase_not_possible")]


def test_a_missed_day_stays_planned_and_one_to_come_moves(ties, street, database, clock):
    tie = running(ties, street)
    ties.move_evaluation(tie, date(2026, 12, 1))
    (planned,) = ties.card(tie).evaluations
    assert planned.planned_on == ties.card(tie).line.evaluates_on == date(2026, 12, 1)
    assert refused(ties.move_evaluation, tie, date(2026, 11, 1)) == [("on", "day_past")]
    weeks_later = Ties(database, type(clock)(date(2026, 12, 20), clock.now().time()))
    weeks_later.move_evaluation(tie, date(2027, 1, 5))
    card = weeks_later.card(tie)
    assert card.line.evaluates_on == date(2027, 1, 5)
    assert [one.planned_on for one in card.evaluations] == [date(2026, 12, 1)]
    weeks_later.evaluate(EvaluationDraft(tie, GO_ON, date(2026, 12, 20), NEXT))
    assert [(one.planned_on, one.held_on) for one in weeks_later.card(tie).evaluations] == [
        (NEXT, None), (date(2026, 12, 1), date(2026, 12, 20)),
    ]  # fmt: skip


def test_a_day_of_the_end_alone_is_evaluated_too(ties, street):
    tie = running(ties, street, evaluates_on=None, ends_on=LATER)
    assert ties.card(tie).evaluations == ()
    ties.evaluate(let_go(tie))
    (held,) = ties.card(tie).evaluations
    assert (held.planned_on, held.held_on) == (LATER, TODAY)


def test_a_waakvlam_always_has_a_next_day(ties, street):
    assert ties.light_of(street.daan) is None
    daan = {"person_id": street.daan}
    assert refused(ties.light, **daan, level=Intensity.PILOT_LIGHT, next_on=TODAY) == [
        ("next_on", "day_past")
    ]
    light = ties.light(**daan, level=Intensity.PILOT_LIGHT, next_on=LATER)
    assert ties.light(**daan, level=Intensity.INTENSIVE, next_on=NEXT) == light
    burning = ties.light_of(street.daan)
    assert (burning.level, burning.next_on) == (Intensity.INTENSIVE, NEXT)
    assert refused(ties.light_seen, light, TODAY) == [("next_on", "day_past")]
    ties.light_seen(light, LATER)
    assert ties.light_of(street.daan).next_on == LATER
    ties.put_out(light)
    assert ties.light_of(street.daan) is None
    assert refused(ties.put_out, light) == [("", "light_gone")]
    assert ties.light(**daan, level=Intensity.REGULAR, next_on=LATER) != light
    with pytest.raises(ValueError, match="of one person or of one tie"):
        ties.light(level=Intensity.REGULAR, next_on=LATER)


def test_a_waakvlam_is_for_who_belongs_to_a_community(ties, street, database):
    with database.write("test") as session:
        stranger = builders.a_person(session, "Mo Aziz").id
    told = {"level": Intensity.REGULAR, "next_on": LATER}
    assert refused(ties.light, person_id=stranger, **told) == [("", "not_a_member")]
    assert refused(ties.light, person_id=street.question, **told) == [("", "person_gone")]


def test_the_page_says_who_has_none_and_who_carries_much(ties, street, clock):
    for other in ("fatma", "gerda", "kees"):
        running(ties, street, "daan", other)
    page = ties.page(street.community)
    assert (page.members, page.pairs, page.circles) == (4, 3, 0)
    assert page.without == ()
    assert [(one.name.short, one.ties) for one in page.carries] == [("Daan B.", 3)]
    assert page.median_months == 0
    tie = page.active[0].id
    minutes = ties.card(tie)
    ties.agree(
        agreement(
            ties, tie, version=minutes.version,
            exchanges=(_many_minutes(street, minutes.people[1].id),),
        )
    )  # fmt: skip
    assert ties.page().carries[0].minutes_a_week == 300
    ties.answer(proposed(ties, street, "fatma", "gerda"), street.gerda, Answer.YES)
    assert len(ties.page().proposed) == 1


def _many_minutes(street, receiver):
    return ExchangeDraft(street.daan, receiver, "boodschappen", minutes_a_week=300)


def test_who_only_gave_is_invited_to_ask(ties, street):
    tie = running(ties, street, exchanges=(an_exchange(street),))
    assert ties.page().invited == (), "nothing happened yet"
    ties.contact(tie, ContactKind.SEEN, TODAY)
    invited = {one.name.short: one.only_gave for one in ties.page().invited}
    assert invited == {"Daan B.": True, "Fatma Y.": False}
    both = (an_exchange(street), an_exchange(street, "fatma", "daan", "koken"))
    ties.agree(agreement(ties, tie, exchanges=both))
    assert ties.page().invited == ()
