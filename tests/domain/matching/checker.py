"""An independent judge of plans: it knows the rules from their description, not from the code.

Everything is worked out again, slowly and in plain sight: which ties may be, what each is worth,
whether a plan is one, and, by trying everything, what the best plan of a few people is.
"""

from itertools import permutations, product

from desktop.domain.matching.match import Match
from desktop.domain.matching.plan import Plan
from desktop.domain.matching.situation import Candidate, Situation
from desktop.domain.matching.words import Objective, Obstacle, Shape

Tie = tuple[tuple[tuple[int, int, object], ...], bool]
"""Links as (giver, receiver, skill) by place in the situation, and whether only one gives."""


class Judge:
    """All ties that are possible in a situation, and their half points."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.people = situation.candidates

    def may_give(self, one: Candidate) -> bool:
        rules = self.situation.rules.get(one.community_id)
        if rules is None:
            return True
        if rules.training and one.trained_on is None:
            return False
        if rules.vog_years is None:
            return True
        seen, today = one.vog_seen_on, self.situation.today
        if seen is None:
            return False
        return (today.year - rules.vog_years, today.month, today.day) < (
            seen.year, seen.month, seen.day,
        )  # fmt: skip

    def free(self, one: Candidate) -> bool:
        rests = one.resting_until is not None and self.situation.today < one.resting_until
        return not rests and one.most_ties > one.ties

    def apart(self, one: Candidate, other: Candidate) -> Obstacle | None:
        return self.situation.apart.get(frozenset((one.id, other.id)))

    def linked(self, one: Candidate, other: Candidate) -> bool:
        """Whether these two may have a link, whoever gives."""
        if one is other or one.community_id != other.community_id or self.apart(one, other):
            return False
        if one.languages and other.languages and not set(one.languages) & set(other.languages):
            return False
        return not (one.free and other.free and not set(one.free) & set(other.free))

    def gifts(self, giver: Candidate, receiver: Candidate) -> list:
        """What one could give to the other, all hard rules counted."""
        if not (self.free(giver) and self.free(receiver) and self.linked(giver, receiver)):
            return []
        return [s for s in giver.offers if s in receiver.asks] if self.may_give(giver) else []

    def ties(self) -> dict[Tie, int]:
        """Every possible tie with its half points."""
        found: dict[Tie, int] = {}
        numbers = range(len(self.people))
        gifts = {
            (a, b): self.gifts(self.people[a], self.people[b])
            for a in numbers for b in numbers if a != b
        }  # fmt: skip
        for a, b in permutations(numbers, 2):
            one, other = self.people[a], self.people[b]
            gives_nothing = not other.offers or not self.may_give(other)
            if gifts[a, b] and not gifts[b, a] and (not one.asks or gives_nothing):
                for skill in gifts[a, b]:
                    tie = (((a, b, skill),), True)
                    found[tie] = self.worth(tie)
        for size in (2, 3, 4):
            for ring in permutations(numbers, size):
                if ring[0] != min(ring):
                    continue
                if any(self.apart(self.people[x], self.people[y]) is Obstacle.NEVER
                       for x in ring for y in ring if x < y):  # fmt: skip
                    continue
                pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
                for skills in product(*(gifts[pair] for pair in pairs)):
                    links = tuple((a, b, s) for (a, b), s in zip(pairs, skills, strict=True))
                    found[links, False] = self.worth((links, False))
        return found

    def worth(self, tie: Tie) -> int:
        links, single = tie
        weights, today = self.situation.weights, self.situation.today
        total = 0
        for a, b, skill in links:
            giver, receiver = self.people[a], self.people[b]
            days = min(max((today - receiver.asks[skill]).days, 0), 84)
            total += 2 * (weights.asks + weights.waits * days // 84)
            if giver.received - giver.given >= 3 and giver.received >= 2 * giver.given:
                total += 2 * weights.gives_back
            total += (2 if single else 1) * self.common(giver, receiver)
        return total - 2 * weights.circle * max(len(links) - 2, 0)

    def common(self, one: Candidate, other: Candidate) -> int:
        weights = self.situation.weights
        time = min(weights.time, len(set(one.free) & set(other.free)))
        interest = min(weights.interest, len(set(one.interests) & set(other.interests)))
        near = 0
        if one.place and other.place:
            doors = abs(one.place.door - other.place.door)
            storeys = abs(one.place.storey - other.place.storey)
            if doors + 3 * storeys <= 2:
                near = weights.doors
            elif doors + 3 * storeys <= 6:
                near = -(-weights.doors // 2)
        return time + interest + near

    def tie_of(self, match: Match) -> Tie:
        place = {one.id: at for at, one in enumerate(self.people)}
        links = [(place[x.giver], place[x.receiver], x.skill) for x in match.links]
        first = min(range(len(links)), key=lambda at: links[at][0])
        return tuple(links[first:] + links[:first]), match.shape is Shape.ONE_WAY


def members(tie: Tie) -> set[int]:
    return {who for a, b, _ in tie[0] for who in (a, b)}


def fits_with(judge: Judge, ties: list[Tie]) -> bool:
    """Whether there is room for all of these, no ask is answered twice and no two tied twice."""
    for at, one in enumerate(judge.people):
        if sum(at in members(tie) for tie in ties) > max(one.most_ties - one.ties, 0):
            return False
    asks = [(b, skill) for links, _ in ties for _, b, skill in links]
    two = [pair for links, _ in ties for pair in {frozenset((a, b)) for a, b, _ in links}]
    return len(set(asks)) == len(asks) and len(set(two)) == len(two)


def newly(judge: Judge, ties: list[Tie]) -> int:
    """How many people who had no tie are in one."""
    taking_part = set().union(*(members(tie) for tie in ties)) if ties else set()
    return sum(not judge.people[at].ties for at in taking_part)


def check(situation: Situation, plan: Plan) -> None:
    """Fails unless the plan (without kept ties) is one, and says of itself what is true."""
    judge = Judge(situation)
    possible = judge.ties()
    ties = [judge.tie_of(match) for match in plan.ties]
    for tie, match in zip(ties, plan.ties, strict=True):
        assert tie in possible
        assert match.halves == possible[tie] == sum(g.halves for g in match.grounds)
        assert match.halves <= match.most
    assert fits_with(judge, ties)
    assert plan.halves == sum(possible[tie] for tie in ties) <= plan.halves_at_most
    assert plan.covered == newly(judge, ties)
    taking_part = {who for match in plan.ties for who in match.people}
    without = {one.id for one in judge.people if not one.ties and one.id not in taking_part}
    assert {one.person for one in plan.without} == without
    assert all(one.why for one in plan.without)


def best(situation: Situation, objective: Objective) -> tuple[int, int]:
    """By trying everything: the best (people covered, half points), the first 0 for BEST_FIT."""
    judge = Judge(situation)
    possible = list(judge.ties().items())
    found = (0, 0)

    def on(at: int, ties: list[Tie], halves: int) -> None:
        nonlocal found
        covered = newly(judge, ties) if objective is Objective.NOBODY_LEFT else 0
        found = max(found, (covered, halves))
        for later in range(at, len(possible)):
            tie, worth = possible[later]
            if fits_with(judge, [*ties, tie]):
                on(later + 1, [*ties, tie], halves + worth)

    on(0, [], 0)
    return found
