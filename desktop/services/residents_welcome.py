"""Welcoming a new resident, step by step. Part of Residents."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.identity import new_id
from desktop.domain.welcome import steps_from
from desktop.models import WelcomeStep
from desktop.storage.database import Database
from desktop.storage.queries.resident_card import card


class Welcoming:
    """The welcome list in the panel."""

    _database: Database
    _clock: Clock

    def begin_welcome(self, person_id: UUID) -> None:
        """Puts the six steps ready, from the day somebody came. Steps that are there stay.

        Raises Refused(not_a_member).
        """
        today = self._clock.today()
        with self._database.write("residents.welcome") as session:
            one = card(session, person_id, today)
            if one is None or one.current is None:
                raise Refused.because("not_a_member")
            put_ready(session, person_id, one.current.community_id, one.current.begins or today)

    def tick_welcome(self, step_id: UUID, *, done: bool) -> None:
        """A step was done today, or was not after all. Raises Refused(step_gone)."""
        with self._database.write("residents.welcome") as session:
            _step(session, step_id).done_on = self._clock.today() if done else None

    def change_welcome(self, step_id: UUID, helper_id: UUID | None, due: date | None) -> None:
        """Says who does a step, and until when. Raises Refused(step_gone), Refused(required)."""
        if due is None:
            raise Refused.because("required", "due")
        with self._database.write("residents.welcome") as session:
            step = _step(session, step_id)
            step.helper_id, step.due = helper_id, due

    def drop_welcome(self, step_id: UUID) -> None:
        """Takes a step off the list: it is not needed here. Raises Refused(step_gone)."""
        with self._database.write("residents.welcome") as session:
            _step(session, step_id).struck = True


def put_ready(session: Session, person_id: UUID, community_id: UUID, since: date) -> None:
    """Adds the steps that are not there; one that was taken off comes back."""
    there = {
        step.step: step
        for step in session.scalars(
            select(WelcomeStep).where(
                WelcomeStep.person_id == person_id, WelcomeStep.community_id == community_id
            )
        )
    }
    for step, due in steps_from(since):
        if step in there:
            there[step].struck = False
        else:
            session.add(
                WelcomeStep(
                    id=new_id(), community_id=community_id, person_id=person_id, step=step, due=due
                )
            )


def _step(session: Session, step_id: UUID) -> WelcomeStep:
    found = session.get(WelcomeStep, step_id)
    if found is None:
        raise Refused.because("step_gone")
    return found
