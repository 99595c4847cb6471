"""The line above the calendar: which days, which rooms, what the marks mean."""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.i18n import _
from desktop.views.kit import icons, theme
from desktop.views.kit.buttons import Button, IconButton
from desktop.views.kit.choices import Choice, Segments
from desktop.views.kit.dates import CalendarPopup
from desktop.views.kit.labels import PlainLabel, plain_action
from desktop.views.rooms.looks import look_of, paint_ground, paint_shut

_SWATCH, _AFTER, _BETWEEN, _ICON = 16, 6, 12, 18
ALL_ROOMS = "all"


class Span(Enum):
    """How many days are shown."""

    DAY = "day"
    WEEK = "week"


class Print(Enum):
    """What can be printed of the rooms."""

    WEEK = "week"
    WEEK_WITH_NAMES = "week_with_names"
    MONTH = "month"
    KEYS = "keys"


_WITH_NAMES = frozenset({Print.WEEK_WITH_NAMES, Print.KEYS})


class Toolbar(QWidget):
    """`stepped` asks for the days before (-1) or after (1), `today_asked` for now.

    `day_asked` carries a date to jump to, `span_asked` a Span, `room_asked` the id of the one
    room to show or ALL_ROOMS, `print_asked` a Print, `calendar_asked` the id of the room whose
    calendar is to be a file. Prints with names of residents are offered `by_name` only.
    """

    stepped = Signal(int)
    today_asked = Signal()
    day_asked = Signal(object)
    span_asked = Signal(object)
    room_asked = Signal(object)
    print_asked = Signal(object)
    calendar_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, by_name: bool = True) -> None:
        super().__init__(parent)
        self._by_name = by_name
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._day = date.min
        self._before = _Arrow("chevron-left")
        self._after = _Arrow("chevron-right")
        self.today = Button("", size="small")
        self.jump = IconButton("calendar", _("Ga naar een dag"))
        self.legend = Legend()
        self.rooms = Choice()
        self.rooms.setAccessibleName(_("Welke ruimte"))
        self.rooms.hide()  # until the rooms are known
        self._hint = PlainLabel(_("Sleep in het rooster om te boeken"), "small")
        self.span = Segments([(Span.DAY, _("Dag")), (Span.WEEK, _("Week"))])
        self.span.setAccessibleName(_("Dag of week"))
        self.paper = IconButton("printer", _("Afdrukken of opslaan"))
        self._offered: Sequence[tuple[UUID, str]] = ()
        self._popup: CalendarPopup | None = None
        self._connect()
        self._lay_out()

    def show_days(self, first: date, span: Span) -> None:
        """Tells which days are shown."""
        self._day = first
        self.span.set_value(span)
        week = span is Span.WEEK
        self.today.set_text(_("Deze week") if week else _("Vandaag"))
        self._before.name(_("Vorige week") if week else _("Vorige dag"))
        self._after.name(_("Volgende week") if week else _("Volgende dag"))

    def show_rooms(
        self, rooms: Sequence[tuple[UUID, str]], chosen: UUID | str, *, switch: bool
    ) -> None:
        """Names the rooms: in the legend, or to choose from where they do not fit."""
        self._offered = rooms
        self.legend.show_rooms([] if switch else [name for _id, name in rooms])
        self.rooms.setVisible(switch)
        if switch:
            self.rooms.fill([*rooms, (ALL_ROOMS, _("Alle ruimtes"))])
            self.rooms.set_value(chosen)
        self._fit()

    def keep_clear(self, *, above: bool) -> None:
        """Keeps away from a banner above it; the header leaves room of its own."""
        row = self.layout()
        if row is not None:
            room = row.contentsMargins()
            room.setTop(room.bottom() if above else 0)
            row.setContentsMargins(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        self._before.clicked.connect(self._step_back)
        self._after.clicked.connect(self._step_on)
        self.today.clicked.connect(self.today_asked)
        self.jump.clicked.connect(self._pick_day)
        self.span.edited.connect(self._tell_span)
        self.rooms.edited.connect(self._tell_room)
        self.paper.clicked.connect(self._open_prints)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(10))
        row.setSpacing(theme.px(10))
        for widget in (self._before, self.today, self._after, self.jump):
            row.addWidget(widget)
        row.addSpacing(theme.px(8))
        row.addWidget(self.rooms)
        row.addWidget(self.legend)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addWidget(self.paper)
        row.addWidget(self.span)

    def _fit(self) -> None:
        """Leaves out the hint, then the legend, where the width is short."""
        row = self.layout()
        if row is None:
            return
        self.legend.setVisible(True)
        self._hint.setVisible(True)
        for widget in (self._hint, self.legend):
            if row.minimumSize().width() <= self.width():
                return
            widget.setVisible(False)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_on(self) -> None:
        self.stepped.emit(1)

    def _pick_day(self) -> None:
        if self._popup is None:
            self._popup = CalendarPopup(self.jump)
            self._popup.chosen.connect(self.day_asked)
        self._popup.pop_up(self._day)

    def _tell_span(self) -> None:
        self.span_asked.emit(self.span.value())

    def _tell_room(self) -> None:
        self.room_asked.emit(self.rooms.value())

    def _open_prints(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = {
            Print.WEEK: _("Week voor op de deur"),
            Print.WEEK_WITH_NAMES: _("Week met namen van wie boekte"),
            Print.MONTH: _("Maand"),
            Print.KEYS: _("Sleutellijst"),
        }
        for kind, name in names.items():
            if kind in _WITH_NAMES and not self._by_name:
                continue
            action = QAction(plain_action(name), menu)
            action.setData(kind)
            menu.addAction(action)
        menu.addSeparator()
        self._offer_calendars(menu)
        menu.triggered.connect(self._tell_print)
        menu.popup(self.paper.mapToGlobal(self.paper.rect().bottomLeft()))

    def _offer_calendars(self, menu: QMenu) -> None:
        """The calendar of a room as a file: at once of the only room, else of which."""
        name = _("Agenda opslaan (.ics)")
        if len(self._offered) == 1:
            self._offer_calendar(menu, name, self._offered[0][0])
            return
        which = menu.addMenu(name)
        for room_id, room in self._offered:
            self._offer_calendar(which, room, room_id)

    def _offer_calendar(self, menu: QMenu, words: str, room_id: UUID) -> None:
        action = QAction(plain_action(words), menu)
        action.setData(room_id)
        menu.addAction(action)

    def _tell_print(self, action: QAction) -> None:
        asked = action.data()
        (self.print_asked if isinstance(asked, Print) else self.calendar_asked).emit(asked)


class Legend(QWidget):
    """The rooms with their ground and bar, the mark of a series, and what closed looks like."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_rooms(self, names: Sequence[str]) -> None:
        """Names the rooms, in their order."""
        self._rooms = list(names)
        said = ", ".join([*names, _("reeks"), _("dicht")])
        self.setAccessibleName(_("Legenda: {marks}").format(marks=said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("body"))
        texts = [*self._rooms, _("reeks"), _("dicht")]
        width = sum(metrics.horizontalAdvance(text) for text in texts)
        marks = len(texts) * (_SWATCH + _AFTER) + (len(texts) - 1) * _BETWEEN
        return QSize(width + theme.px(marks + 4), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0
        for number, name in enumerate(self._rooms):
            self._begin(painter, x)
            paint_ground(painter, QRectF(0, 0, _SWATCH, _SWATCH), look_of(number))
            painter.restore()
            x = self._write(painter, x, name, "ink")
        side = theme.px(_ICON)
        top = (self.height() - side) // 2
        icons.paint(painter, "repeat", QRectF(x, top, side, side), "secondary")
        x = self._write(painter, x + theme.px(1), _("reeks"), "secondary")
        self._begin(painter, x)
        box = QRectF(0, 0, _SWATCH, _SWATCH)
        paint_shut(painter, box)
        painter.setPen(QPen(theme.current().colour("line-strong"), 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()
        self._write(painter, x, _("dicht"), "secondary")

    def _begin(self, painter: QPainter, x: int) -> None:
        painter.save()
        painter.translate(x, (self.height() - theme.px(_SWATCH)) // 2)
        painter.scale(theme.current().scale, theme.current().scale)

    def _write(self, painter: QPainter, x: int, text: str, token: str) -> int:
        font = theme.font("body")
        painter.setFont(font)
        painter.setPen(theme.current().colour(token))
        left = x + theme.px(_SWATCH + _AFTER)
        width = QFontMetrics(font).horizontalAdvance(text)
        place = QRectF(left, 0, width + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        return left + width + theme.px(_BETWEEN)


class _Arrow(IconButton):
    """An arrow in a frame."""

    def __init__(self, icon: str) -> None:
        super().__init__(icon, "")
        self._arrow = icon
        self.setProperty("framed", True)

    def name(self, name: str) -> None:
        """Says what it does."""
        self.set_icon(self._arrow, name)
