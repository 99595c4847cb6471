"""The time strip: a row for each room, its uses past, now and later, and a line at now."""

from datetime import date, datetime, time

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.domain.today import Moment, RoomDay, RoomsOfDay, RoomUse
from desktop.domain.vocabulary import OccurrenceState
from desktop.i18n import _, wording
from desktop.labels import label
from desktop.views.kit import theme
from desktop.views.kit.labels import plain_tooltip
from desktop.views.today.strip_layout import Block, Scale, blocks, lane_count, scale_for

_NAMES, _NAMES_NARROW, _HOURS, _ROW, _BLOCK = 128.0, 112.0, 24.0, 35.0, 26.0
_NARROW, _RIGHT = 640, 6.0
_HATCH = 6.0
_LABEL = 13


class RoomsStrip(QWidget):
    """Paints the rooms of one day. `now` is local; on another day there is no line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms = RoomsOfDay(date.min, ())
        self._now = datetime.combine(date.min, time())
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rooms(self, rooms: RoomsOfDay, now: datetime) -> None:
        """Shows what happens in the rooms, seen from local time `now`."""
        self._rooms, self._now = rooms, now
        self.setAccessibleName(_("Ruimtes op {day}").format(day=_day(rooms)))
        self.setAccessibleDescription("; ".join(room_words(room) for room in rooms.rooms))
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        height = _HOURS + sum(_ROW * lane_count(room.uses) for room in self._rooms.rooms) + 1
        return QSize(theme.px(600), theme.px(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.current().scale, theme.current().scale)
        rows = self._laid_out()
        self._paint_hours(painter)
        for room, top, height, laid in rows:
            self._paint_row(painter, room, top, height)
            for block in laid:
                _paint_block(painter, block, top + block.lane * _ROW)
        self._paint_now(painter)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            use = self._at(QPointF(event.pos()) / theme.current().scale)
            text = plain_tooltip(use_words(use)) if use else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    @property
    def _width(self) -> float:
        return self.width() / theme.current().scale

    @property
    def _height(self) -> float:
        return self.height() / theme.current().scale

    @property
    def _left(self) -> float:
        return _NAMES if self._width >= _NARROW else _NAMES_NARROW

    def _scale(self) -> Scale:
        return scale_for(self._rooms, self._left, self._width - _RIGHT)

    def _laid_out(self) -> list[tuple[RoomDay, float, float, tuple[Block, ...]]]:
        scale = self._scale()
        top, rows = _HOURS, []
        for room in self._rooms.rooms:
            height = _ROW * lane_count(room.uses)
            rows.append((room, top, height, blocks(room.uses, scale, self._now, _text_width)))
            top += height
        return rows

    def _at(self, point: QPointF) -> RoomUse | None:
        for _room, top, _height, laid in self._laid_out():
            for block in laid:
                row = top + block.lane * _ROW
                right = max(block.right, block.text_left + 20)
                if row <= point.y() < row + _ROW and block.left <= point.x() <= right:
                    return block.use
        return None

    def _paint_hours(self, painter: QPainter) -> None:
        colour = theme.current().colour
        scale = self._scale()
        font = _face(12)
        metrics = QFontMetricsF(font)
        pill = self._pill()
        for x, hour in scale.ticks():
            text = wording().clock(time(hour))
            width = metrics.horizontalAdvance(text)
            box = QRectF(x - width / 2, 0, width, _HOURS)
            if box.right() > self._width or (pill and pill.adjusted(-4, 0, 4, 0).intersects(box)):
                continue
            painter.setFont(font)
            painter.setPen(colour("secondary"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QPen(colour("line"), 1))
        for x, _hour in scale.ticks()[1:]:
            painter.drawLine(QPointF(round(x) + 0.5, _HOURS), QPointF(round(x) + 0.5, self._height))

    def _pill(self) -> QRectF | None:
        """Where 'nu 13.50' stands; None on another day."""
        if self._now.date() != self._rooms.day:
            return None
        width = QFontMetricsF(_face(13, 700)).horizontalAdvance(self._now_text()) + 10
        x = self._scale().x(self._now)
        left = min(max(x - width / 2, self._left), self._width - width)
        return QRectF(round(left), 3, round(width), _HOURS - 5)

    def _now_text(self) -> str:
        return _("nu {time}").format(time=wording().clock(self._now.time()))

    def _paint_now(self, painter: QPainter) -> None:
        pill = self._pill()
        if pill is None:
            return
        colour = theme.current().colour
        x = round(self._scale().x(self._now)) + 0.5
        painter.setPen(QPen(colour("ink"), 1))
        painter.drawLine(QPointF(x, pill.bottom()), QPointF(x, self._height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        painter.drawRoundedRect(pill, 2, 2)
        painter.setPen(colour("ground"))
        painter.setFont(_face(13, 700))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._now_text())

    def _paint_row(self, painter: QPainter, room: RoomDay, top: float, height: float) -> None:
        colour = theme.current().colour
        for text, font, token, y in (
            (room.room, _face(14, 600), "ink", top + 13.5),
            (room.community, _face(12), "secondary", top + 29.5),
        ):
            painter.setFont(font)
            painter.setPen(colour(token))
            cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, self._left - 8)
            painter.drawText(QPointF(0, y), cut)
        painter.setPen(QPen(colour("line"), 1))
        bottom = top + height - 0.5
        painter.drawLine(QPointF(0, bottom), QPointF(self._width, bottom))


def _paint_block(painter: QPainter, block: Block, top: float) -> None:
    colour = theme.current().colour
    clash = block.use.state is OccurrenceState.CLASH
    box = QRectF(round(block.left), top + 4, max(round(block.right) - round(block.left), 4), _BLOCK)
    painter.setPen(Qt.PenStyle.NoPen)
    bar = "action"
    if clash:
        _paint_hatch(painter, box)
        bar = "ossenbloed"
    elif block.moment is Moment.PAST:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("line-strong"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        bar = "control"
    elif block.moment is Moment.NOW:
        painter.setBrush(colour("bentheimer"))
        painter.drawRoundedRect(box, 2, 2)
        bar = "bentheimer-frame"
    else:
        painter.setBrush(colour("tint"))
        painter.drawRoundedRect(box, 2, 2)
    if block.use.state is OccurrenceState.OPTION:
        pen = QPen(colour("action"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), colour(bar))
    _paint_label(painter, block, box)


def _paint_label(painter: QPainter, block: Block, box: QRectF) -> None:
    font = _face(_LABEL)
    metrics = QFontMetricsF(font)
    text = block.use.title
    if block.text_room is not None:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, block.text_room)
    if len(text) < 2 and text != block.use.title:
        return
    token = "secondary" if block.moment is Moment.PAST else "ink"
    if block.inside and block.moment is Moment.NOW:
        token = "gevel-lit-ink"
    baseline = box.center().y() + metrics.capHeight() / 2
    if block.use.state is OccurrenceState.CLASH and block.inside:
        width = metrics.horizontalAdvance(text)
        ground = QRectF(block.text_left - 4, box.top() + 4, width + 8, box.height() - 8)
        painter.fillRect(ground, theme.current().colour("surface"))
    painter.setFont(font)
    painter.setPen(theme.current().colour(token))
    painter.drawText(QPointF(block.text_left, baseline), text)


def _paint_hatch(painter: QPainter, box: QRectF) -> None:
    """Two groups in one room: outlined and hatched in ossenbloed."""
    colour = theme.current().colour
    painter.save()
    painter.fillRect(box, colour("ossenbloed-tint"))
    painter.setClipRect(box)
    painter.setPen(QPen(colour("ossenbloed"), 1.5))
    x = box.left()
    while x < box.right() + box.height():
        painter.drawLine(QPointF(x - box.height(), box.top()), QPointF(x, box.bottom()))
        x += _HATCH
    painter.restore()
    painter.setPen(QPen(colour("ossenbloed"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.75, 0.75, -0.75, -0.75))


def _face(size: int, weight: int = 400) -> QFont:
    """A font in design pixels; the painter scales it. Figures in it are equally wide."""
    made = QFont(theme.FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    return theme.with_tabular_figures(made)


def _text_width(use: RoomUse) -> float:
    return QFontMetricsF(_face(_LABEL)).horizontalAdvance(use.title)


def use_words(use: RoomUse) -> str:
    """'Koffieochtend, 10.00–12.00 uur'; with what is not an ordinary booking."""
    times = _("{begins}–{ends} uur").format(
        begins=wording().clock(use.begins), ends=wording().clock(use.ends)
    )
    parts = [use.title, times]
    if use.state is not OccurrenceState.BOOKED:
        parts.append(label(use.state))
    return ", ".join(parts)


def room_words(room: RoomDay) -> str:
    """A room and its uses in words."""
    used = ", ".join(use_words(use) for use in room.uses) or _("geen boekingen")
    return f"{room.room}: {used}"


def _day(rooms: RoomsOfDay) -> str:
    return wording().day(rooms.day, weekday=True)
