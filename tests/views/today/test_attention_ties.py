"""Ties in Aandacht: what the items say, and a contact in one press."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from desktop import i18n
from desktop.domain.identity import new_id
from desktop.domain.ties.suggested import Seek
from desktop.domain.today import Attention, AttentionKind
from desktop.domain.vocabulary import ContactKind, Intensity
from desktop.services.ties import Ties
from desktop.services.today import Today
from desktop.services.undo import Undo
from desktop.views.kit.buttons import Button
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import FormLink
from desktop.views.kit.runner import InlineRunner
from desktop.views.today.attention import words_for
from desktop.views.today.attention_ties import ICONS, tie_words
from desktop.views.today.page import TodayPage
from tests.services.ties_street import TODAY, a_street, running

SILENT_SINCE = TODAY - timedelta(days=30)


@pytest.fixture
def page(qtbot, embedded, clock):
    earlier = type(clock)(SILENT_SINCE, clock.at)
    street = a_street(embedded)
    tie = running(Ties(embedded, earlier), street, evaluates_on=TODAY + timedelta(days=9))
    services = SimpleNamespace(
        today=Today(embedded, clock), ties=Ties(embedded, clock), undo=Undo(embedded, clock)
    )
    made = TodayPage(Desk(services, InlineRunner(), ChangeBus(), clock))
    qtbot.addWidget(made)
    made.resize(1232, 836)
    made.show()
    made.tie, made.fatma, made.community_id = tie, street.fatma, street.community
    made.database, made.earlier = embedded, earlier
    return made


def press(qtbot, page, words):
    def shown():
        return [b for b in page.findChildren(Button) if b.text() == words and b.isVisible()]

    # A row that was just put there is shown with the next turn of the window.
    qtbot.waitUntil(lambda: bool(shown()))
    (button,) = shown()
    button.click()


@pytest.mark.parametrize(
    ("words", "kind"), [("Gezien", ContactKind.SEEN), ("Gebeld", ContactKind.PHONED)]
)
def test_a_contact_is_kept_in_one_press_and_undone(qtbot, page, words, kind):
    press(qtbot, page, words)
    services = page.desk.services
    assert [(one.on, one.kind) for one in services.ties.card(page.tie).contacts] == [(TODAY, kind)]
    kinds = [item.kind for item in services.today.view().attention]
    assert AttentionKind.TIE_CONTACT not in kinds
    services.undo.undo_last()
    assert services.ties.card(page.tie).contacts == ()


def test_that_it_did_not_work_out_is_kept_and_the_silence_goes_on(qtbot, page):
    press(qtbot, page, "Lukte niet")
    services = page.desk.services
    told = [(one.on, one.kind) for one in services.ties.card(page.tie).contacts]
    assert told == [(TODAY, ContactKind.MISSED)]
    assert AttentionKind.TIE_CONTACT in [item.kind for item in services.today.view().attention]
    services.undo.undo_last()
    assert services.ties.card(page.tie).contacts == ()


@pytest.mark.parametrize(
    "kind", [AttentionKind.TIE_LEFT, AttentionKind.TIE_LOOK_BACK, AttentionKind.TIE_ASK_AGAIN]
)
def test_what_is_no_contact_leads_to_the_tie(qtbot, page, kind):
    with qtbot.waitSignal(page.go) as told:
        page.attention.step.emit(item_of(page, kind))
    assert told.args == ["ties", page.tie]


def test_an_evaluation_leads_to_its_form(qtbot, page):
    with qtbot.waitSignal(page.go) as told:
        page.attention.step.emit(item_of(page, AttentionKind.TIE_EVALUATION))
    assert told.args == ["ties", FormLink("tie.evaluation", str(page.tie))]


def test_a_waakvlam_moves_on_in_one_press_and_back(qtbot, page):
    services, person = page.desk.services, page.fatma
    earlier = Ties(page.database, page.earlier)
    earlier.light(person_id=person, level=Intensity.REGULAR, next_on=TODAY)
    page.reload()
    press(qtbot, page, "Gesproken, weer op 15 december")
    assert services.ties.light_of(person).next_on == TODAY + timedelta(weeks=3)
    services.undo.undo_last()
    assert services.ties.light_of(person).next_on == TODAY


def test_a_waakvlam_leads_to_whom_it_is_of(qtbot, page):
    of_person = item_of(page, AttentionKind.TIE_LIGHT, tie_id=None)
    for item, where in (
        (item_of(page, AttentionKind.TIE_LIGHT), ["ties", page.tie]),
        (of_person, ["residents", page.fatma]),
    ):
        with qtbot.waitSignal(page.go) as told:
            page.attention.other.emit(item)
        assert told.args == where


def item_of(page, kind, **other):
    said = {"names": ("Daan B.", "Fatma Y."), "tie_id": page.tie, "person_id": page.fatma}
    return Attention(kind, page.tie, page.community_id, "Fatma Y.", TODAY, **{**said, **other})


@pytest.mark.parametrize("named", [True, False])
def test_a_question_leads_to_who_could_answer_it(qtbot, page, named):
    item = item_of(page, AttentionKind.QUESTION, title="Samen sporten", count=26, named=named)
    said = words_for(item, TODAY)
    assert said.title == "Vraag van Fatma Y. staat 26 dagen open"
    assert (said.line, said.step) == ("‘Samen sporten’", "Zoek een buur")
    with qtbot.waitSignal(page.go) as told:
        page.attention.step.emit(item)
    assert told.args == ["ties", Seek(page.fatma, page.tie if named else None)]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", list(ICONS))
def test_every_item_says_who_and_what(kind, language):
    names = ("Ger W.", "Johan S.", "Stanley F.")
    item = Attention(kind, new_id(), new_id(), "Ger W.", date(2026, 11, 3), count=21, names=names)
    i18n.use(language)
    try:
        words = tie_words(item, TODAY)
    finally:
        i18n.use("nl")
    buttons = {AttentionKind.TIE_CONTACT: 3, AttentionKind.TIE_LIGHT: 2}
    assert len(words) == 2 + buttons.get(kind, 1)
    assert all(words)
    assert "Ger W." in words[0] + words[1]
    assert "{" not in "".join(words)
