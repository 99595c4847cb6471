"""A server that is gone in the very moment of committing: stored once, or not at all, and said."""

import shutil
import socket
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.errors import StorageTrouble, Trouble
from desktop.models import AuditLine, Community
from desktop.storage import engines
from desktop.storage.database import Database


class Wire:
    """Stands between program and server; cuts at the first COMMIT when it is told to.

    "before": the server never hears of it. "after": it commits, but its answer gets lost.
    "deaf": as after, and nobody gets through any more.
    """

    def __init__(self, folder, target):
        self.address, self.target, self.cut = folder / ".s.PGSQL.5432", str(target), ""
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(self.address))
        self.listener.listen()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                threading.Thread(target=self.carry, args=(client,), daemon=True).start()

    def carry(self, client):
        server, mute = socket.socket(socket.AF_UNIX), threading.Event()
        server.connect(self.target)
        back = threading.Thread(target=self.answers, args=(client, server, mute), daemon=True)
        back.start()
        with suppress(OSError), client, server:
            while data := client.recv(65536):
                if self.cut and b"COMMIT\0" in data:
                    how, self.cut = self.cut, ""
                    if how == "before":
                        break
                    if how == "deaf":
                        self.listener.close()
                        self.address.unlink()
                    mute.set()
                server.sendall(data)
            client.shutdown(socket.SHUT_RDWR)
            server.shutdown(socket.SHUT_RDWR)

    def answers(self, client, server, mute):
        with suppress(OSError):
            while data := server.recv(65536):
                if mute.is_set():
                    client.shutdown(socket.SHUT_RDWR)
                    return
                client.sendall(data)


@pytest.fixture
def wire(server):
    folder = Path(tempfile.mkdtemp(prefix="bs-w-", dir="/tmp"))
    made = Wire(folder, server.folder / ".s.PGSQL.5432")
    yield made
    made.listener.close()
    shutil.rmtree(folder)


@pytest.fixture
def database(wire, server_url, announced, clock):
    url = server_url.split("host=")[0] + f"host={wire.address.parent}"
    opened = Database(engines.server_engine(url), announced, clock)
    yield opened
    opened.close()


def add(database):
    with database.write("communities.add") as session:
        session.add(Community(name="Betje Wolff", name_key="betje wolff"))


def stored(server_url, clock):
    database = Database(engines.server_engine(server_url), print, clock)
    with database.read() as session:
        found = (
            len(session.scalars(select(Community)).all()),
            len(session.scalars(select(AuditLine)).all()),
        )
    database.close()
    return found


def test_a_commit_that_never_arrived_may_be_tried_again(
    wire, database, server_url, announced, clock
):
    wire.cut = "before"
    with pytest.raises(StorageTrouble) as caught:
        add(database)
    assert (caught.value.kind, caught.value.transient) == (Trouble.SERVER_GONE, True)
    assert announced == []
    assert stored(server_url, clock) == (0, 0)
    add(database)
    assert stored(server_url, clock) == (1, 1)


def test_a_commit_whose_answer_got_lost_counts_as_done(
    wire, database, server_url, announced, clock
):
    wire.cut = "after"
    add(database)
    assert len(announced) == 1
    assert stored(server_url, clock) == (1, 1)


def test_a_commit_that_nobody_can_tell_of_is_not_tried_again_blindly(
    wire, database, server_url, announced, clock
):
    wire.cut = "deaf"
    with pytest.raises(StorageTrouble) as caught:
        add(database)
    assert (caught.value.kind, caught.value.transient) == (Trouble.UNSURE, False)
    assert announced == []
    assert stored(server_url, clock) == (1, 1)
