"""A tie in the panel: answers, agreement, contact, evaluation, waakvlam, step by step."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.ties.phases import months_on
from desktop.domain.vocabulary import (
    Answer,
    ContactKind,
    EvaluationOutcome,
    TieEnd,
    TiePhase,
    TieResult,
)
from desktop.i18n import NBSP
from desktop.views.kit.buttons import Button
from desktop.views.kit.labels import PlainLabel
from desktop.views.ties.tie_forms import AGREEMENT, EVALUATION, AgreementForm, EvaluationForm
from desktop.views.ties.tie_panel import TiePanel

TODAY = date(2026, 11, 24)


@pytest.fixture
def tie(desk, street):
    """The proposal for Ada and Bo."""
    found = desk.services.matching.suggestions(street.people["Ada"]).suggestions
    return desk.services.matching.propose(found)[0]


@pytest.fixture
def panel(qtbot, desk, tie):
    def opened(form=""):
        made = TiePanel(desk, tie, form)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    return opened


def press(panel, name):
    # What was there before is hidden, and gone with the next turn of the window.
    (found,) = [one for one in panel.findChildren(Button, name) if one.isVisible()]
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)


def names(panel):
    return [one.objectName() for one in panel.findChildren(Button) if one.isVisibleTo(panel)]


def said(panel):
    return [w.text() for w in panel.findChildren(PlainLabel) if w.isVisibleTo(panel)]


def save(form):
    at = next(iter(form.boxes.values())).control
    QTest.keyClick(at, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def meeting(desk, street, tie):
    for name in ("Ada", "Bo"):
        desk.services.ties.answer(tie, street.people[name], Answer.YES)


def agreed(panel):
    """With the form open: what it proposes is agreed."""
    save(panel.form)


def test_two_yeses_each_asked_apart(panel, desk, street, tie):
    shown = panel()
    press(shown, f"yes-{street.people['Ada']}")
    assert shown.card.line.phase is TiePhase.PROPOSED
    assert "ja" in said(shown)
    press(shown, f"yes-{street.people['Bo']}")
    assert shown.card.line.phase is TiePhase.MEETING
    assert "agree" in names(shown)


def test_not_now_asks_for_a_day(panel, desk, street, tie):
    shown = panel()
    press(shown, f"not_now-{street.people['Ada']}")
    assert shown.form.boxes["on"].control.value() == TODAY + timedelta(weeks=4)
    save(shown.form)
    assert "niet nu, vraag het weer op 22 december" in said(shown)
    assert shown.card.line.phase is TiePhase.PROPOSED


def test_an_agreement_has_a_day_to_look_at_it(panel, desk, street, tie):
    meeting(desk, street, tie)
    shown = panel(AGREEMENT)
    form = shown.form
    assert isinstance(form, AgreementForm)
    assert form.boxes["evaluates_on"].control.value() == months_on(TODAY, 2)
    assert [row[2] for row in form.boxes["exchanges"].control.value()] == ["koken", "fietsen"]
    form.boxes["evaluates_on"].control.set_value(None)
    save(form)
    assert form.boxes["evaluates_on"].sentence.startswith("Kies een dag om samen te kijken")
    form.boxes["evaluates_on"].control.set_value(date(2027, 2, 1))
    row = form.boxes["exchanges"].control.rows[0]
    row.how_often.set_value("elke woensdag")
    row.minutes.set_value(60)
    form.boxes["times"].control.set_value("woensdagmiddag")
    save(form)
    card = desk.services.ties.card(tie)
    assert card.line.phase is TiePhase.RUNNING
    assert (card.line.evaluates_on, card.times) == (date(2027, 2, 1), "woensdagmiddag")
    assert (card.exchanges[0].how_often, card.exchanges[0].minutes_a_week) == ("elke woensdag", 60)
    assert card.exchanges[0].question_id == street.questions["Bo"]
    assert "evaluate" in names(shown)


def test_exchanges_are_added_and_taken_away(panel, desk, street, tie):
    meeting(desk, street, tie)
    field = panel(AGREEMENT).form.boxes["exchanges"].control
    field.more.click()
    assert len(field.rows) == 3
    assert field.rows[2].what.hasFocus()
    QTest.keyClicks(field.rows[2].what, "de hond uitlaten")
    assert field.value()[2][2] == "de hond uitlaten"
    field.rows[0].dropped.emit(field.rows[0])
    assert [row[2] for row in field.value()] == ["fietsen", "de hond uitlaten"]


def test_somebody_was_faster_and_nothing_typed_is_lost(panel, desk, street, tie):
    meeting(desk, street, tie)
    shown = panel(AGREEMENT)
    other = AgreementForm(desk, desk.services.ties.card(tie))
    save(other)
    form = shown.form
    form.boxes["times"].control.set_value("zondag")
    form.boxes["times"].control.edited.emit()
    save(form)
    assert form.isVisible()
    form._strip_first()
    assert desk.services.ties.card(tie).times == "zondag"


def test_contact_is_one_press(panel, desk, street, tie):
    meeting(desk, street, tie)
    shown = panel(AGREEMENT)
    agreed(shown)
    for kind in ContactKind:
        press(shown, f"contact-{kind}")
        assert shown.card.contacts[0].kind is kind
        assert shown.focusWidget().objectName() == f"contact-{kind}"
    assert shown.card.line.last_contact_on == TODAY


def test_letting_go_is_offered_first_and_plans_the_look_back(panel, desk, street, tie):
    meeting(desk, street, tie)
    shown = panel(AGREEMENT)
    agreed(shown)
    press(shown, "evaluate")
    form = shown.form
    assert isinstance(form, EvaluationForm)
    assert form.boxes["outcome"].control.value() is EvaluationOutcome.LET_GO
    assert not form.boxes["next_on"].isVisible()
    form.boxes["onwards"].control.set_value("Ze eten elke zondag samen.")
    save(form)
    card = desk.services.ties.card(tie)
    assert card.line.phase is TiePhase.AFTERCARE
    assert (card.result, card.end) == (TieResult.REACHED, TieEnd.ON_THEIR_OWN)
    assert card.line.looks_back_on == months_on(TODAY, 3)
    assert "Hoe het verder gaat: Ze eten elke zondag samen." in said(shown)


def test_going_on_needs_a_next_day(panel, desk, street, tie):
    meeting(desk, street, tie)
    shown = panel(AGREEMENT)
    agreed(shown)
    press(shown, "evaluate")
    form = shown.form
    form.boxes["outcome"].control.set_value(EvaluationOutcome.GO_ON)
    form.boxes["outcome"].control.edited.emit()
    assert not form.boxes["onwards"].isVisible()
    assert form.boxes["next_on"].control.value() == months_on(TODAY, 4)
    form.boxes["next_on"].control.set_value(None)
    save(form)
    assert form.boxes["next_on"].sentence
    form.boxes["next_on"].control.set_value(date(2027, 3, 1))
    save(form)
    assert desk.services.ties.card(tie).line.evaluates_on == date(2027, 3, 1)


def test_a_step_down_and_back(panel, desk, street, tie):
    meeting(desk, street, tie)
    shown = panel(AGREEMENT)
    agreed(shown)
    press(shown, "taper")
    assert shown.card.line.phase is TiePhase.TAPERING
    press(shown, "resume")
    assert shown.card.line.phase is TiePhase.RUNNING
    press(shown, "finish")
    save(shown.form)
    assert shown.card.line.phase is TiePhase.FINISHING


def test_the_waakvlam_keeps_the_keyboard_and_what_is_typed(panel, desk, street, tie):
    meeting(desk, street, tie)
    shown = panel()
    press(shown, "light-closer")
    assert shown.focusWidget().objectName() == "light-closer"
    press(shown, "light-day")
    shown.light.form.boxes["next_on"].control.set_value(date(2026, 12, 24))
    desk.services.ties.contact(tie, ContactKind.PHONED, TODAY)
    save(shown.light.form)
    assert shown.card.light.next_on == date(2026, 12, 24)


def test_a_change_elsewhere_is_shown_and_a_form_is_left_alone(panel, desk, street, tie):
    meeting(desk, street, tie)
    shown = panel()
    desk.services.ties.contact(tie, ContactKind.PHONED, TODAY)
    assert f"vandaag{NBSP}gebeld" in said(shown)
    shown.agree()
    form = shown.form
    desk.services.ties.contact(tie, ContactKind.SEEN, TODAY)
    assert shown.form is form


def test_a_tie_that_is_gone_says_so(panel, desk, street, tie):
    desk.services.ties.strike(tie)
    shown = panel()
    assert any("Deze band staat er niet meer" in text for text in said(shown))


def test_evaluating_opens_at_once_when_asked(panel, desk, street, tie):
    meeting(desk, street, tie)
    shown = panel(AGREEMENT)
    agreed(shown)
    again = panel(EVALUATION)
    assert isinstance(again.form, EvaluationForm)
