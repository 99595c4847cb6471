"""A form half filled when the program is killed or locked is offered again."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt

from desktop.views.kit.form import Form
from desktop.views.log.entry_form import EntryForm
from desktop.views.log.page import LogPage
from desktop.views.residents.forms import ResidentForm
from desktop.views.residents.page import ResidentsPage
from desktop.views.today.page import TodayPage
from desktop.views.unlock.unlock_page import UnlockPage
from tests.journeys import half_way
from tests.journeys.visitor import ENTER, Visitor

PLACES = {"person": (ResidentsPage, ResidentForm), "activity": (LogPage, EntryForm)}


def kill_half_way(folder, form: str) -> None:
    """Lets somebody fill in half of a form, and kills the program as a power failure does."""
    command = [sys.executable, "-m", "tests.journeys.half_way", str(folder), form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout.readline().strip() == half_way.SAID
        finally:
            os.kill(program.pid, signal.SIGKILL)
    assert program.returncode == -signal.SIGKILL


def take_up(visitor: Visitor, form: str) -> Form:
    """Goes on with what is offered; gives the form."""
    toast = visitor.window.workplace.toast
    visitor.until(toast.isVisible)
    visitor.tab_to(toast.button)
    visitor.press(ENTER)
    page_kind, form_kind = PLACES[form]
    page = visitor.page(page_kind)
    visitor.until(lambda: isinstance(page.panel.content, form_kind))
    return page.panel.content


def stands(form: Form) -> dict[str, object]:
    """What was typed by `half_way`, as it stands in the form now."""
    values = form.read_draft()
    if isinstance(form, ResidentForm):
        return {"first": values["first"]}
    return {
        "programme": values["programme"],
        "people": len(values["people"]),
        "guests": values["guests"],
    }


TYPED = {
    "person": {"first": half_way.FIRST},
    "activity": {"programme": half_way.PROGRAMME, "people": 1, "guests": half_way.GUESTS},
}


@pytest.mark.parametrize("form", half_way.FORMS)
def test_after_a_kill(arrive, example, form):
    kill_half_way(example, form)
    visitor = arrive(example)
    visitor.unlock()
    taken_up = take_up(visitor, form)
    visitor.until(lambda: stands(taken_up) == TYPED[form])


@pytest.mark.parametrize("form", half_way.FORMS)
def test_after_locking_with_the_last_letter_just_typed(arrive, example, form):
    visitor = arrive(example)
    visitor.unlock()
    visitor.page(TodayPage)
    half_way.FORMS[form](visitor)
    visitor.lock()
    assert visitor.window.workplace is None
    assert not visitor.window.findChildren(Form)
    visitor.front(UnlockPage)
    visitor.unlock()
    taken_up = take_up(visitor, form)
    visitor.until(lambda: stands(taken_up) == TYPED[form])
    visitor.press(Qt.Key.Key_Escape)
    drafts = visitor.window.workplace.desk.services.drafts
    visitor.until(lambda: not drafts.list())
