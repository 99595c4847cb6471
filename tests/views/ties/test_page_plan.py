"""The plan of a whole community on the page: made, stopped, taken over whole, in part or not."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.matching.watch import Cancelled, Progress, Step
from desktop.domain.matching.words import Objective
from desktop.views.ties import plan_words
from desktop.views.ties.plan_run import PlanRun


@pytest.fixture
def page(open_page):
    made = open_page()
    made.make_plan()
    return made


def names_of(rows):
    return [[one.name.first for one in row.suggestion.people] for row in rows]


def test_the_plan_shows_its_ties_who_stays_without_and_its_proof(page):
    plan = page.plan
    assert names_of(plan.rows) == [["Ada", "Bo"], ["Cees", "Dia", "Els"]]
    assert plan._sum.text() == (
        "1 koppel en 1 helpkring. 5 van de 6 mensen zonder band krijgen er een."
    )
    assert plan._proof.text() == "Bewezen: een beter plan bestaat niet."
    assert plan._left_head._count.text() == "1"
    assert plan.adopt.text() == "Stel 2 banden voor"


def test_some_are_taken_over_and_taken_back_in_one_go(page, desk):
    plan = page.plan
    plan.rows[1].tick.click()
    assert plan.adopt.text() == "Stel 1 band voor"
    plan.adopt.click()
    assert page._stack.currentWidget() is page.phases
    assert [row.names for row in page.phases.rows()] == [("Ada B.", "Bo B.")]
    desk.services.undo.undo_last()
    assert not list(page.phases.rows())


def test_all_are_taken_over_in_one_act(page, desk):
    page.plan.adopt.click()
    assert desk.toast.sentence == "2 banden voorgesteld"
    assert len(list(page.phases.rows())) == 2
    desk.services.undo.undo_last()
    assert not list(page.phases.rows())


def test_nothing_ticked_is_nothing_to_propose(page):
    page.plan._all.click()
    assert page.plan.chosen == ()
    assert not page.plan.adopt.isEnabled()
    page.plan._all.click()
    assert len(page.plan.chosen) == 2


def test_escape_leaves_the_plan_and_writes_nothing(page, desk, qtbot):
    qtbot.keyClick(page.plan, Qt.Key.Key_Escape)
    assert page._stack.currentWidget() is not page.plan
    assert desk.services.ties.page(None).proposed == ()


def test_the_rest_is_made_again_around_what_is_ticked(page):
    plan = page.plan
    plan.rows[0].tick.click()
    plan._again.click()
    assert plan.shown.plan.kept == 1
    assert names_of(plan.rows)[0] == ["Cees", "Dia", "Els"]


def test_another_objective_makes_another_plan_at_once(page):
    page.plan.objective.set_value(Objective.NOBODY_LEFT)
    page.plan.objective.edited.emit()
    assert page.plan.shown.plan.objective is Objective.NOBODY_LEFT


def test_tried_weights_change_the_plan_and_cancelling_brings_it_back(page, desk):
    plan = page.plan
    before = plan.shown.plan.halves
    plan._weigh()
    stepper = plan.editor.steppers["asks"]
    stepper.set_value(9)
    stepper.edited.emit()
    assert plan.shown.plan.halves > before
    plan._forget_weights()
    assert plan.shown.plan.halves == before
    assert desk.services.matching.weights().asks == 3


def test_what_is_no_longer_possible_is_said_and_nothing_is_proposed(page, desk, street):
    matching = desk.services.matching
    desk.bus.blockSignals(True)
    matching.propose([page.plan.rows[0].suggestion])
    desk.bus.blockSignals(False)
    page.plan.adopt.click()
    assert page.plan._error.text().startswith("Dit voorstel kan niet meer: Ada B.")
    assert len(desk.services.ties.page(None).proposed) == 1


def test_a_stopped_calculation_gives_no_plan(desk, street):
    run = PlanRun(Objective.BEST_FIT)
    run.stop()
    with pytest.raises(Cancelled):
        run.make(desk.services.matching, street.community)


def test_how_far_it_is_in_words():
    assert plan_words.progress_words(None) == "Begint"
    progress = Progress(Step.SEARCHING, 1200)
    assert plan_words.progress_words(progress) == (
        "Zoekt koppels en helpkringen · 1.200 mogelijkheden"
    )


def test_a_gap_is_said_plainly(page):
    from dataclasses import replace

    plan = replace(page.plan.shown.plan, halves=97, halves_at_most=100)
    assert plan_words.proof_words(plan) == "Een beter plan heeft hoogstens 3,1% meer punten."
    plan = replace(plan, covered_at_most=plan.covered + 2)
    assert plan_words.proof_words(plan).startswith(
        "Misschien kunnen nog 2 mensen een band krijgen."
    )
