"""Small contacts within a tie, in one press. Part of Ties."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.identity import new_id
from desktop.domain.vocabulary import ContactKind, TiePhase
from desktop.models import Contact, Tie
from desktop.services.ties.ties_records import (
    held_tie,
    not_possible,
    participants,
    require_live,
    require_past,
)
from desktop.storage.database import Database
from desktop.storage.queries.ties_load import HAPPENED


class Contacting:
    """They saw each other, phoned, or it did not work out."""

    _database: Database
    _clock: Clock

    def met(self, tie_id: UUID, on: date) -> None:
        """Who get to know each other met, for the first time or again.

        Raises Refused(tie_gone), Refused(phase_not_possible), Refused(day_to_come, field on).
        """
        require_past(on, self._clock.today())
        with self._database.write("ties.met") as session:
            tie = held_tie(session, tie_id)
            if tie.phase is not TiePhase.MEETING:
                raise not_possible(tie)
            _add(session, tie, ContactKind.SEEN, on)

    def contact(self, tie_id: UUID, kind: ContactKind, on: date) -> UUID:
        """A moment of contact; gives its id. One that did not work out is no contact.

        Raises Refused(tie_gone), Refused(phase_not_possible), Refused(day_to_come, field on).
        """
        require_past(on, self._clock.today())
        with self._database.write("ties.contact") as session:
            tie = held_tie(session, tie_id)
            require_live(tie)
            return _add(session, tie, kind, on)

    def strike_contact(self, contact_id: UUID) -> None:
        """Strikes a contact that was none. Raises Refused(contact_gone), Refused(tie_gone)."""
        with self._database.write("ties.strike_contact") as session:
            contact = session.get(Contact, contact_id)
            if contact is None or contact.struck or contact.tie_id is None:
                raise Refused.because("contact_gone")
            tie = held_tie(session, contact.tie_id)
            contact.struck = True
            session.flush()
            if tie.last_contact_on == contact.on:
                tie.last_contact_on = _edge(session, tie, func.max(Contact.on), HAPPENED)
            if tie.phase is TiePhase.MEETING and tie.first_met_on == contact.on:
                tie.first_met_on = _edge(session, tie, func.min(Contact.on), (ContactKind.SEEN,))


def _add(session: Session, tie: Tie, kind: ContactKind, on: date) -> UUID:
    """Keeps a contact; of one kind there is one on a day, whoever tells it."""
    there = session.scalars(
        select(Contact.id).where(
            Contact.tie_id == tie.id, Contact.kind == kind, Contact.on == on, ~Contact.struck
        )
    ).first()
    if there is not None:
        return there
    first, second, *_ = participants(session, tie.id)
    made = Contact(
        id=new_id(),
        community_id=tie.community_id,
        tie_id=tie.id,
        giver_id=first.person_id,
        receiver_id=second.person_id,
        on=on,
        kind=kind,
    )
    session.add(made)
    if kind in HAPPENED:
        tie.last_contact_on = max(tie.last_contact_on or on, on)
    if kind is ContactKind.SEEN and tie.phase is TiePhase.MEETING:
        tie.first_met_on = min(tie.first_met_on or on, on)
    return made.id


def _edge(
    session: Session, tie: Tie, which: ColumnElement[date], kinds: tuple[ContactKind, ...]
) -> date | None:
    """The first or last day of such contacts that still stand."""
    found: date | None = session.scalar(
        select(which).where(Contact.tie_id == tie.id, Contact.kind.in_(kinds), ~Contact.struck)
    )
    return found
