"""Who means something to whom in the example street: pairs, and the circle."""

from datetime import date
from typing import Any

from desktop.domain.vocabulary import TieKind, TiePhase
from desktop.models import Exchange, Tie, TieParticipant
from desktop.services.example.maker import Maker, resource


def make_ties(maker: Maker) -> None:
    """The pairs of today, those that ended, and the circle."""
    told = resource("ties")
    for pair in (*told["ties"], *told["ended"]):
        _tie(maker, pair, TieKind.PAIR, TiePhase(pair["phase"]))
    circle = _tie(maker, told["circle"], TieKind.CIRCLE, TiePhase.RUNNING)
    for giver, receiver, what in told["circle"]["exchanges"]:
        maker.add(
            Exchange(
                tie_id=circle.id, giver_id=maker.people[giver].id,
                receiver_id=maker.people[receiver].id, what=what, how_often="elke week",
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
            last_contact_on=_day(maker, told, "seen"),
        )
    )  # fmt: skip
    for position, key in enumerate(told["between"]):
        maker.add(
            TieParticipant(
                tie_id=tie.id, person_id=maker.people[key].id, position=position,
                gives=kind is TieKind.CIRCLE or position == 0,
            )
        )  # fmt: skip
        if tie.first_met_on is not None:
            maker.helping.append((key, tie.first_met_on, tie.closed_on))
    return tie


def _day(maker: Maker, told: dict[str, Any], what: str) -> date | None:
    return maker.day(told[what]) if what in told else None
