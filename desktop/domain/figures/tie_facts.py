"""What is counted around ties: help, evaluations, who waits. Small frozen facts, as in `facts`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import TieKind, TieResult


@dataclass(frozen=True, slots=True)
class BondFact:
    """A tie that people said yes to, with who are in it.

    Live from `begin` (the first meeting, or else the proposal) until before `end`. `wished` is
    the day of the oldest question it answers, `first_met` that of the first meeting.
    """

    community_id: UUID
    kind: TieKind
    people: frozenset[UUID]
    begin: date | None
    end: date | None = None
    wished: date | None = None
    first_met: date | None = None
    result: TieResult | None = None


@dataclass(frozen=True, slots=True)
class HelpFact:
    """One did something for another in that quarter, once or more often."""

    community_id: UUID
    giver_id: UUID
    receiver_id: UUID
    quarter: Quarter


@dataclass(frozen=True, slots=True)
class MomentFact:
    """Something between residents on a day: a contact, or a question that one answered."""

    community_id: UUID
    on: date


@dataclass(frozen=True, slots=True)
class EvaluationFact:
    """An evaluation was planned, and held or not (yet)."""

    community_id: UUID
    planned: date
    held: date | None = None


@dataclass(frozen=True, slots=True)
class WishFact:
    """Somebody asked for a talent: open from `begin` until before `end`; None: still open."""

    community_id: UUID
    person_id: UUID
    begin: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class TieFacts:
    """Everything the figures I-19 to I-24 are computed from, earlier quarters included."""

    bonds: tuple[BondFact, ...] = ()
    helps: tuple[HelpFact, ...] = ()
    contacts: tuple[MomentFact, ...] = ()
    answers: tuple[MomentFact, ...] = ()
    evaluations: tuple[EvaluationFact, ...] = ()
    wishes: tuple[WishFact, ...] = ()

    def within(self, communities: Iterable[UUID]) -> "TieFacts":
        """The facts of some of the communities."""
        chosen = frozenset(communities)
        return TieFacts(
            bonds=tuple(b for b in self.bonds if b.community_id in chosen),
            helps=tuple(h for h in self.helps if h.community_id in chosen),
            contacts=tuple(c for c in self.contacts if c.community_id in chosen),
            answers=tuple(a for a in self.answers if a.community_id in chosen),
            evaluations=tuple(e for e in self.evaluations if e.community_id in chosen),
            wishes=tuple(w for w in self.wishes if w.community_id in chosen),
        )
