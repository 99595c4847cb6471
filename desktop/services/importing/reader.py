"""Reads a file within limits: hands it to a child process and takes plain cells back."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from desktop.domain.errors import Problem, Refused
from desktop.domain.reading.calendar import Event, EventDate
from desktop.domain.reading.table import Cell, Line, Sheet
from desktop.services.importing import limits


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What stands in a file: sheets of a list, or events of a calendar.

    `name` is the file's name, only for the screen; `digest` its SHA-256 in hexadecimal.
    """

    name: str
    digest: str
    sheets: tuple[Sheet, ...] = ()
    events: tuple[Event, ...] = ()
    calendar: bool = field(default=False)


def open_file(path: Path, horizon: date) -> OpenedFile:
    """What stands in the file at `path`; series of a calendar up to the day `horizon`.

    Raises Refused: file_missing, file_too_large and the other file_… codes, too_many_rows,
    too_many_columns, cell_too_long.
    """
    try:
        if path.stat().st_size > limits.FILE_BYTES:
            raise Refused.because("file_too_large")
        with path.open("rb") as stream:
            data = stream.read(limits.FILE_BYTES + 1)  # a device has no size to look at
    except OSError:
        raise Refused.because("file_missing", name=path.name) from None
    return open_bytes(data, path.name, horizon)


def open_bytes(data: bytes, name: str, horizon: date) -> OpenedFile:
    """As `open_file`, for what was read already."""
    if len(data) > limits.FILE_BYTES:
        raise Refused.because("file_too_large")
    answer = _ask_child(data, horizon)
    if "refused" in answer:
        raise Refused(Problem("file", answer["refused"], answer["values"]))
    digest = hashlib.sha256(data).hexdigest()
    if "events" in answer:
        events = tuple(_event(told) for told in answer["events"])
        return OpenedFile(name, digest, events=events, calendar=True)
    return OpenedFile(name, digest, sheets=tuple(_sheet(told) for told in answer["sheets"]))


def child_command(horizon: date) -> list[str]:
    """How the child process is started, from a checkout or from a frozen build."""
    last = str(horizon.toordinal())
    if getattr(sys, "frozen", False):
        return [sys.executable, limits.CHILD_ARGUMENT, last]
    return [sys.executable, "-m", "desktop.services.importing.child", last]


def _ask_child(data: bytes, horizon: date) -> dict[str, Any]:
    # Of the environment only what starting needs: no password travels into the child.
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "LANG")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[3])
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            child_command(horizon),
            input=data,
            capture_output=True,
            timeout=limits.SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused.because("file_takes_too_long", "file") from None
    if done.returncode != 0:
        raise Refused.because("file_unreadable", "file", kind="exit")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _sheet(told: dict[str, Any]) -> Sheet:
    return Sheet(
        told["name"],
        tuple(Line(number, tuple(map(_cell, cells))) for number, cells in told["lines"]),
    )


def _cell(told: Any) -> Cell:
    if not isinstance(told, dict):
        cell: Cell = told
        return cell
    if "d" in told:
        return date.fromisoformat(told["d"])
    if "m" in told:
        return datetime.fromisoformat(told["m"])
    return time.fromisoformat(told["t"])


def _event(told: dict[str, Any]) -> Event:
    return Event(
        row=told["row"],
        uid=told["uid"],
        title=told["title"],
        room=told["room"],
        rule=told.get("rule", ""),
        parts=told["parts"],
        begins=_moment(told["begins"]) if "begins" in told else None,
        ends=_moment(told["ends"]) if "ends" in told else None,
        open_until=date.fromisoformat(told["open_until"]) if "open_until" in told else None,
        cut=told.get("cut", False),
        early=told.get("early", False),
        own=told["own"],
        problem=_problem(told["problem"]) if "problem" in told else None,
        notices=tuple(map(_problem, told["notices"])),
        dates=tuple(
            EventDate(**{**one, "begins": _moment(one["begins"]), "ends": _moment(one["ends"])})
            for one in told.get("dates", ())
        ),
    )


def _moment(told: str) -> datetime:
    return datetime.fromisoformat(told)


def _problem(told: list[Any]) -> Problem:
    code, values = told
    return Problem("", code, values)
