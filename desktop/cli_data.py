"""The command's part about data: reading lists in, calendars, figures, the report."""

import hashlib
import json
from argparse import Namespace
from pathlib import Path

from desktop import compose
from desktop.cli_admin import opened
from desktop.cli_reading import read_in
from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.reporting import ReportQuestion
from desktop.i18n import Wording, wording
from desktop.reports import catalogue
from desktop.services.reporting import Reporting
from desktop.storage.files import write_whole

__all__ = ["calendar", "figures", "read_in", "report"]


def figures(asked: Namespace, clock: Clock) -> int:
    """Prints the figures of a quarter, as lines or as JSON."""
    it = opened(asked, clock)
    try:
        reporting = compose.services(it, clock).reporting
        found = reporting.figures(_question(asked, reporting))
    finally:
        it.close()
    if asked.json:
        print(json.dumps(catalogue.as_json(found, wording()), ensure_ascii=False, indent=2))
        return 0
    for figure in found.figures:
        value = catalogue.printed(figure, wording())
        print(f"{figure.id:6}  {value:>12}  {catalogue.figure_label(figure.id, wording())}")
    return 0


def calendar(asked: Namespace, clock: Clock) -> int:
    """Writes the bookings of a room as a calendar for other programs."""
    it = opened(asked, clock)
    try:
        calendars = compose.services(it, clock).calendars
        _write(asked.out, calendars.export(calendars.room_named(asked.room, asked.community)))
    finally:
        it.close()
    return 0


def report(asked: Namespace, clock: Clock) -> int:
    """Writes the report of a quarter as PDF, and as spreadsheet when asked."""
    if asked.xlsx is not None and asked.xlsx.absolute() == asked.out.absolute():
        raise Refused.because("same_file")
    words = Wording(asked.language)
    kind = catalogue.REPORTS[0]
    it = opened(asked, clock)
    try:
        reporting = compose.services(it, clock).reporting
        question = _question(asked, reporting, asked.funder)
        made = reporting.quarterly(question)
        pdf = kind.pdf(made, words)
        _write(asked.out, pdf)
        if asked.xlsx is not None:
            _write(asked.xlsx, kind.xlsx(made, words))
        reporting.file_report(made, hashlib.sha256(pdf).hexdigest(), question.funder_id)
    finally:
        it.close()
    return 0


def _question(asked: Namespace, reporting: Reporting, funder: str = "") -> ReportQuestion:
    return ReportQuestion(
        quarter=asked.quarter,
        funder_id=reporting.funder_named(funder) if funder else None,
        communities=reporting.communities_named(asked.community) if asked.community else (),
        as_of=asked.as_of,
    )


def _write(path: Path, content: bytes) -> None:
    write_whole(path.absolute(), content)
