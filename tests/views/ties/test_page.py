"""The page of the ties: phases, who has none, and suggestions that somebody decides on."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ties.drafts import AgreementDraft, ProposalDraft
from desktop.domain.ties.suggested import Seek
from desktop.domain.vocabulary import Answer, ContactKind
from desktop.models import Community
from desktop.views.kit import reading_order
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.labels import PlainLabel
from desktop.views.ties.by_hand import ByHand

TODAY = date(2026, 11, 24)


@pytest.fixture
def propose(desk, street):
    """Proposes a tie by hand between people of the street; gives its id."""

    def make(*names):
        people = tuple(street.people[name] for name in names)
        return desk.services.ties.propose(ProposalDraft(street.community, people))

    return make


@pytest.fixture
def running(desk, street, propose):
    """A tie with an agreement."""

    def make(*names):
        tie = propose(*names)
        ties = desk.services.ties
        for name in names:
            ties.answer(tie, street.people[name], Answer.YES)
        version = ties.card(tie).version
        ties.agree(AgreementDraft(tie, version, (), date(2027, 1, 24), None))
        return tie

    return make


def rows_of(page, phase):
    return [row.names for row in page.phases.blocks[phase].rows]


def without(page):
    return {row.one.name.first: row for row in page.phases.nobody.rows}


def test_without_ties_the_page_says_how_many_fit(open_page):
    page = open_page()
    assert page._stack.currentWidget() is page._empty
    assert page._empty._title.text() == "Nog geen koppels."
    assert page._empty._text.text() == "Wij zien 2 combinaties die goed passen."
    assert page._frame.isHidden()


def test_ties_stand_in_their_phases_and_the_rest_has_none(open_page, propose, running):
    running("Ada", "Bo")
    propose("Cees", "Dia")
    page = open_page()
    assert rows_of(page, "active") == [("Ada B.", "Bo B.")]
    assert rows_of(page, "proposed") == [("Cees B.", "Dia B.")]
    assert page.header._context.text() == "2 koppels · 4 bewoners hebben nog geen band"
    people = without(page)
    assert people["Cees"].link is None  # was asked
    assert people["Fem"].link.text() == "Zoek een buur"
    assert "Ada" not in people


def test_a_suggestion_is_proposed_told_and_taken_back(open_page, desk, street, running):
    running("Cees", "Fem")
    page = open_page()
    card = page.side.card
    assert card.propose.text() == "Stel voor aan beiden"
    card.propose.click()
    assert rows_of(page, "proposed") == [("Ada B.", "Bo B.")]
    assert desk.toast.sentence == "Voorgesteld: Ada B. en Bo B."
    desk.services.undo.undo_last()
    assert rows_of(page, "proposed") == []
    assert page.side.card.propose.isEnabled()


def test_what_does_not_fit_does_not_come_back(open_page, running):
    running("Cees", "Fem")
    page = open_page()
    before = len(page.side.suggestions)
    page.side.card.drop.click()
    assert len(page.side.suggestions) == before - 1
    assert all(
        {one.name.first for one in found.people} != {"Ada", "Bo"} for found in page.side.suggestions
    )


def test_who_waits_gets_their_own_suggestions_and_back(open_page, running):
    running("Cees", "Fem")
    page = open_page()
    without(page)["Bo"].link.click()
    assert page.side._for.text() == "voor Bo"
    assert {one.name.first for one in page.side.card.suggestion.people} >= {"Bo"}
    page.side._all.click()
    assert page.side.seek is None


def test_a_question_from_another_page_shows_who_answers_it(open_page, running, street):
    running("Ada", "Bo")
    page = open_page()
    page.show_subject(Seek(street.people["Els"], street.questions["Els"]))
    assert page.side._for.text() == "voor Els"
    assert page.side._question.text()
    assert page.side._question.isVisibleTo(page)
    (found,) = page.side.suggestions
    assert [one.name.first for one in found.people] == ["Cees", "Dia", "Els"]
    assert page.side.card.propose.hasFocus()


def test_a_question_that_nobody_answers_leads_on(open_page, running, street):
    running("Cees", "Dia")
    page = open_page()
    page.show_subject(Seek(street.people["Els"], street.questions["Els"]))
    links = {one.text(): one for one in page.side.findChildren(LinkButton)}
    assert "Voor deze vraag is nu geen nieuw voorstel." in [
        one.text() for one in page.side.findChildren(PlainLabel)
    ]
    links["Toon alle voorstellen voor Els"].click()
    assert page.side.seek == Seek(street.people["Els"])
    assert not page.side._question.isVisibleTo(page)


def test_before_the_first_tie_somebody_is_sought_in_the_panel(open_page, street):
    page = open_page()
    page.show_subject(Seek(street.people["Ada"]))
    assert not page.panel.isHidden()
    assert page._over.card.propose.text() == "Stel voor aan beiden"


def test_what_went_wrong_meanwhile_is_told_in_the_page(open_page, desk, street, running, propose):
    running("Cees", "Fem")
    page = open_page()
    card = page.side.card
    desk.bus.blockSignals(True)
    propose("Ada", "Bo")
    desk.bus.blockSignals(False)
    card.propose.click()
    assert page.banner.sentence.startswith("Dit voorstel kan niet meer")


def test_weights_are_seen_at_once_and_kept_when_said_so(open_page, desk, running):
    running("Cees", "Fem")
    page = open_page()
    page.side.card.weigh.click()
    before = page.side.card.suggestion.match.halves
    asks = page.side.editor.steppers["asks"]
    asks.set_value(9)
    asks.edited.emit()
    assert page.side.card.suggestion.match.halves == before + 2 * 2 * 6
    assert desk.services.matching.weights().asks == 3  # only tried
    page.side.editor.keep.click()
    assert desk.services.matching.weights().asks == 9
    assert page.side.editor is None
    page.side.card.weigh.click()
    page.side.editor.reset.click()
    assert page.side.card.suggestion.match.halves == before


def test_arrows_walk_letters_jump_and_enter_opens(open_page, qtbot, propose, running):
    running("Ada", "Bo")
    running("Cees", "Fem")
    propose("Dia", "Els")
    page = open_page()
    proposal, first, second = page.phases.rows()
    proposal.setFocus()
    qtbot.keyClick(proposal, Qt.Key.Key_Right)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert proposal.hasFocus()
    qtbot.keyClicks(proposal, "ce")
    assert second.names == ("Cees B.", "Fem B.")
    assert second.hasFocus()
    opened = []
    page.phases.opened.disconnect()
    page.phases.opened.connect(opened.append)
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert opened == [second.tie_id]


def test_tab_comes_to_one_row_and_goes_on_to_who_has_none(open_page, qtbot, propose, running):
    running("Ada", "Bo")
    propose("Dia", "Els")
    page = open_page()
    _proposal, row = page.phases.rows()
    row.setFocus()
    stops = list(reading_order.stops(page.phases))
    assert [stop for stop in stops if stop in list(page.phases.rows())] == [row]
    assert without(page)["Fem"].link in stops


def test_a_row_of_an_unchanged_tie_keeps_its_widget_and_the_focus(open_page, desk, running):
    tie = running("Ada", "Bo")
    running("Cees", "Fem")
    page = open_page()
    kept, changed = sorted(page.phases.rows(), key=lambda row: row.tie_id == tie)
    kept.setFocus()
    desk.services.ties.contact(tie, ContactKind.SEEN, TODAY)
    assert kept in list(page.phases.rows())
    assert changed not in list(page.phases.rows())
    assert kept.hasFocus()


def test_a_small_window_has_the_phases_as_tabs(open_page, propose, running):
    running("Ada", "Bo")
    propose("Cees", "Dia")
    page = open_page(width=904, height=468)
    assert page.phases.tabs.isVisible()
    assert page.phases.blocks["active"].isVisible()
    assert not page.phases.blocks["proposed"].isVisible()
    page.phases.tabs.set_value("proposed")
    page.phases.tabs.edited.emit()
    assert page.phases.blocks["proposed"].isVisible()
    assert page.phases.nobody.isVisible()
    page.resize(1232, 868)
    assert not page.phases.tabs.isVisible()
    assert page.phases.blocks["active"].isVisible()


def test_without_room_beside_the_phases_suggestions_open_in_the_panel(open_page, running):
    running("Cees", "Fem")
    page = open_page(width=904, height=468)
    assert page._frame.isHidden()
    without(page)["Bo"].link.click()
    assert page.panel.content is page._over
    page._over.card.propose.click()
    assert rows_of(page, "proposed") == [("Ada B.", "Bo B.")]


def test_the_word_of_the_community_names_the_page(open_page, store, street):
    with store.write("test") as session:
        session.get_one(Community, street.community).tie_word = "mate"
    assert open_page().header._title.text() == "Maatjes"


def test_by_hand_tells_what_fits_and_proposes_with_its_reasons(open_page, desk, street, running):
    running("Cees", "Fem")
    page = open_page()
    page.seek_by_hand(street.people["Ada"])
    form = page.panel.content
    assert form.fields[0].text() == "Ada B."
    form.fields[1].setText("bo b.")
    form.fields[1].textEdited.emit("bo b.")
    form.propose()
    (row,) = page.phases.blocks["proposed"].rows
    assert desk.services.ties.card(row.tie_id).reasons
    assert page.panel.isHidden()


def test_by_hand_says_what_is_in_the_way_and_a_coordinator_goes_on(open_page, street, running):
    running("Cees", "Fem")
    page = open_page()
    page.seek_by_hand(None)
    form = page.panel.content
    for field, name in zip(form.fields, ("Ada", "Dia"), strict=False):
        field.name_person(street.people[name])
    said = form._said.itemAt(0).widget()
    assert "Geen van beiden biedt wat de ander vraagt." in texts(said)
    form.propose()
    assert rows_of(page, "proposed") == [("Ada B.", "Dia B.")]


def test_by_hand_needs_two_and_refuses_in_the_form(open_page, street, running):
    running("Ada", "Bo")
    page = open_page()
    page.seek_by_hand(street.people["Ada"])
    form = page.panel.content
    form.propose()
    assert form._error.text() == "Kies minstens twee mensen."
    form.fields[1].name_person(street.people["Bo"])
    form.propose()
    assert form._error.text().endswith("is er al een band of een voorstel.")
    assert isinstance(page.panel.content, ByHand)


def texts(widget):
    from desktop.views.kit.labels import PlainLabel

    return [label.text() for label in widget.findChildren(PlainLabel)]
