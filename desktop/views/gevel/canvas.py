"""The painted street as a widget: pointer, keyboard and words; the data come from outside."""

from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.domain.facade_measure import DAY
from desktop.domain.names import fold
from desktop.domain.street import Street
from desktop.i18n import _
from desktop.views.gevel import marks, walk
from desktop.views.gevel.building import paint_buildings
from desktop.views.gevel.scene import CAPTION, Scene
from desktop.views.gevel.words import home_words, nameless_words
from desktop.views.kit import theme
from desktop.views.kit.labels import plain_tooltip

_TYPING_MS = 1200
_NO_CAPTION = 6.0
_KEY_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Canvas(QWidget):
    """Paints a scene. `chosen` carries a home's id, `walked` the one the keyboard came to.

    What stands still is painted once into a picture; only what follows the pointer and the
    keyboard is painted each time.
    """

    chosen = Signal(object)
    walked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene(Street(), DAY)
        self.names_shown = True
        self._captions = True
        self._names: dict[UUID, marks.Name] = {}
        self._hovered: UUID | None = None
        self._selected: UUID | None = None
        self._current: UUID | None = None
        self._pictures: dict[bool, QPixmap] = {}
        self._by_keys = False
        self._typed = ""
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._forget_typed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("De gevel"))

    def show_scene(self, scene: Scene, *, captions: bool) -> None:
        """Paints another street; what was chosen stays so while it is there."""
        self.scene, self._captions = scene, captions
        self._names = marks.names_of(scene) if self.names_shown else {}
        for name in ("_hovered", "_selected", "_current"):
            if getattr(self, name) not in scene.places:
                setattr(self, name, None)
        self._pictures.clear()
        self.setFixedSize(self.sizeHint())
        self._say()
        self.update()

    def show_names(self, *, shown: bool) -> None:
        """Hides or shows names, for when others look along."""
        if shown == self.names_shown:
            return
        self.names_shown = shown
        self._names = marks.names_of(self.scene) if shown else {}
        self._pictures.clear()
        self._say()
        self.update()

    def select(self, home_id: UUID | None) -> None:
        """Frames the window of a home."""
        self._selected = home_id if home_id in self.scene.places else None
        if self._selected is not None:
            self._current = self._selected
        self.update()

    @property
    def current(self) -> UUID | None:
        """The home on which the keyboard stands."""
        return self._current

    def rect_of(self, home_id: UUID) -> QRectF:
        """Where the window of a home is, in pixels of the widget."""
        cell, scale = self.scene.places[home_id].window.cell, theme.current().scale
        return QRectF(cell.x * scale, cell.y * scale, cell.width * scale, cell.height * scale)

    def sizeHint(self) -> QSize:
        scale = theme.current().scale
        height = self.scene.ground + (CAPTION if self._captions else _NO_CAPTION)
        return QSize(round(self.scene.width * scale), round(height * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hovered = self._hovered if self.names_shown else None
        picture = self._picture(faded=hovered is not None and bool(self.scene.strands))
        part, ratio = QRectF(event.rect()), picture.devicePixelRatio()
        painter.drawPixmap(part, picture, QRectF(part.topLeft() * ratio, part.size() * ratio))
        painter.scale(theme.current().scale, theme.current().scale)
        focused = self._current if self.hasFocus() and self._by_keys else None
        marks.paint_pointed(painter, self.scene, marks.Pointed(hovered, self._selected, focused))

    def _picture(self, *, faded: bool) -> QPixmap:
        """The street as it is without the pointer, or with its ties faded; painted once."""
        kept = self._pictures.get(faded)
        if kept is None or kept.devicePixelRatio() != self.devicePixelRatioF():
            kept = self._pictures[faded] = self._paint_still(faded=faded)
        return kept

    def _paint_still(self, *, faded: bool) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.scale(theme.current().scale, theme.current().scale)
        paint_buildings(painter, self.scene)
        if self._captions:
            marks.paint_captions(painter, self.scene)
        marks.paint_marks(painter, self.scene, self._names, faded=faded)
        painter.end()
        return picture

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._pictures.clear()
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            home_id = self._at(QPointF(event.pos()))
            if home_id is None:
                QToolTip.hideText()
            else:
                cell = self.rect_of(home_id).toRect()
                QToolTip.showText(event.globalPos(), plain_tooltip(self.words(home_id)), self, cell)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keys = False
        home_id = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and home_id is not None:
            self._current = home_id
            self.chosen.emit(home_id)
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keys = event.reason() in _KEY_REASONS
        if self._current is None:
            self._step_to(walk.first(self.scene))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        self._by_keys = True
        if key in walk.STEPS:
            here = self._current
            away = walk.step(self.scene, here, Qt.Key(key)) if here else walk.first(self.scene)
            self._step_to(away)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.chosen.emit(self._current)
        elif text and text.isprintable() and (text != " " or self._typed) and self.names_shown:
            self._typed += text
            self._typing.start()
            self._step_to(walk.named(self.scene, fold(self._typed), self._current))
        elif key == Qt.Key.Key_Space and self._current is not None:
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def words(self, home_id: UUID) -> str:
        """A home in words, for tooltip and screen reader."""
        place = self.scene.places[home_id]
        if not self.names_shown:
            return nameless_words(place.home)
        everybody = {
            one.person_id: one.name
            for place in self.scene.places.values()
            for one in place.home.people
        }
        ties = self.scene.ties_of(home_id)
        return home_words(
            place.home,
            self.scene.house(place),
            ties,
            everybody,
            ties_kept=self.scene.street.has_ties,
            lens=self.scene.lens,
        )

    def _at(self, point: QPointF) -> UUID | None:
        scale = theme.current().scale
        place = self.scene.at(point.x() / scale, point.y() / scale)
        return place.home.id if place else None

    def _hover(self, home_id: UUID | None) -> None:
        if home_id != self._hovered:
            self._hovered = home_id
            lit = home_id is not None and self.scene.places[home_id].home.lit
            self.setCursor(Qt.CursorShape.PointingHandCursor if lit else Qt.CursorShape.ArrowCursor)
            self.update()

    def _step_to(self, home_id: UUID | None) -> None:
        if home_id is None:
            return
        self._current = home_id
        self._say()
        self.walked.emit(home_id)
        self.update()

    def _say(self) -> None:
        said = self.words(self._current) if self._current else ""
        self.setAccessibleName(f"{_('De gevel')}: {said}" if said else _("De gevel"))
        self.setAccessibleDescription(
            _("Met de pijltjes loop je langs de ramen, Enter opent. Typ een naam om te springen.")
        )

    def _forget_typed(self) -> None:
        self._typed = ""
