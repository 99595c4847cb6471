"""Bringing people together through the service: suggestions, plans, proposals, profiles."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.errors import Conflict, Refused
from desktop.domain.matching import RULES_VERSION
from desktop.domain.matching.situation import Weights
from desktop.domain.matching.words import Objective, Obstacle, PartOfDay, Reason, Shape
from desktop.domain.ties.profile import Profile
from desktop.domain.vocabulary import Answer, QuestionState, Theme, TieKind, TiePhase
from desktop.messages import matching as words
from desktop.models import Question, Skill, Talent, Tie
from desktop.services.ties import Matching, Ties
from desktop.services.undo import Undo
from tests import builders

TODAY = date(2026, 11, 24)
NAMES = ("Ada", "Bo", "Cees", "Dia", "Els", "Fem")
GIVES = {"Ada": "koken", "Bo": "fietsen", "Cees": "lezen", "Dia": "zingen", "Els": "naaien"}
ASKS = {"Ada": "fietsen", "Bo": "koken", "Cees": "naaien", "Dia": "lezen", "Els": "zingen"}
"""Ada and Bo give to each other; Cees gives to Dia, Dia to Els, Els to Cees; Fem has nothing."""


class Street:
    """Six people in one community, with talents and questions."""

    def __init__(self, database) -> None:
        with database.write("test") as session:
            community = builders.a_community(session, "Betje Wolff")
            skills = {
                name: builders.add(session, Skill(name=name, name_key=name)).id
                for name in GIVES.values()
            }
            self.community = community.id
            self.people, self.questions = {}, {}
            for door, name in enumerate(NAMES, 1):
                person = builders.a_resident(session, community, f"{name} Bos", f"1.0{door}")
                self.people[name] = person.id
                if name in GIVES:
                    builders.add(session, Talent(person_id=person.id, skill_id=skills[GIVES[name]]))
                    question = Question(
                        community_id=community.id, person_id=person.id, title="Wie helpt?",
                        theme=Theme.DAY, state=QuestionState.OPEN, skill_id=skills[ASKS[name]],
                        received_on=TODAY - timedelta(weeks=door),
                    )  # fmt: skip
                    self.questions[name] = builders.add(session, question).id

    def names(self, suggestion) -> list[str]:
        return [one.name.first for one in suggestion.people]


@pytest.fixture
def street(database):
    return Street(database)


@pytest.fixture
def matching(database, clock):
    return Matching(database, clock)


@pytest.fixture
def ties(database, clock):
    return Ties(database, clock)


def test_of_a_known_graph_the_one_pair_and_the_one_circle_are_found(matching, street):
    for name, others in (("Ada", ["Ada", "Bo"]), ("Dia", ["Cees", "Dia", "Els"])):
        (found,) = matching.suggestions(street.people[name]).suggestions
        assert street.names(found) == others
    assert found.match.shape is Shape.CIRCLE
    assert found.skills == ("lezen", "zingen", "naaien")
    nothing = matching.suggestions(street.people["Fem"])
    assert nothing.suggestions == ()
    assert [why.obstacle for why in nothing.why_none] == [Obstacle.NOTHING_KNOWN]
    assert words.without(nothing.why_none[0], "Fem") == (
        "Van Fem staat nog geen vraag of talent op papier."
    )


@pytest.mark.parametrize("objective", Objective)
def test_the_plan_holds_both_and_tells_who_stays_without(matching, street, objective):
    shown = matching.plan(street.community, objective)
    assert [street.names(one) for one in shown.ties] == [["Ada", "Bo"], ["Cees", "Dia", "Els"]]
    assert shown.plan.proven
    assert [one.person.name.first for one in shown.without] == ["Fem"]
    assert matching.plan(street.community, objective) == shown


def test_what_is_adopted_is_proposed_with_its_reasons(matching, ties, street, database):
    shown = matching.plan(street.community)
    made = matching.propose(shown.ties)
    card = ties.card(made[0])
    assert card.line.phase is TiePhase.PROPOSED
    assert card.rules_version == RULES_VERSION
    assert card.reasons == shown.ties[0].reasons
    assert [(one.what, one.question_id) for one in card.exchanges] == [
        ("koken", street.questions["Bo"]), ("fietsen", street.questions["Ada"]),
    ]  # fmt: skip
    assert {one.answer for one in card.people} == {Answer.ASKED}
    assert ties.card(made[1]).line.kind is TieKind.CIRCLE
    with database.read() as session:
        assert session.get_one(Tie, made[0]).wished_on == TODAY - timedelta(weeks=2)
    assert matching.suggestions(street.people["Ada"]).suggestions == ()


def test_all_are_adopted_or_none(matching, ties, street):
    pair = matching.suggestions(street.people["Ada"]).suggestions[0]
    with pytest.raises(Refused) as refused:
        matching.propose([pair, pair])
    assert refused.value.problems[0].code == "no_longer_possible"
    assert ties.page(street.community).proposed == ()


def test_who_has_no_room_is_not_proposed(matching, street):
    pair = matching.suggestions(street.people["Ada"]).suggestions[0]
    matching.save_profile(Profile(street.people["Bo"], most_ties=0))
    assert matching.suggestions(street.people["Ada"]).suggestions == ()
    with pytest.raises(Refused):
        matching.propose([pair])


@pytest.mark.parametrize(
    "profile",
    [
        {"not_now": True},
        {"not_now": True, "not_now_until": TODAY + timedelta(days=1)},
        {"languages": ("Pools",)},
        {"free": frozenset({(0, PartOfDay.EVENING)})},
    ],
)
def test_the_hard_rules_read_what_the_panel_keeps(matching, street, profile):
    ada = Profile(
        street.people["Ada"], languages=("Nederlands",), free=frozenset({(6, PartOfDay.MORNING)})
    )
    matching.save_profile(ada)
    assert matching.suggestions(street.people["Ada"]).suggestions
    matching.save_profile(Profile(street.people["Bo"], **profile))
    assert matching.suggestions(street.people["Ada"]).suggestions == ()


def test_never_these_two_is_kept_both_ways_and_not_told(matching, street):
    ada, bo = street.people["Ada"], street.people["Bo"]
    matching.save_profile(Profile(ada, apart=(bo,)))
    assert matching.profile(bo).apart == (ada,)
    found = matching.together(ada, bo)
    assert found == (Obstacle.NEVER,)
    assert words.between(found[0]) == words.between(Obstacle.DECLINED) == "Dit past nu niet."
    matching.save_profile(Profile(bo))
    assert matching.profile(ada).apart == ()
    assert matching.suggestions(ada).suggestions


def test_an_ended_pair_is_only_proposed_again_when_they_ask(matching, ties, street, database):
    ada = street.people["Ada"]
    (made,) = matching.propose(matching.suggestions(ada).suggestions)
    ties.answer(made, street.people["Bo"], Answer.NO)
    assert matching.together(ada, street.people["Bo"]) == (Obstacle.DECLINED,)
    ties.may_again(made, on=True)
    assert street.names(matching.suggestions(ada).suggestions[0]) == ["Ada", "Bo"]


def test_past_niet_is_remembered_and_can_be_undone(matching, ties, street, database, clock):
    ada = street.people["Ada"]
    matching.not_suitable(matching.suggestions(ada).suggestions[0])
    assert matching.suggestions(ada).suggestions == ()
    assert ties.page(street.community).proposed == ()
    Undo(database, clock).undo_last()
    assert matching.suggestions(ada).suggestions


def test_for_a_question_only_those_are_shown_who_answer_it(matching, street):
    (found,) = matching.for_question(street.questions["Els"]).suggestions
    assert street.names(found) == ["Cees", "Dia", "Els"]
    with pytest.raises(Refused):
        matching.for_question(street.people["Els"])


def test_other_weights_are_tried_before_they_are_kept(matching, street):
    ada = street.people["Ada"]
    usual = matching.suggestions(ada).suggestions[0].match.halves
    tried = matching.suggestions(ada, weights=replace(Weights(), asks=9)).suggestions[0]
    assert tried.match.halves == usual + 2 * 2 * 6
    assert matching.weights() == Weights()
    matching.save_weights(replace(Weights(), asks=9))
    assert matching.suggestions(ada).suggestions[0] == tried
    with pytest.raises(Refused):
        matching.save_weights(replace(Weights(), asks=10))


def test_a_profile_is_kept_as_it_was_told(matching, street):
    ada = street.people["Ada"]
    told = Profile(
        ada, ("Nederlands", "Turks"), frozenset({(2, PartOfDay.AFTERNOON), (5, PartOfDay.MORNING)}),
        ("muziek",), 1, not_now=True, not_now_until=TODAY + timedelta(days=9),
        vog_seen_on=TODAY, trained_on=TODAY,
    )  # fmt: skip
    before = matching.profile(ada)
    matching.save_profile(told, before)
    assert matching.profile(ada) == told
    with pytest.raises(Conflict) as conflict:
        matching.save_profile(Profile(ada), before)
    assert conflict.value.theirs == told
    matching.save_profile(replace(told, languages=("turks", "Turks ")))
    assert len(matching.profile(ada).languages) == 1


def test_the_best_for_each_without_a_tie_comes_once(matching, street):
    found = [street.names(one) for one in matching.best(street.community)]
    assert sorted(found) == [["Ada", "Bo"], ["Cees", "Dia", "Els"]]
    assert matching.with_suggestion(street.people.values()) == {
        street.people[name] for name in GIVES
    }


def test_every_reason_and_obstacle_has_its_sentence(matching, street):
    (found,) = matching.suggestions(street.people["Ada"]).suggestions
    names = {one.id: one.name.first for one in found.people}
    told = [words.told(reason, names) for reason in found.reasons]
    assert ("Bo vraagt wat Ada biedt", "koken") in told
    assert ("Eén deur van elkaar", "zelfde verdieping") in told
    assert {reason.reason for reason in found.reasons} <= set(Reason)
    for obstacle in Obstacle:
        assert words.between(obstacle).endswith(".")
