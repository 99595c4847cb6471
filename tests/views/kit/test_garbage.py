"""Widgets in a cycle are destroyed on their own thread, whatever the lanes allocate."""

import gc
import threading

from PySide6.QtCore import QObject, QTimer

from desktop.views.kit.garbage import GarbageKeeper
from desktop.views.kit.runner import Runner


class Traced:
    """Tells on which thread it went."""

    went: list[int] = []

    def __del__(self):
        Traced.went.append(threading.get_ident())


def cycle():
    """A Qt object with a timer in a cycle that only the collector can undo."""
    holder = QObject()
    holder.timer = QTimer(holder)
    holder.timer.start(1000)
    holder.trace, holder.me = Traced(), holder


def much(count=200_000):
    return [(n, [n]) for n in range(count)]


class Ear(QObject):
    heard = 0

    def hear(self, result):
        Ear.heard += 1


def test_a_lane_that_allocates_much_destroys_no_widgets(qapp, qtbot):
    Traced.went.clear()
    ear, runner = Ear(), Runner()
    for _ in range(5):
        cycle()
        before = Ear.heard
        runner.data(much, then=ear.hear)
        qtbot.waitUntil(lambda seen=before: Ear.heard > seen, timeout=10_000)
    runner.stop()
    gc.collect()
    assert len(Traced.went) == 5
    assert set(Traced.went) == {threading.get_ident()}


def test_collection_goes_back_to_python(qapp):
    was = gc.isenabled()
    keeper = GarbageKeeper()
    assert not gc.isenabled()
    keeper.stop()
    keeper.stop()
    assert gc.isenabled() == was


def test_while_one_of_two_keeps_python_does_not_collect(qapp):
    was = gc.isenabled()
    first, second = GarbageKeeper(), GarbageKeeper()
    first.stop()
    first.stop()
    assert not gc.isenabled()
    second.stop()
    assert gc.isenabled() == was


def test_a_lane_that_does_not_end_in_time_is_still_kept_from_collecting(qapp):
    was, hold, runner = gc.isenabled(), threading.Event(), Runner()
    runner.data(hold.wait)
    assert not runner.stop(0)
    assert not gc.isenabled()
    hold.set()
    assert runner.stop()
    assert gc.isenabled() == was


def test_the_keeper_collects_what_is_due(qapp):
    keeper = GarbageKeeper()
    Traced.went.clear()
    cycle()
    much(2_000)
    kept = much(20_000)
    keeper.collect()
    keeper.stop()
    gc.collect()
    assert kept
    assert Traced.went == [threading.get_ident()]
