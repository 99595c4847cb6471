"""A small street with people for the tests of ties."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.domain.ties.drafts import AgreementDraft, ExchangeDraft, ProposalDraft
from desktop.domain.vocabulary import Answer, QuestionState, Theme
from desktop.models import Question
from tests import builders

TODAY = date(2026, 11, 24)
LATER = date(2027, 1, 24)


@dataclass(frozen=True)
class Street:
    """Ids of a community, of Fatma, Daan, Gerda and Kees, and of what Fatma asks."""

    community: UUID
    fatma: UUID
    daan: UUID
    gerda: UUID
    kees: UUID
    question: UUID


def a_street(database, community="Betje Wolff") -> Street:
    names = ("Fatma Yıldız", "Daan Brouwer", "Gerda de Wit", "Kees Visser")
    with database.write("test") as session:
        community = builders.a_community(session, community)
        people = [
            builders.a_resident(session, community, name, f"1.0{n}")
            for n, name in enumerate(names, start=1)
        ]
        question = builders.add(
            session,
            Question(
                community_id=community.id, person_id=people[0].id, title="Nederlands oefenen",
                theme=Theme.DAY, state=QuestionState.OPEN, received_on=date(2026, 10, 1),
            ),
        )  # fmt: skip
        return Street(community.id, *(one.id for one in people), question.id)


def an_exchange(street, giver="daan", receiver="fatma", what="samen oefenen", **more):
    return ExchangeDraft(getattr(street, giver), getattr(street, receiver), what, **more)


def proposed(ties, street, *names, exchanges=()):
    """A proposal between people by their names."""
    people = tuple(getattr(street, name) for name in names or ("daan", "fatma"))
    return ties.propose(ProposalDraft(street.community, people, exchanges))


def meeting(ties, street, *names, exchanges=()):
    """A proposal to which everybody said yes."""
    tie = proposed(ties, street, *names, exchanges=exchanges)
    for name in names or ("daan", "fatma"):
        ties.answer(tie, getattr(street, name), Answer.YES)
    return tie


def agreement(ties, tie, **more):
    """The agreement of a tie as it stands, with what is given changed."""
    told = {"exchanges": (), "evaluates_on": LATER, "ends_on": None} | more
    return AgreementDraft(tie, told.pop("version", None) or ties.card(tie).version, **told)


def running(ties, street, *names, **more):
    """A tie with an agreement."""
    tie = meeting(ties, street, *names)
    ties.agree(agreement(ties, tie, **more))
    return tie
