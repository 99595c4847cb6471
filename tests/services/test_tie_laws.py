"""Laws of the ties that hold after any series of acts."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.domain.errors import Refused
from desktop.domain.identity import new_id
from desktop.domain.ties.drafts import EvaluationDraft
from desktop.domain.ties.phases import AGREED, FOLLOWS
from desktop.domain.vocabulary import (
    LIVE_TIE_PHASES,
    Answer,
    ContactKind,
    EvaluationOutcome,
    Intensity,
    TieEnd,
    TiePhase,
)
from desktop.models import (
    Contact,
    Evaluation,
    Exchange,
    PilotLight,
    Question,
    Tie,
    TieNote,
    TieParticipant,
)
from desktop.services.ties import Ties
from desktop.services.undo import Undo
from desktop.storage.queries.ties_load import HAPPENED
from tests.services.test_undo import rows
from tests.services.ties_street import TODAY, a_street, agreement, an_exchange, proposed

RECORDS = (Tie, TieParticipant, Exchange, Contact, TieNote, Evaluation, PilotLight, Question)

days = st.integers(-20, 120).map(lambda n: TODAY + timedelta(days=n))
maybe = st.none() | days
ACTS = st.one_of(
    st.tuples(
        st.just("answer"), st.sampled_from(("daan", "fatma")), st.sampled_from(Answer), maybe
    ),
    st.tuples(st.just("both_yes")),
    st.tuples(st.just("met"), days),
    st.tuples(st.just("agree"), maybe, maybe, st.integers(0, 2)),
    st.tuples(st.sampled_from(("taper", "resume", "strike"))),
    st.tuples(st.sampled_from(("finish", "move_evaluation", "look_back")), days),
    st.tuples(
        st.just("evaluate"), st.sampled_from(EvaluationOutcome), days, maybe,
        st.none() | st.sampled_from(TieEnd), st.booleans(),
    ),
    st.tuples(st.just("contact"), st.sampled_from(ContactKind), days),
    st.tuples(st.just("strike_contact"), st.integers(0, 3)),
    st.tuples(st.just("light"), st.sampled_from(Intensity), days),
)  # fmt: skip


def perform(ties, street, tie, act):
    """Performs one act on the tie."""
    name, *told = act
    if name == "answer":
        who, answer, day = told
        ties.answer(tie, getattr(street, who), answer, day)
    elif name == "both_yes":
        ties.answer(tie, street.daan, Answer.YES)
    elif name == "agree":
        evaluates, ends, count = told
        given_now = [
            an_exchange(street, question_id=street.question),
            an_exchange(street, "fatma", "daan", "samen koken"),
        ][:count]
        ties.agree(agreement(ties, tie, exchanges=given_now, evaluates_on=evaluates, ends_on=ends))
    elif name == "evaluate":
        outcome, held, following, end, back = told
        ties.evaluate(EvaluationDraft(tie, outcome, held, following, end=end, look_back=back))
    elif name == "strike_contact":
        contacts = ties.card(tie).contacts
        if len(contacts) > told[0]:
            ties.strike_contact(contacts[told[0]].id)
    elif name == "light":
        ties.light(tie_id=tie, level=told[0], next_on=told[1])
    else:
        getattr(ties, name)(tie, *told)


def check(database, tie_id, before):
    """The laws, for the tie as it now is; `before` is the phase that it was in."""
    with database.read() as session:
        tie = session.get_one(Tie, tie_id)
        held = session.scalars(select(Evaluation).where(~Evaluation.struck)).all()
        contacts = session.scalars(select(Contact).where(~Contact.struck)).all()
        lights = session.scalars(select(PilotLight).where(PilotLight.ended_on.is_(None))).all()
        answers = session.scalars(select(TieParticipant.answer)).all()
    now = tie.phase
    assert now is before or now is TiePhase.STRUCK or now in FOLLOWS[before]
    if now in AGREED:
        assert tie.evaluates_on or tie.ends_on, "a live tie is evaluated or ends"
        assert tie.running_since
        assert tie.first_met_on
    if tie.evaluates_on and tie.ends_on:
        assert tie.evaluates_on <= tie.ends_on
    waiting = [one for one in held if one.held_on is None]
    if now in AGREED:
        assert len(waiting) == bool(tie.evaluates_on) or tie.evaluates_on is None
    assert len(waiting) <= 1
    over = now in (TiePhase.ENDED, TiePhase.AFTERCARE)
    if now is not TiePhase.STRUCK:
        assert over == bool(tie.closed_on) == bool(tie.closing)
    assert (now is TiePhase.AFTERCARE) <= bool(tie.looks_back_on)
    if now in LIVE_TIE_PHASES:
        assert set(answers) == {Answer.YES}, "nobody has a tie without saying yes"
        days_seen = [one.on for one in contacts if one.kind in HAPPENED]
        assert tie.last_contact_on == max(days_seen, default=None)
    if now in (TiePhase.ENDED, TiePhase.STRUCK):
        assert not lights
        assert not (now is TiePhase.STRUCK and (contacts or held))
    assert len(lights) <= 1


def walk(database, clock, acts):
    """Performs the acts on a tie that waits for one yes; each is undone once and done again."""
    ties, undo = Ties(database, clock), Undo(database, clock)
    street = a_street(database, f"Straat {new_id()}")
    with database.write("clean", undoable=False) as session:
        for model in (TieNote, Contact, Evaluation, PilotLight, Exchange, TieParticipant, Tie):
            session.query(model).delete()
    tie = proposed(ties, street)
    ties.answer(tie, street.fatma, Answer.YES)
    done = 0
    for act in acts:
        before = rows(database, *RECORDS)
        phase = before["Tie", tie]["phase"]
        try:
            perform(ties, street, tie, act)
        except Refused:
            assert rows(database, *RECORDS) == before, "a refusal changes nothing"
            continue
        check(database, tie, phase)
        if rows(database, *RECORDS) != before:
            undo.undo_last()
            assert rows(database, *RECORDS) == before, "undo restores"
            perform(ties, street, tie, act)
            check(database, tie, phase)
            done += 1
    return done


SETTINGS = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


@given(st.lists(ACTS, min_size=3, max_size=14))
@settings(max_examples=60, **SETTINGS)
def test_the_laws_hold_after_any_acts(embedded, clock, acts):
    walk(embedded, clock, [("both_yes",), *acts])


@given(st.lists(ACTS, min_size=3, max_size=14))
@settings(max_examples=10, **SETTINGS)
def test_the_laws_hold_on_both_stores(database, clock, acts):
    walk(database, clock, acts)


@pytest.mark.parametrize("gives", [0, 1, 2])
def test_the_road_to_the_end_keeps_them(database, clock, gives):
    """A whole life: so that the laws are surely tried in every phase."""
    later, next_time = TODAY + timedelta(days=60), TODAY + timedelta(days=90)
    whole = [
        ("both_yes",),
        ("met", TODAY),
        ("agree", later, None, gives),
        ("contact", ContactKind.PHONED, TODAY),
        ("light", Intensity.PILOT_LIGHT, later),
        ("evaluate", EvaluationOutcome.TAPER, TODAY, next_time, None, True),
        ("resume",),
        ("finish", later),
        ("evaluate", EvaluationOutcome.LET_GO, TODAY, None, TieEnd.ON_THEIR_OWN, True),
        ("look_back", TODAY),
    ]
    assert walk(database, clock, whole) == len(whole)
