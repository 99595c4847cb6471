"""The composition of the window: settings, theme, window, entrance.

Nothing heavy is imported here; the database's libraries come while the first page stands.
"""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop import crash, i18n, settings
from desktop.backstage import Composition
from desktop.domain.clock import Clock, SystemClock
from desktop.entrance import Entrance
from desktop.views.main_window import MainWindow


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


def first_page(clock: Clock | None = None, arguments: Sequence[str] = ()) -> MainWindow:
    """The window with its first page, painted; the event loop is up to the caller."""
    app = application(arguments)
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
    """Opens the window and stays until it is closed; gives the exit status."""
    window = first_page(clock, sys.argv[1:])
    status = application().exec()
    window.deleteLater()
    return status


def _composition() -> Composition:
    """The composition of the services, imported when it is first needed."""
    from desktop import compose

    return compose


def _speak(app: QApplication, language: str) -> None:
    """Lets Qt's own dialogs speak the language of the program."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if translator.load(QLocale(language), "qtbase", "_", folder):
        app.installTranslator(translator)
