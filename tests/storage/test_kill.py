"""A small share of the kill campaign: twenty rounds of each kind of work."""

import json
import subprocess
import sys

import pytest

from tests.house.source import ROOT


def tally(work, rounds):
    done = subprocess.run(
        [sys.executable, "-m", "tests.campaign.kill", work, "--rounds", f"{rounds}", "--seed", "7"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("work", ["save", "import"])
def test_what_was_acknowledged_survives_a_kill(work):
    found = tally(work, 20)
    assert found["rounds"] == 20
    assert (found["lost"], found["halves"], found["unsound"]) == (0, 0, 0)
    assert found["acknowledged"] > 20
    assert found["hot"] > 0


def test_the_campaign_sees_what_was_acknowledged_too_early():
    assert tally("boast", 12)["lost"] > 0
