"""What windows remember between two starts: sizes, column widths, the last page.

The only user of QSettings; nothing about people is kept here. Keys: `window/geometry`,
`window/page`, `gevel/names` (whether names stand in the façade), and `panel/` with the key of
a page for the width of its panel.
"""

from PySide6.QtCore import QByteArray, QSettings

from desktop import paths

LAST_PAGE = "window/page"


def _store() -> QSettings:
    path = paths.settings_dir() / "window.ini"
    return QSettings(str(path), QSettings.Format.IniFormat)


def number(key: str, usual: int) -> int:
    """The whole number, 0 or more, kept under `key`, or `usual`."""
    found = str(_store().value(key, usual))
    return int(found) if found.isdigit() else usual


def keep_number(key: str, value: int) -> None:
    """Keeps a number under `key`."""
    _store().setValue(key, value)


def words(key: str, usual: str = "") -> str:
    """The text kept under `key`, or `usual`."""
    return str(_store().value(key, usual))


def keep_words(key: str, value: str) -> None:
    """Keeps a text under `key`."""
    _store().setValue(key, value)


def geometry() -> QByteArray | None:
    """Where the window stood; None at the first start."""
    found = _store().value("window/geometry")
    return found if isinstance(found, QByteArray) else None


def keep_geometry(value: QByteArray) -> None:
    """Keeps where the window stands."""
    _store().setValue("window/geometry", value)
