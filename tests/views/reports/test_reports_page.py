"""Rapporten with a real store: choose, write, make the file, sign; by mouse and by keyboard."""

from dataclasses import replace
from datetime import date, time
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from desktop.domain.clock import ShiftedClock
from desktop.domain.periods import Quarter
from desktop.domain.reporting import Part, ReportQuestion, Section, TargetLine
from desktop.domain.vocabulary import FunderKind
from desktop.i18n import Wording, use, wording
from desktop.reports.catalogue import QUARTERLY
from desktop.services.drafts import Drafts
from desktop.services.reporting import Reporting
from desktop.storage.database import Database
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import FormLink
from desktop.views.kit.printing import draw_page, print_pages, read_pages
from desktop.views.kit.runner import InlineRunner
from desktop.views.reports.checks import Way
from desktop.views.reports.forms import ExplanationForm, FunderForm, SignForm, TextsForm
from desktop.views.reports.page import ReportsPage
from desktop.views.reports.targets import TargetsForm, read_number
from tests.reports.street import report as street_report
from tests.services.test_reporting import Street

Q3 = Quarter(2026, 3)


@pytest.fixture
def clock():
    return ShiftedClock(date(2026, 10, 12), time(11, 0))


@pytest.fixture
def bus():
    return ChangeBus()


@pytest.fixture
def store(embedded: Database, bus):
    """The embedded store, announcing on the bus of the window."""
    told = Database(embedded.engine, bus.announce, embedded.clock, embedded.account_id)
    yield told
    told.close()


@pytest.fixture
def reporting(store, clock):
    return Reporting(store, clock)


@pytest.fixture
def street(store):
    with store.write("test.fill") as session:
        made = Street(session)
        betje = made.community("Betje Wolff")
        people = [made.resident(betje, n) for n in range(24)]
        made.activity(betje, date(2026, 7, 7), *people[:10], guests=2)
        made.activity(betje, date(2026, 8, 4), *people[5:9], name="Zwemmen")
        deken = made.community("Deken", 1)
        made.activity(deken, date(2026, 8, 5), name="Film", guests=3)
        return betje.id


@pytest.fixture
def funder(reporting, street):
    made = reporting.add_funder("Gemeente", FunderKind.MUNICIPALITY, "de gemeente")
    reporting.set_targets(made, 2026, [TargetLine("I-07/contacts", 9, ambition="contacts")])
    return made


@pytest.fixture
def page(qtbot, reporting, store, clock, bus):
    services = SimpleNamespace(reporting=reporting, drafts=Drafts(store, clock))
    desk = Desk(services, InlineRunner(), bus, clock)
    shown = ReportsPage(desk)
    qtbot.addWidget(shown)
    shown.resize(1232, 868)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def way(page, wanted):
    return next(line.button for line in page.checks.lines() if line.remark.way is wanted)


def said(page):
    return [line.remark.title for line in page.checks.lines()]


def test_an_empty_administration_says_how_to_begin(qtbot, page):
    assert page.report is None
    assert page.checks is None
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(page._empty.begin, Qt.MouseButton.LeftButton)
    assert went.args[0] == "residents"


def test_the_last_finished_quarter_is_shown(page, funder):
    page.reload()
    assert page.setup.quarter.value() == Q3
    assert page.report.figures.quarter == Q3
    assert page.preview.pages.count == 4
    assert page.preview.sheet.picture is not None
    assert "1 toelichting ontbreekt" in said(page)
    assert "1 klein getal verborgen" in said(page)
    assert said(page)[-1] == "Alles telt op"


def test_what_is_shown_is_what_the_file_will_be(page, funder, tmp_path, reporting):
    page.reload()
    page.write(tmp_path / "rapport.pdf")
    data = (tmp_path / "rapport.pdf").read_bytes()
    assert data == QUARTERLY.pdf(page.report, wording())
    filed = reporting.filed(Q3, funder)
    assert len(filed) == 1
    assert "Nog niet vastgesteld" in said(page)
    page.write(tmp_path / "rapport.xlsx")
    assert (tmp_path / "rapport.xlsx").read_bytes()[:2] == b"PK"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith((".", "rapport"))) == [
        "rapport.pdf",
        "rapport.xlsx",
    ]


def test_a_folder_that_is_gone_is_told_and_nothing_is_filed(page, funder, tmp_path, reporting):
    page.reload()
    page.write(tmp_path / "weg" / "rapport.pdf")
    assert page.banner.sentence
    assert reporting.filed(Q3, funder) == ()


def test_a_missing_explanation_is_written_in_place(qtbot, page, funder):
    page.reload()
    qtbot.mouseClick(way(page, Way.EXPLAIN), Qt.MouseButton.LeftButton)
    form = page.panel.content
    assert isinstance(form, ExplanationForm)
    form.boxes["text"].control.setPlainText("Het was zomer.")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.report.text.explanations == {"I-07/contacts": "Het was zomer."}
    assert not any("ontbreekt" in title for title in said(page))


def test_sections_are_kept_for_the_funder(qtbot, page, funder, reporting):
    page.reload()
    rows = page.setup.sections.rows()
    assert rows[0].section is Section.FRONT
    qtbot.mouseClick(rows[5].tick, Qt.MouseButton.LeftButton)
    assert Section.ANNEX in reporting.choices(funder).chosen
    assert page.report.sections[-1] is Section.ANNEX
    assert page.preview.pages.count == 5
    moved = page.setup.sections.rows()[4]
    qtbot.keyClick(moved, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    order = reporting.choices(funder).order
    assert order.index(Section.CLOSING) == 3
    assert page.report.sections == tuple(s for s in order if s in page.report.sections)


def test_a_section_is_dragged_by_its_grip_and_the_front_page_stays_first(qtbot, page, funder):
    page.reload()
    page.setup.sections.resize(226, 192)
    sections = page.setup.sections
    row = sections.rows()[3]
    grip = row._grip
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton)
    above_all = sections.mapToGlobal(QPoint(10, 2))
    qtbot.mouseMove(grip, grip.mapFromGlobal(above_all))
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert sections.order()[:2] == (Section.FRONT, row.section)


def test_communities_are_chosen(qtbot, page, funder, reporting, street):
    page.reload()
    betje, deken = page.setup.community_ticks()
    qtbot.mouseClick(deken, Qt.MouseButton.LeftButton)
    assert page.report.figures.communities == ("Betje Wolff",)
    assert reporting.choices(funder).communities == (street,)
    qtbot.mouseClick(betje, Qt.MouseButton.LeftButton)
    assert page.report.figures.communities == ("Betje Wolff", "Deken")


def test_pages_turn_by_button_and_key(qtbot, page, funder):
    page.reload()
    qtbot.mouseClick(page.preview._on, Qt.MouseButton.LeftButton)
    assert page.preview.number == 1
    qtbot.keyClick(page.preview.sheet, Qt.Key.Key_PageDown)
    assert page.preview.number == 2
    qtbot.keyClick(page.preview.sheet, Qt.Key.Key_PageUp)
    page.preview.go_to(99)
    assert page.preview.number == 1
    qtbot.mouseClick(way(page, Way.SHOW_FEW), Qt.MouseButton.LeftButton)
    assert page.preview.number == page.preview.pages.few


def test_black_and_white_shows_no_colour(page):
    page.preview.show_pages(read_pages(QUARTERLY.pdf(street_report(), Wording("nl"))))
    assert _coloured(page.preview.sheet.picture)
    page.preview.grey.setChecked(True)
    assert not _coloured(page.preview.sheet.picture)


def _coloured(picture: QImage) -> bool:
    rgb = picture.convertToFormat(QImage.Format.Format_RGB32)
    for y in range(0, rgb.height(), 3):
        for x in range(0, rgb.width(), 3):
            colour = rgb.pixelColor(x, y)
            if (
                max(colour.red(), colour.green(), colour.blue())
                - min(colour.red(), colour.green(), colour.blue())
                > 60
            ):
                return True
    return False


def test_texts_come_back_in_the_report_and_survive_an_open_form(qtbot, page, funder):
    page.reload()
    page._write_texts()
    form = page.panel.content
    assert isinstance(form, TextsForm)
    form.boxes["story"].control.setPlainText("Een bewoner met een tas.")
    form.boxes["first_job"].control.setText("community builder")
    form.boxes["first_job"].control.edited.emit()
    page.desk.closing.emit()
    page._write_texts()
    again = page.panel.content
    assert again.boxes["story"].control.value() == "Een bewoner met een tas."
    again.save()
    assert page.report.written(Part.STORY).text == "Een bewoner met een tas."
    assert page.report.written(Part.SIGNATURE_FIRST).text == "community builder"
    assert "Verhaal: vraag toestemming" in said(page)


def test_every_half_filled_form_is_taken_up_beside_its_report(qtbot, page, funder, reporting):
    other = reporting.add_funder("Fonds", FunderKind.FUND, "het fonds")
    page.reload()
    page.setup.choose(str(other), "2026Q2")
    page.show_subject(FormLink("report.texts", f"{funder}/2026Q3"))
    assert isinstance(page.panel.content, TextsForm)
    assert page.panel.content.subject == f"{funder}/2026Q3"
    for key in ("report.targets", "report.explanation", "report.funder"):
        about = {"report.targets": f"{funder}/2026", "report.funder": ""}
        subject = about.get(key, f"{funder}/2026Q3/I-07/contacts")
        page.show_subject(FormLink(key, subject))
        form = page.panel.content
        assert (form.key, form.subject) == (key, subject)


def test_who_may_read_a_report_is_up_to_the_machine(page, funder, tmp_path):
    page.reload()
    (tmp_path / "ernaast").touch()
    page.write(tmp_path / "rapport.pdf")
    made, beside = ((tmp_path / name).stat().st_mode for name in ("rapport.pdf", "ernaast"))
    assert made == beside


def test_targets_are_set_for_the_year(qtbot, page, funder):
    page.reload()
    page._set_targets()
    form = page.panel.content
    assert isinstance(form, TargetsForm)
    rows = form.boxes["targets"].control.rows
    assert rows["I-07/contacts"].number.value() == "9"
    rows["I-06"].number.setText("80%")
    rows["I-17"].number.setText("veel")
    form.save()
    assert "vul een getal in" in form.boxes["targets"].sentence
    rows["I-17"].number.setText("1.500")
    rows["I-17"].place.set_value("contacts")
    form.save()
    targets = {target.key: target for target in page.report.text.targets}
    assert targets["I-06"].value == 80
    assert targets["I-17"].value == 1500
    assert targets["I-17"].ambition == "contacts"
    assert page.checks is not None


def test_somebody_new_is_chosen_at_once(qtbot, page, street, reporting):
    page.reload()
    page.primary()
    form = page.panel.content
    assert isinstance(form, FunderForm)
    form.save()
    assert form.boxes["name"].sentence
    form.boxes["name"].control.setText("Oranje Fonds")
    form.save()
    assert page.setup.funder.value() == reporting.funder_named("Oranje Fonds")
    assert page.checks is not None


def test_signing_fixes_the_figures(qtbot, page, funder, tmp_path, store, street):
    page.reload()
    page.write(tmp_path / "rapport.pdf")
    qtbot.mouseClick(way(page, Way.SIGN), Qt.MouseButton.LeftButton)
    form = page.panel.content
    assert isinstance(form, SignForm)
    form.boxes["signed_by"].control.setText("Noor")
    form.save()
    assert page.report.signed_on == date(2026, 10, 12)
    assert "Cijfers staan vast sinds 12 oktober" in said(page)
    with store.write("test.later") as session:
        made = Street(session)
        from desktop.models import Community

        made.activity(session.get_one(Community, street), date(2026, 9, 1), name="Later", guests=5)
    page.reload()
    assert page.report.figures.figure("I-07").cell.value == 3
    assert any(change.key == "I-07" for change in page.report.changes)


def test_printing_draws_every_page_on_paper(qtbot, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    data = QUARTERLY.pdf(street_report(), Wording("nl"))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "druk.pdf"))
    printer.setResolution(72)
    print_pages(data, printer, range(5))
    assert read_pages((tmp_path / "druk.pdf").read_bytes()).count == 5


def test_pages_are_drawn_from_the_file_itself():
    data = QUARTERLY.pdf(street_report(), Wording("nl"))
    pages = read_pages(data)
    assert (pages.count, pages.few) == (5, 3)
    picture = draw_page(data, 0, 1.0, grey=False)
    assert (picture.width(), picture.height()) == (596, 842)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("40", 40), ("1.250", 1250), ("7,5", 7.5), ("7.5", 7.5), ("80 %", 80), ("-1", -1)],
)
def test_numbers_are_read_as_they_are_written(typed, number):
    assert float(read_number(typed)) == number


@pytest.mark.parametrize("typed", ["", "veel", "1e99", "NaN", "inf", "1,2,3"])
def test_what_is_no_number_is_not_guessed(typed):
    assert read_number(typed) is None


def test_the_page_speaks_english(qtbot, page, funder):
    use("en")
    try:
        page._open_checks()
        page.reload()
        assert any("explanation is missing" in title for title in said(page))
    finally:
        use("nl")


def test_a_report_without_funder_can_be_made_but_not_written(page, street, tmp_path):
    page.reload()
    assert page.setup.funder.value() is None
    assert not page.checks.texts_button.isEnabled()
    page.write(tmp_path / "rapport.pdf")
    assert (tmp_path / "rapport.pdf").exists()


def test_example_data_say_so_in_the_file(page, street):
    page.reload()
    made = replace(page.report, example=True)
    assert QUARTERLY.pdf(made, Wording("nl")) != QUARTERLY.pdf(page.report, Wording("nl"))
    assert ReportQuestion(Q3).sections is None


def test_where_room_is_short_the_set_up_folds_and_the_checks_can_be_closed(qtbot, page, funder):
    page.reload()
    page.resize(620, 500)
    assert page._work.folded
    assert page.setup.isHidden()
    assert page.checks is not None
    page.panel.shut()
    assert page.checks is None
    assert page.panel.isHidden()
    qtbot.mouseClick(page._work.unfold, Qt.MouseButton.LeftButton)
    assert page.setup.isVisible()
    assert page.preview.isHidden()
    qtbot.mouseClick(page._work.unfold, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page._work.to_checks, Qt.MouseButton.LeftButton)
    assert page.checks is not None
    page.panel.shut()
    page.resize(1232, 868)
    assert page.checks is not None
    assert page.setup.isVisible()


def test_where_the_checks_would_lie_over_the_pages_these_come_first(qtbot, page, request):
    page.resize(620, 500)
    request.getfixturevalue("funder")
    page.reload()
    assert page.panel.isHidden()
    assert page.preview.isVisible()
    qtbot.mouseClick(page._work.to_checks, Qt.MouseButton.LeftButton)
    assert said(page)


def test_an_open_form_stays_when_something_changes_elsewhere(qtbot, page, funder, reporting):
    page.reload()
    page._write_texts()
    form = page.panel.content
    form.boxes["summary"].control.setPlainText("Half")
    reporting.explain(funder, Q3, "I-07/contacts", "Zomer.")
    assert page.panel.content is form
    assert form.boxes["summary"].control.value() == "Half"
    form.cancel()
    assert page.report.text.explanations == {"I-07/contacts": "Zomer."}
    assert page.checks is not None
