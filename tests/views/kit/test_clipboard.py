"""Secrets that are copied: marked for clipboard histories, and gone after a while."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.views.kit import clipboard
from desktop.views.kit.fields import LineEdit, PasswordField
from desktop.views.kit.recovery_fields import RecoveryFields

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def board(qapp):
    made = QGuiApplication.clipboard()
    made.clear()
    return made


@pytest.fixture
def ground(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def shown(field, ground):
    field.setParent(ground)
    field.show()
    field.setFocus()
    return field


def password(ground):
    field = shown(PasswordField(), ground)
    field.setText("een lang wachtwoord")
    field._eye.click()
    field.setFocus()
    return field


def group(ground):
    fields = shown(RecoveryFields(), ground)
    fields._parts[0].setText("ABCDE")
    fields._parts[0].setFocus()
    return fields._parts[0]


@pytest.mark.parametrize("make", [password, group])
@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_what_is_copied_from_a_secret_field_is_marked(board, ground, make, key):
    field = make(ground)
    text = field.text()
    field.selectAll()
    QTest.keyClick(field, key, CTRL)
    content = board.mimeData()
    assert board.text() == text
    for name, value in clipboard.MARKS.items():
        assert bytes(content.data(name)) == value


def test_it_goes_after_half_a_minute_and_at_locking(board, ground):
    field = password(ground)
    for go in (lambda: clipboard._State.keeper.pause.timeout.emit(), clipboard.forget):
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_C, CTRL)
        assert board.text()
        assert clipboard._State.keeper.pause.isActive()
        go()
        assert board.text() == ""
    assert clipboard._State.keeper.pause.interval() == 30_000


def test_what_was_copied_since_stays(board, ground):
    field = password(ground)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, CTRL)
    other = shown(LineEdit(), ground)
    other.setText("Noor van der Hoeven")
    other.selectAll()
    QTest.keyClick(other, Qt.Key.Key_C, CTRL)
    assert not any(map(board.mimeData().hasFormat, clipboard.MARKS))
    clipboard.forget()
    assert board.text() == "Noor van der Hoeven"
