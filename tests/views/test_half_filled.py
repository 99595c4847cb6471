"""What was left half-filled: offered one after another, put back, and forgotten when it is gone."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.domain.identity import new_id
from desktop.services.drafts import Drafts
from desktop.services.residents import Residents
from desktop.views import navigation
from desktop.views.half_filled import HalfFilled
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.form import Field, Form, FormLink
from desktop.views.kit.runner import InlineRunner
from desktop.views.kit.toast import Toast
from tests.builders import a_community, a_resident


class Person(Form):
    key = "person"

    def fields(self):
        return (Field("name", "Naam", LineEdit),)


class Secret(Person):
    key = ""


@pytest.fixture
def desk(qapp, embedded, clock):
    services = SimpleNamespace(drafts=Drafts(embedded, clock), residents=Residents(embedded, clock))
    return Desk(services, InlineRunner(), ChangeBus(), clock)


@pytest.fixture
def ground(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def toast(ground):
    return Toast(ground)


@pytest.fixture
def taken():
    return []


@pytest.fixture
def half_filled(desk, toast, taken):
    made = HalfFilled(desk, toast)
    made.opened.connect(lambda page, link: taken.append((page, link)))
    return made


def keep(desk, *links):
    """Drafts of these, the first one newest: that is offered first."""
    for link in reversed(links):
        desk.clock.shift += timedelta(minutes=1)
        desk.services.drafts.save(link.form, link.subject, {})


def test_one_after_another_is_offered(desk, toast, half_filled, taken):
    links = FormLink("report.funder", ""), FormLink("activity", "")
    keep(desk, *links)
    half_filled.seek()
    assert "aan het invullen" in toast.sentence
    toast.button.click()
    assert "nog iets" in toast.sentence
    toast.button.click()
    assert toast.sentence == ""
    assert taken == [("reports", links[0]), ("log", links[1])]


def test_what_is_about_somebody_who_is_gone_is_forgotten_with_a_sentence(
    desk, toast, half_filled, taken, embedded
):
    with embedded.write("test") as session:
        noor = a_resident(session, a_community(session), "Noor")
    keep(desk, FormLink("person", str(new_id())))
    half_filled.seek()
    toast.button.click()
    assert "bestaat niet meer" in toast.sentence
    assert (taken, desk.services.drafts.list()) == ([], ())
    keep(desk, FormLink("person", str(noor.id)))
    half_filled.seek()
    toast.button.click()
    assert taken == [("residents", FormLink("person", str(noor.id)))]


def test_after_one_that_is_gone_comes_the_next(desk, toast, half_filled, taken):
    keep(desk, *(FormLink("person", str(new_id())) for _ in range(2)), FormLink("activity", ""))
    half_filled.seek()
    for _ in range(3):
        toast.button.click()
    assert taken == [("log", FormLink("activity", ""))]
    assert [draft.form for draft in desk.services.drafts.list()] == ["activity"]


def test_a_name_as_long_as_an_id_is_still_a_name(desk, toast, half_filled, taken):
    link = FormLink("school", f"north 2026 {'x' * 36}")
    keep(desk, link)
    half_filled.seek()
    toast.button.click()
    assert taken == [("settings", link)]


def test_what_was_typed_is_put_back_after_esc(qtbot, desk, toast, half_filled, taken):
    form = Person(desk)
    qtbot.addWidget(form)
    form.show()
    QTest.keyClicks(form.boxes["name"].control, "Noor")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert "weggelegd" in toast.sentence
    assert desk.services.drafts.list() == ()
    toast.button.click()
    assert taken == [("residents", FormLink("person", ""))]
    again = Person(desk)
    qtbot.addWidget(again)
    assert again.read_draft() == {"name": "Noor"}


@pytest.mark.parametrize(("kind", "text"), [(Person, ""), (Secret, "geheim")])
def test_nothing_is_offered_of_an_untouched_or_secret_form(
    qtbot, desk, toast, half_filled, kind, text
):
    form = kind(desk)
    qtbot.addWidget(form)
    form.show()
    QTest.keyClicks(form.boxes["name"].control, text)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert toast.sentence == ""


def test_every_form_that_keeps_drafts_has_a_page():
    for place in (*navigation.PAGES, *navigation.FOOT):
        place.load()
    kinds, keys = [Form], set()
    while kinds:
        kind = kinds.pop()
        kinds.extend(kind.__subclasses__())
        if kind.key and kind.__module__.startswith("desktop."):
            keys.add(kind.key)
    assert "report.texts" in keys
    assert keys <= navigation.FORM_PAGES.keys()
