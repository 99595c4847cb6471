"""Text files with separated values, in the encodings and separators offices use."""

import codecs
import csv
import io
import re
from collections import Counter

from desktop.domain.errors import Refused
from desktop.domain.reading.table import clean
from desktop.services.importing import limits

_SEPARATORS = ";\t,|"
_LOOKED_AT = 60
_NOT_LISTS = re.compile(r"\s*(?:<!doctype|<html|<\?xml|%pdf|\{\\rtf)", re.IGNORECASE)
_CUT_LETTER = re.compile(rb"(\r?\n[ \t])([\x80-\xbf]+)")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with or without mark, else Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    head = data[:4096]
    if head.count(0) > len(head) // 4:
        little = head[1::2].count(0) >= head[::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    # Some calendars are folded after so many octets, also in the middle of a letter.
    for attempt in (data, _CUT_LETTER.sub(rb"\2\1", data)):
        try:
            return attempt.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def read_text(text: str) -> list[dict[str, object]]:
    """One sheet of the rows of `text`; row numbers are those of its lines, from 1.

    Raises Refused: file_not_a_list, too_many_rows, too_many_columns, cell_too_long.
    """
    if _NOT_LISTS.match(text) or "\ufffd" in text[:200] or _binary(text):
        raise Refused.because("file_not_a_list")
    plain = text.replace("\x00", "")
    csv.field_size_limit(limits.FILE_BYTES)
    lines: list[list[object]] = []
    start = 1
    if found := re.match(r"\s*sep=(.)\r?\n", plain, re.IGNORECASE):
        separator, plain, start = found[1], plain[found.end() :], 2
    else:
        separator = _separator(plain)
    reader = csv.reader(io.StringIO(plain, newline=""), delimiter=separator)
    number = start
    for cells in reader:
        if len(lines) >= limits.ROWS:
            raise Refused.because("too_many_rows", most=limits.ROWS)
        if len(cells) > limits.COLUMNS:
            raise Refused.because("too_many_columns", most=limits.COLUMNS, row=number)
        if any(len(cell) > limits.CELL_CHARACTERS for cell in cells):
            raise Refused.because("cell_too_long", row=number, most=limits.CELL_CHARACTERS)
        lines.append([number, [clean(cell) or None for cell in cells]])
        number = start + reader.line_num
    return [{"name": "", "lines": lines}]


def _separator(text: str) -> str:
    """The separator that cuts most lines into the same number of columns."""
    head = "".join(text.splitlines(keepends=True)[:_LOOKED_AT])
    best, score = ";", 0.0
    for separator in _SEPARATORS:
        rows = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
        widths = Counter(len(row) for row in rows if any(row))
        wide = {width: n for width, n in widths.items() if width > 1}
        if not wide:
            continue
        width, often = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
        share = often / sum(widths.values())
        if share * (1 + width / 100) > score:
            best, score = separator, share * (1 + width / 100)
    return best


def _binary(text: str) -> bool:
    head = text[:2000]
    odd = sum(c < " " and c not in "\t\r\n\x00" for c in head)
    return odd > len(head) // 20
