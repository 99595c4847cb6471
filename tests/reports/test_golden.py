"""The words of the street's report, page by page, as they stand in `tests/golden`.

A change of them is read in review. `python -m tests.reports.test_golden` writes them anew.
"""

import json
from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.figures.record import to_record
from desktop.domain.reporting import Section
from desktop.i18n import Wording
from desktop.reports.quarterly.build import build
from tests.reports.street import report

GOLDEN = Path(__file__).parents[1] / "golden"


def words(language: str) -> str:
    made = build(report(sections=tuple(Section), example=True), Wording(language))
    with pypdfium2.PdfDocument(made) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    lines = [
        line.rstrip()
        for number, page in enumerate(pages, start=1)
        for line in (f"=== {number} ===", *page.replace("\r", "").split("\n"))
    ]
    return "\n".join(lines) + "\n"


def figures() -> str:
    record = to_record(report().figures)["figures"]
    kept = {key: record[key] for key in ("figures", "previous", "ambitions", "activities")}
    return json.dumps(kept, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_says_what_it_said(language):
    assert words(language) == (GOLDEN / f"quarterly-{language}.txt").read_text("utf-8")


def test_the_figures_are_what_they_were():
    assert figures() == (GOLDEN / "quarterly-figures.json").read_text("utf-8")


if __name__ == "__main__":
    for each in ("nl", "en"):
        (GOLDEN / f"quarterly-{each}.txt").write_text(words(each), "utf-8")
    (GOLDEN / "quarterly-figures.json").write_text(figures(), "utf-8")
