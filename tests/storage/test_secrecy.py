"""What a thief finds on the disk while the program is at work, and after it died: nothing."""

import os
import subprocess
import sys

from sqlalchemy import text

from desktop.models import PersonNote
from desktop.services.drafts import Drafts
from desktop.storage import engines
from tests import builders
from tests.conftest import KEY, TODAY
from tests.house.source import ROOT

CANARY = "Kanarievogelinski"


def readable(folder):
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and CANARY.lower() in path.read_bytes().decode("latin-1").lower()
    ]


def test_nothing_is_readable_during_a_transaction_nor_in_its_journal(embedded, embedded_path):
    with embedded.write("first") as session:
        person = builders.a_person(session, CANARY)
        session.add(PersonNote(person_id=person.id, text=CANARY * 50, changed_on=TODAY))
    Drafts(embedded, embedded.clock).save("person", "", {"first": CANARY})
    with embedded.write("many") as session:
        session.execute(text("PRAGMA cache_size = 10"))  # makes the store spill to disk
        for n in range(300):
            builders.a_person(session, f"{CANARY}{n} de Wit")
        session.flush()
        journal = embedded_path.with_name(embedded_path.name + "-journal")
        assert journal.stat().st_size > 0
        assert readable(embedded_path.parent) == []
    assert readable(embedded_path.parent) == []


PROBE = """
import sys
from pathlib import Path
from desktop.storage import engines
from desktop.storage.troubles import translated
from sqlalchemy import text
engine = engines.embedded_engine(Path(sys.argv[1]), bytes(48))
try:
    with translated(), engine.connect() as connection:
        connection.execute(text("SELECT 1"))
except Exception as error:
    print(type(error).__name__, error)
"""


def test_the_driver_writes_nothing_on_the_screen_when_a_key_does_not_fit(embedded_path):
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(embedded_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.strip() == "StorageTrouble damaged"
    assert done.stderr == ""


def test_no_extension_can_be_loaded_and_temporary_tables_stay_in_memory(embedded):
    with embedded.read() as session:
        raw = session.connection().connection.driver_connection
        refused = ""
        try:
            raw.execute("SELECT load_extension('nergens')")
        except engines.sqlcipher.OperationalError as error:
            refused = str(error)
    assert refused == "not authorized"


def test_the_raw_key_opens_and_its_neighbour_does_not(embedded_path):
    engines.connector(embedded_path, KEY, {})().close()
    almost = bytes([KEY[0] ^ 1]) + KEY[1:]
    try:
        engines.connector(embedded_path, almost, {})()
    except engines.sqlcipher.DatabaseError as error:
        assert "not a database" in str(error)  # noqa: PT017 - the driver's own error
    else:
        raise AssertionError("opened with another key")
