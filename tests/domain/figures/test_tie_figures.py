"""I-17 to I-24, counted by hand."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import disclosure
from desktop.domain.figures.facts import TieFact
from desktop.domain.figures.quarter import figures_of
from desktop.domain.figures.tie_facts import (
    BondFact,
    EvaluationFact,
    HelpFact,
    MomentFact,
    TieFacts,
    WishFact,
)
from desktop.domain.figures.ties import tie_figures
from desktop.domain.figures.values import Shown
from desktop.domain.vocabulary import TieKind, TieResult
from tests.domain.figures.street import AS_OF, Q3, day, facts, key, member

BETJE = key("Betje")
TODAY = day("2026-10-12")
_RESULTS = (TieResult.REACHED, TieResult.PARTLY, TieResult.NOT_REACHED)


def bond(*people, kind=TieKind.PAIR, community="Betje", result=None, **days):
    days = {name: day(value) for name, value in days.items()}
    days.setdefault("begin", days.get("first_met"))
    who = frozenset(map(key, people))
    return BondFact(key(community), kind, who, result=result, **days)


def closed(count, reached=0, *, met="2025-09-01", on="2026-08-01", **more):
    return tuple(
        bond(f"a{n}", f"b{n}", first_met=met, end=on,
             result=_RESULTS[0] if n < reached else _RESULTS[1], **more)
        for n in range(count)
    )  # fmt: skip


def helped(giver, receiver, quarter=Q3):
    return HelpFact(BETJE, key(giver), key(receiver), quarter)


def found(people=30, today=TODAY, **around):
    members = tuple(member(f"p{n}") for n in range(people))
    told = facts(members=members, around_ties=TieFacts(**around))
    return {figure.id: figure for figure in tie_figures(told, Q3, today)}


def test_a_proposal_that_was_declined_neither_began_nor_closed():
    declined = TieFact(key("nee"), BETJE, TieKind.PAIR, day("2026-08-01"), closed=day("2026-08-09"))
    tried = TieFact(
        key("kort"), BETJE, TieKind.PAIR, first_met=day("2026-08-01"), closed=day("2026-09-09")
    )
    now = figures_of(facts(ties=(declined, tried)), Q3, AS_OF).figure("I-18")
    assert (now.cell.value, now.part.value) == (1, 1)


def test_how_long_a_pair_lasted_is_the_median_of_a_year_of_five_or_more():
    lasted = [
        bond(f"a{n}", f"b{n}", first_met=met, end=end)
        for n, (met, end) in enumerate(
            [
                ("2026-06-01", "2026-08-01"),  # 2 months
                ("2026-03-01", "2026-08-01"),  # 5
                ("2025-12-17", "2026-06-01"),  # 5,5
                ("2025-01-01", "2025-10-01"),  # 9, on the first day of the year looked back over
                ("2025-01-01", "2026-09-30"),  # 21, on the last day
            ]
        )
    ]
    outside = [
        bond("x", "y", first_met="2025-01-01", end="2025-09-30"),
        bond("x", "y", first_met="2025-01-01", end="2026-10-01"),
        bond("x", "y", "z", kind=TieKind.CIRCLE, first_met="2026-01-01", end="2026-08-01"),
        bond("x", "y", begin="2026-01-01", end="2026-08-01"),
    ]
    assert found(bonds=(*lasted, *outside))["I-19"].cell.published == Decimal("5.5")
    few = found(bonds=(*lasted[:4], *outside))["I-19"].cell
    assert (few.value, few.shown) == (Decimal("5"), Shown.KEPT)
    assert found()["I-19"].cell.shown is Shown.NONE


@pytest.mark.parametrize(
    ("pairs", "reached", "told"),
    [(10, 5, 50), (12, 7, 58), (9, 5, None), (12, 8, None), (0, 0, None)],
)
def test_reached_is_told_of_ten_pairs_and_never_of_a_few_of_them(pairs, reached, told):
    without = bond("u", "v", first_met="2026-01-01", end="2026-08-01")
    figure = found(bonds=(*closed(pairs, reached), without))["I-20"]
    assert figure.cell.published == told
    assert (figure.count, figure.base) == (reached, pairs)


def test_the_wait_is_from_the_wish_to_the_first_meeting():
    waits = (3, 10, 21, 40, 100)
    met = [
        BondFact(
            BETJE, TieKind.PAIR, frozenset(), day("2026-08-01"),
            wished=day("2026-08-01") - timedelta(days=n), first_met=day("2026-08-01"),
        )
        for n in waits
    ]  # fmt: skip
    unasked = bond("a", "b", first_met="2026-08-01")
    before = bond("a", "b", first_met="2026-06-30", wished="2026-01-01")
    assert found(bonds=(*met, unasked, before))["I-21a"].cell.published == 21
    assert found(bonds=tuple(met[:4]))["I-21a"].cell.shown is Shown.KEPT


def wish(person, begin="2026-08-01", end=None):
    return WishFact(BETJE, key(person), day(begin), day(end) if end else None)


def test_who_waits_has_an_open_wish_and_no_live_tie_on_the_last_day():
    wishes = (
        *(wish(f"p{n}") for n in range(5)),
        wish("p0", "2026-07-01"),
        wish("p5", end="2026-09-30"),
        wish("p6", begin="2026-10-01"),
        wish("p7"),
        wish("p8"),
        wish("stranger"),
    )
    bonds = (
        bond("p7", "p9", first_met="2026-09-30"),
        bond("p8", "p9", first_met="2026-01-01", end="2026-09-30"),
    )
    figure = found(wishes=wishes, bonds=bonds)["I-21b"]
    assert figure.cell.published == 6
    assert figure.part.published == 13
    few = found(wishes=wishes[:4])["I-21b"]
    assert (few.cell.shown, few.part.shown) == (Shown.FEW, Shown.KEPT)
    small = found(people=9, wishes=wishes)["I-21b"]
    assert (small.cell.shown, small.part.shown) == (Shown.KEPT, Shown.KEPT)
    assert found()["I-21b"].cell.published == 0


def test_in_a_quarter_that_runs_the_wait_is_until_today():
    figure = found(wishes=tuple(wish(f"p{n}") for n in range(5)), today=day("2026-08-15"))["I-21b"]
    assert (figure.cell.published, figure.part.published) == (5, 2)


def evaluation(planned, held=None):
    return EvaluationFact(BETJE, day(planned), day(held) if held else None)


def test_an_evaluation_within_fourteen_days_is_on_time():
    planned = (
        evaluation("2026-07-01", "2026-07-15"),
        evaluation("2026-07-01", "2026-07-16"),
        evaluation("2026-07-01", "2026-06-20"),
        evaluation("2026-09-01"),
        evaluation("2026-09-28"),  # may still be held on time
        evaluation("2026-06-30", "2026-07-01"),
    )
    figure = found(evaluations=planned)["I-22"]
    assert (figure.cell.published, figure.count, figure.base) == (50, 2, 4)
    later = found(evaluations=planned, today=day("2026-10-13"))["I-22"]
    assert (later.count, later.base) == (2, 5)


def test_help_is_contacts_and_questions_that_a_resident_answered():
    contacts = tuple(
        MomentFact(BETJE, day(on))
        for on in ("2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01")
    )
    answers = (MomentFact(BETJE, day("2026-08-01")),)
    figure = found(contacts=contacts, answers=answers)["I-23"]
    assert (figure.cell.value, figure.part.value) == (3, 1)


def test_who_gives_and_gets_is_counted_among_members_over_four_quarters():
    year = Q3.last(4)
    both = [helped(f"p{n}", f"p{(n + 1) % 6}", year[0]) for n in range(6)]
    only = [helped("p6", f"p{n}") for n in range(7, 11)]
    nobody = [helped("stranger", "p20", Q3.last(5)[0]), helped("stranger", "p0")]
    figure = found(helps=(*both, *only, *nobody))["I-24"]
    assert (figure.cell.published, figure.count, figure.base) == (55, 6, 11)
    # One of the rest fewer, and four people would be told of.
    kept = found(helps=(*both, *only[:3]))["I-24"]
    assert kept.cell.shown is Shown.KEPT


def test_a_community_has_its_own_figures_and_the_pairs_add_up():
    here, there = bond("a", "b", first_met="2026-08-01"), bond("c", "d", community="Deken")
    around = TieFacts(bonds=(here, there), contacts=(MomentFact(key("Deken"), day("2026-08-01")),))
    told = facts(communities=("Betje", "Deken"), around_ties=around)
    alone = told.within([key("Deken")])
    assert alone.around_ties.bonds == (there,)
    assert [f.cell.value for f in tie_figures(alone, Q3, TODAY) if f.id == "I-23"] == [1]


def ran(count, months):
    return tuple(
        TieFact(
            key(f"{months} {n}"), BETJE, TieKind.PAIR,
            running=day("2026-09-30") - timedelta(days=round(months * 30.4375)),
        )
        for n in range(count)
    )  # fmt: skip


def test_how_long_pairs_are_together_is_the_median_of_five_or_more():
    series = figures_of(facts(ties=(*ran(2, 2), *ran(1, 4), *ran(2, 12))), Q3, AS_OF).ties
    assert series.months == (None, None, None, None, Decimal(4))
    assert figures_of(facts(ties=ran(4, 2)), Q3, AS_OF).ties.months[-1] is None


people = st.integers(min_value=0, max_value=24).map("p{}".format)


@given(st.lists(st.tuples(people, people, st.sampled_from(Q3.last(5))), max_size=60))
def test_no_share_of_people_is_printed_from_which_a_few_follow(pairs):
    helps = tuple(helped(giver, receiver, quarter) for giver, receiver, quarter in pairs)
    figure = found(people=25, helps=helps)["I-24"]
    year = set(Q3.last(4))
    gave = {giver for giver, _receiver, quarter in pairs if quarter in year}
    got = {receiver for _giver, receiver, quarter in pairs if quarter in year}
    assert (figure.count, figure.base) == (len(gave & got), len(gave | got))
    if figure.cell.published is not None:
        assert figure.base >= disclosure.SMALLEST_GROUP
        for part in (figure.count, figure.base - figure.count):
            assert part == 0 or part >= disclosure.FEW


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 90) | st.none()), max_size=40),
    st.integers(0, 120),
)
def test_on_time_never_counts_more_than_was_planned(planned, later):
    evaluations = tuple(
        EvaluationFact(
            BETJE, begin := day("2026-01-01") + timedelta(days=ago),
            None if after is None else begin + timedelta(days=after),
        )
        for ago, after in planned
    )  # fmt: skip
    figure = found(evaluations=evaluations, today=Q3.last_day + timedelta(days=later))["I-22"]
    assert 0 <= figure.count <= figure.base <= len(planned)
    if later > 14:
        assert figure.base == sum(1 for one in evaluations if one.planned in Q3)
