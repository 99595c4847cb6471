"""From nothing to a page that can be used, against a bare window of the same toolkit."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench import places
from tests.bench.measure import told

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""
UNLOCK = """
from desktop import app
window = app.first_page()
app.application().processEvents()
"""
TODAY = """
import sys
from PySide6.QtCore import QElapsedTimer
from desktop import app
from datetime import date
from desktop.domain.clock import ShiftedClock
window = app.first_page(ShiftedClock(date(2026, 11, 24)))
loop = app.application()
from desktop.views.unlock.unlock_page import UnlockPage
page = window.findChild(UnlockPage)
page.password_given.emit(sys.argv[1])
clock = QElapsedTimer()
clock.start()
while clock.elapsed() < 30_000:
    loop.processEvents()
    shown = window.workplace is not None and window.workplace.page
    if shown and getattr(shown, "_view", None) is not None:
        loop.processEvents()
        break
else:
    sys.exit("Vandaag did not come")
"""


def _once(script: str, env: dict[str, str], *arguments: str) -> float:
    begin = time.perf_counter()
    # os._exit: putting things away is no part of starting.
    whole = script + "\nimport os\nos._exit(0)\n"
    subprocess.run(
        [sys.executable, "-c", whole, *arguments], cwd=ROOT, env=env, check=True, timeout=60
    )
    return (time.perf_counter() - begin) * 1000


def run() -> list[dict[str, object]]:
    from desktop.settings import Recent, Settings, save

    folder = places.made("small")
    home = places.home() / "machine"
    save(Settings(recent=(Recent("Voorbeeldstraat", str(folder)),)), home)
    env = {**os.environ, "BUURTSCHAP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    bare, unlock, today = [], [], []
    for round_ in range(ROUNDS + 1):
        times = (_once(BARE, env), _once(UNLOCK, env), _once(TODAY, env, places.PASSWORD))
        if round_:
            for kept, value in zip((bare, unlock, today), times, strict=True):
                kept.append(value)
    base, to_unlock, to_today = (statistics.median(kept) for kept in (bare, unlock, today))
    return [
        told("start.unlock", to_unlock, "ms", base, aim="<= 1.5 x a bare window",
             met=to_unlock <= 1.5 * base),
        told("start.today", to_today, "ms", base),
    ]  # fmt: skip
