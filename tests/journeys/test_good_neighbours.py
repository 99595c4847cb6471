"""Ties by keyboard, from Vandaag: for a question, an evaluation with a look-back, a waakvlam.

A step is what a click would be: going to a button and pressing it, or searching and picking.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop import compose
from desktop.domain.clock import ShiftedClock
from desktop.domain.ties.phases import looks_back_on, months_on
from desktop.domain.today import AttentionKind
from desktop.domain.vocabulary import Answer, EvaluationOutcome, Intensity, TiePhase, TieResult
from desktop.services import Services
from desktop.services.administration import Administrations, Credentials
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.search_popup import SearchPopup
from desktop.views.residents.page import ResidentsPage
from desktop.views.residents.panel import ResidentPanel
from desktop.views.ties.page import TiesPage
from desktop.views.ties.tie_forms import EvaluationForm
from desktop.views.ties.tie_panel import TiePanel
from desktop.views.today.page import TodayPage
from tests.journeys.visitor import CTRL, ENTER, PASSWORD, TODAY, Visitor

MOST_FOR_A_TIE, MOST_FOR_EVALUATION, MOST_FOR_LIGHT = 8, 6, 3
QUESTION = "Samen koken op woensdag"


def step_of(page: TodayPage, kind: AttentionKind, words: str) -> Button:
    """The button of the first item of a kind."""
    item = next(one for one in page.attention.items if one.kind is kind)
    entries = [one for one in page.attention.findChildren(Button) if one.text() == words]
    return next(one for one in entries if one.accessibleDescription().count(item.names[0]))


def panel_of(visitor: Visitor) -> TiePanel:
    page = visitor.page(TiesPage)
    visitor.until(lambda: isinstance(page.panel.content, TiePanel))
    visitor.until(lambda: page.panel.content.card is not None)
    return page.panel.content


@contextmanager
def services_of(example: Path, day: date) -> Iterator[Services]:
    """The services of the administration on `day`, without a window."""
    clock = ShiftedClock(day, time(9))
    opened = Administrations(clock).open(str(example), Credentials(password=PASSWORD))
    yield compose.services(opened, clock)
    opened.close()


def light_since_yesterday(example: Path) -> UUID:
    """Somebody whose waakvlam was lit yesterday, with today as its day."""
    with services_of(example, TODAY - timedelta(days=1)) as services:
        somebody = services.residents.roll().lines[0].id
        services.ties.light(person_id=somebody, level=Intensity.PILOT_LIGHT, next_on=TODAY)
    return somebody


def first_evaluation(example: Path) -> date:
    """The day of the evaluation that comes first."""
    with services_of(example, TODAY) as services:
        planned = (line.evaluates_on for line in services.ties.page().active)
        return min(day for day in planned if day is not None)


def press_button(visitor: Visitor, panel: TiePanel, name: str) -> None:
    """Tabs to a button of the panel and presses it. One step."""

    def shown() -> list[Button]:
        return [one for one in panel.findChildren(Button, name) if one.isVisible()]

    visitor.until(lambda: bool(shown()))
    visitor.tab_to(shown()[0])
    visitor.press(ENTER)


def test_somebody_is_found_for_a_question_and_it_is_agreed(arrive, example):
    visitor = arrive(example)
    visitor.unlock()
    visitor.page(TodayPage)

    visitor.start_counting()
    visitor.press(Qt.Key.Key_K, CTRL)
    visitor.type(QUESTION)
    popup = visitor.window.workplace.findChild(SearchPopup)
    visitor.until(lambda: popup.isVisible())
    visitor.press(ENTER)
    residents = visitor.page(ResidentsPage)
    visitor.until(lambda: isinstance(residents.panel.content, ResidentPanel))
    card = residents.panel.content.ties.card
    (question,) = [one for one in card.questions if one.title == QUESTION]
    visitor.tab_to(residents.panel.content.findChild(LinkButton, f"seek-{question.id}"))
    visitor.press(ENTER)
    page = visitor.page(TiesPage)
    visitor.until(lambda: page.side.card is not None and page.side.card.propose.hasFocus())
    assert page.side.suggestions[0].reasons
    visitor.press(ENTER)
    visitor.groups += 1
    panel = panel_of(visitor)
    first, second = (one.id for one in panel.card.people)
    press_button(visitor, panel, f"yes-{first}")
    visitor.until(lambda: panel.card.people[0].answer is Answer.YES)
    press_button(visitor, panel, f"yes-{second}")
    visitor.until(lambda: panel.card.line.phase is TiePhase.MEETING)
    press_button(visitor, panel, "agree")
    visitor.until(lambda: panel.form is not None)
    visitor.press(ENTER, CTRL)
    visitor.until(lambda: panel.form is None)
    visitor.until(lambda: panel.card.line.phase is TiePhase.RUNNING)

    assert visitor.groups <= MOST_FOR_A_TIE
    assert panel.card.line.evaluates_on == months_on(TODAY, 2)
    assert panel.card.reasons
    asked = [one.question_id for one in panel.card.exchanges]
    assert question.id in asked


def test_an_evaluation_lets_go_and_plans_to_look_back(arrive, example):
    day = first_evaluation(example)
    visitor = arrive(example, today=day)
    visitor.unlock()
    page = visitor.page(TodayPage)
    visitor.until(lambda: any(
        one.kind is AttentionKind.TIE_EVALUATION for one in page.attention.items
    ))  # fmt: skip

    visitor.start_counting()
    visitor.tab_to(step_of(page, AttentionKind.TIE_EVALUATION, "Evalueer"))
    visitor.press(ENTER)
    visitor.groups += 1
    panel = panel_of(visitor)
    visitor.until(lambda: isinstance(panel.form, EvaluationForm))
    visitor.until(lambda: panel.form.isAncestorOf(QApplication.focusWidget()))
    values = panel.form.read_draft()
    assert values["outcome"] is EvaluationOutcome.LET_GO
    assert values["result"] is TieResult.REACHED
    visitor.press(ENTER, CTRL)
    visitor.until(lambda: panel.form is None)
    visitor.until(lambda: panel.card.line.phase is TiePhase.AFTERCARE)

    assert visitor.groups <= MOST_FOR_EVALUATION
    assert panel.card.line.looks_back_on == looks_back_on(day)
    assert panel.card.evaluations[0].held_on == day
    visitor.press(Qt.Key.Key_Z, CTRL)
    visitor.until(lambda: panel.card.line.phase is not TiePhase.AFTERCARE)


def test_a_waakvlam_is_cleared_with_its_next_day(arrive, example):
    somebody = light_since_yesterday(example)
    visitor = arrive(example)
    visitor.unlock()
    page = visitor.page(TodayPage)
    services = visitor.window.workplace.desk.services
    visitor.until(lambda: any(
        one.kind is AttentionKind.TIE_LIGHT for one in page.attention.items
    ))  # fmt: skip

    visitor.start_counting()
    visitor.tab_to(step_of(page, AttentionKind.TIE_LIGHT, "Gesproken, weer op 5 januari"))
    visitor.press(ENTER)
    visitor.groups += 1
    again = TODAY + timedelta(weeks=6)
    visitor.until(lambda: services.ties.light_of(somebody).next_on == again)
    assert visitor.groups <= MOST_FOR_LIGHT
