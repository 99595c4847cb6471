"""Spreadsheets: XLSX, XLS and ODS, looked over as an archive before they are parsed."""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

from desktop.domain.errors import Refused
from desktop.domain.reading.table import clean
from desktop.services.importing import limits

_CHUNK = 1 << 16
_OVERLAP = 64
_CELL = re.compile(rb'<(?:\w+:)?c [^>]{0,80}?r="([A-Z]{1,4})(\d{1,9})"')
_DOCTYPE = re.compile(rb"<!doctype|<\x00!\x00d\x00o\x00c\x00t\x00y\x00p\x00e", re.IGNORECASE)
_BLANK_ROWS = 1_000
"""So many rows below the last allowed may be there, as long as nothing stands in them."""


def read_workbook(data: bytes) -> list[dict[str, Any]]:
    """The visible sheets; row numbers are those of the sheet, from 1.

    Raises Refused: file_unpacks_too_large, file_with_doctype, file_locked, too_many_rows,
    too_many_columns, cell_too_long, file_unreadable.
    """
    if data[:2] == b"PK":
        _look_over(data)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except python_calamine.PasswordError:
        raise Refused.because("file_locked") from None
    hidden = {
        meta.name
        for meta in book.sheets_metadata
        if meta.visible is not python_calamine.SheetVisibleEnum.Visible
        or meta.typ is not python_calamine.SheetTypeEnum.WorkSheet
    }
    names = [name for name in book.sheet_names if name not in hidden][: limits.SHEETS]
    return [_sheet(book.get_sheet_by_name(name)) for name in names]


def _look_over(data: bytes) -> None:
    """Unpacks every part with a hard counter, to see what it is before a parser does."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > limits.ENTRIES:
                raise Refused.because("file_unpacks_too_large")
            _check_sizes(sum(e.file_size for e in entries), len(data))
            left = limits.UNPACKED_BYTES
            for entry in entries:
                left -= _look_over_part(archive, entry, left)
            _check_sizes(limits.UNPACKED_BYTES - left, len(data))
    except (zipfile.BadZipFile, EOFError):
        raise Refused.because("file_unreadable") from None


def _check_sizes(unpacked: int, packed: int) -> None:
    if unpacked > limits.UNPACKED_BYTES or (
        unpacked > limits.RATIO_COUNTS_FROM and unpacked > limits.RATIO * packed
    ):
        raise Refused.because("file_unpacks_too_large")


def _look_over_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """How large a part is; refuses a DOCTYPE and cells outside of what we read."""
    xml = entry.filename.lower().endswith((".xml", ".rels"))
    sheet = "sheet" in entry.filename.lower() and xml
    size, tail = 0, b""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise Refused.because("file_unpacks_too_large")
            seen = tail + chunk
            if xml and _DOCTYPE.search(seen):
                raise Refused.because("file_with_doctype")
            if sheet:
                _check_places(seen)
            tail = seen[-_OVERLAP:]
    return size


def _check_places(xml: bytes) -> None:
    for letters, number in _CELL.findall(xml):
        if int(number) > limits.ROWS + _BLANK_ROWS:
            raise Refused.because("too_many_rows", most=limits.ROWS)
        if _column(letters) > limits.COLUMNS:
            raise Refused.because("too_many_columns", most=limits.COLUMNS, row=int(number))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet(sheet: python_calamine.CalamineSheet) -> dict[str, Any]:
    if sheet.width > limits.COLUMNS:
        raise Refused.because("too_many_columns", most=limits.COLUMNS, row=1)
    merged = _merged(sheet)
    lines: list[list[Any]] = []
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        if number > limits.ROWS:
            if any(cell != "" for cell in cells):
                raise Refused.because("too_many_rows", most=limits.ROWS)
            break
        values = [_value(cell, number) for cell in cells]
        for column, top in merged.get(number, ()):
            if column < len(values) and values[column] is None and top <= len(lines):
                values[column] = lines[top - 1][1][column]
        lines.append([number, values])
    return {"name": clean(sheet.name), "lines": lines}


def _merged(sheet: python_calamine.CalamineSheet) -> dict[int, list[tuple[int, int]]]:
    """Per row the columns that are joined with a cell above, with the row of that cell."""
    found: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left == right and bottom - top < _BLANK_ROWS:
            for row in range(top + 2, bottom + 2):
                found.setdefault(row, []).append((left, top + 1))
    return found


def _value(cell: object, row: int) -> object:
    """A cell as JSON has it; days and times in a tagged form."""
    if isinstance(cell, str):
        if len(cell) > limits.CELL_CHARACTERS:
            raise Refused.because("cell_too_long", row=row, most=limits.CELL_CHARACTERS)
        return clean(cell) or None
    if isinstance(cell, datetime):
        return {"d": cell.date().isoformat()} if cell.time() == time() else {"m": cell.isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    if isinstance(cell, time):
        return {"t": cell.isoformat()}
    if isinstance(cell, timedelta):
        return cell / timedelta(days=1)
    if isinstance(cell, bool | int | float):
        return cell
    return None
