"""Which sheet of a file is the list, and of which kind."""

from collections.abc import Sequence

from desktop.domain.reading.headers import Layout, find_layout
from desktop.domain.reading.matrix import find_across
from desktop.domain.reading.table import Sheet
from desktop.domain.reading.words import Column, ListKind


def best_layout(sheets: Sequence[Sheet], kind: ListKind | None) -> Layout | None:
    """The sheet and header that say most; of both kinds of list when `kind` is None."""
    kinds = (kind,) if kind else (ListKind.RESIDENTS, ListKind.ATTENDANCE)
    found = [layout for sheet in sheets for k in kinds if (layout := _layout(sheet, k)) is not None]
    return max(found, key=lambda layout: (layout.score, len(layout.body)), default=None)


def _layout(sheet: Sheet, kind: ListKind) -> Layout | None:
    """As a list of rows; or as a presence list with dates across the top where it is one."""
    rows = find_layout(sheet, kind)
    by_words = rows is not None and rows.header_row and rows.has(Column.DATE, Column.ACTIVITY)
    if kind is not ListKind.ATTENDANCE or by_words:
        return rows
    return find_across(sheet) or rows
