"""A picture of a page without a screen: `buurtschap picture`."""

import os
import tempfile
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import compose, i18n
from desktop.cli_admin import opened
from desktop.domain.clock import Clock
from desktop.domain.errors import StorageTrouble, Trouble
from desktop.services.administration import Administrations, is_server
from desktop.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.administration import OpenAdministration

_DARK = "unlock"


def take(asked: Namespace, clock: Clock) -> int:
    """Draws the real window off screen on a page and keeps the picture.

    It has settings of its own: taking a picture changes nothing of who works here.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    i18n.use(asked.language)
    with tempfile.TemporaryDirectory(prefix="buurtschap-") as home:
        os.environ["BUURTSCHAP_HOME"] = home
        if asked.page in ("unlock", "first-run"):
            _grab(asked, _front(asked))
        else:
            it = opened(asked, clock)
            try:
                _inside(asked, clock, it)
            finally:
                it.close()
    return 0


def _paint(asked: Namespace) -> None:
    from desktop import app
    from desktop.views.kit import theme

    dark = asked.page == _DARK
    theme.set_theme(app.application(), "avond" if dark else asked.theme, scale=asked.scale)


def _front(asked: Namespace) -> "QWidget":
    _paint(asked)
    from desktop.views.main_window import MainWindow
    from desktop.views.unlock.first_page import FirstPage
    from desktop.views.unlock.unlock_page import UnlockPage

    window = MainWindow()
    if asked.page == "first-run":
        window.show_front(FirstPage([]))
    else:
        name = asked.admin if is_server(asked.admin) else Administrations.peek(asked.admin)
        window.show_front(UnlockPage(name, i18n._("op deze computer")))
    return window


def _inside(asked: Namespace, clock: Clock, it: "OpenAdministration") -> None:
    _paint(asked)
    from desktop.views.kit.change_bus import ChangeBus
    from desktop.views.kit.desk import Desk
    from desktop.views.kit.machine import Machine
    from desktop.views.kit.runner import InlineRunner
    from desktop.views.main_window import MainWindow
    from desktop.views.workplace import Workplace

    services = compose.services(it, clock)
    known = replace(Settings(), language=asked.language, theme=asked.theme)
    desk = Desk(services, InlineRunner(), ChangeBus(), clock, example=it.is_example)
    desk.machine, desk.administration = Machine(known, _keep_nothing), it
    window = MainWindow()
    workplace = Workplace(desk)
    window.enter(workplace, it.name, known.lock_minutes)
    window.resize(*asked.size)
    if asked.page == "community":
        communities = services.communities.list()
        desk.community_id = communities[0].id if communities else None
        workplace.rail.community.set_value(desk.community_id)
    workplace.go("today" if asked.page == "community" else asked.page)
    _grab(asked, window)


def _grab(asked: Namespace, window: "QWidget") -> None:
    from desktop import app

    window.resize(*asked.size)
    window.show()
    for _ in range(3):  # layouts settle in turns: a page, its scroll area, what is in it
        app.application().processEvents()
    if not window.grab().save(str(Path(asked.out).absolute()), "PNG"):
        raise StorageTrouble(Trouble.READ_ONLY)


def _keep_nothing(settings: Settings) -> None:
    """The settings of a picture are gone with it."""
