"""The command in this process, with what it printed and its exit status."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop import i18n
from desktop.cli import main

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
PASSWORD = "een zin van vier woorden"


@dataclass
class Outcome:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Runs the command on a machine of its own, on 12 October 2026."""
    monkeypatch.setenv("BUURTSCHAP_PASSPHRASE", PASSWORD)
    monkeypatch.setenv("BUURTSCHAP_HOME", str(tmp_path / "home"))

    def act(*words: object, today: str = "2026-10-12") -> Outcome:
        try:
            status = main([*map(str, words), "--today", today])
        except SystemExit as left:
            status = left.code
        finally:
            i18n.use("nl")
        printed = capsys.readouterr()
        return Outcome(status, printed.out, printed.err)

    return act


@pytest.fixture
def admin(run, tmp_path):
    folder = tmp_path / "Betje"
    outcome = run("new", folder, "--name", "Over de Brug")
    assert outcome.status == 0
    return folder
