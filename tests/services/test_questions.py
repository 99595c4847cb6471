"""Questions of residents: asked, changed, taken off, and matched by the talent they name."""

import pytest

from desktop.domain.errors import Conflict, Refused
from desktop.domain.questions import QuestionDraft
from desktop.domain.vocabulary import QuestionState, Theme
from desktop.models import Question
from desktop.services.residents import Residents
from desktop.services.ties import Matching
from desktop.services.undo import Undo
from tests.services.test_matching import Street

ASKED = QuestionDraft("Een gitaar stemmen", Theme.DAY, " Gitaar  stemmen ")


@pytest.fixture
def street(database):
    return Street(database)


@pytest.fixture
def residents(database, clock):
    return Residents(database, clock)


@pytest.fixture
def asker(street):
    return street.people["Fem"]


def question_of(residents, person):
    return next(one for one in residents.card(person).questions if one.title == ASKED.title)


def test_who_has_the_talent_is_found_for_the_question(residents, street, asker, database, clock):
    residents.add_talent(street.people["Cees"], "gitaar stemmen")
    question = residents.add_question(asker, ASKED)
    assert question_of(residents, asker).skill == "gitaar stemmen"
    found = Matching(database, clock).for_question(question)
    assert found.question == ASKED.title
    assert found.suggestions
    assert all("Cees" in street.names(one) for one in found.suggestions)


def test_a_question_is_changed_taken_off_and_both_come_back(residents, asker, database, clock):
    residents.add_question(asker, ASKED)
    undo = Undo(database, clock)
    first = question_of(residents, asker)
    residents.change_question(first.id, first.version, QuestionDraft(ASKED.title, Theme.NETWORK))
    changed = question_of(residents, asker)
    assert (changed.theme, changed.skill) == (Theme.NETWORK, "")
    undo.undo_last()
    assert question_of(residents, asker).skill == "Gitaar stemmen"
    residents.strike_question(first.id)
    assert first.id not in {one.id for one in residents.card(asker).questions}
    undo.undo_last()
    assert question_of(residents, asker).id == first.id


def test_who_is_later_hears_it_and_what_is_gone_cannot_change(residents, asker):
    question = residents.add_question(asker, ASKED)
    first = question_of(residents, asker)
    theirs = QuestionDraft(ASKED.title, Theme.NETWORK, "borduren")
    residents.change_question(question, first.version, theirs)
    with pytest.raises(Conflict) as told:
        residents.change_question(question, first.version, ASKED)
    assert told.value.theirs == question_of(residents, asker)
    residents.strike_question(question)
    for act in (
        lambda: residents.strike_question(question),
        lambda: residents.change_question(question, first.version, ASKED),
    ):
        with pytest.raises(Refused):
            act()


@pytest.mark.parametrize(
    ("title", "skill", "field", "code"),
    [
        ("  ", "", "title", "title_missing"),
        ("x" * 251, "", "title", "too_long"),
        ("Mijn nummer is 123456782", "", "title", "bsn"),
        ("Naaien", "x" * 121, "skill", "too_long"),
        ("Naaien", "123456782", "skill", "bsn"),
    ],
)
def test_what_is_not_right_is_said_of_its_field(residents, asker, title, skill, field, code):
    with pytest.raises(Refused) as told:
        residents.add_question(asker, QuestionDraft(title, Theme.NETWORK, skill))
    assert [(one.field, one.code) for one in told.value.problems] == [(field, code)]


def test_without_a_solution_yet_it_is_still_changed_and_taken_off(residents, asker, database):
    question = residents.add_question(asker, ASKED)
    with database.write("test.no_solution") as session:
        session.get(Question, question).state = QuestionState.NO_SOLUTION_YET
    first = question_of(residents, asker)
    residents.change_question(question, first.version, QuestionDraft(ASKED.title, Theme.MONEY))
    changed = question_of(residents, asker)
    assert (changed.theme, changed.state) == (Theme.MONEY, QuestionState.NO_SOLUTION_YET)
    residents.strike_question(question)
    assert question not in {one.id for one in residents.card(asker).questions}


@pytest.mark.parametrize("state", [QuestionState.IN_GROUP, QuestionState.CLOSED])
def test_what_a_group_or_a_tie_took_up_does_not_change_here(residents, asker, database, state):
    question = residents.add_question(asker, ASKED)
    with database.write("test.taken_up") as session:
        session.get(Question, question).state = state
    with pytest.raises(Refused) as told:
        residents.strike_question(question)
    assert told.value.problems[0].code == "question_gone"
