"""What stays under one's hands: the keyboard, what was agreed, and the community one looks at."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.matching.words import Obstacle
from desktop.domain.ties.drafts import EvaluationDraft, ExchangeDraft
from desktop.domain.vocabulary import EvaluationOutcome, Intensity, TieEnd, TiePhase
from desktop.views.kit.buttons import Button
from desktop.views.ties.by_hand_words import look_around
from desktop.views.ties.tie_forms import AgreementForm
from desktop.views.ties.tie_panel import TiePanel
from tests import builders
from tests.services.ties_street import TODAY, a_street, agreement, meeting, running

LET_GO = (EvaluationOutcome.LET_GO, TODAY)


@pytest.fixture
def opened(open_page, desk, qtbot):
    """The page with a tie in its panel, and the window in front."""

    def make(tie) -> TiePanel:
        page = open_page()
        qtbot.waitUntil(page.isActiveWindow)
        page.open_tie(tie)
        return page.panel.content

    return make


def press(panel, name):
    """Goes to the button of that name by keyboard and presses it."""
    button = next(b for b in panel.findChildren(Button, name) if not b.isHidden())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_after_an_act_the_keyboard_stays_in_the_panel(opened, desk, store):
    tie = running(desk.services.ties, a_street(store, "Hof"))
    panel = opened(tie)
    press(panel, "taper")
    assert panel.card.line.phase is TiePhase.TAPERING
    assert panel.isAncestorOf(QApplication.focusWidget())


def test_after_a_form_the_keyboard_stays_in_the_panel(opened, desk, store):
    tie = meeting(desk.services.ties, a_street(store, "Hof"))
    panel = opened(tie)
    panel.agree()
    times = panel.form.boxes["times"].control
    times.setFocus()
    QTest.keyClicks(times, "elke woensdag")
    QTest.keyClick(times, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.card.line.phase is TiePhase.RUNNING
    focus = QApplication.focusWidget()
    assert panel.isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert panel.isAncestorOf(QApplication.focusWidget())


def test_what_was_a_mistake_goes_with_its_panel(opened, desk, store, qtbot):
    tie = running(desk.services.ties, a_street(store, "Hof"))
    panel = opened(tie)
    with qtbot.waitSignal(panel.closed):
        press(panel, "strike")
    assert not panel._banner.isVisible()


def test_time_that_cannot_be_chosen_here_is_kept(desk, store, qtbot):
    ties, street = desk.services.ties, a_street(store, "Hof")
    tie = meeting(ties, street)
    ties.agree(
        agreement(
            ties, tie,
            exchanges=(ExchangeDraft(street.daan, street.fatma, "koken", minutes_a_week=20),),
        )
    )  # fmt: skip
    form = AgreementForm(desk, ties.card(tie))
    qtbot.addWidget(form)
    form.save()
    assert [one.minutes_a_week for one in ties.card(tie).exchanges] == [20]


def test_a_half_filled_agreement_does_not_go_over_a_newer_one(desk, store, qtbot):
    ties, street = desk.services.ties, a_street(store, "Hof")
    tie = running(ties, street)
    form = AgreementForm(desk, ties.card(tie))
    qtbot.addWidget(form)
    QTest.keyClicks(form.boxes["times"].control, "woensdag")
    form.keep_draft()
    ties.agree(agreement(ties, tie, backup_contact="Sanne"))
    again = AgreementForm(desk, ties.card(tie))
    qtbot.addWidget(again)
    assert again.boxes["times"].control.value() == "woensdag"
    again.save()
    assert ties.card(tie).backup_contact == "Sanne"
    again._strip_second()
    assert again.boxes["backup_contact"].control.value() == "Sanne"
    again.save()
    assert ties.card(tie).backup_contact == "Sanne"


def test_begin_again_goes_on_from_what_stands_now(desk, store, qtbot):
    ties, street = desk.services.ties, a_street(store, "Hof")
    tie = running(ties, street)
    form = AgreementForm(desk, ties.card(tie))
    qtbot.addWidget(form)
    QTest.keyClicks(form.boxes["times"].control, "woensdag")
    form.keep_draft()
    ties.agree(agreement(ties, tie, times="vrijdag"))
    again = AgreementForm(desk, ties.card(tie))
    qtbot.addWidget(again)
    again._strip_first()
    assert again.boxes["times"].control.value() == "vrijdag"
    again.save()
    assert again._conflict is None


def test_the_waakvlam_of_a_tie_in_aftercare_can_be_put_out(opened, desk, store):
    ties = desk.services.ties
    tie = running(ties, a_street(store, "Hof"))
    ties.light(tie_id=tie, level=Intensity.REGULAR, next_on=TODAY + timedelta(days=1))
    ties.evaluate(EvaluationDraft(tie, *LET_GO, end=TieEnd.ON_THEIR_OWN))
    panel = opened(tie)
    assert panel.card.line.phase is TiePhase.AFTERCARE
    ties.put_out(panel.card.light.id)
    assert panel.card.light is None


def test_who_may_never_is_told_across_a_circle_too(desk, street):
    ties, four = desk.services.ties, [street.people[n] for n in ("Cees", "Dia", "Els", "Fem")]
    before = look_around(desk.services.matching.together, four)
    assert len(before) == 4
    ties.keep_apart(four[0], four[2], on=True)
    (*_ring, across) = look_around(desk.services.matching.together, four)
    assert (across.one, across.other, across.result) == (four[0], four[2], (Obstacle.NEVER,))


def test_a_plan_is_of_the_community_one_looks_at(open_page, desk, store):
    page = open_page()
    page.make_plan()
    assert page.plan.rows
    with store.write("test") as session:
        other = builders.a_community(session, "Vriendenhuis").id
    desk.community_id = other
    assert page.plan.rows == []
    assert page.plan.community_id == other
