"""What is going on when the power goes: saving residents, and reading in a list."""

import itertools
from datetime import date

from sqlalchemy import func, select

from desktop.domain.communities import CommunityDraft
from desktop.domain.names import split_name
from desktop.domain.residents import ResidentDraft
from desktop.models import (
    AuditLine,
    Community,
    Dwelling,
    Membership,
    Person,
    PersonNote,
    Residency,
)
from desktop.services.administration import OpenAdministration
from desktop.services.communities import Communities
from desktop.services.residents import Residents

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


WORKS = {"save": Saving()}
