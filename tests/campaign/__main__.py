"""`make campaign`: the trials that take too long for every run, and a page that tells of them."""

import json
import subprocess
import sys

from desktop import __version__
from desktop.domain.clock import SystemClock
from tests.house.source import ROOT

PAGE = ROOT / "docs" / "campaigns.md"
HEAD = """# Campaigns

Trials that take too long for every test run (`make campaign`). One line a trial, newest first.

| date | version | trial | figures |
|---|---|---|---|
"""
_RACE = ["tests.campaign.rooms_race", "server"]
TRIALS = {
    "kill -9 while saving": ["tests.campaign.kill", "save", "--rounds", "1000"],
    "kill -9 while reading in": ["tests.campaign.kill", "import", "--rounds", "1000"],
    "a disk that fails at the n-th call, for every n": ["tests.campaign.disk"],
    "power cut at any moment": ["tests.campaign.power", "--rounds", "500"],
    "32 processes book one slot on a server": _RACE,
    "32 threads book one slot in a file": ["tests.campaign.rooms_race", "embedded"],
    "32 book one slot, the lock alone": [*_RACE, "--rounds", "200", "--guard", "lock"],
    "32 book one slot, the constraint alone": [*_RACE, "--rounds", "200", "--guard", "store"],
    "kill -9 while saving 365 dates in a file": ["tests.campaign.rooms_kill", "embedded"],
    "kill -9 while saving 365 dates on a server": ["tests.campaign.rooms_kill", "server"],
    "random series beside a slow oracle": ["tests.campaign.series", "--rounds", "100000"],
}


def main() -> int:
    """Runs every trial; exit status 1 when one of them failed."""
    failed = 0
    for title, (module, *arguments) in TRIALS.items():
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        failed |= done.returncode
        figures = json.loads(done.stdout or "{}")
        told = ", ".join(f"{name} {value}" for name, value in figures.items() if name != "work")
        print(f"{title}: {told or 'failed'}", flush=True)
        write(f"| {SystemClock().today()} | {__version__} | {title} | {told or 'failed'} |")
    return failed


def write(line: str) -> None:
    """Adds a line at the top of the page."""
    rows = PAGE.read_text(encoding="utf-8").removeprefix(HEAD) if PAGE.exists() else ""
    PAGE.write_text(f"{HEAD}{line}\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
