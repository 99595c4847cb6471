from types import SimpleNamespace

import pytest

from desktop.services.administration import Administrations, Credentials
from desktop.services.communities import Communities
from desktop.services.drafts import Drafts
from desktop.services.importing.importing import Importing
from desktop.services.organisation import Organisation
from desktop.services.rooms import Rooms
from desktop.services.undo import Undo
from desktop.settings import Settings
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.machine import Machine
from desktop.views.kit.runner import InlineRunner
from desktop.views.settings.page import SettingsPage
from tests.conftest import CHEAP

PASSWORD = "vier losse woorden samen"


@pytest.fixture
def administrations(clock):
    return Administrations(clock, CHEAP)


@pytest.fixture
def folder(administrations, tmp_path):
    administrations.create(tmp_path / "administratie", "Over de Brug", "Sanne", PASSWORD)
    return tmp_path / "administratie"


@pytest.fixture
def bus():
    return ChangeBus()


@pytest.fixture
def opened(administrations, folder, bus):
    it = administrations.open(folder, Credentials(PASSWORD), bus.announce)
    yield it
    it.close()


def services(database, clock):
    return SimpleNamespace(
        organisation=Organisation(database, clock),
        communities=Communities(database, clock),
        rooms=Rooms(database, clock),
        importing=Importing(database, clock),
        undo=Undo(database, clock),
        drafts=Drafts(database, clock),
    )


class Told(list):
    """Stands where the undo bar is: keeps what was said."""

    def tell(self, text, *, undo=True):
        self.append((text, undo))


@pytest.fixture
def kept():
    """The settings of the machine, each time they were kept."""
    return []


@pytest.fixture
def desk(opened, bus, clock, kept):
    made = Desk(services(opened.database, clock), InlineRunner(), bus, clock)
    made.administration = opened
    made.machine = Machine(Settings(), kept.append)
    made.toast = Told()
    return made


@pytest.fixture
def page(qtbot, desk):
    shown = SettingsPage(desk)
    qtbot.addWidget(shown)
    shown.resize(1232, 868)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown
