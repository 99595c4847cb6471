"""The composition of the window: settings, theme, window, entrance.

Nothing heavy is imported here; the database's libraries come while the first page stands.
"""

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop import crash, i18n, paths, settings
from desktop.domain.clock import Clock, SystemClock
from desktop.views.kit import garbage

if TYPE_CHECKING:
    from desktop.backstage import Composition
    from desktop.views.main_window import MainWindow

_AFTER_PAINT_MS = 150


def application(arguments: Sequence[str] = ()) -> QApplication:
    """The application object, made once."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    app = QApplication(["buurtschap", *arguments])
    app.setApplicationName("Buurtschap")
    app.setApplicationDisplayName("Buurtschap")
    app.setDesktopFileName("buurtschap")
    return app


def first_page(clock: Clock | None = None) -> "MainWindow":
    """The window with its first page, painted; the event loop is up to the caller."""
    app = application()
    with garbage.left_alone():
        from desktop.entrance import Entrance
        from desktop.views.main_window import MainWindow

        known = settings.load()
        i18n.use(known.language)
        _speak(app, known.language)
        window = MainWindow()
        entrance = Entrance(window, clock or SystemClock(), known, _composition)
        crash.install(entrance.bug.emit)
        entrance.start()
        window.show()
        return window


def run(clock: Clock | None = None) -> int:
    """Opens the window and stays until it is closed; gives the exit status.

    Where this person has a window already, that one comes forward instead.
    """
    from desktop.views.kit import first_window

    app = application(sys.argv[1:])
    if first_window.brought_forward(paths.settings_dir()):
        return 0
    window = first_page(clock)
    door = first_window.FirstWindow(paths.settings_dir(), window)
    door.knocked.connect(window.come_forward)
    # After the first paint: loading what these need beside it would make it wait.
    QTimer.singleShot(_AFTER_PAINT_MS, door.listen)
    QTimer.singleShot(_AFTER_PAINT_MS, partial(_heed_system, window))
    status = app.exec()
    door.close()
    window.deleteLater()
    # No loop runs any more that would do it; the end of Python takes things in any order.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return status


def _heed_system(window: "MainWindow") -> None:
    """Locks when the system does, and moves only when the system lets things move."""
    from desktop.views.kit import fading, lock_signals

    signals = lock_signals.LockSignals(window)
    signals.locked.connect(window.lock_asked)
    signals.listen(window)
    fading.allow(allowed=fading.wished())


def _composition() -> "Composition":
    """The composition of the services, imported when it is first needed."""
    from desktop import compose

    return compose


def _speak(app: QApplication, language: str) -> None:
    """Lets Qt's own dialogs speak the language of the program."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if translator.load(QLocale(language), "qtbase", "_", folder):
        app.installTranslator(translator)
