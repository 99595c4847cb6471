"""What start-up may not load: the first page paints before the heavy libraries come."""

import subprocess
import sys

from tests.house.source import ROOT

HEAVY = ("sqlalchemy", "reportlab", "numpy", "alembic", "babel", "highspy")
LATER = ("decimal", "queue", "uuid", "desktop.arrival", "desktop.backstage",
         "desktop.messages", "desktop.views.kit.desk", "desktop.views.kit.runner",
         "desktop.views.workplace")  # fmt: skip
"""What is light, but has no part in painting the first page either."""

UNLOCK = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from desktop import app, settings
settings.save(settings.Settings(recent=(settings.Recent("Straat", os.environ["HOME"]),)))
window = app.first_page()
app.application().processEvents()
from desktop.views.unlock.unlock_page import UnlockPage
assert window.findChild(UnlockPage).password.isVisible()
print(",".join(TOLD))
"""


def told(tmp_path, what: str) -> set[str]:
    """What the start tells of itself: `what` is a collection of words, as Python writes it."""
    done = subprocess.run(
        [sys.executable, "-c", UNLOCK.replace("TOLD", what)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"BUURTSCHAP_HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    return set(filter(None, done.stdout.strip().split(",")))


def test_the_unlock_page_stands_before_anything_it_can_do_without(tmp_path):
    assert told(tmp_path, "sys.modules") & {*HEAVY, *LATER} == set()


def test_the_unlock_page_makes_no_class_of_a_widget_it_does_not_show(tmp_path):
    # Asking Qt for a widget that Python did not make makes the classes of all of them.
    told_of = told(tmp_path, "vars(sys.modules['PySide6.QtWidgets'])")
    assert "QLineEdit" in told_of
    assert not told_of & {"QWizard", "QCalendarWidget", "QMdiArea"}
