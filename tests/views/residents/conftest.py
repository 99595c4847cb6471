"""A small street on a real store, with the page that shows it."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from desktop.domain.vocabulary import AgreementKind, QuestionState, Theme, TieKind, TiePhase
from desktop.models import Agreement, Question, Skill, Talent, Tie, TieParticipant
from desktop.services.communities import Communities
from desktop.services.drafts import Drafts
from desktop.services.residents import Residents
from desktop.services.ties import Matching, Ties
from desktop.services.undo import Undo
from desktop.storage.database import Database
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.runner import InlineRunner
from desktop.views.residents.page import ResidentsPage
from tests import builders


@pytest.fixture
def bus(qapp):
    return ChangeBus()


@pytest.fixture
def store(embedded, bus):
    """The embedded store, announcing on the bus of the window."""
    told = Database(embedded.engine, bus.announce, embedded.clock, embedded.account_id)
    yield told
    told.close()


@pytest.fixture
def desk(store, bus, clock):
    services = SimpleNamespace(
        residents=Residents(store, clock),
        communities=Communities(store, clock),
        drafts=Drafts(store, clock),
        matching=Matching(store, clock),
        ties=Ties(store, clock),
        undo=Undo(store, clock),
    )
    return Desk(services, InlineRunner(), bus, clock)


@pytest.fixture
def street(store, clock):
    """Noor has a tie with Fatma and an agreement that ends; Kevin asks; Zoë was not seen."""
    today = clock.today()
    with store.write("test.fill") as session:
        betje = builders.a_community(session)
        people = {
            name.split()[0]: builders.a_resident(session, betje, name, label, good_neighbour=good)
            for name, label, good in (
                ("Noor van der Hasselerdijk", "1.05", False),
                ("Fatma Yıldız", "1.03", True),
                ("Kevin Oort", "2.02", False),
                ("Zoë van 't Zwarteveld", "3.01", False),
            )
        }
        tie = builders.add(
            session,
            Tie(
                community_id=betje.id, kind=TieKind.PAIR, phase=TiePhase.RUNNING,
                first_met_on=date(2026, 4, 14), last_contact_on=today,
            ),
        )  # fmt: skip
        for name in ("Fatma", "Noor"):
            gives = name == "Fatma"
            session.add(
                TieParticipant(
                    tie_id=tie.id, person_id=people[name].id, position=not gives, gives=gives
                )
            )
        skill = builders.add(session, Skill(name="Bakken", name_key="bakken"))
        session.add(Talent(person_id=people["Noor"].id, skill_id=skill.id))
        session.add(
            Question(
                community_id=betje.id, person_id=people["Kevin"].id, theme=Theme.WELL,
                title="Wie gaat mee naar de sportschool?", state=QuestionState.OPEN,
                received_on=today - timedelta(days=26),
            )
        )  # fmt: skip
        session.add(
            Agreement(
                community_id=betje.id, person_id=people["Noor"].id, title="Meedoen",
                kind=AgreementKind.TAKING_PART, begins=date(2025, 12, 1), ends=date(2026, 12, 1),
            )
        )  # fmt: skip
        programme = builders.a_programme(session)
        builders.an_activity(session, betje, programme, today, [people["Noor"], people["Fatma"]])
        builders.an_activity(
            session, betje, programme, today - timedelta(days=25), [people["Kevin"]]
        )
    return SimpleNamespace(id=betje.id, people={name: one.id for name, one in people.items()})


@pytest.fixture
def page(qtbot, desk, street):
    made = ResidentsPage(desk)
    qtbot.addWidget(made)
    made.resize(1232, 836)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made
