"""What the entrance asks of administrations, on the data lane.

The heavy libraries (the database's above all) are imported in here, at the first call, so
that the first page is painted before they come.
"""

import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.domain.changes import Topic
from desktop.domain.clock import Clock
from desktop.domain.errors import StorageTrouble

if TYPE_CHECKING:
    from desktop.domain.vocabulary import Roof
    from desktop.services import Services
    from desktop.services.administration import Administrations, OpenAdministration

_LOG = logging.getLogger("buurtschap")


@dataclass(frozen=True, slots=True)
class Opening:
    """An administration that was just opened, with its services."""

    administration: "OpenAdministration"
    services: "Services"


class Composition(Protocol):
    """What puts services together; loading it loads the heavy libraries."""

    def services(self, opened: "OpenAdministration", clock: Clock) -> "Services":
        """Every service of an open administration."""

    def make_example(self, folder: Path, password: str, clock: Clock) -> str:
        """Makes an administration with the example data; gives its recovery code."""

    def make_community(
        self,
        opened: "OpenAdministration",
        clock: Clock,
        name: str,
        storeys: tuple[int, ...],
        roof: "Roof",
    ) -> None:
        """Adds a community; `storeys` are doors per storey, the lowest first."""


class Backstage:
    """Opens at most one administration at a time. Every method may take long.

    `compose` gives the composition, importing it at the first call.
    """

    def __init__(
        self,
        clock: Clock,
        announce: Callable[[frozenset[Topic]], None],
        compose: Callable[[], Composition],
    ) -> None:
        self._clock = clock
        self._compose = compose
        self._announce = announce
        self._opened: OpenAdministration | None = None
        self._seen: dict[Topic, int] = {}

    def warm_up(self) -> None:
        """Loads the libraries while somebody types a password."""
        self._compose()

    def name_of(self, address: str) -> tuple[str, str]:
        """The address of an administration and its name, as can be told without a password."""
        return address, self._administrations().peek(address)

    def create(self, folder: Path, name: str, who: str, password: str) -> str:
        """Makes an administration; gives its recovery code."""
        return self._administrations().create(folder, name, who, password)

    def make_example(self, folder: Path, password: str) -> str:
        """Makes the example data in `folder` when it is not there yet; gives its address."""
        if not folder.exists():
            self._compose().make_example(folder, password, self._clock)
        return str(folder)

    def open(self, address: str, password: str, code: str = "", accept_older: str = "") -> Opening:
        """Opens an administration; `accept_older` is not empty when an older copy is fine."""
        from desktop.services.administration import Credentials

        self.close()
        opened = self._administrations().open(
            address,
            Credentials(password=password, recovery_code=code),
            self._announce,
            accept_older=bool(accept_older),
        )
        self._opened = opened
        if opened.folder is None:  # what others change from here on is news
            self._seen = opened.database.topic_versions()
        return Opening(opened, self._compose().services(opened, self._clock))

    def make_community(self, name: str, storeys: tuple[int, ...], roof: "Roof") -> None:
        """The first community of the open administration; `storeys` are doors, lowest first."""
        if self._opened is not None:
            self._compose().make_community(self._opened, self._clock, name, storeys, roof)

    def reset_password(self, password: str) -> None:
        """Another password for the open administration."""
        if self._opened is not None:
            self._opened.reset_password(password)

    def backups(self, address: str, place: str) -> tuple[tuple[Path, datetime], ...]:
        """The backups of an administration, newest first; none of one that is gone."""
        administrations = self._administrations()
        folder = Path(place) if place else administrations.own_backup_place(address)
        return tuple((line.path, line.made) for line in administrations.backups(folder))

    def restore(self, backup: Path, folder: Path, password: str, code: str) -> str:
        """Puts a backup back; gives the address of what can be opened now."""
        from desktop.services.administration import Credentials

        self.close()
        self._administrations().restore(
            backup, folder, Credentials(password=password, recovery_code=code)
        )
        return str(folder)

    def daily(self, place: str) -> None:
        """Today's backup, when it is due."""
        if self._opened is not None and self._opened.folder is not None:
            self._opened.backup_when_due(Path(place) if place else None)

    def poll(self) -> None:
        """Announces what others changed in the shared database since the last look."""
        if self._opened is None or self._opened.folder is not None:
            return
        now = self._opened.database.topic_versions()
        changed = frozenset(topic for topic, n in now.items() if n != self._seen.get(topic, n))
        self._seen = now
        if changed:
            self._announce(changed)

    def close(self, place: str | None = None) -> None:
        """Closes what is open; with a `place` ("" for the usual one) after a last backup.

        A backup that fails is logged and holds nobody up: the work itself is saved.
        """
        opened, self._opened, self._seen = self._opened, None, {}
        if opened is None:
            return
        if place is not None and opened.folder is not None:
            try:
                opened.backup_now(Path(place) if place else None)
            except StorageTrouble as trouble:
                _LOG.warning("no backup at closing: %s", trouble.kind)
        with contextlib.suppress(StorageTrouble):
            opened.close()

    def _administrations(self) -> "Administrations":
        from desktop.services.administration import Administrations

        return Administrations(self._clock)
