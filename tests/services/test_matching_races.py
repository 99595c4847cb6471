"""Two coordinators who adopt a suggestion at the same moment, on the shared store."""

from desktop.services.ties import Matching
from tests.services.test_matching import Street
from tests.services.test_tie_races import ROUNDS, desks, together

__all__ = ["desks"]


def test_of_two_who_adopt_at_once_one_hears_that_it_is_no_longer_possible(desks, clock):
    street = Street(desks[0]._database)
    one, other = (Matching(desk._database, clock) for desk in desks)
    (pair,) = one.suggestions(street.people["Ada"]).suggestions
    for _ in range(ROUNDS):
        told = together(lambda: one.propose([pair]), lambda: other.propose([pair]))
        assert told.count("no_longer_possible") == 1
        (proposal,) = desks[0].page(street.community).proposed
        desks[0].strike(proposal.id)
