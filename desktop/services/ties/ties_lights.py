"""The waakvlam: how close a worker keeps, and when again. Part of Ties."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.identity import new_id
from desktop.domain.ties.card import LightLine
from desktop.domain.vocabulary import Intensity, TiePhase
from desktop.models import Community, Membership, Person, PilotLight
from desktop.services.ties.ties_records import held_tie, not_possible, require_ahead
from desktop.storage.database import Database
from desktop.storage.queries import tie_card
from desktop.storage.queries.residents import runs


class Lighting:
    """Never without a next day; no score, and no reasons are kept."""

    _database: Database
    _clock: Clock

    def light_of(self, person_id: UUID) -> LightLine | None:
        """The waakvlam of somebody, or None."""
        with self._database.read() as session:
            return tie_card.light(session, person_id=person_id)

    def light(
        self,
        *,
        person_id: UUID | None = None,
        tie_id: UUID | None = None,
        level: Intensity,
        next_on: date,
    ) -> UUID:
        """Sets the waakvlam of one person or one tie, or changes it; gives its id.

        Raises Refused(day_past) for a day that is not after today, tie_gone, person_gone,
        phase_not_possible (a tie that is over), not_a_member.
        """
        if (person_id is None) == (tie_id is None):
            raise ValueError("a light is of one person or of one tie")
        today = self._clock.today()
        require_ahead(next_on, today, "next_on")
        with self._database.write("ties.light") as session:
            community_id = self._where(session, person_id, tie_id)
            there = tie_card.light(session, person_id=person_id, tie_id=tie_id)
            if there is not None:
                burning = session.get_one(PilotLight, there.id)
            else:
                burning = PilotLight(
                    id=new_id(),
                    community_id=community_id,
                    person_id=person_id,
                    tie_id=tie_id,
                    begun_on=today,
                )
                session.add(burning)
            burning.level, burning.next_on = level, next_on
            return burning.id

    def light_seen(self, light_id: UUID, next_on: date) -> None:
        """The moment was there; the next is on a day after today.

        Raises Refused(light_gone), Refused(day_past).
        """
        require_ahead(next_on, self._clock.today(), "next_on")
        with self._database.write("ties.light_seen") as session:
            _burning(session, light_id).next_on = next_on

    def put_out(self, light_id: UUID) -> None:
        """The waakvlam is no longer needed. Raises Refused(light_gone)."""
        with self._database.write("ties.put_out") as session:
            _burning(session, light_id).ended_on = self._clock.today()

    def _where(self, session: Session, person_id: UUID | None, tie_id: UUID | None) -> UUID:
        """The community of it. Holds the person or tie, so that there is never a second light."""
        if tie_id is not None:
            tie = held_tie(session, tie_id)
            if tie.phase is TiePhase.ENDED:
                raise not_possible(tie)
            return tie.community_id
        person = session.get(Person, person_id, with_for_update=True)
        if person is None or person.erased:
            raise Refused.because("person_gone")
        found: UUID | None = session.scalar(
            select(Membership.community_id)
            .join(Community, Community.id == Membership.community_id)
            .where(
                Membership.person_id == person_id, ~Membership.struck,
                runs(Membership.begins, Membership.ends, self._clock.today()),
            )
            .order_by(Community.position, Community.name_key)
            .limit(1)
        )  # fmt: skip
        # Who left keeps the waakvlam that burns, until somebody puts it out.
        found = found or session.scalar(
            select(PilotLight.community_id).where(
                PilotLight.person_id == person_id, PilotLight.ended_on.is_(None)
            )
        )
        if found is None:
            raise Refused.because("not_a_member")
        return found


def _burning(session: Session, light_id: UUID) -> PilotLight:
    found = session.get(PilotLight, light_id, with_for_update=True)
    if found is None or found.ended_on is not None:
        raise Refused.because("light_gone")
    return found
