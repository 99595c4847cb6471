"""Tab walks as one reads: in the order of the layouts.

Qt keeps the order in which widgets were made. What is made later (a section that is read
again, a chip, a tile of the façade) then comes after everything else, and what gets another
focus proxy takes its place along.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QScrollArea, QWidget


def stops(whole: QWidget) -> Iterator[QWidget]:
    """What in `whole` Tab stops at now, itself included: in view and enabled, as one reads."""
    return (widget for widget in _within(whole) if _is_stop(widget))


def step(window: QWidget, *, onward: bool) -> bool:
    """Puts the focus on the next stop in `window`, or on the one before; whether there is one.

    Qt asks for this too when what has the focus is hidden: its place then still counts.
    """
    here = QApplication.focusWidget()
    order = [widget for widget in _within(window, here) if widget is here or _is_stop(widget)]
    if order in ([], [here]):
        return False
    at = order.index(here) if here in order else (-1 if onward else 0)
    target = order[(at + (1 if onward else -1)) % len(order)]
    reason = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    _bring_into_view(target)
    return True


def _is_stop(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.focusProxy() is None and widget.isEnabled()


def laid_out(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of the layouts in it, as one reads.

    Asked by their places, never by `itemAt`: a layout keeps what Python made of its items, also
    when Qt threw an item away. The next widget to be made at that address then goes down with
    the program when it is thrown away.
    """
    parent = layout.parentWidget()
    return _of_layout(layout, _children(parent) if parent is not None else ())


def _within(widget: QWidget, here: QWidget | None = None) -> Iterator[QWidget]:
    """A widget and everything in view inside it: first what is laid out, then what is not.

    Of what is hidden only `here` is given.
    """
    yield widget
    layout, children = widget.layout(), _children(widget)
    first = list(_of_layout(layout, children)) if layout is not None else []
    known = set(first)
    for child in (*first, *(c for c in children if c not in known)):
        if child.isWindow():
            continue
        if not child.isHidden():
            yield from _within(child, here)
        elif here is not None and (child is here or child.isAncestorOf(here)):
            yield here


def _of_layout(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Those of `widgets` that are in `layout`, itself or by a layout in it."""
    inner = [part for part in layout.children() if isinstance(part, QLayout)]
    places: dict[QWidget | QLayout, int] = {one: layout.indexOf(one) for one in widgets}
    places |= {one: layout.indexOf(one) for one in inner}
    order = [part for part in places if places[part] >= 0]
    if isinstance(layout, QGridLayout):
        order.sort(key=lambda part: _row_and_column(layout, places[part]))
    else:
        order.sort(key=places.__getitem__)
    elsewhere = [widget for widget in widgets if places[widget] < 0]
    for part in order:
        if isinstance(part, QLayout):
            yield from _of_layout(part, elsewhere)
        else:
            yield part


def _row_and_column(grid: QGridLayout, at: int) -> tuple[int, int]:
    row, column, _rows, _columns = cast("tuple[int, int, int, int]", grid.getItemPosition(at))
    return row, column


def _children(widget: QWidget) -> list[QWidget]:
    return [child for child in widget.children() if isinstance(child, QWidget)]


def _bring_into_view(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
