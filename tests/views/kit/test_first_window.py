"""A second start brings the first window forward; a killed one stands in nobody's way."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtNetwork import QLocalSocket

from desktop.views.kit.first_window import FirstWindow, brought_forward

CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.views.kit.first_window import FirstWindow
app = QCoreApplication([])
first = FirstWindow(Path(sys.argv[1]))
first.knocked.connect(app.quit)
first.listen()
patience = QTimer(interval=int(sys.argv[2]))
patience.timeout.connect(lambda: app.exit(1))
patience.start()
print("ready", flush=True)
unheard = app.exec()
first.close()
print("nobody came" if unheard else "knocked", flush=True)
"""
WAIT_MS = 20_000
"""How long the other program waits for a knock: a test that does not come there fails."""


@pytest.fixture
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("w")


@pytest.fixture
def other(folder):
    """The program of the same person, in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(WAIT_MS)], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def test_the_first_start_finds_nobody(qapp, folder):
    assert not brought_forward(folder)
    assert list(folder.iterdir()) == []


def test_a_second_start_brings_the_first_window_forward(qapp, folder, other):
    assert brought_forward(folder)
    assert other.stdout.readline() == "knocked\n"
    assert other.wait(10) == 0
    assert not brought_forward(folder)


def test_what_a_killed_program_left_behind_is_put_away(qtbot, folder, other):
    other.send_signal(signal.SIGKILL)
    other.wait(10)
    assert os.listdir(folder)
    assert not brought_forward(folder)
    first = FirstWindow(folder)
    first.listen()
    with qtbot.waitSignal(first.knocked, timeout=2000):
        assert brought_forward(folder)
    first.close()
    assert os.listdir(folder) == []


def test_nobody_else_may_knock_and_what_is_sent_is_not_read(qtbot, folder):
    first = FirstWindow(folder)
    first.listen()
    (socket,) = folder.iterdir()
    assert socket.stat().st_mode & 0o077 == 0
    visitor = QLocalSocket()
    visitor.connectToServer(str(socket))
    visitor.write(b"x" * 100_000)
    with qtbot.waitSignal(first.knocked, timeout=2000):
        visitor.flush()
    qtbot.waitUntil(lambda: visitor.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    first.close()


def test_two_at_once_keep_the_one_that_listens(qtbot, folder, other):
    second = FirstWindow(folder)
    second.listen()
    assert other.stdout.readline() == "knocked\n"
    second.close()
