"""The words of the command `buurtschap`: subcommands, options, and what they are called."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from desktop.domain.errors import Refused
from desktop.domain.periods import Quarter

PAGES = ("today", "community", "residents", "ties", "rooms", "log", "figures", "reports",
         "settings", "importing", "unlock", "first-run")  # fmt: skip
THEMES = ("dag", "avond")
LANGUAGES = ("nl", "en")


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and ends with status 2."""

    def error(self, message: str) -> NoReturn:
        """Ends with status 2, telling the usage of this subcommand."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked; ends the program with status 2 when it cannot be read."""
    return _parser().parse_args(arguments)


def _parser() -> Parser:
    parser = Parser(prog="buurtschap", description="Buurtschap without and with its window.")
    _common(parser, default=None)
    kinds = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _administrations(kinds)
    _data(kinds)
    _pictures(kinds)
    return parser


def _common(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--today", type=_day, default=default, metavar="DATE",
        help="the day to work on; with a time (2026-11-24T13:50) the clock stands still",
    )  # fmt: skip


def _sub(kinds: "argparse._SubParsersAction[Parser]", name: str, what: str) -> Parser:
    parser = kinds.add_parser(name, help=what, description=what)
    _common(parser)
    return parser


def _administrations(kinds: "argparse._SubParsersAction[Parser]") -> None:
    new = _sub(kinds, "new", "make a new administration")
    new.add_argument("admin", metavar="ADMIN")
    new.add_argument("--name", default="")
    new.add_argument("--who", default="", help="how you are called")
    new.add_argument("--recovery-code-file", type=Path)
    demo = _sub(kinds, "demo", "make an administration with example data")
    demo.add_argument("admin", metavar="ADMIN")
    demo.add_argument("--seed", type=int, default=7)
    demo.add_argument("--size", choices=("small", "stress"), default="small")
    demo.add_argument("--recovery-code-file", type=Path)
    check = _sub(kinds, "check", "structure, encryption, integrity, rules")
    check.add_argument("admin", metavar="ADMIN")
    backup = _sub(kinds, "backup", "write a backup")
    backup.add_argument("admin", metavar="ADMIN")
    backup.add_argument("out", metavar="OUT", type=Path)
    restore = _sub(kinds, "restore", "put a backup back")
    restore.add_argument("backup", metavar="BACKUP", type=Path)
    restore.add_argument("admin", metavar="ADMIN")
    restore.add_argument("--recovery-code", default="")


def _data(kinds: "argparse._SubParsersAction[Parser]") -> None:
    reading = _sub(kinds, "import", "read a list in; a rehearsal without --commit")
    reading.add_argument("kind", choices=("residents", "attendance", "bookings"))
    reading.add_argument("admin", metavar="ADMIN")
    reading.add_argument("file", metavar="FILE", type=Path)
    reading.add_argument("--community", default="", metavar="NAME")
    reading.add_argument("--room", default="", metavar="NAME")
    reading.add_argument("--programme", default="", metavar="NAME")
    reading.add_argument("--commit", action="store_true")
    reading.add_argument("--json", action="store_true")
    reading.add_argument("--duplicates", choices=("skip", "add"), default="skip")
    reading.add_argument("--unknown", choices=("count", "add"), default="count")
    calendar = _sub(kinds, "calendar", "the bookings of a room as a calendar (.ics)")
    calendar.add_argument("admin", metavar="ADMIN")
    calendar.add_argument("--room", required=True, metavar="NAME")
    calendar.add_argument("--community", default="", metavar="NAME")
    calendar.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.ics")
    figures = _sub(kinds, "figures", "the figures of a quarter")
    _quarter(figures)
    figures.add_argument("--json", action="store_true")
    report = _sub(kinds, "report", "the quarterly report as PDF and spreadsheet")
    _quarter(report)
    report.add_argument("--funder", default="", metavar="NAME")
    report.add_argument("--language", choices=LANGUAGES, default="nl")
    report.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.pdf")
    report.add_argument("--xlsx", type=Path, metavar="OUT.xlsx")


def _quarter(parser: Parser) -> None:
    parser.add_argument("admin", metavar="ADMIN")
    parser.add_argument("--quarter", type=_quarter_of, required=True, metavar="2026Q3")
    parser.add_argument("--community", action="append", default=[], metavar="NAME")
    parser.add_argument("--as-of", type=_moment, default=None, metavar="DATETIME")


def _pictures(kinds: "argparse._SubParsersAction[Parser]") -> None:
    picture = _sub(kinds, "picture", "a picture of a page, without a screen")
    picture.add_argument("admin", metavar="ADMIN")
    picture.add_argument("page", choices=PAGES, metavar="PAGE")
    picture.add_argument("out", metavar="OUT.png", type=Path)
    picture.add_argument("--theme", choices=THEMES, default="dag")
    picture.add_argument("--size", type=_size, default=(1440, 900), metavar="1440x900")
    picture.add_argument("--scale", type=_scale, default=1.0, metavar="1.0")
    picture.add_argument("--language", choices=LANGUAGES, default="nl")


def _day(text: str) -> date:
    """A date, or a datetime when a time stands behind it."""
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2026-11-24") from None


def _moment(text: str) -> datetime:
    from desktop.domain.clock import HOME_ZONE

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no moment like 2026-10-12T09:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=HOME_ZONE)


def _quarter_of(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except Refused:
        raise argparse.ArgumentTypeError(f"{text!r} is no quarter like 2026Q3") from None


def _size(text: str) -> tuple[int, int]:
    width, mark, height = text.partition("x")
    if not (mark and width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is no size like 1440x900")
    if not (300 <= int(width) <= 8000 and 300 <= int(height) <= 8000):
        raise argparse.ArgumentTypeError("a side of 300 to 8000 pixels")
    return int(width), int(height)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no scale like 1.5") from None
    if not 1.0 <= scale <= 3.0:
        raise argparse.ArgumentTypeError("a scale of 1 to 3")
    return scale
