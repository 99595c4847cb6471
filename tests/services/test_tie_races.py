"""Two colleagues who act on one tie at the same moment, on the shared store."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from desktop.domain.errors import Refused, StorageTrouble
from desktop.domain.vocabulary import Answer, ContactKind, Intensity, TiePhase
from desktop.services.ties import Ties
from desktop.storage import engines
from desktop.storage.database import Database
from tests.services.ties_street import LATER, TODAY, a_street, proposed, running

ROUNDS = 12


@pytest.fixture
def desks(server_url, clock, announced):
    opened = [Database(engines.server_engine(server_url), announced, clock) for _ in range(2)]
    yield [Ties(database, clock) for database in opened]
    for database in opened:
        database.close()


def together(*acts):
    """Performs the acts at the same moment; what passes by itself is tried again, as always."""
    ready = threading.Barrier(len(acts))

    def perform(act):
        ready.wait()
        for _ in range(20):
            try:
                return act()
            except Refused as refused:
                return refused.problems[0].code
            except StorageTrouble as trouble:
                if not trouble.transient:
                    raise
        raise AssertionError("never came through")

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(perform, acts))


def test_two_yeses_at_once_make_a_tie(desks):
    one, other = desks
    street = a_street(one._database)
    for _ in range(ROUNDS):
        tie = proposed(one, street)
        phases = together(
            lambda tie=tie: one.answer(tie, street.daan, Answer.YES),
            lambda tie=tie: other.answer(tie, street.fatma, Answer.YES),
        )
        assert sorted(phases) == [TiePhase.MEETING, TiePhase.PROPOSED]
        assert one.card(tie).line.phase is TiePhase.MEETING
        one.strike(tie)


def test_one_waakvlam_and_no_contact_is_lost(desks):
    one, other = desks
    street = a_street(one._database)
    tie = running(one, street)
    for round_ in range(ROUNDS):
        lights = together(
            *(
                lambda desk=desk: desk.light(
                    person_id=street.gerda, level=Intensity.REGULAR, next_on=LATER
                )
                for desk in desks
            )
        )
        assert len(set(lights)) == 1
        one.put_out(lights[0])
        day = TODAY - timedelta(days=round_)
        together(
            lambda day=day: one.contact(tie, ContactKind.SEEN, day),
            lambda day=day: other.contact(tie, ContactKind.PHONED, day),
        )
        assert len(other.card(tie).contacts) == 2 * (round_ + 1)
