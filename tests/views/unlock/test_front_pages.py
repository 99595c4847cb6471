from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest

from desktop.domain.clock import HOME_ZONE
from desktop.domain.errors import Refused, StorageTrouble, Trouble
from desktop.domain.vocabulary import Roof
from desktop.views.kit import theme
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.recovery_fields import RecoveryFields, grouped
from desktop.views.unlock.community_page import CommunityPage
from desktop.views.unlock.connect_page import ConnectPage
from desktop.views.unlock.first_page import FirstPage
from desktop.views.unlock.new_page import NewPage
from desktop.views.unlock.password_page import PasswordPage
from desktop.views.unlock.recovery_page import RecoveryPage
from desktop.views.unlock.restore_page import RestorePage
from desktop.views.unlock.unlock_page import UnlockPage

CODE = "ABCDE-FGHJK-MNPQR-STVW-XYZ0-1234"


@pytest.fixture
def large_text(qapp):
    theme.set_theme(qapp, "dag", scale=2.0)


def shown(qtbot, page, width=1180, height=720):
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_the_doors_are_walked_along_with_arrows_and_entered_with_enter(qtbot):
    page = shown(qtbot, FirstPage())
    page.activateWindow()
    told = []
    page.chosen.connect(told.append)
    for _ in range(2):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert told == ["connect", "open"]


def test_where_room_is_short_two_doors_stand_beside_each_other(qtbot):
    page = shown(qtbot, FirstPage(), 940, 500)
    first, second, third, fourth = (door.mapTo(page, door.pos()) for door in page._doors)
    assert first.x() == third.x() < second.x() == fourth.x()
    assert page.horizontalScrollBar().maximum() == 0


def test_at_the_largest_text_the_doors_are_a_list(qtbot, large_text):
    page = shown(qtbot, FirstPage(), 1180, 720)
    places = [door.mapTo(page, door.rect().topLeft()) for door in page._doors]
    assert len({place.x() for place in places}) == 1
    assert [place.y() for place in places] == sorted(place.y() for place in places)
    assert page.horizontalScrollBar().maximum() == 0
    page.activateWindow()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert page.focusWidget() is page._doors[1]


def test_at_the_largest_text_the_unlock_page_scrolls_and_nothing_is_squeezed(qtbot, large_text):
    page = shown(qtbot, UnlockPage("Over de Brug", "op deze computer"), 1180, 720)
    assert page._scroll.verticalScrollBar().maximum() > 0
    assert page._scroll.horizontalScrollBar().maximum() == 0
    for part in (page.password, page.button, *page.code._parts):
        assert part.height() >= part.sizeHint().height()
    assert not page._street.isVisible()


def test_administrations_opened_before_are_one_click_away(qtbot):
    page = shown(qtbot, FirstPage([("Over de Brug", "/home/noor/a"), ("", "/home/noor/Proef")]))
    links = [b for b in page.findChildren(LinkButton) if b.objectName()]
    assert [b.accessibleName() for b in links] == ["Over de Brug", "Proef"]
    with qtbot.waitSignal(page.recent_chosen) as told:
        links[1].click()
    assert told.args == ["/home/noor/Proef"]


def test_each_refusal_waits_longer_up_to_half_a_minute(qtbot):
    page = shown(qtbot, UnlockPage("Over de Brug", "op deze computer"))
    waits = []
    for _ in range(7):
        page.refuse("Dit wachtwoord past niet.")
        waits.append(page.waiting_s)
        assert not page.button.isEnabled()
        assert "Wacht" in page.button.text()
        for _ in range(page.waiting_s):
            page.count_down()
        assert page.button.isEnabled()
        assert page.button.text() == "Ontgrendel"
    assert waits == [1, 2, 4, 8, 16, 30, 30]


def test_while_waiting_enter_gives_no_password(qtbot):
    page = shown(qtbot, UnlockPage("Over de Brug", "op deze computer"))
    page.refuse("nee")
    page.password.setText("vier losse woorden")
    with qtbot.assertNotEmitted(page.password_given):
        QTest.keyClick(page.password, Qt.Key.Key_Return)
    page.count_down()
    with qtbot.waitSignal(page.password_given) as told:
        QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert told.args == ["vier losse woorden"]


def test_trouble_that_is_no_guess_does_not_wait(qtbot):
    page = shown(qtbot, UnlockPage("Over de Brug", "op deze computer"))
    page.refuse("De schijf is weg.", wait=False)
    assert page.waiting_s == 0
    assert page.button.isEnabled()


def test_the_street_is_dark_but_lit_and_never_in_the_way(qtbot):
    for width, height in ((1440, 868), (940, 500)):
        page = shown(qtbot, UnlockPage("Over de Brug", "op deze computer"), width, height)
        street, last = page._street.geometry(), page.findChildren(LinkButton)[-1]
        assert last.mapTo(page, last.rect().bottomLeft()).y() < street.top()
        picture = page._street.grab().toImage()
        colours = {picture.pixelColor(x, street.height() // 2).name() for x in range(width)}
        assert QColor("#0A1310").name() in colours
        assert len(colours) > 4


def test_the_recovery_code_is_typed_in_groups_and_pasted_whole(qtbot):
    fields = shown(qtbot, RecoveryFields(), 400, 100)
    fields.activateWindow()
    fields._parts[0].setFocus()
    with qtbot.waitSignal(fields.completed):
        for letter in CODE.replace("-", "").lower():
            QTest.keyClicks(fields.focusWidget(), letter)
    assert fields.value() == CODE.replace("-", "")
    assert grouped(CODE.replace("0", "o")) == tuple(CODE.split("-"))
    fields.set_value("")
    QGuiApplication.clipboard().setText(f"  {CODE}\n")
    QTest.keyClick(fields._parts[2], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert fields.value() == CODE.replace("-", "")


def test_one_gets_on_only_with_the_code_on_paper(qtbot):
    page = shown(qtbot, RecoveryPage("Over de Brug", CODE, date(2026, 11, 24)))
    assert page.shown.groups == tuple(CODE.split("-"))
    page.typed.set_value("ABCDE-FGHJK-MNPQX")
    with qtbot.assertNotEmitted(page.kept):
        page.button.click()
    wrong = [part.property("state") for part in page.typed._parts]
    assert wrong == ["", "", "error", "error", "error", "error"]
    page.typed.set_value(CODE)
    with qtbot.waitSignal(page.kept):
        page.button.click()
    assert page.shown.groups == ()
    assert CODE[:5] not in page.shown.accessibleDescription()


def test_the_sheet_holds_the_code_and_fits_the_paper(qapp):
    from PySide6.QtGui import QImage, QPainter

    from desktop.views.kit import recovery_sheet

    sheet = QImage(210 * 4, 297 * 4, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    recovery_sheet.paint(painter, 4, ("Over de Brug", CODE, date(2026, 11, 24)))
    painter.end()
    inked = [
        (x, y) for x in range(sheet.width()) for y in range(sheet.height())
        if sheet.pixelColor(x, y).lightness() < 128
    ]  # fmt: skip
    left, right = min(x for x, _ in inked) / 4, max(x for x, _ in inked) / 4
    top, bottom = min(y for _, y in inked) / 4, max(y for _, y in inked) / 4
    assert left >= 18
    assert right <= 192
    assert top >= 18
    assert bottom <= 200


def test_a_new_administration_wants_a_name_and_two_equal_long_passwords(qtbot):
    page = shown(qtbot, NewPage(Path("/home/noor/Buurtschap")))
    told = []
    page.create_asked.connect(told.append)
    page.button.click()
    assert {n for n, box in page.boxes.items() if box.sentence} == {"name", "you", "password"}
    QTest.keyClicks(page.name, "Over de Brug/..")
    QTest.keyClicks(page.you, "Noor")
    QTest.keyClicks(page.password, "vier losse woorden")
    QTest.keyClicks(page.again, "vier losse worden")
    page.button.click()
    assert [n for n, box in page.boxes.items() if box.sentence] == ["again"]
    page.again.setText("vier losse woorden")
    page.button.click()
    assert told[0].folder == Path("/home/noor/Buurtschap/Over de Brug")
    assert (told[0].name, told[0].you) == ("Over de Brug/..", "Noor")
    assert not page.button.isEnabled()
    page.fail(Refused.because("password_short", "password", least=12))
    assert page.button.isEnabled()
    assert page.boxes["password"].sentence
    page.fail(StorageTrouble(Trouble.DISK_FULL))
    assert "schijf is vol" in page.banner.sentence


def test_a_folder_one_chose_no_longer_follows_the_name(qtbot):
    page = shown(qtbot, NewPage(Path("/home/noor/Buurtschap")))
    page._take("/media/usb")
    QTest.keyClicks(page.name, "Proef")
    assert page.folder.text() == "/media/usb"


def test_a_server_is_named_without_its_password(qtbot):
    page = shown(qtbot, ConnectPage())
    page.button.click()
    empty = {n for n, box in page.boxes.items() if box.sentence}
    assert empty == {"host", "database", "user", "password"}
    page.host.setText("db.example.nl")
    page.database.setText("buurt/schap")
    page.user.setText("noor@x")
    page.password.setText("ge:heim@1")
    with qtbot.waitSignal(page.connect_asked) as told:
        page.button.click()
    server = told.args[0]
    assert server.address == "postgresql://noor%40x@db.example.nl:5432/buurt%2Fschap"
    assert server.url.startswith("postgresql://noor%40x:ge%3Aheim%401@db.example.nl")
    again = shown(qtbot, ConnectPage(server.address))
    assert (again.host.text(), again.database.text()) == ("db.example.nl", "buurt/schap")
    assert (again.user.text(), again.password.text()) == ("noor@x", "")


@pytest.mark.parametrize("by_code", [False, True])
def test_a_backup_is_put_back_with_password_or_code(qtbot, by_code):
    backup = Path("/home/noor/a/reservekopie/x.zip")
    page = RestorePage("/home/noor/a", [(backup, datetime(2026, 11, 22, 17, 5, tzinfo=HOME_ZONE))])
    shown(qtbot, page)
    assert "22 november 2026, 17.05" in page.choice.currentText()
    page.button.click()
    assert [n for n, box in page.boxes.items() if box.sentence] == ["password"]
    page.way.set_value(by_code)
    page.way.edited.emit()
    page.password.setText("vier losse woorden")
    page.code.set_value(CODE)
    with qtbot.waitSignal(page.restore_asked) as told:
        page.button.click()
    wish = told.args[0]
    assert (wish.backup, wish.folder) == (backup, Path("/home/noor/a"))
    assert wish.secret == (CODE.replace("-", "") if by_code else "vier losse woorden")


def test_the_first_community_tells_its_facade_while_one_chooses(qtbot):
    page = shown(qtbot, CommunityPage())
    before = page.preview.grab().toImage()
    page.button.click()
    assert page.boxes["name"].sentence
    QTest.keyClicks(page.name, "Betje Wolff")
    QTest.keyClick(page.doors, Qt.Key.Key_Up)
    page.roof.set_value(Roof.STEPPED_GABLE)
    page.roof.edited.emit()
    with qtbot.waitSignal(page.community_asked) as told:
        page.button.click()
    assert told.args[0].storeys == (9, 9, 9)
    assert told.args[0].roof is Roof.STEPPED_GABLE
    assert page.preview.grab().toImage() != before
    assert "27" in page.preview.accessibleName()


def test_after_the_code_a_new_password_is_chosen(qtbot):
    page = shown(qtbot, PasswordPage())
    page.password.setText("kort")
    page.button.click()
    assert page.boxes["password"].sentence
    page.password.setText("vier losse woorden")
    page.again.setText("vier losse woorden")
    with qtbot.waitSignal(page.password_given) as told:
        page.button.click()
    assert told.args == ["vier losse woorden"]
