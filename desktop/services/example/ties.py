"""Who means something to whom in the example street: pairs, and the circle."""

from datetime import date, timedelta
from typing import Any

from desktop.domain.matching import RULES_VERSION
from desktop.domain.vocabulary import Answer, TieEnd, TieKind, TiePhase, TieResult
from desktop.models import Exchange, Tie, TieParticipant
from desktop.services.example.maker import Maker, resource

_ANSWERED_WITHIN = timedelta(days=4)


def make_ties(maker: Maker) -> None:
    """The pairs of today, those that ended, and the circle; `make_meetings` fills them."""
    told = resource("ties")
    for pair in (*told["ties"], *told["ended"]):
        _tie(maker, pair, TieKind.PAIR, TiePhase(pair["phase"]))
    circle = _tie(maker, told["circle"], TieKind.CIRCLE, TiePhase.RUNNING)
    for giver, receiver, what, how_often, minutes, _skill in told["circle"]["exchanges"]:
        maker.add(
            Exchange(
                tie_id=circle.id, giver_id=maker.people[giver].id,
                receiver_id=maker.people[receiver].id, what=what, how_often=how_often,
                minutes_a_week=minutes,
            )
        )  # fmt: skip


def _tie(maker: Maker, told: dict[str, Any], kind: TieKind, phase: TiePhase) -> Tie:
    first = told["between"][0]
    tie = maker.add(
        Tie(
            community_id=maker.homes[first].community_id, kind=kind, phase=phase,
            proposed_on=_day(maker, told, "proposed"), first_met_on=_day(maker, told, "met"),
            running_since=_day(maker, told, "since"),
            finishing_since=_day(maker, told, "finishing"),
            closed_on=_day(maker, told, "closed"), evaluates_on=_day(maker, told, "evaluates"),
            last_contact_on=_day(maker, told, "seen"), times=told.get("times", ""),
            closing=TieEnd(told["end"]) if "end" in told else "",
            result=TieResult(told["result"]) if "result" in told else None,
            rules_version=RULES_VERSION,
        )
    )  # fmt: skip
    maker.ties.append((tie, told))
    for position, key in enumerate(told["between"]):
        maker.add(_participant(maker, tie, told, position))
        if tie.first_met_on is not None:
            maker.helping.append((key, tie.first_met_on, tie.closed_on))
    return tie


def _participant(maker: Maker, tie: Tie, told: dict[str, Any], position: int) -> TieParticipant:
    key = told["between"][position]
    answer, again = told.get("answers", {}).get(key, (Answer.YES.value, None))
    answered = None
    if tie.proposed_on is not None and answer != Answer.ASKED.value:
        answered = tie.proposed_on + _ANSWERED_WITHIN
    return TieParticipant(
        tie_id=tie.id, person_id=maker.people[key].id, position=position,
        gives=tie.kind is TieKind.CIRCLE or position == 0,
        answer=Answer(answer), answered_on=answered,
        asks_again_on=None if again is None else maker.day(again),
    )  # fmt: skip


def _day(maker: Maker, told: dict[str, Any], what: str) -> date | None:
    return maker.day(told[what]) if what in told else None
