"""Communities to match in: a few people by hand, or many by chance."""

import random
from datetime import date, timedelta
from uuid import UUID

from desktop.domain.matching.situation import Candidate, Place, Situation
from desktop.domain.matching.words import PartOfDay

TODAY = date(2026, 11, 24)
HERE = UUID(int=1 << 100)
LONG_AGO = TODAY - timedelta(days=1)
SLOTS = [(day, part) for day in range(7) for part in PartOfDay]
LANGUAGES = ("nl", "ar", "tr", "ti", "en", "pl")


def who(number: int) -> UUID:
    return UUID(int=number + 1)


def skill(word: str) -> UUID:
    return UUID(int=int.from_bytes(word.encode(), "big") + (1 << 110))


def somebody(number: int, offers: str = "", asks: str = "", **more) -> Candidate:
    """A candidate who offers and asks these words."""
    asked = more.pop("since", LONG_AGO)
    return Candidate(
        id=who(number),
        community_id=more.pop("community_id", HERE),
        offers=frozenset(skill(word) for word in offers.split()),
        asks={skill(word): asked for word in asks.split()},
        **more,
    )


def situation(*people: Candidate, **more) -> Situation:
    return Situation(tuple(people), more.pop("today", TODAY), **more)


def by_chance(chance: random.Random, many: int, words: int = 40, **more) -> Situation:
    """A community of so many people in one building, as coordinators describe theirs.

    A third only asks or only offers; nearly everybody speaks Dutch; free times and rooms
    for ties differ. `words` is how many different skills there are.
    """
    catalogue = [f"w{number}" for number in range(words)]
    people = []
    for number in range(many):
        kind = chance.random()
        offers = chance.sample(catalogue, 0 if kind < 0.15 else chance.choice((1, 2, 2, 3)))
        asks = chance.sample(catalogue, 0 if kind > 0.82 else chance.choice((1, 1, 2)))
        languages = {"nl"} if chance.random() < 0.85 else set()
        languages.add(chance.choice(LANGUAGES))
        people.append(
            Candidate(
                id=UUID(int=chance.getrandbits(127)),
                community_id=HERE,
                place=Place(1 + number // 24, 1 + number % 24),
                languages=frozenset(languages),
                free=frozenset(chance.sample(SLOTS, chance.randint(2, 7))),
                interests=frozenset(chance.sample("abcdefghijkl", chance.randint(0, 3))),
                offers=frozenset(skill(word) for word in offers),
                asks={skill(word): TODAY - timedelta(days=chance.randint(0, 200)) for word in asks},
                most_ties=chance.choice((1, 1, 1, 2, 2, 3)),
                ties=chance.choice((0, 0, 0, 1)),
                received=chance.choice((0, 0, 0, 5)),
            )
        )
    return Situation(tuple(people), TODAY, **more)
