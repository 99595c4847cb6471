"""What is typed about a tie, with what is not right about it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.identity import new_id
from desktop.domain.names import split_name
from desktop.domain.ties.drafts import (
    AgreementDraft,
    EvaluationDraft,
    ExchangeDraft,
    ProposalDraft,
)
from desktop.domain.ties.lines import Someone, TieLine
from desktop.domain.vocabulary import Answer, EvaluationOutcome, TieEnd, TieKind, TiePhase

TODAY = date(2026, 11, 24)
BEFORE, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=60)
GIVEN = ExchangeDraft(new_id(), new_id(), "samen koken")
MUCH = replace(GIVEN, minutes_a_week=40 * 60 + 1)
AGREED = AgreementDraft(new_id(), 1, (GIVEN,), LATER, None)


def told(problems):
    return [(problem.field, problem.code) for problem in problems]


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({}, []),
        ({"exchanges": ()}, []),
        ({"evaluates_on": TODAY}, []),
        ({"evaluates_on": None, "ends_on": LATER}, []),
        ({"evaluates_on": None}, [("evaluates_on", "tie_without_end")]),
        ({"evaluates_on": BEFORE}, [("evaluates_on", "day_past")]),
        ({"ends_on": BEFORE}, [("ends_on", "day_past")]),
        ({"ends_on": TODAY}, [("ends_on", "tie_ends_first")]),
        ({"exchanges": (replace(GIVEN, what=" "),)}, [("exchanges", "exchange_empty")]),
        ({"exchanges": (replace(GIVEN, what="x" * 121),) * 2}, [("exchanges", "too_long")]),
        ({"exchanges": (replace(GIVEN, how_often="x" * 121),)}, [("exchanges", "too_long")]),
        ({"exchanges": (replace(GIVEN, minutes_a_week=-1),)}, [("exchanges", "exchange_minutes")]),
        (
            {"exchanges": (replace(GIVEN, minutes_a_week=2401),)},
            [("exchanges", "exchange_minutes")],
        ),
        ({"exchanges": (replace(GIVEN, what="bsn 111222333"),)}, [("exchanges", "bsn")]),
        ({"times": "x" * 251}, [("times", "too_long")]),
        ({"backup_contact": "x" * 121}, [("backup_contact", "too_long")]),
        ({"backup_phone": "0" * 41}, [("backup_phone", "too_long")]),
        ({"manners": "x" * 2001}, [("manners", "too_long")]),
        ({"own_words": "111222333"}, [("own_words", "bsn")]),
    ],
)
def test_an_agreement(change, problems):
    assert told(replace(AGREED, **change).problems(TODAY)) == problems


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"next_on": LATER}, []),
        ({}, [("next_on", "required")]),
        ({"next_on": TODAY}, [("next_on", "day_past")]),
        ({"next_on": LATER, "held_on": LATER}, [("held_on", "day_to_come")]),
        ({"next_on": LATER, "onwards": "111222333"}, [("onwards", "bsn")]),
        ({"outcome": EvaluationOutcome.LET_GO}, [("end", "required")]),
        ({"outcome": EvaluationOutcome.LET_GO, "end": TieEnd.DECLINED}, [("end", "required")]),
        ({"outcome": EvaluationOutcome.LET_GO, "end": TieEnd.MOVED}, []),
    ],
)
def test_an_evaluation(change, problems):
    draft = EvaluationDraft(new_id(), EvaluationOutcome.GO_ON, TODAY)
    assert told(replace(draft, **change).problems(TODAY)) == problems


@pytest.mark.parametrize(
    ("people", "problems"),
    [
        (1, ["tie_too_few"]),
        (2, []),
        (4, []),
        (5, ["tie_too_many"]),
    ],
)
def test_how_many_fit_in_a_tie(people, problems):
    draft = ProposalDraft(new_id(), tuple(new_id() for _ in range(people)))
    assert [problem.code for problem in draft.problems()] == problems


@pytest.mark.parametrize("phase", list(TiePhase))
def test_what_another_answered_is_not_seen_while_it_is_asked(phase):
    one, other = (
        Someone(new_id(), split_name(name), answer=Answer.NOT_NOW, asks_again_on=LATER)
        for name in ("Daan Brouwer", "Fatma Yıldız")
    )
    line = TieLine(
        new_id(), new_id(), TieKind.PAIR, phase, (one, other), None, TODAY, None, None, None, None
    )
    mine, hers = line.seen_by(one.id).people
    assert mine == one
    hidden = phase in (TiePhase.PROPOSED, TiePhase.ENDED)
    assert (hers.answer, hers.asks_again_on) == (
        (Answer.ASKED, None) if hidden else (Answer.NOT_NOW, LATER)
    )
