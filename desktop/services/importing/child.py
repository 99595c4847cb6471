"""Reads a stranger's file in a process of its own: `python -m desktop.services.importing.child`.

The file comes in on stdin, what it says goes out on stdout as JSON: `{"sheets": …}`,
`{"events": …}` or `{"refused": code, "values": …}`. If a file makes a parser hang or eat
memory, only this process dies. It opens no file and no connection.
"""

import json
import sys
from typing import Any

from desktop.domain.errors import Refused
from desktop.services.importing import limits


def main() -> int:
    """Reads stdin, answers on stdout; exit status 0 also for a file that is refused."""
    _limit_memory()
    horizon = int(sys.argv[-1])
    data = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    try:
        answer = _read(data, horizon)
    except Refused as refused:
        problem = refused.problems[0]
        answer = {"refused": problem.code, "values": problem.values}
    except MemoryError:
        answer = {"refused": "file_too_large", "values": {}}
    except Exception as error:  # noqa: BLE001 - parsers of strangers' files raise anything
        # The kind of the error only: its text may hold what stands in the file.
        answer = {"refused": "file_unreadable", "values": {"kind": type(error).__name__}}
    json.dump(answer, sys.stdout, ensure_ascii=True)
    return 0


def _read(data: bytes, horizon: int) -> dict[str, Any]:
    if len(data) > limits.FILE_BYTES:
        raise Refused.because("file_too_large")
    if not data.strip(b"\x00 \t\r\n"):
        raise Refused.because("file_empty")
    if data[:4] == b"PK\x03\x04" or data[:4] == b"\xd0\xcf\x11\xe0":
        from desktop.services.importing.workbooks import read_workbook

        return {"sheets": read_workbook(data)}
    from desktop.services.importing.texts import decoded, read_text

    text = decoded(data)
    if text.lstrip()[:15].upper() == "BEGIN:VCALENDAR":
        from desktop.services.importing.calendars import read_calendar

        return {"events": read_calendar(text, horizon)}
    return {"sheets": read_text(text)}


def _limit_memory() -> None:
    """Where the system can, this process gets no more memory than a list could need."""
    try:
        import resource
    except ImportError:  # Windows has none; time and the limits of size stand there
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))


if __name__ == "__main__":
    sys.exit(main())
