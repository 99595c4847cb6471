"""Use cases of the ties: what is seen of them; the acts stand beside it."""

from uuid import UUID

from desktop.domain.clock import Clock
from desktop.domain.errors import Refused
from desktop.domain.ties.card import TieCard
from desktop.domain.ties.lines import TieLine, TiesPage
from desktop.services.ties.ties_agreeing import Agreeing
from desktop.services.ties.ties_contact import Contacting
from desktop.services.ties.ties_evaluating import Evaluating
from desktop.services.ties.ties_lights import Lighting
from desktop.services.ties.ties_proposing import Proposing
from desktop.storage.database import Database
from desktop.storage.queries import tie_card, ties, ties_lines


class Ties(Proposing, Agreeing, Evaluating, Contacting, Lighting):
    """The ties of the communities, from proposal to look-back.

    Every act is one transaction and can be undone. Whoever acts on a tie holds it meanwhile.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def page(self, community_id: UUID | None = None) -> TiesPage:
        """The phases with their ties and who has none; of one community when it is given."""
        with self._database.read() as session:
            return ties.page(session, self._clock.today(), community_id)

    def card(self, tie_id: UUID) -> TieCard:
        """Everything of one tie. Raises Refused(tie_gone)."""
        with self._database.read() as session:
            found = tie_card.card(session, tie_id, self._clock.today())
        if found is None:
            raise Refused.because("tie_gone")
        return found

    def ties_of(self, person_id: UUID) -> tuple[TieLine, ...]:
        """The ties of somebody for their own panel: open ones first, then newest first.

        What another answered to a proposal is never in it.
        """
        with self._database.read() as session:
            return ties_lines.of_person(session, person_id, self._clock.today())
