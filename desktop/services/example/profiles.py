"""What the rules of bringing people together need to know of the people of the street."""

from typing import Any

from desktop.models import Availability, Interest, Language, Person, Talent
from desktop.services.example.maker import Maker, resource

_DUTCH = "Nederlands"
_WEEK = [(weekday, part) for weekday in range(7) for part in range(3)]
_FEWEST_TIMES, _MOST_TIMES = 3, 6
_SEEN_BETWEEN = (90, 900)
"""Days ago on which a VOG was seen or a training followed."""


def make_profiles(maker: Maker) -> None:
    """Languages, free times, interests, wishes; and which talent answers which question."""
    told = resource("profiles")
    for key, person in maker.people.items():
        _wishes(maker, person, key, told)
        for language in told["languages"].get(key, [_DUTCH]):
            maker.add(Language(person_id=person.id, name=language))
        free = told["free"].get(key)
        for weekday, part in free or _some_times(maker):
            maker.add(Availability(person_id=person.id, weekday=weekday, part=part))
        own = told["interests"].get(key)
        for word in own or maker.random.sample(told["other_interests"], 2):
            maker.add(Interest(person_id=person.id, name=word))
        for word in told["talents"].get(key, ()):
            skill = maker.skill(word)
            maker.add(Talent(person_id=person.id, skill_id=skill.id))
    _name_what_is_asked(maker, told["asks"])
    _see_papers(maker, told)


def _wishes(maker: Maker, person: Person, key: str, told: dict[str, Any]) -> None:
    person.most_ties = told["most_ties"].get(key)
    if key in told["not_now"]:
        person.not_now = True
        until = told["not_now"][key]
        person.not_now_until = None if until is None else maker.day(until)


def _some_times(maker: Maker) -> list[tuple[int, int]]:
    count = maker.random.randint(_FEWEST_TIMES, _MOST_TIMES)
    return sorted(maker.random.sample(_WEEK, count))


def _name_what_is_asked(maker: Maker, asks: dict[str, dict[str, str]]) -> None:
    by_person = {maker.people[key].id: words for key, words in asks.items()}
    for question in maker.questions:
        words = by_person.get(question.person_id, {}) if question.person_id else {}
        if question.title in words:
            question.skill_id = maker.skill(words[question.title]).id


def _see_papers(maker: Maker, told: dict[str, Any]) -> None:
    """Of the good neighbours most have shown a VOG and followed the training."""
    for key in dict.fromkeys(one["between"][0] for _tie, one in maker.ties):
        person = maker.people[key]
        if key not in told["without_vog"]:
            person.vog_seen_on = maker.day(-maker.random.randint(*_SEEN_BETWEEN))
        if key not in told["untrained"]:
            person.trained_on = maker.day(-maker.random.randint(*_SEEN_BETWEEN))
