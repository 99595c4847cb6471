"""Talents, questions, free times and ties of generated communities, many at once."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from desktop.domain.vocabulary import (
    Answer,
    ContactKind,
    QuestionState,
    Theme,
    TieKind,
    TiePhase,
)
from desktop.models import Availability, Contact, Exchange, Question, Talent, Tie, TieParticipant
from desktop.services.example.maker import Maker

_TIMES = (1, 2, 4, 6, 7, 9, 12, 16)
_PART_OF_HOMES = 3
"""Of so many neighbours two have a tie with each other."""
_MEETINGS = 12


def crowd_rows(
    maker: Maker, community_id: UUID, people: list[UUID]
) -> dict[type[Any], list[dict[str, Any]]]:
    """Rows for each table: what `people` of a community can, ask and mean to each other."""
    rows: dict[type[Any], list[dict[str, Any]]] = {
        mapped: []
        for mapped in (Talent, Question, Availability, Tie, TieParticipant, Exchange, Contact)
    }
    skills = [skill.id for _word, skill in sorted(maker.skills.items())]
    for at, person in enumerate(people):
        own, asked = maker.random.sample(skills, 2)
        rows[Talent].append({"person_id": person, "skill_id": own, "struck": False})
        rows[Question].append(_question(maker, community_id, person, asked))
        rows[Availability] += [
            {"person_id": person, "weekday": slot % 7, "part": slot % 3}
            for slot in maker.random.sample(_TIMES, 3)
        ]
        if at % _PART_OF_HOMES == 0 and at + 1 < len(people):
            _tie(maker, rows, community_id, (person, people[at + 1]))
    return rows


def _question(maker: Maker, community_id: UUID, person: UUID, skill: UUID) -> dict[str, Any]:
    return {
        "community_id": community_id, "person_id": person, "skill_id": skill, "place": "",
        "title": "Wie helpt me hiermee?", "theme": Theme.NETWORK, "subject": "",
        "state": QuestionState.OPEN, "received_on": maker.day(-maker.random.randint(1, 120)),
    }  # fmt: skip


def _tie(
    maker: Maker, rows: dict[type[Any], list[dict[str, Any]]], community_id: UUID,
    people: tuple[UUID, UUID],
) -> None:  # fmt: skip
    tie_id, (first, second) = maker.new_id(), people
    met = maker.day(-maker.random.randint(100, 400))
    seen = maker.day(-maker.random.randint(0, 30))
    rows[Tie].append(
        {"id": tie_id, "community_id": community_id, "kind": TieKind.PAIR,
         "phase": TiePhase.RUNNING, "proposed_on": met - timedelta(days=10), "first_met_on": met,
         "running_since": met + timedelta(days=14), "last_contact_on": seen, "closing": "",
         "evaluates_on": maker.day(maker.random.randint(1, 110)), "may_again": False,
         "times": "", "backup_contact": "", "backup_phone": "", "rules_version": "",
         "grounds": []}
    )  # fmt: skip
    rows[TieParticipant] += [
        {"tie_id": tie_id, "person_id": person, "position": place, "gives": place == 0,
         "answer": Answer.YES}
        for place, person in enumerate(people)
    ]  # fmt: skip
    rows[Exchange] += [
        {"tie_id": tie_id, "giver_id": giver, "receiver_id": receiver, "what": what,
         "how_often": "elke week", "minutes_a_week": 60, "struck": False}
        for giver, receiver, what in (
            (first, second, "samen koken"), (second, first, "samen wandelen"),
        )
    ]  # fmt: skip
    rows[Contact] += [
        {"community_id": community_id, "tie_id": tie_id, "giver_id": first,
         "receiver_id": second, "on": max(seen - timedelta(weeks=week), met),
         "kind": ContactKind.SEEN, "struck": False}
        for week in range(_MEETINGS)
    ]  # fmt: skip
