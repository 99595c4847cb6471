"""Organisatie and Jij: typed, saved, half-filled, overtaken; the logo from a file."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from desktop.domain.settings import LARGEST_LOGO, PNG, House, Signer, Worker
from desktop.views.kit.form import FormLink
from desktop.views.settings.logo import as_png, read_logo
from desktop.views.settings.page import SettingsPage


def typed(form, name, text):
    control = form.boxes[name].control
    control.clear()
    QTest.keyClicks(control, text)


def test_the_organisation_is_changed_by_keyboard_and_can_be_undone(qtbot, page, desk):
    form = page.section.form
    assert form.boxes["name"].control.value() == "Over de Brug"
    typed(form, "name", "Welzijn Zuid")
    signers = form.boxes["signers"].control
    QTest.keyClicks(signers.lines()[0].name, "Karim")
    QTest.keyClicks(signers.lines()[0].job, "teamleider")
    qtbot.mouseClick(signers.add, Qt.MouseButton.LeftButton)
    assert len(signers.lines()) == 2
    QTest.keyClick(
        form.boxes["name"].control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    organisation = desk.services.organisation
    assert organisation.house() == House("Welzijn Zuid", signers=(Signer("Karim", "teamleider"),))
    assert desk.toast == [("Vastgelegd", True)]
    desk.services.undo.undo_last()
    assert page.section.form.boxes["name"].control.value() == "Over de Brug"


def test_a_problem_stands_beside_its_field_and_nothing_is_saved(page, desk):
    form = page.section.form
    typed(form, "name", " ")
    form.save()
    assert "Hoe heet je organisatie" in form.boxes["name"].sentence
    assert desk.services.organisation.house() == House("Over de Brug")


def test_who_is_overtaken_chooses(qtbot, page, desk):
    form = page.section.form
    typed(form, "name", "Welzijn Zuid")
    desk.services.organisation.save(House("Welzijn Noord"), House("Over de Brug"))
    assert form.boxes["name"].control.value() == "Welzijn Zuid"
    form.save()
    assert form._strip.isVisible()
    assert desk.services.organisation.house() == House("Welzijn Noord")
    form._strip.first.click()
    assert desk.services.organisation.house() == House("Welzijn Zuid")


def test_what_was_half_filled_in_stands_there_again(qtbot, page, desk):
    page.open("you")
    typed(page.section.form, "job", "community builder")
    desk.closing.emit()
    later = SettingsPage(desk)
    qtbot.addWidget(later)
    later.show()
    later.show_subject(FormLink("you", ""))
    form = later.section.form
    assert form.boxes["job"].control.value() == "community builder"
    assert form.boxes["name"].control.value() == "Sanne"
    form.save()
    assert desk.services.organisation.me() == Worker("Sanne", "community builder")
    assert desk.services.drafts.list() == ()


def test_starting_again_goes_back_to_what_stands(qtbot, page, desk):
    page.open("you")
    typed(page.section.form, "name", "Iemand anders")
    page.section.form.keep_draft()
    later = SettingsPage(desk)
    qtbot.addWidget(later)
    later.show()
    form = later.section.form
    assert form.boxes["name"].control.value() == "Iemand anders"
    form._strip.first.click()
    assert form.boxes["name"].control.value() == "Sanne"
    assert desk.services.drafts.list() == ()


def picture(path, size, kind="PNG"):
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(size.width()):
        colour = QColor(x * 7 % 256, x * 13 % 256, x * 29 % 256)
        for y in range(0, size.height(), 3):
            image.setPixelColor(x, y, colour)
    image.save(str(path), kind)
    return path


def test_a_picture_becomes_a_small_png_and_stands_in_the_administration(page, desk, tmp_path):
    form = page.section.form
    logo = form.boxes["logo"].control
    logo.take(str(picture(tmp_path / "logo.jpg", QSize(2400, 900), "JPEG")))
    assert form.touched
    form.save()
    png = desk.services.organisation.house().logo
    kept = QImage()
    kept.loadFromData(png, "PNG")
    assert png.startswith(PNG)
    assert len(png) <= LARGEST_LOGO
    assert (kept.width(), kept.height()) == (900, 337)
    assert not page.section.form.boxes["logo"].control.clear.isHidden()
    page.section.form.boxes["logo"].control.clear.click()
    page.section.form.save()
    assert desk.services.organisation.house().logo == b""


def test_what_is_no_picture_is_refused_in_a_sentence(page, tmp_path):
    box = page.section.form.boxes["logo"]
    good = read_logo(picture(tmp_path / "goed.png", QSize(40, 20)))
    (tmp_path / "half.png").write_bytes(good[:60])
    (tmp_path / "tekst.png").write_text("<svg onload='x'/>")
    for name in ("half.png", "tekst.png", "weg.png"):
        box.control.take(str(tmp_path / name))
        assert "PNG" in box.sentence, name
        assert box.control.value() == ""
    box.control.take(str(tmp_path / "goed.png"))
    assert box.sentence == ""
    assert as_png(box.control.value()) == good


def test_a_logo_kept_by_another_version_that_is_no_png_reads_as_none(page, desk):
    logo = page.section.form.boxes["logo"].control
    logo.set_value("dit is geen base64!")
    assert as_png(logo.value()) == b""
    stands = desk.services.organisation.house()
    assert replace(stands, logo=as_png(logo.value())).problems() == ()
