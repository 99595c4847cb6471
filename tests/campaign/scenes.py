"""One use case each on a real administration, and what may be true after it went wrong.

A scene is played with a disk that fails (`disk`) or a power that goes (`power`). Afterwards
`judge` opens the administration as a user would: it stands as it was, or the use case was done;
anything in between is an AssertionError.
"""

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Protocol

from sqlalchemy import select

from desktop.domain.clock import ShiftedClock
from desktop.domain.communities import CommunityDraft
from desktop.domain.errors import StorageTrouble, Trouble
from desktop.domain.names import split_name
from desktop.domain.reading.rehearsal import Decision, Options
from desktop.domain.reading.words import ListKind
from desktop.domain.residents import ResidentDraft
from desktop.models import (
    AdministrationRecord,
    AuditLine,
    Community,
    Dwelling,
    Membership,
    Person,
    Residency,
)
from desktop.services.administration import Administrations, Credentials, OpenAdministration
from desktop.services.communities import Communities
from desktop.services.importing import Importing
from desktop.services.residents import Residents
from desktop.storage.audit import broken_links
from desktop.storage.folder import DATA
from desktop.storage.inspection import look_at_file
from desktop.storage.vault import Cost
from tests.campaign.kill_work import ReadingIn

OURS, CHANGED, STRANGE = "vier woorden die rijmen", "een heel andere zin", "van iemand anders"
FIRST, SECOND, STRANGER = "Noor van der Brug", "Ilse van der Brug", "Piet van der Sluis"
CLOCK = ShiftedClock(date(2026, 11, 24), time(9))
CHEAP = Cost(memory=64, passes=1, lanes=1)
ADMINISTRATIONS = Administrations(CLOCK, CHEAP)
NOTHING = (Trouble.NOT_AN_ADMINISTRATION, Trouble.UNREACHABLE)
"""What is said of a place where no administration lies."""


@dataclass(frozen=True, slots=True)
class World:
    """Where a scene plays: folders and files below `place`."""

    place: Path

    @property
    def buurt(self) -> Path:
        return self.place / "buurt"

    @property
    def kept(self) -> Path:
        """A backup that somebody made before."""
        return self.place / "kopie.buurtschap"

    @property
    def strange(self) -> Path:
        """A backup of another administration, with another password."""
        return self.place / "vreemd.buurtschap"

    @property
    def paper(self) -> Path:
        """Holds the recovery code, as it would be kept on paper."""
        return self.place / "papier"

    @property
    def next_paper(self) -> Path:
        """Holds the recovery code that takes its place, written down before it counts."""
        return self.place / "nieuw-papier"

    def open(self, password: str = OURS) -> OpenAdministration:
        return ADMINISTRATIONS.open(self.buurt, Credentials(password))


class Scene(Protocol):
    """A use case, and what may be true after it."""

    harmless: bool
    """Whether doing it twice is the same as doing it once."""

    def prepare(self, world: World) -> None:
        """Makes what is there before."""

    def begin(self, world: World) -> OpenAdministration | None:
        """What comes before the disk fails; gives what is open then."""

    def act(self, world: World, opened: OpenAdministration) -> None:
        """The use case; when it returns, it was acknowledged."""

    def judge(self, world: World) -> bool:
        """Whether it was done. AssertionError when neither that nor what was there."""


def save(opened: OpenAdministration, name: str) -> None:
    """Saves a resident with a home and a note."""
    with opened.database.read() as session:
        community = session.scalars(select(Community.id)).one()
        homes = list(session.scalars(select(Dwelling.id)))
    draft = ResidentDraft(
        split_name(name), community, homes[len(name) % len(homes)],
        since=date(2026, 1, 1), note="Drinkt graag koffie.", sure=True,
    )  # fmt: skip
    Residents(opened.database, CLOCK).save(draft)


def make(path: Path, password: str, name: str) -> str:
    """An administration with one resident; gives its recovery code."""
    code = ADMINISTRATIONS.create(path, "Over de Brug", "Sanne", password)
    opened = ADMINISTRATIONS.open(path, Credentials(password))
    Communities(opened.database, CLOCK).save(CommunityDraft("Betje Wolff", storeys=(8, 8, 8)))
    save(opened, name)
    opened.close()
    return code


def people(path: Path, credentials: Credentials) -> list[str]:
    """The names of who is in there, sorted; AssertionError when anything is not sound."""
    opened = ADMINISTRATIONS.open(path, credentials)
    with opened.database.read() as session:
        there = session.execute(select(Person.id, Person.first_name, Person.surname)).all()
        for model in (Membership, Residency):
            ids = set(session.scalars(select(model.person_id)))
            assert ids == {row.id for row in there}, "a resident by half"
        lines = session.scalars(select(AuditLine).order_by(AuditLine.seq)).all()
        assert not broken_links(lines), "a broken chain"
        counted = session.scalar(select(AdministrationRecord.write_counter))
        assert counted == len(lines), "an act without its line"
    key = bytes(opened._key)
    opened.close()
    found = look_at_file(path / DATA, key)
    assert all(finding.ok for finding in found), [line.code for line in found if not line.ok]
    return sorted(f"{row.first_name} {row.surname}" for row in there)


def plain(*names: str) -> list[str]:
    """What `people` gives for residents who were saved under these names."""
    return sorted(f"{split_name(name).first} {split_name(name).surname}" for name in names)


def outcome(path: Path, credentials: Credentials) -> list[str] | Trouble:
    """Who is in there, or the trouble that opening it ends in."""
    try:
        return people(path, credentials)
    except StorageTrouble as trouble:
        return trouble.kind


def lets_in(world: World, credentials: Credentials) -> bool:
    """Whether these open the administration, and its resident is there."""
    found = outcome(world.buurt, credentials)
    assert found in (plain(FIRST), Trouble.WRONG_PASSPHRASE, Trouble.WRONG_RECOVERY_CODE), found
    return found == plain(FIRST)


class Opened:
    """What most scenes share: an administration of one resident, open, with a backup made."""

    harmless = False

    def prepare(self, world: World) -> None:
        world.paper.write_text(make(world.buurt, OURS, FIRST), encoding="utf-8")
        opened = world.open()
        opened.backup(world.kept)
        opened.close()

    def begin(self, world: World) -> OpenAdministration | None:
        return world.open()


class Opening(Opened):
    """Opens and closes."""

    harmless = True

    def begin(self, world: World) -> OpenAdministration | None:
        return None

    def act(self, world: World, opened: OpenAdministration) -> None:
        world.open().close()

    def judge(self, world: World) -> bool:
        assert people(world.buurt, Credentials(OURS)) == plain(FIRST)
        return True


class Making(Opening):
    """Makes another administration."""

    harmless = False

    def act(self, world: World, opened: OpenAdministration) -> None:
        ADMINISTRATIONS.create(world.place / "nieuw", "Nieuw", "Sanne", OURS)

    def judge(self, world: World) -> bool:
        place = world.place / "nieuw"
        done = outcome(place, Credentials(OURS)) not in NOTHING
        if not done:
            # Whoever tries again at the same place must not find our rubble in the way.
            ADMINISTRATIONS.create(place, "Nieuw", "Sanne", OURS)
        assert people(place, Credentials(OURS)) == []
        return done


class Saving(Opened):
    """Saves one resident more."""

    def act(self, world: World, opened: OpenAdministration) -> None:
        save(opened, SECOND)

    def judge(self, world: World) -> bool:
        found = people(world.buurt, Credentials(OURS))
        assert found in (plain(FIRST), plain(FIRST, SECOND)), found
        return len(found) == 2


class ReadingOne(Opened):
    """Reads in a list of twelve residents."""

    def act(self, world: World, opened: OpenAdministration) -> None:
        options = Options(ListKind.RESIDENTS, "Betje Wolff", duplicates=Decision.ADD)
        Importing(opened.database, CLOCK).commit(ReadingIn().list_of(0), options)

    def judge(self, world: World) -> bool:
        found = people(world.buurt, Credentials(OURS))
        assert len(found) in (1, 1 + ReadingIn.people), found
        return len(found) > 1


class Closing(Opened):
    """Saves before the trouble, and closes in it."""

    def begin(self, world: World) -> OpenAdministration | None:
        opened = world.open()
        save(opened, SECOND)
        return opened

    def act(self, world: World, opened: OpenAdministration) -> None:
        opened.close()

    def judge(self, world: World) -> bool:
        assert people(world.buurt, Credentials(OURS)) == plain(FIRST, SECOND)
        return True


class BackingUp(Opened):
    """Makes a backup over an older one."""

    def begin(self, world: World) -> OpenAdministration | None:
        opened = world.open()
        save(opened, SECOND)
        return opened

    def act(self, world: World, opened: OpenAdministration) -> None:
        opened.backup(world.kept)

    def judge(self, world: World) -> bool:
        assert people(world.buurt, Credentials(OURS)) == plain(FIRST, SECOND)
        elsewhere = world.place / "elders"
        ADMINISTRATIONS.restore(world.kept, elsewhere, Credentials(OURS))
        found = people(elsewhere, Credentials(OURS))
        assert found in (plain(FIRST), plain(FIRST, SECOND)), found
        return len(found) == 2


class BackingUpDaily(Opened):
    """Makes the automatic backup, which drops those that are too old."""

    old = "2026-09-01 09.00.00.buurtschap"

    def prepare(self, world: World) -> None:
        super().prepare(world)
        (world.buurt / "reservekopie" / self.old).write_bytes(world.kept.read_bytes())

    def act(self, world: World, opened: OpenAdministration) -> None:
        opened.backup_now()

    def judge(self, world: World) -> bool:
        assert people(world.buurt, Credentials(OURS)) == plain(FIRST)
        lines = ADMINISTRATIONS.backups(ADMINISTRATIONS.own_backup_place(world.buurt))
        assert lines, "the last backup is gone"
        for n, line in enumerate(lines):
            ADMINISTRATIONS.restore(line.path, world.place / f"elders{n}", Credentials(OURS))
        return lines[0].made.date() == CLOCK.today()


class PuttingBack(Opened):
    """Puts the backup of another administration, with other keys, in place of this one."""

    def prepare(self, world: World) -> None:
        super().prepare(world)
        other = world.place / "ander"
        make(other, STRANGE, STRANGER)
        opened = ADMINISTRATIONS.open(other, Credentials(STRANGE))
        opened.backup(world.strange)
        opened.close()

    def begin(self, world: World) -> OpenAdministration | None:
        return None

    def act(self, world: World, opened: OpenAdministration) -> None:
        ADMINISTRATIONS.restore(world.strange, world.buurt, Credentials(STRANGE))

    def judge(self, world: World) -> bool:
        found = outcome(world.buurt, Credentials(OURS))
        assert found in (plain(FIRST), Trouble.WRONG_PASSPHRASE), found
        if found == plain(FIRST):
            return False
        assert people(world.buurt, Credentials(STRANGE)) == plain(STRANGER)
        (aside,) = world.buurt.glob("vervangen *.db")
        again = world.place / "terug"
        again.mkdir()
        aside.rename(again / "gegevens.db")
        aside.with_suffix(".json").rename(again / "sleutels.json")
        assert people(again, Credentials(OURS)) == plain(FIRST)
        return True


class MovingIn(PuttingBack):
    """Puts a backup back on a computer that has nothing yet."""

    def act(self, world: World, opened: OpenAdministration) -> None:
        ADMINISTRATIONS.restore(world.strange, world.place / "laptop", Credentials(STRANGE))

    def judge(self, world: World) -> bool:
        place = world.place / "laptop"
        done = outcome(place, Credentials(STRANGE)) not in NOTHING
        if not done:
            ADMINISTRATIONS.restore(world.strange, place, Credentials(STRANGE))
        assert people(place, Credentials(STRANGE)) == plain(STRANGER)
        return done


class ChangingPassword(Opened):
    """Takes another password."""

    def act(self, world: World, opened: OpenAdministration) -> None:
        opened.change_password(OURS, CHANGED, CHEAP)

    def judge(self, world: World) -> bool:
        old, new = (lets_in(world, Credentials(word)) for word in (OURS, CHANGED))
        assert old != new, "both open, or neither"
        code = world.paper.read_text(encoding="utf-8")
        assert lets_in(world, Credentials(recovery_code=code))
        return new


class ChangingCode(Opened):
    """Takes another recovery code, that was written down before."""

    code = ""

    def prepare(self, world: World) -> None:
        super().prepare(world)
        opened = world.open()
        self.code = opened.new_recovery_code()
        opened.close()
        world.next_paper.write_text(self.code, encoding="utf-8")

    def act(self, world: World, opened: OpenAdministration) -> None:
        opened.keep_recovery_code(self.code)

    def judge(self, world: World) -> bool:
        old, new = (
            lets_in(world, Credentials(recovery_code=paper.read_text(encoding="utf-8")))
            for paper in (world.paper, world.next_paper)
        )
        assert old != new, "both open, or neither"
        assert lets_in(world, Credentials(OURS))
        return new


SCENES: dict[str, Scene] = {
    "new": Making(),
    "open": Opening(),
    "save": Saving(),
    "import": ReadingOne(),
    "close": Closing(),
    "backup": BackingUp(),
    "daily": BackingUpDaily(),
    "restore": PuttingBack(),
    "move": MovingIn(),
    "password": ChangingPassword(),
    "code": ChangingCode(),
}
