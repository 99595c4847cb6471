"""Ties in Aandacht: what the items say, and a contact in one press."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from desktop import i18n
from desktop.domain.identity import new_id
from desktop.domain.today import Attention, AttentionKind
from desktop.domain.vocabulary import ContactKind
from desktop.services.ties import Ties
from desktop.services.today import Today
from desktop.services.undo import Undo
from desktop.views.kit.buttons import Button
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.runner import InlineRunner
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
    made.tie, made.street = tie, street
    return made


def press(page, words):
    (button,) = [b for b in page.findChildren(Button) if b.text() == words and b.isVisible()]
    button.click()


@pytest.mark.parametrize(
    ("words", "kind"), [("Gezien", ContactKind.SEEN), ("Gebeld", ContactKind.PHONED)]
)
def test_a_contact_is_kept_in_one_press_and_undone(page, words, kind):
    press(page, words)
    services = page.desk.services
    assert [(one.on, one.kind) for one in services.ties.card(page.tie).contacts] == [(TODAY, kind)]
    assert services.today.view().attention == ()
    services.undo.undo_last()
    assert services.ties.card(page.tie).contacts == ()


def test_what_is_no_contact_leads_to_somebody(qtbot, page):
    item = Attention(
        AttentionKind.TIE_LEFT, page.tie, page.street.community, "Fatma Y.", TODAY,
        names=("Daan B.", "Fatma Y."), tie_id=page.tie, person_id=page.street.fatma,
    )  # fmt: skip
    with qtbot.waitSignal(page.go) as told:
        page._take_step(item)
    assert told.args == ["residents", page.street.fatma]


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
    assert len(words) == (4 if kind is AttentionKind.TIE_CONTACT else 3)
    assert all(words)
    assert "Ger W." in words[0] + words[1]
    assert "{" not in "".join(words)
