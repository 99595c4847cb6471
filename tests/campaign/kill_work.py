"""What is going on when the power goes: saving residents, and reading in a list."""

import hashlib
import itertools
from collections import Counter
from datetime import date

from sqlalchemy import func, select

from desktop.domain.communities import CommunityDraft
from desktop.domain.names import split_name
from desktop.domain.reading.rehearsal import Decision, Options
from desktop.domain.reading.table import Line, Sheet
from desktop.domain.reading.words import ListKind
from desktop.domain.residents import ResidentDraft
from desktop.models import (
    AuditLine,
    Community,
    Dwelling,
    ImportRun,
    Membership,
    Person,
    PersonNote,
    Residency,
)
from desktop.services.administration import OpenAdministration
from desktop.services.communities import Communities
from desktop.services.importing import Importing
from desktop.services.importing.reader import OpenedFile
from desktop.services.residents import Residents
from tests import builders
from tests.campaign.kill import Work

NOTE = "Drinkt graag koffie in de huiskamer."


class Saving:
    """Residents with a home and a note, one after the other: four rows each."""

    longest = 0.04

    def prepare(self, opened: OpenAdministration) -> None:
        Communities(opened.database, opened.database.clock).save(
            CommunityDraft("Betje Wolff", storeys=(8, 8, 8))
        )

    def work(self, opened: OpenAdministration, tell) -> None:
        residents = Residents(opened.database, opened.database.clock)
        with opened.database.read() as session:
            community = session.scalars(select(Community.id)).one()
            homes = list(session.scalars(select(Dwelling.id)))
        for n in itertools.count():
            draft = ResidentDraft(
                split_name(f"Noor{n} van der Brug"), community, homes[n % len(homes)],
                since=date(2026, 1, 1), note=NOTE, sure=True,
            )  # fmt: skip
            tell(str(residents.save(draft)))

    def stored(self, opened: OpenAdministration) -> tuple[set[str], int]:
        with opened.database.read() as session:
            people = set(session.scalars(select(Person.id)))
            parts = [
                set(session.scalars(select(model.person_id)))
                for model in (Membership, Residency, PersonNote)
            ]
            lines = session.scalar(select(func.count()).select_from(AuditLine)) or 0
        halves = sum(len(people ^ part) for part in parts)
        return {str(person) for person in people}, halves + abs(lines - 1 - len(people))


class ReadingIn:
    """Lists of twelve new residents with homes, each list one transaction."""

    longest = 0.3
    people = 12

    def prepare(self, opened: OpenAdministration) -> None:
        Saving().prepare(opened)

    def work(self, opened: OpenAdministration, tell) -> None:
        importing = Importing(opened.database, opened.database.clock)
        options = Options(ListKind.RESIDENTS, "Betje Wolff", duplicates=Decision.ADD)
        with opened.database.read() as session:
            begun = session.scalar(select(func.count()).select_from(ImportRun)) or 0
        for n in itertools.count(begun):
            given = self.list_of(n)
            importing.commit(given, options)
            tell(given.digest)

    def list_of(self, n: int) -> OpenedFile:
        """A list whose people all bear the name of the list."""
        family = self.word(f"list {n}")
        rows = [
            (f"{self.word(f'{n} {who}')} {family}", f"{who % 3 + 1}.0{who // 3 + 1}", "1-3-2026")
            for who in range(self.people)
        ]
        lines = [("Naam", "Woning", "Sinds"), *rows]
        sheet = Sheet("Blad1", tuple(Line(at, cells) for at, cells in enumerate(lines, start=1)))
        return OpenedFile("lijst.xlsx", family, (sheet,))

    @staticmethod
    def word(seed: str) -> str:
        digits = hashlib.sha256(seed.encode()).digest()[:9]
        return "".join("abcdefghijklmnop"[digit % 16] for digit in digits).capitalize()

    def stored(self, opened: OpenAdministration) -> tuple[set[str], int]:
        with opened.database.read() as session:
            runs = set(session.scalars(select(ImportRun.digest)))
            families = Counter(session.scalars(select(Person.surname)))
            members = set(session.scalars(select(Membership.person_id)))
            housed = set(session.scalars(select(Residency.person_id)))
            people = set(session.scalars(select(Person.id)))
            lines = session.scalar(select(func.count()).select_from(AuditLine)) or 0
        whole = {family for family, n in families.items() if n == self.people}
        halves = len(set(families) ^ runs) + len(set(families) - whole)
        halves += len(people ^ members) + len(people ^ housed) + abs(lines - 1 - len(runs))
        return whole & runs, halves


class Boasting(Saving):
    """Tells before it is true: the control that shows that the campaign can see a loss."""

    def work(self, opened: OpenAdministration, tell) -> None:
        for n in itertools.count():
            with opened.database.write("residents.add") as session:
                person = builders.a_person(session, f"Noor{n} van der Brug")
                session.flush()
                tell(str(person.id))
                session.execute(select(func.count()).select_from(Person))


WORKS: dict[str, Work] = {"save": Saving(), "import": ReadingIn(), "boast": Boasting()}
