"""The system's own lock and sleep lock the program; nothing breaks where there are none."""

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer

from desktop.views.kit.lock_signals import LockSignals, MessageFilter, bus_label

LOGIN = "/org/freedesktop/login1"


@pytest.fixture
def bus(qtbot):
    """Both ends of a message bus of its own: who speaks, and who listens."""
    server = QDBusServer("unix:tmpdir=/tmp")
    server.setAnonymousAuthenticationAllowed(True)
    speakers = []
    server.newConnection.connect(speakers.append)
    ear = QDBusConnection.connectToPeer(server.address(), "ear")
    qtbot.waitUntil(lambda: bool(speakers), timeout=2000)
    yield speakers[0], ear
    QDBusConnection.disconnectFromPeer("ear")


def say(speaker, path, interface, name, *values):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(values))
    assert speaker.send(message)


@pytest.mark.parametrize(
    "said",
    [
        (LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", True),
        (f"{LOGIN}/session/_32", "org.freedesktop.login1.Session", "Lock"),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    ],
    ids=["sleep", "lock", "screensaver", "gnome"],
)
def test_linux_says_that_nobody_sits_here(qtbot, bus, said):
    speaker, ear = bus
    signals = LockSignals()
    signals.hear_system(ear, session="2")
    signals.hear_session(ear)
    with qtbot.waitSignal(signals.locked, timeout=2000):
        say(speaker, *said)


def test_waking_up_and_the_lock_of_somebody_else_are_none_of_our_business(qtbot, bus):
    speaker, ear = bus
    signals = LockSignals()
    signals.hear_system(ear, session="2")
    signals.hear_session(ear)
    heard = []
    signals.locked.connect(lambda: heard.append(True))
    say(speaker, LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", False)
    say(speaker, f"{LOGIN}/session/_33", "org.freedesktop.login1.Session", "Lock")
    say(speaker, "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", False)
    say(speaker, LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", True)
    qtbot.waitUntil(lambda: bool(heard), timeout=2000)
    assert heard == [True]


def test_without_a_bus_nothing_happens(qapp):
    nowhere = QDBusConnection("bestaat niet")
    signals = LockSignals()
    signals.hear_system(nowhere)
    signals.hear_session(nowhere)


def test_windows_says_it_by_a_message():
    locked = []
    seen = MessageFilter(lambda: locked.append(True))
    for message, wparam in ((0x02B1, 7), (0x0218, 4), (0x02B1, 8), (0x0218, 18), (0x0100, 7)):
        sent = wintypes.MSG()
        sent.message, sent.wParam = message, wparam
        kind = b"windows_generic_MSG"
        assert seen.nativeEventFilter(kind, ctypes.addressof(sent)) == (False, 0)
    assert locked == [True, True]
    assert seen.nativeEventFilter(b"xcb_generic_event_t", 1) == (False, 0)


def test_a_session_name_as_part_of_a_path():
    assert [bus_label(name) for name in ("2", "c2", "32", "a-b")] == ["_32", "c2", "_332", "a_2db"]
