import threading

import pytest
from PySide6.QtCore import QObject

from desktop.domain.errors import Refused, StorageTrouble, Trouble
from desktop.views.kit.runner import InlineRunner, Runner


class Ear(QObject):
    def __init__(self):
        super().__init__()
        self.heard: list[object] = []
        self.failures: list[Exception] = []

    def hear(self, result):
        self.heard.append((result, threading.current_thread() is threading.main_thread()))

    def fail(self, error):
        self.failures.append(error)


@pytest.fixture
def runner(qapp):
    made = Runner()
    yield made
    made.stop()


def test_jobs_of_a_lane_run_in_order_and_answer_in_the_ui_thread(qtbot, runner):
    ear, ran = Ear(), []
    for n in range(20):
        runner.data(ran.append, n, then=ear.hear)
    qtbot.waitUntil(lambda: len(ear.heard) == 20)
    assert ran == list(range(20))
    assert all(in_ui for _result, in_ui in ear.heard)


def test_only_the_latest_answer_for_one_handler_is_delivered(qtbot, runner):
    ear, gate = Ear(), threading.Event()
    runner.data(lambda: gate.wait(10) and "old", then=ear.hear, latest=True)
    runner.data(lambda: "new", then=ear.hear, latest=True)
    gate.set()
    qtbot.waitUntil(lambda: len(ear.heard) == 1)
    runner.data(lambda: None, then=ear.fail)
    qtbot.waitUntil(lambda: ear.failures == [None])
    assert [result for result, _ui in ear.heard] == ["new"]


def test_an_answer_for_what_is_gone_falls_silently(qtbot, runner):
    ear, other, gate = Ear(), Ear(), threading.Event()
    runner.data(gate.wait, 10, then=ear.hear)
    del ear
    gate.set()
    runner.data(lambda: 1, then=other.hear)
    qtbot.waitUntil(lambda: bool(other.heard))


def test_a_handler_must_be_a_bound_method_of_a_qobject(runner):
    for handler in (print, lambda r: None, [].append):
        with pytest.raises(TypeError):
            runner.data(int, then=handler)


@pytest.mark.parametrize(("transient", "tries"), [(True, 3), (False, 1)])
def test_only_transient_trouble_is_tried_again_twice(qapp, transient, tries):
    ear, calls = Ear(), []

    def job():
        calls.append(1)
        raise StorageTrouble(Trouble.BUSY, transient=transient)

    InlineRunner().data(job, then=ear.hear, failed=ear.fail)
    assert len(calls) == tries
    assert [e.kind for e in ear.failures] == [Trouble.BUSY]


def test_trouble_that_passes_is_never_told(qapp):
    ear, calls = Ear(), []

    def job():
        calls.append(1)
        if len(calls) < 3:
            raise StorageTrouble(Trouble.BUSY, transient=True)
        return "saved"

    InlineRunner().data(job, then=ear.hear, failed=ear.fail)
    assert (ear.heard[0][0], ear.failures) == ("saved", [])


def test_a_bug_goes_to_the_excepthook_and_the_lane_lives_on(qtbot, runner, capture_bugs):
    ear = Ear()
    runner.data(lambda: 1 / 0, then=ear.hear, failed=ear.fail)
    runner.data(lambda: "after", then=ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert capture_bugs == [ZeroDivisionError]
    assert isinstance(ear.failures[0], ZeroDivisionError)


@pytest.fixture
def capture_bugs(monkeypatch):
    import sys

    seen: list[type] = []
    monkeypatch.setitem(vars(sys), "excepthook", lambda kind, e, tb: seen.append(kind))
    return seen


def test_what_nobody_handles_is_told_by_the_runner(qtbot):
    runner = InlineRunner()

    def job():
        raise Refused.because("required")

    with qtbot.waitSignal(runner.trouble) as told:
        runner.data(job)
    assert isinstance(told.args[0], Refused)


def test_saving_is_told_from_the_first_to_the_last_write(qtbot, runner):
    told, gate, ear = [], threading.Event(), Ear()
    runner.saving.connect(told.append)
    runner.data(gate.wait, 10, writes=True)
    runner.data(int, writes=True, then=ear.hear)
    assert told == [True]
    gate.set()
    qtbot.waitUntil(lambda: told == [True, False])


def test_stopping_finishes_the_work_and_delivers_nothing_more(qapp):
    runner, ear, done = Runner(), Ear(), []
    for n in range(5):
        runner.data(done.append, n, then=ear.hear)
    assert runner.stop()
    assert done == [0, 1, 2, 3, 4]
    assert ear.heard == []


def test_forgetting_drops_answers_but_not_work(qtbot, runner):
    ear, gate, done = Ear(), threading.Event(), []
    runner.data(gate.wait, 10, then=ear.hear)
    runner.data(done.append, "written", writes=True)
    runner.forget()
    gate.set()
    runner.data(lambda: "later", then=ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert [r for r, _ui in ear.heard] == ["later"]
    assert done == ["written"]
