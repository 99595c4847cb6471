"""From the page of reports to a PDF and a spreadsheet, by keyboard, and read back."""

import json
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from python_calamine import CalamineWorkbook

from desktop.domain.periods import Quarter
from desktop.views.kit.form import Form
from desktop.views.reports.page import ReportsPage
from desktop.views.today.page import TodayPage
from tests.journeys.conftest import SAMPLES
from tests.journeys.visitor import CTRL, ENTER, Visitor

EXPECTED = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
TEXT = "Het werd drukker in de huiskamer."


def fill_in(visitor: Visitor, page: ReportsPage, words: dict[str, str]) -> None:
    """Types in the form that opens in the panel, and saves it."""
    visitor.until(lambda: isinstance(page.panel.content, Form))
    form = page.panel.content
    visitor.until(form.isVisible)
    for name, text in words.items():
        visitor.tab_to(form.boxes[name].control)
        visitor.type(text)
    visitor.press(ENTER, CTRL)
    visitor.until(lambda: page.checks is not None)


def keep_as(visitor: Visitor, button: QWidget, path: Path) -> None:
    """Presses a button that asks where to keep a file, and types where."""
    visitor.tab_to(button)
    visitor.press(ENTER)
    visitor.until(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    visitor.press(Qt.Key.Key_A, CTRL)
    visitor.type(str(path))
    visitor.press(ENTER)
    visitor.until(path.exists)
    visitor.come_back()


def test_the_third_quarter_as_pdf_and_as_spreadsheet(arrive, lists, tmp_path):
    visitor = arrive(lists)
    visitor.unlock()
    visitor.page(TodayPage)
    visitor.go_to("reports")
    page = visitor.page(ReportsPage)
    visitor.until(lambda: page.report is not None and page.preview.pages is not None)
    assert page.report.figures.quarter == Quarter(2026, 3)
    visitor.press(Qt.Key.Key_N, CTRL)
    fill_in(visitor, page, {"name": "Gemeente Zwolle", "addressed_as": "de gemeente Zwolle"})
    visitor.until(lambda: page.checks.texts_button.isEnabled())
    visitor.tab_to(page.checks.texts_button)
    visitor.press(ENTER)
    fill_in(visitor, page, {"summary": TEXT})
    visitor.until(lambda: TEXT in str(page.report.text.narrative))
    paper, sheet = tmp_path / "kwartaal.pdf", tmp_path / "kwartaal.xlsx"
    keep_as(visitor, page.checks.pdf_button, paper)
    keep_as(visitor, page.checks.excel_button, sheet)

    attendance, bookings = EXPECTED["attendance"], EXPECTED["bookings"]
    visits = attendance["visits_by_known_people"] + attendance["visits_by_others"]
    with pypdfium2.PdfDocument(paper) as document:
        front = document[0].get_textpage().get_text_range()
    assert "de gemeente Zwolle" in front
    assert TEXT in front
    assert f"{visits}\r\nbezoeken" in front
    assert f"{attendance['activities']}\r\nkeer" in front
    rows = CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python()
    value = {row[0]: row[2] for row in rows}
    assert value["I-03"] == attendance["unique_known_participants"]
    assert value["I-04"] == visits
    assert value["I-07"] == attendance["activities"]
    assert value["I-28a"] == bookings["booked_in_2026q3"]
    services = visitor.window.workplace.desk.services
    assert len(services.reporting.filed(Quarter(2026, 3), page.setup.funder.value())) == 1
