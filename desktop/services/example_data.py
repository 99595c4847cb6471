"""The example administration: the street of invented people that anybody may look around in."""

from desktop.domain.clock import Clock
from desktop.services.example.agreements import make_agreements
from desktop.services.example.asking import make_asking
from desktop.services.example.happenings import make_happenings
from desktop.services.example.maker import Maker
from desktop.services.example.meetings import make_meetings
from desktop.services.example.papers import make_papers
from desktop.services.example.profiles import make_profiles
from desktop.services.example.street import make_street
from desktop.services.example.stress import make_stress
from desktop.services.example.ties import make_ties
from desktop.storage.database import Database

SIZES = ("small", "stress")


class ExampleData:
    """Fills an empty administration with the example street."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def make(self, seed: int = 7, size: str = "small") -> None:
        """Adds the example data in one transaction.

        The same seed, day and size give the same records. "stress" adds communities of up
        to 2 500 residents with 250 000 attendances. ValueError for another size.
        """
        if size not in SIZES:
            raise ValueError(f"no such size: {size}")
        with self._database.write("example.make", undoable=False) as session:
            maker = Maker(session, self._clock, seed)
            make_street(maker)
            make_ties(maker)
            make_asking(maker)
            make_agreements(maker)
            make_happenings(maker)
            make_papers(maker)
            make_profiles(maker)
            make_meetings(maker)
            if size == "stress":
                session.flush()
                make_stress(maker)
