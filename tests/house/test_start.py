"""What start-up may not load: the first page paints before the heavy libraries come."""

import subprocess
import sys

from tests.house.source import ROOT

HEAVY = ("sqlalchemy", "reportlab", "numpy", "alembic", "babel", "highspy")

PROBE = f"""
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from desktop import app
window = app.first_page()
print(",".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_the_first_page_loads_no_heavy_library(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"BUURTSCHAP_HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
