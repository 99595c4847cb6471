import json
from pathlib import Path

import pytest

from desktop.domain.reading.rehearsal import Options
from desktop.services.importing import Importing

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@pytest.fixture(scope="session")
def expected() -> dict:
    return json.loads((SAMPLES / "expected.json").read_text("utf-8"))


@pytest.fixture
def importing(database, clock) -> Importing:
    return Importing(database, clock)


@pytest.fixture
def local(embedded, clock) -> Importing:
    """On the embedded store alone: for what has nothing to do with the engine."""
    return Importing(embedded, clock)


BW = Options(community="Betje Wolff")
RESIDENTS = SAMPLES / "bewonerslijst-betje-wolff.xlsx"
ATTENDANCE = SAMPLES / "aanwezigheid-2026-q3.csv"
CALENDAR = SAMPLES / "huiskamer.ics"
