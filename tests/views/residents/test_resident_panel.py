"""The panel: what it shows, what one does in it, and that nothing typed or focused is lost."""

from datetime import date, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from sqlalchemy import select

from desktop.domain.names import PersonName
from desktop.domain.questions import QuestionDraft
from desktop.domain.residents import ResidentDraft
from desktop.domain.ties.suggested import Seek
from desktop.domain.vocabulary import ConsentPurpose, QuestionState, Role, Theme, TiePhase, TieWord
from desktop.models import Community, Question
from desktop.views.kit import reading_order
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.chips import Chip
from desktop.views.kit.labels import PlainLabel
from desktop.views.residents.columns import TIE_COLUMN
from desktop.views.residents.details import DetailSection
from desktop.views.residents.questions import QuestionSection
from desktop.views.residents.rows import LogRow, YesNoRow
from desktop.views.residents.sections import AgreementSection, TieSection
from desktop.views.residents.small_forms import ExtendForm
from desktop.views.residents.talents import TalentSection


@pytest.fixture
def told(desk):
    sentences = []
    desk.toast = type("Toast", (), {"tell": lambda _, text, undo: sentences.append(text)})()
    return sentences


@pytest.fixture
def panel(page, street):
    page.open_resident(street.people["Noor"])
    return page.panel.content


def section(panel, kind):
    return next(one for one in panel.sections if isinstance(one, kind))


def words(widget):
    return [w.text() for w in widget.findChildren(PlainLabel) if w.isVisibleTo(widget)]


def chips(panel):
    return [
        chip.text() for chip in section(panel, TalentSection).findChildren(Chip)
        if chip.isVisibleTo(panel)
    ]  # fmt: skip


def test_talents_come_first_then_what_is_known(panel, page):
    assert isinstance(panel.sections[0], TalentSection)
    assert chips(panel) == ["Bakken", "talent"]
    shown = words(panel)
    for sentence in (
        "Goede buur:", "loopt sinds 14 april · zagen elkaar vandaag",
        "tot 1 december, over 7 dagen", "Noor van der Hasselerdijk",
    ):  # fmt: skip
        assert sentence in shown
    assert words(page.panel)[:2] == ["Noor van der H.", "Betje Wolff 1.05 · sinds maart 2025"]


def test_a_long_waiting_question_stands_out(page, street):
    page.open_resident(street.people["Kevin"])
    asked = section(page.panel.content, QuestionSection)
    waiting = next(w for w in asked.findChildren(PlainLabel) if w.text() == "26 dagen open")
    assert waiting.property("role") == "small-strong"
    assert "Nog geen band" in words(page.panel.content)


def test_a_talent_is_typed_and_the_next_one_at_once(panel, street, desk, told):
    talents = section(panel, TalentSection)
    talents._begin()
    line = talents._line
    QTest.keyClicks(line, "gitaar")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert chips(panel) == ["Bakken", "gitaar", "talent"]
    assert (line.text(), line.hasFocus()) == ("", True)
    assert told == ["gitaar staat erbij"]
    QTest.keyClicks(line, "bsn 111222333")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "burgerservicenummer" in talents._box.sentence
    assert line.text() == "bsn 111222333"


def test_words_that_label_are_asked_about_not_refused(panel):
    talents = section(panel, TalentSection)
    talents._begin()
    QTest.keyClicks(talents._line, "omgaan met autisme")
    talents._line.left.emit()
    assert any("is dit nodig?" in text for text in words(talents))
    asked = section(panel, QuestionSection)
    asked.more.click()
    skill = control_of(asked.foot.itemAt(0).widget(), "skill")
    QTest.keyClicks(skill, "omgaan met autisme")
    skill.left.emit()
    assert any("is dit nodig?" in text for text in words(asked))


def test_a_question_in_one_line(panel, street, desk, told):
    asked = section(panel, QuestionSection)
    asked.more.click()
    form = asked.foot.itemAt(0).widget()
    assert form.boxes["title"].control.hasFocus()
    form.save()
    assert form.boxes["title"].sentence
    QTest.keyClicks(form.boxes["title"].control, "Nederlands oefenen")
    title = form.boxes["title"].control
    QTest.keyClick(title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Nederlands oefenen" in words(asked)
    assert asked.foot.count() == 0
    assert asked.more.hasFocus()
    assert told == ["De vraag staat erbij"]


def control_of(form, name):
    return form.boxes[name].control


def link_of(widget, name):
    return widget.findChild(QAbstractButton, name)


def test_a_question_with_a_talent_leads_to_who_can_answer_it(page, panel, street, qtbot):
    asked = section(panel, QuestionSection)
    asked.more.click()
    form = asked.foot.itemAt(0).widget()
    QTest.keyClicks(control_of(form, "title"), "Een jas inkorten")
    QTest.keyClicks(control_of(form, "skill"), "naaien")
    form.save()
    (question,) = panel.sections[0].card.questions
    with qtbot.waitSignal(page.go) as told:
        link_of(asked, f"seek-{question.id}").click()
    assert told.args == ["ties", Seek(street.people["Noor"], question.id)]


def test_a_question_without_a_talent_asks_for_one_first(panel):
    asked = section(panel, QuestionSection)
    asked.more.click()
    form = asked.foot.itemAt(0).widget()
    QTest.keyClicks(control_of(form, "title"), "Een jas inkorten")
    form.save()
    (question,) = panel.sections[0].card.questions
    link_of(asked, f"seek-{question.id}").click()
    form = asked.foot.itemAt(0).widget()
    assert control_of(form, "title").value() == "Een jas inkorten"
    assert control_of(form, "skill").hasFocus()
    QTest.keyClicks(control_of(form, "skill"), "naaien")
    form.save()
    assert panel.sections[0].card.questions[0].skill == "naaien"


def test_a_question_without_a_solution_yet_is_sought_for_and_changed(page, street, store, qtbot):
    kevin = street.people["Kevin"]
    with store.write("test.no_solution") as session:
        question = session.scalars(select(Question)).one()
        question.state = QuestionState.NO_SOLUTION_YET
    page.open_resident(kevin)
    asked = section(page.panel.content, QuestionSection)
    assert "nog geen oplossing" in [chip.text() for chip in asked.findChildren(Chip)]
    link_of(asked, f"question-{question.id}").click()
    form = asked.foot.itemAt(0).widget()
    QTest.keyClicks(control_of(form, "skill"), "sporten")
    form.save()
    with qtbot.waitSignal(page.go) as told:
        link_of(asked, f"seek-{question.id}").click()
    assert told.args == ["ties", Seek(kevin, question.id)]


def test_who_has_yet_to_come_is_not_matched(page, street, desk, clock):
    draft = ResidentDraft(
        PersonName("Lena", "", "Prins"),
        community_id=street.id,
        since=clock.today() + timedelta(weeks=2),
    )
    lena = desk.services.residents.save(draft)
    question = desk.services.residents.add_question(
        lena, QuestionDraft("Een jas inkorten", Theme.DAY, "naaien")
    )
    page.open_resident(lena)
    panel = page.panel.content
    assert page.banner.isHidden()
    assert section(panel, TieSection).isHidden()
    asked = section(panel, QuestionSection)
    assert link_of(asked, f"seek-{question}") is None
    assert link_of(asked, f"question-{question}").isVisible()


def test_a_question_is_taken_off_and_comes_back(panel, desk, told):
    asked = section(panel, QuestionSection)
    asked.more.click()
    form = asked.foot.itemAt(0).widget()
    QTest.keyClicks(control_of(form, "title"), "Een jas inkorten")
    form.save()
    (question,) = panel.sections[0].card.questions
    link_of(asked, f"question-{question.id}").click()
    form = asked.foot.itemAt(0).widget()
    (strike,) = [b for b in form.findChildren(LinkButton) if b.text() == "Haal deze vraag weg"]
    strike.click()
    assert panel.sections[0].card.questions == ()
    assert told[-1] == "De vraag is weggehaald"
    desk.services.undo.undo_last()
    assert [one.id for one in panel.sections[0].card.questions] == [question.id]


def test_a_community_has_its_own_word_everywhere(page, store, street):
    with store.write("test.word") as session:
        for community in session.scalars(select(Community)):
            community.tie_word = TieWord.MATE
    page.open_resident(street.people["Noor"])
    assert "Maatje:" in words(section(page.panel.content, TieSection))
    page.open_resident(street.people["Fatma"])
    details = section(page.panel.content, DetailSection)
    assert "Maatje" in [chip.text() for chip in details.findChildren(Chip)]
    assert page.table.title(TIE_COLUMN) == "Maatje"
    assert "van wie 1 maatje" in page.header._context.text()


def test_a_tie_opens_on_its_page(page, panel, street, qtbot):
    (tie,) = panel.sections[0].card.ties
    with qtbot.waitSignal(page.go) as told:
        link_of(section(panel, TieSection), f"tie-{tie.tie_id}").click()
    assert told.args == ["ties", tie.tie_id]


def test_who_has_no_tie_sees_who_would_fit(page, street, desk, told, qtbot):
    kevin, fatma = street.people["Kevin"], street.people["Fatma"]
    draft = QuestionDraft("Brood leren bakken", Theme.DAY, "brood bakken")
    desk.services.residents.add_question(kevin, draft)
    desk.services.residents.add_talent(fatma, "brood bakken")
    page.open_resident(kevin)
    ties = section(page.panel.content, TieSection)
    shown = words(ties)
    assert "Dit past goed:" in shown
    assert "Fatma Y." in shown
    assert any(text.startswith("Kevin vraagt wat Fatma biedt: ") for text in shown)
    with qtbot.waitSignal(page.go) as going:
        link_of(ties, "seek").click()
    assert going.args == ["ties", Seek(kevin)]
    link_of(ties, "propose").click()
    assert told == ["Voorgesteld: Fatma Y. en Kevin O."]
    (tie,) = desk.services.residents.card(kevin).ties
    assert tie.phase is TiePhase.PROPOSED


def test_for_whom_nobody_fits_it_says_why(page, street):
    page.open_resident(street.people["Kevin"])
    ties = section(page.panel.content, TieSection)
    assert link_of(ties, "propose") is None
    assert link_of(ties, "seek").text() == "Zoek een buur"
    assert len(words(ties)) >= 2


def test_what_is_being_typed_survives_another_change(panel, street, desk):
    asked = section(panel, QuestionSection)
    asked.more.click()
    form = asked.foot.itemAt(0).widget()
    QTest.keyClicks(form.boxes["title"].control, "Wie gaat er")
    desk.services.residents.add_talent(street.people["Noor"], "zingen")
    assert "zingen" in chips(panel)
    assert form.boxes["title"].control.text() == "Wie gaat er"
    assert form.boxes["title"].control.hasFocus()


def test_an_agreement_is_extended_for_as_long_again(panel, street, desk):
    agreements = section(panel, AgreementSection)
    button = next(b for b in agreements.findChildren(QWidget) if b.accessibleName() == "Verleng")
    button.click()
    form = agreements.findChild(ExtendForm)
    assert form.read_draft() == {"until": date(2027, 12, 1)}
    form.save()
    assert desk.services.residents.card(street.people["Noor"]).agreements[0].ends == date(
        2027, 12, 1
    )
    assert "tot 1 december 2027" in words(agreements)


def test_an_agreement_is_rounded_off(panel, street, desk, told):
    agreements = section(panel, AgreementSection)
    next(b for b in agreements.findChildren(QWidget) if b.accessibleName() == "Verleng").click()
    close = next(
        b for b in agreements.findChildren(QWidget)
        if b.accessibleName() == "Rond deze afspraak af"
    )  # fmt: skip
    close.click()
    assert desk.services.residents.card(street.people["Noor"]).agreements == ()
    assert told == ["De afspraak is afgerond"]


def test_consent_by_space_keeps_the_focus_and_can_be_undone(panel, street, desk):
    photo = panel.findChild(YesNoRow, ConsentPurpose.PHOTO.value)
    photo.setFocus()
    QTest.keyClick(photo, Qt.Key.Key_Space)
    again = [r for r in panel.findChildren(YesNoRow, "photo") if r.isVisible()][-1]
    assert (again.yes, again.hasFocus()) == (True, True)
    assert again.accessibleName() == "Foto in de nieuwsbrief: ja"
    desk.services.undo.undo_last()
    assert not desk.services.residents.card(street.people["Noor"]).consents[1].given_on


def test_objecting_to_being_counted(panel, street, desk):
    panel.findChild(YesNoRow, "counted").click()
    assert not desk.services.residents.card(street.people["Noor"]).counted


def test_a_role_is_laid_down(page, street, desk):
    page.open_resident(street.people["Fatma"])
    details = section(page.panel.content, DetailSection)
    details.findChild(Chip, "role-good_neighbour").click()
    assert desk.services.residents.card(street.people["Fatma"]).current.roles == frozenset()
    assert page.roll.good_neighbours == 0
    details._set(Role.KEY_HOLDER, on=True)
    assert "Sleutelhouder" in [c.text() for c in details.findChildren(Chip) if c.isVisible()]


def test_the_other_of_a_tie_opens(panel, page, street):
    link = panel.findChild(QWidget, f"person-{street.people['Fatma']}")
    link.click()
    assert words(page.panel)[0] == "Fatma Y."
    assert page.view.selected_id == street.people["Fatma"]


def test_a_day_of_the_log_opens_there(panel, page):
    wishes = []
    page.go.connect(lambda key, subject: wishes.append(key))
    row = panel.findChild(LogRow)
    assert row.accessibleName() == "vandaag: Was bij Koffieochtend"
    row.click()
    assert wishes == ["log"]


def test_tab_walks_as_one_reads(panel, page, street, desk):
    desk.services.residents.add_talent(street.people["Noor"], "zingen")
    chip = panel.findChild(Chip, "more-talents")
    order = [stop.accessibleName() for stop in reading_order.stops(panel)]
    first = order.index("Bakken")
    assert order[first : first + 4] == [
        "Bakken",
        "zingen",
        chip.accessibleName(),
        "Voeg een vraag toe",
    ]


def test_the_panel_is_freed_when_it_closes(panel, page, qapp):
    page.panel.shut()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(panel)
