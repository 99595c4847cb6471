"""What the people of the example street can do, and would like to see answered."""

from datetime import date, timedelta
from typing import Any

from desktop.domain.vocabulary import QuestionState, Route, Theme
from desktop.models import Group, GroupMember, Question, Talent
from desktop.services.example.maker import Maker, resource

_LATEST_IN_QUARTER = 80
_LONGEST = 10
_BY_NEIGHBOUR, _REFERRED = 0.27, 0.13
"""The shares of answers that a good neighbour gave, and that somebody else was asked for."""


def make_asking(maker: Maker) -> None:
    """Talents first; then questions, those of now and those that were answered."""
    told = resource("people")
    _make_talents(maker, told)
    open_now = [_open_question(maker, asked) for asked in told["questions"]]
    for group in told["groups"]:
        _make_group(maker, group, open_now)
    _make_closed_questions(maker, told)


def _make_talents(maker: Maker, told: dict[str, Any]) -> None:
    for key, person in maker.people.items():
        own = told["talents"].get(key)
        if own is None:
            own = maker.random.sample(told["other_talents"], maker.random.randint(1, 2))
        for word in own:
            skill = maker.skill(word)
            maker.add(Talent(person_id=person.id, skill_id=skill.id))


def _open_question(maker: Maker, asked: list[Any]) -> Question:
    key, title, theme, subject, ago, state = asked
    question = _ask(maker, key, (title, theme), maker.day(-ago), QuestionState(state))
    question.subject = subject
    maker.questions.append(question)
    if question.state is QuestionState.IN_GROUP:
        question.first_step_on = maker.day(7 - ago)
    return question


def _make_group(maker: Maker, told: dict[str, Any], questions: list[Question]) -> None:
    """A group of those whose question on a subject it took up."""
    group = maker.add(
        Group(
            community_id=maker.homes[told["home"]].community_id, name=told["name"],
            goal=told["goal"], begins=maker.day(told["since"]),
            evaluates_on=maker.day(told["evaluates"]),
        )
    )  # fmt: skip
    for question in questions:
        if question.subject == told["subject"] and question.state is QuestionState.IN_GROUP:
            question.group_id = group.id
            maker.add(GroupMember(group_id=group.id, person_id=question.person_id))


def _ask(
    maker: Maker, key: str, asked: tuple[str, str], on: date, state: QuestionState
) -> Question:
    return maker.add(
        Question(
            community_id=maker.homes[key].community_id, person_id=maker.people[key].id,
            title=asked[0], theme=Theme(asked[1]), received_on=on, state=state,
        )
    )  # fmt: skip


def _make_closed_questions(maker: Maker, told: dict[str, Any]) -> None:
    """Questions that were answered, ever more of them in a group."""
    shares = zip(maker.quarters(), told["closed_questions"], told["in_group"], strict=True)
    for quarter, count, in_group in shares:
        here = [key for key in sorted(maker.people) if maker.since[key] <= quarter.begin]
        for number in range(count):
            on = quarter.begin + timedelta(days=maker.random.randrange(_LATEST_IN_QUARTER))
            question = _ask(
                maker, maker.random.choice(here), maker.random.choice(told["other_questions"]),
                on, QuestionState.CLOSED,
            )  # fmt: skip
            question.closed_on = on + timedelta(days=maker.random.randint(1, _LONGEST - 1))
            question.first_step_on = on
            question.route = _route(maker, number, round(count * in_group), count)


def _route(maker: Maker, number: int, grouped: int, count: int) -> Route:
    if number < grouped:
        return Route.GROUP
    if number < grouped + round(count * _BY_NEIGHBOUR):
        return Route.GOOD_NEIGHBOUR
    if number < count - round(count * _REFERRED):
        return maker.random.choice((Route.SELF, Route.NETWORK, Route.RESIDENT))
    return Route.DISTRICT_TEAM
