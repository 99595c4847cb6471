"""How long the window is deaf: stretches in which the UI thread is not in its event loop."""

import time
from dataclasses import replace

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest

from desktop import app, compose
from desktop.settings import Settings
from desktop.views.kit import theme
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.machine import Machine
from desktop.views.kit.runner import Runner
from desktop.views.main_window import MainWindow
from desktop.views.workplace import Workplace
from tests.bench import places
from tests.bench.measure import percentile, told

_SETTLE_MS = 400
_AIM_MS = 16.0


class Ear(QObject):
    """Listens to the event dispatcher: from waking up until it waits again is one stretch."""

    def __init__(self) -> None:
        super().__init__()
        self.stretches: list[float] = []
        self._woke = 0.0
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._wake)
        dispatcher.aboutToBlock.connect(self._block)

    def _wake(self) -> None:
        self._woke = time.perf_counter()

    def _block(self) -> None:
        if self._woke:
            self.stretches.append((time.perf_counter() - self._woke) * 1000)

    def take(self) -> list[float]:
        heard, self.stretches = self.stretches, []
        return heard


def _let_go(milliseconds: int = _SETTLE_MS) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _workplace(size: str) -> tuple[MainWindow, Workplace, Runner]:
    it = places.opened(size)
    runner = Runner()
    desk = Desk(compose.services(it, places.CLOCK), runner, ChangeBus(), places.CLOCK, example=True)
    desk.machine, desk.administration = Machine(replace(Settings(), theme="dag"), print), it
    window = MainWindow()
    workplace = Workplace(desk)
    window.enter(workplace, it.name, 60)
    window.resize(1440, 900)
    window.show()
    workplace.go("today")
    _let_go(3000)
    return window, workplace, runner


def _switch(ear: Ear, workplace: Workplace) -> list[float]:
    for key in ("residents", "log", "reports", "today"):
        workplace.go(key)
        _let_go(2500)
    ear.take()
    heard: list[float] = []
    for _ in range(4):
        for key in ("residents", "log", "reports", "today"):
            workplace.go(key)
            _let_go()
            heard += ear.take()
    return heard


def _type(ear: Ear, workplace: Workplace) -> list[float]:
    page = workplace.go("residents")
    _let_go(1500)
    ear.take()
    field = page.header.search
    field.setFocus()
    for word in ("noor van", "wetering", "zoe"):
        for letter in word:
            QTest.keyClicks(field, letter)
            _let_go(200)
        field.clear()
        _let_go(200)
    return ear.take()


def run() -> list[dict[str, object]]:
    theme.set_theme(app.application(), "dag", scale=1.0)
    found: dict[tuple[str, str], float] = {}
    kept = []
    for size in ("small", "stress"):
        window, workplace, runner = _workplace(size)
        kept.append(window)
        ear = Ear()
        found["switch", size] = percentile(_switch(ear, workplace), 0.99)
        found["type", size] = percentile(_type(ear, workplace), 0.99)
        runner.stop()
        window.close()
        window.deleteLater()
        _let_go()
    return [
        told(f"window.{what}.blocked_p99", found[what, "stress"], "ms", found[what, "small"],
             aim="<= 16 ms", met=found[what, "stress"] <= _AIM_MS)
        for what in ("switch", "type")
    ]  # fmt: skip
