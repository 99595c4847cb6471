"""The icons: Tabler outline drawings in one colour, tinted at the moment they are drawn.

The set is the folder `resources/icons`, each named as in Tabler; a house test opens every
file and fails on one that nobody uses.
An icon always stands next to words, except close, previous, next and the collapsed rail;
those have an accessible name and a tooltip.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desktop import paths
from desktop.views.kit import theme

_STROKE = 'stroke-width="2"'
_THINNER = 'stroke-width="1.8"'  # 1.5 px when 24 units are drawn at 20 px
DEFAULT_SIZE = 20


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = paths.resource(f"icons/{name}.svg").read_text("utf-8")
    tinted = source.replace("currentColor", colour).replace(_STROKE, _THINNER)
    return QSvgRenderer(QByteArray(tinted.encode()))


def paint(painter: QPainter, name: str, where: QRect | QRectF, colour: QColor | str) -> None:
    """Draws icon `name` in the square `where`, in a colour or the colour of a token."""
    tint = theme.current().colour(colour) if isinstance(colour, str) else colour
    _renderer(name, tint.name()).render(painter, QRectF(where))


def pixmap(name: str, token: str = "ink", size: int = DEFAULT_SIZE) -> QPixmap:
    """Icon `name` as a picture of `size` design pixels, sharp on the finest screen in use."""
    ratio = max((s.devicePixelRatio() for s in QGuiApplication.screens()), default=1.0)
    side = theme.px(size)
    key = f"{name} {theme.current().colours[token]} {side} {ratio}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, QRectF(0, 0, side, side), token)
    painter.end()
    QPixmapCache.insert(key, made)
    return made


def icon(name: str, token: str = "ink", size: int = DEFAULT_SIZE) -> QIcon:
    """Icon `name` in the colour of `token` now; ask again on `QEvent.PaletteChange`."""
    made = QIcon(pixmap(name, token, size))
    made.addPixmap(pixmap(name, "control", size), QIcon.Mode.Disabled)
    return made
