from datetime import date, time
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.domain.vocabulary import Roof
from desktop.views.kit.choices import Choice, Segments, Tick
from desktop.views.kit.dates import DateBox, DateField, TimeField
from desktop.views.kit.fields import FieldBox, LineEdit, PasswordField, TextArea
from desktop.views.kit.idle import IdleWatch
from desktop.views.kit.packing import pack, unpack
from desktop.views.kit.stepper import Stepper

TODAY = date(2026, 11, 24)


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (LineEdit, "Noor"), (TextArea, "een\ntwee"), (lambda: Stepper(0, 9), 4),
        (lambda: Stepper(0, 600, 30, unit="hours"), 90), (lambda: Tick("ja"), True),
        (lambda: Choice([(Roof.FLAT, "plat"), (Roof.STEPPED, "getrapt")]), Roof.STEPPED),
        (lambda: Segments([(1, "een"), (2, "twee")]), 2), (PasswordField, " geheim "),
        (lambda: DateField(lambda: TODAY), date(2026, 3, 1)), (TimeField, time(9, 5)),
    ],
)  # fmt: skip
def test_what_is_set_is_read_again_and_is_no_edit(qtbot, make, value):
    control = shown(qtbot, make())
    with qtbot.assertNotEmitted(control.edited):
        control.set_value(value)
    assert control.value() == value


def test_a_date_is_typed_as_people_say_it_and_written_out_on_leaving(qtbot):
    field, other = DateField(lambda: TODAY), LineEdit()
    box = DateBox("Einddatum", field)
    shown(qtbot, box)
    shown(qtbot, other)
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(field, "31 november")
    assert box.sentence == ""
    field.left.emit()
    assert box.sentence == "November heeft 30 dagen. Bedoel je 30 november?"
    field.clear()
    QTest.keyClicks(field, "overmorgen")
    field.left.emit()
    assert (box.sentence, field.text()) == ("", "26 november")
    assert field.value() == date(2026, 11, 26)


def test_an_empty_field_is_a_problem_unless_optional(qtbot):
    assert shown(qtbot, DateField(lambda: TODAY)).problem
    assert not shown(qtbot, DateField(lambda: TODAY, optional=True)).problem
    assert not shown(qtbot, TimeField(optional=True)).problem


def test_hours_can_be_typed_stepped_and_stay_within_bounds(qtbot):
    hours = shown(qtbot, Stepper(0, 600, 30, unit="hours"))
    line = hours.focusProxy()
    line.setText("2,5")
    assert hours.value() == 150
    line.returnPressed.emit()
    assert line.text() == "2,5\u00a0uur"
    QTest.keyClick(hours, Qt.Key.Key_Up)
    assert hours.value() == 180
    line.setText("99")
    line.returnPressed.emit()
    assert hours.value() == 600
    line.setText("bloemkool")
    line.returnPressed.emit()
    assert hours.value() == 600


def test_an_error_is_seen_heard_and_taken_back(qtbot):
    line = LineEdit()
    box = shown(qtbot, FieldBox("Naam", line))
    box.tell("Vul dit nog in.")
    assert line.property("state") == "error"
    assert line.accessibleDescription() == "Vul dit nog in."
    assert line.accessibleName() == "Naam"
    box.tell("")
    assert (line.property("state"), box.sentence) == ("", "")


def test_the_wheel_never_changes_a_choice(qtbot):
    choice = shown(qtbot, Choice([(1, "een"), (2, "twee")]))
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), choice.pos(), choice.pos() * -120,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    choice.wheelEvent(event)
    assert choice.value() == 1
    assert not event.isAccepted()


def test_segments_without_room_are_a_field_to_choose_from(qtbot):
    segments = Segments([("all", "Alle"), ("new", "Nieuw"), ("left", "Vertrokken")], counts=True)
    segments.setAccessibleName("Wie je ziet")
    ground = QWidget()
    segments.setParent(ground)
    shown(qtbot, ground)
    full = segments.sizeHint().width()
    segments.set_count("left", 4)
    segments.set_value("new")
    segments.resize(160, 36)
    field = segments.findChild(Choice)
    assert field.isVisible()
    assert not any(part.isVisible() for part in segments._parts)
    assert (field.currentText(), field.accessibleName()) == ("Nieuw  0", "Wie je ziet")
    with qtbot.waitSignal(segments.edited):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert segments.value() == "left"
    segments.set_value("all")
    assert field.value() == "all"
    segments.resize(full + 60, 36)
    assert all(part.isVisible() for part in segments._parts)
    assert field.isHidden()


def test_a_choice_keeps_its_value_when_filled_again(qtbot):
    choice = shown(qtbot, Choice([(1, "een"), (2, "twee")]))
    choice.set_value(2)
    choice.fill([(3, "drie"), (2, "twee")])
    assert choice.value() == 2
    choice.fill([(4, "vier")])
    assert choice.value() == 4


def test_caps_lock_is_noticed_by_the_letters(qtbot):
    field = shown(qtbot, PasswordField())
    told = []
    field.caps.connect(told.append)
    QTest.keyClick(field, "a")
    QTest.keyClick(field, "A")
    QTest.keyClick(field, "A", Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, "1")
    assert told == [False, True, False]


def test_the_eye_shows_and_hides_the_password(qtbot):
    field = shown(qtbot, PasswordField())
    eye = field._eye
    assert field.echoMode() is PasswordField.EchoMode.Password
    eye.click()
    assert field.echoMode() is PasswordField.EchoMode.Normal
    assert eye.accessibleName() == "Verberg wachtwoord"


plain = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.dates(), st.times(), st.uuids(),
    st.decimals(allow_nan=False),
)  # fmt: skip


ticks = st.dictionaries(st.uuids(), st.booleans())


@given(st.dictionaries(st.text(), st.one_of(plain, st.lists(plain).map(tuple), ticks)))
def test_a_draft_comes_back_as_it_was(values):
    import json

    assert unpack(json.loads(json.dumps(pack(values)))) == values


def test_what_a_draft_cannot_keep_is_a_loud_mistake():
    with pytest.raises(TypeError):
        pack({"x": object()})
    assert pack({"r": Roof.FLAT, "d": Decimal("1.5"), "u": UUID(int=1)})["r"] == "flat"


class Hours:
    def __init__(self):
        self.ms = 0


def test_nobody_there_warns_a_minute_ahead_and_then_locks(qtbot):
    at = Hours()
    window = shown(qtbot, LineEdit())
    watch = IdleWatch(window, 10, lambda: at.ms)
    told = []
    watch.warned.connect(lambda: told.append("warned"))
    watch.calmed.connect(lambda: told.append("calmed"))
    watch.expired.connect(lambda: told.append("expired"))

    def pass_minutes(minutes):
        for _ in range(minutes * 12):
            at.ms += 5_000
            watch.check()

    pass_minutes(8)
    assert told == []
    pass_minutes(1)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert told == ["warned", "calmed"]
    pass_minutes(9)
    assert told == ["warned", "calmed", "warned"]
    pass_minutes(1)
    assert told[-1] == "expired"


def test_a_machine_that_slept_locks_at_once(qtbot):
    at = Hours()
    window = shown(qtbot, LineEdit())
    watch = IdleWatch(window, 60, lambda: at.ms)
    at.ms += 5_000
    watch.check()
    at.ms += 3 * 60_000
    with qtbot.waitSignal(watch.expired):
        watch.check()
