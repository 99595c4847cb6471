"""A small share of the kill campaign: twenty rounds of each kind of work."""

import json
import subprocess
import sys

import pytest

from tests.campaign.kill_work import WORKS
from tests.house.source import ROOT


@pytest.mark.parametrize("work", sorted(WORKS))
def test_what_was_acknowledged_survives_a_kill(work):
    done = subprocess.run(
        [sys.executable, "-m", "tests.campaign.kill", work, "--rounds", "20", "--seed", "7"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout, done.stderr
    tally = json.loads(done.stdout)
    assert tally["rounds"] == 20
    assert (tally["lost"], tally["halves"], tally["unsound"]) == (0, 0, 0)
    assert tally["acknowledged"] > 20
    assert tally["hot"] > 0
