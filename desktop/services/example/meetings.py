"""What became of the ties of the street: who does what, how often they met, how it was."""

from datetime import date, timedelta
from typing import Any

from desktop.domain.matching.points import NEXT_DOOR
from desktop.domain.matching.situation import Weights
from desktop.domain.matching.words import Reason
from desktop.domain.ties.phases import looks_back_on, months_on
from desktop.domain.ties.reasons import KeptReason, to_stored
from desktop.domain.vocabulary import ContactKind, EvaluationOutcome, Intensity, TiePhase
from desktop.models import Contact, Evaluation, Exchange, PilotLight, Tie, TieNote
from desktop.services.example.maker import Maker, resource

_KINDS = (ContactKind.SEEN, ContactKind.PHONED, ContactKind.MISSED)
_HOW_OFTEN = (15, 3, 2)
_BETWEEN_MEETINGS = (6, 13)
_LATE, _MOSTLY, _SOMETIMES = 0.12, (0, 9), (16, 27)
"""The share of evaluations that are held late, and how many days after the day planned."""
_FIRST_MONTHS, _MONTHS = 2, 4
_ALMOST = timedelta(days=60)
_WISHED_BEFORE = (7, 60)


def make_meetings(maker: Maker) -> None:
    """What the people of each tie do for each other, their contacts and their evaluations."""
    for tie, told in maker.ties:
        _wish(maker, tie, told)
        if "gives" in told:
            _exchanges(maker, tie, told)
            tie.grounds = to_stored(_grounds(maker, told))
        _write_down(maker, tie, told)
        _meet(maker, tie, told)
        _evaluate(maker, tie)
    for light in resource("ties")["lights"]:
        _light(maker, light)


def _wish(maker: Maker, tie: Tie, told: dict[str, Any]) -> None:
    """Who asked waited a while before there was a proposal, but not before they lived there."""
    if tie.proposed_on is None:
        return
    wished = tie.proposed_on - timedelta(days=maker.random.randint(*_WISHED_BEFORE))
    tie.wished_on = max(wished, *(maker.since[key] for key in told["between"]))


def _exchanges(maker: Maker, tie: Tie, told: dict[str, Any]) -> None:
    first, second = (maker.people[key].id for key in told["between"])
    for giver, receiver, lines in (
        (first, second, told["gives"]),
        (second, first, told["gets"]),
    ):
        for what, how_often, minutes, skill in lines:
            maker.add(
                Exchange(
                    tie_id=tie.id, giver_id=giver, receiver_id=receiver, what=what,
                    how_often=how_often, minutes_a_week=minutes,
                    skill_id=maker.skill(skill).id if skill else None,
                )
            )  # fmt: skip


def _grounds(maker: Maker, told: dict[str, Any]) -> tuple[KeptReason, ...]:
    """Why they were proposed to each other: what one asked and the other could, and how near."""
    first, second = told["between"]
    usual = Weights()
    found = [
        KeptReason(
            Reason.ASKS, 2 * usual.asks, 2 * usual.asks,
            (maker.people[giver].id, maker.people[receiver].id), {"skills": (skill,)},
        )
        for giver, receiver, lines in (
            (first, second, told["gives"]),
            (second, first, told["gets"]),
        )
        for _what, _often, _minutes, skill in lines
        if skill
    ]  # fmt: skip
    one, other = maker.homes[first], maker.homes[second]
    if one.community_id == other.community_id and one.storey == other.storey:
        doors = abs(one.door - other.door)
        near = 2 * usual.doors if doors <= NEXT_DOOR else usual.doors
        people = (maker.people[first].id, maker.people[second].id)
        found.append(
            KeptReason(Reason.DOORS, near, 2 * usual.doors, people, {"doors": doors, "storeys": 0})
        )
    return tuple(found)


def _write_down(maker: Maker, tie: Tie, told: dict[str, Any]) -> None:
    """The words of an agreement, and for a tie that runs somebody who stands in."""
    texts = {"own_words": "own_words", "manners": "text", "onwards": "onwards"}
    words = {column: told[name] for name, column in texts.items() if name in told}
    if words:
        maker.add(TieNote(tie_id=tie.id, **words))
    if tie.running_since is not None and tie.closed_on is None:
        stands_in = _stands_in(maker, tie, told)
        if stands_in is not None:
            person = maker.people[stands_in]
            parts = (person.first_name, person.infix, person.surname)
            tie.backup_contact = " ".join(part for part in parts if part)
            tie.backup_phone = person.phone


def _stands_in(maker: Maker, tie: Tie, told: dict[str, Any]) -> str | None:
    """The next good neighbour of the same community."""
    known: list[str] = [
        other["between"][0] for one, other in maker.ties if one.community_id == tie.community_id
    ]
    candidates = [key for key in dict.fromkeys(known) if key not in told["between"]]
    if not candidates:
        return None
    return candidates[len(told["between"][0] + told["between"][1]) % len(candidates)]


def _meet(maker: Maker, tie: Tie, told: dict[str, Any]) -> None:
    """A contact about every week, from the first meeting to the last; early ones are forgotten."""
    if tie.first_met_on is None:
        return
    last = tie.last_contact_on or (tie.closed_on or maker.today) - timedelta(days=4)
    tie.last_contact_on = last
    if "saw" in told:
        days = [maker.day(ago) for ago in told["saw"]]
    else:
        days = _days(maker, tie.first_met_on, last)
    first, second = (maker.people[key].id for key in told["between"][:2])
    for day in days:
        certain = day in (tie.first_met_on, last)
        kind = _KINDS[0] if certain else maker.random.choices(_KINDS, _HOW_OFTEN)[0]
        maker.add(
            Contact(
                community_id=tie.community_id, tie_id=tie.id, giver_id=first,
                receiver_id=second, on=day, kind=kind,
            )
        )  # fmt: skip


def _days(maker: Maker, begin: date, last: date) -> list[date]:
    known_since = maker.quarters()[0].begin
    days, day = [], begin
    while day < last:
        days.append(day)
        day += timedelta(days=maker.random.randint(*_BETWEEN_MEETINGS))
    return [day for day in (*days, last) if day >= known_since]


def _evaluate(maker: Maker, tie: Tie) -> None:
    """First after two months, then every four; the last one of an ended tie lets go."""
    if tie.running_since is None:
        if tie.evaluates_on is not None and tie.phase is TiePhase.MEETING:
            _plan(maker, tie, tie.evaluates_on)
        return
    until = tie.closed_on or tie.evaluates_on or maker.today
    planned = months_on(tie.running_since, _FIRST_MONTHS)
    while planned < min(until - _ALMOST, maker.today - _ALMOST):
        held = planned + timedelta(days=_days_after(maker))
        _plan(maker, tie, planned, held, EvaluationOutcome.GO_ON)
        planned = months_on(held, _MONTHS)
    if tie.closed_on is None:
        _plan(maker, tie, until)
    else:
        _plan(maker, tie, tie.closed_on, tie.closed_on, EvaluationOutcome.LET_GO)
        tie.looks_back_on = tie.looked_back_on = looks_back_on(tie.closed_on)
        if tie.looked_back_on > maker.today:
            tie.looked_back_on = None


def _days_after(maker: Maker) -> int:
    late = maker.random.random() < _LATE
    return maker.random.randint(*(_SOMETIMES if late else _MOSTLY))


def _plan(
    maker: Maker, tie: Tie, on: date, held: date | None = None,
    outcome: EvaluationOutcome | None = None,
) -> None:  # fmt: skip
    maker.add(
        Evaluation(
            community_id=tie.community_id, tie_id=tie.id, planned_on=on, held_on=held,
            outcome=outcome,
        )
    )  # fmt: skip


def _light(maker: Maker, told: dict[str, Any]) -> None:
    begun, next_on = maker.day(told["begun"]), maker.day(told["next"])
    ties = [tie for tie, one in maker.ties if one["between"] == told.get("between")]
    key = told["between"][0] if ties else told["person"]
    maker.add(
        PilotLight(
            community_id=maker.homes[key].community_id,
            person_id=None if ties else maker.people[key].id,
            tie_id=ties[0].id if ties else None,
            level=Intensity(told["level"]), begun_on=begun, next_on=next_on,
        )
    )  # fmt: skip
