"""A quarter of the street as facts and a full report, made by hand for the tests of paper."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from desktop.domain.facade_measure import Plan
from desktop.domain.figures.facts import (
    Act,
    ActFact,
    CommunityFact,
    DwellingFact,
    Facts,
    ResidencyFact,
    RoomFact,
    TieFact,
)
from desktop.domain.figures.quarter import figures_of
from desktop.domain.figures.tie_facts import (
    BondFact,
    EvaluationFact,
    HelpFact,
    MomentFact,
    TieFacts,
    WishFact,
)
from desktop.domain.periods import Quarter
from desktop.domain.reporting import (
    DEFAULT_SECTIONS,
    Front,
    Part,
    Quarterly,
    ReportText,
    TargetLine,
    Written,
)
from desktop.domain.vocabulary import Ambition, Initiative, Roof, TieKind, TieResult
from tests.domain.figures.street import activity, came, key, member, occupied

Q3 = Quarter(2026, 3)
AS_OF = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
HOUSES = {"Betje Wolff": (24, 22), "'t Vriendenhuis": (8, 7), "Community 4.2": (18, 17)}
STOREYS = {
    "Betje Wolff": ((8, 8, 8), Roof.FLAT, 2),
    "'t Vriendenhuis": ((3, 3, 2), Roof.STEPPED_GABLE, 1),
    "Community 4.2": ((4, 4, 4, 3, 3), Roof.STEPPED, 1),
}
_C, _V, _K = Ambition.CONTACTS, Ambition.VITAL, Ambition.CHANCES
_R, _T, _S = Initiative.RESIDENTS, Initiative.TOGETHER, Initiative.STAFF
# name, dates this quarter, dates the quarter before, people, minutes, initiative, ambition
PROGRAMMES = (
    ("Koffieochtend", 26, 22, 31, 120, _R, _C),
    ("Bewegen en wandelen", 22, 18, 13, 90, _T, _V),
    ("Samen eten", 19, 18, 28, 180, _R, _C),
    ("Nederlands oefenen", 13, 12, 9, 92, _S, _K),
    ("Formulierenuur", 12, 12, 11, 90, _S, _K),
    ("Verf, klei en naaien", 12, 9, 10, 120, _R, _C),
    ("Fietsen maken", 8, 8, 7, 120, _R, _K),
    ("Zwemmen", 3, 5, 3, 120, _R, _V),
    ("Vadergroep", 3, 4, 4, 120, _T, _C),
)
_WEEK = ((1, 10, 2), (1, 19, 2), (2, 16, 2), (3, 10, 2), (3, 19, 2), (4, 18, 3), (5, 11, 2))


def _people():
    return [f"{house} {n}" for house, (_all, lived) in HOUSES.items() for n in range(lived)]


def _dates(quarter, count):
    step = quarter.days / (count + 1)
    return [quarter.begin + timedelta(days=int(step * (n + 1))) for n in range(count)]


def _held():
    held, present = [], []
    people = _people()
    houses = list(HOUSES)
    for name, now, before, unique, minutes, initiative, ambition in PROGRAMMES:
        for quarter, count in ((Q3, now), (Q3.previous, before)):
            for number, day in enumerate(_dates(quarter, count)):
                at = datetime.combine(day, time(10 + len(name) % 8))
                one = activity(
                    name,
                    at.isoformat(" "),
                    minutes,
                    houses[number % 3],
                    initiative=initiative,
                    ambition=ambition,
                    guests=number % 3,
                )
                held.append(one)
                group = [
                    people[(len(name) + number * 3 + k) % unique] for k in range(min(unique, 8))
                ]
                present += came(one, *sorted(set(group)))
    return held, present


def _ties():
    def tie(name, **days):
        return TieFact(key(name), key("Betje Wolff"), TieKind.PAIR, **days)

    running = [
        tie(
            f"loopt {n}",
            first_met=date(2025, 7, 1) + timedelta(days=25 * n),
            running=date(2025, 8, 1) + timedelta(days=25 * n),
        )
        for n in range(14)
    ]
    return (
        *running,
        *(tie(f"voorstel {n}", proposed=date(2026, 9, 20)) for n in range(3)),
        *(tie(f"kennis {n}", first_met=date(2026, 9, 1)) for n in range(4)),
        tie("rondt af", running=date(2025, 6, 1), finishing=date(2026, 9, 12)),
        tie("klaar", running=date(2025, 6, 1), closed=date(2026, 8, 12)),
    )


def _around_ties():
    """Six pairs that ended and five that began; twenty who helped, most of them both ways."""
    where = key("Betje Wolff")
    ended = tuple(
        BondFact(
            where, TieKind.PAIR, frozenset({key(f"Betje Wolff {n}"), key(f"Betje Wolff {n + 9}")}),
            begin=date(2025, 6, 1), end=date(2025, 12, 1) + timedelta(days=30 * n),
            wished=date(2025, 5, 4), first_met=date(2025, 6, 1),
            result=TieResult.REACHED if n < 4 else TieResult.PARTLY,
        )
        for n in range(6)
    )  # fmt: skip
    new = tuple(
        BondFact(
            where, TieKind.PAIR, frozenset({key(f"'t Vriendenhuis {n}")}), begin=date(2026, 9, n),
            wished=date(2026, 7, 1), first_met=date(2026, 9, n),
        )
        for n in range(1, 6)
    )  # fmt: skip
    people = [key(f"Betje Wolff {n}") for n in range(20)]
    helps = [
        HelpFact(where, people[n], people[(n + 1) % 15], quarter)
        for n in range(20)
        for quarter in (Q3, Q3.previous)
    ]
    return TieFacts(
        bonds=(*ended, *new),
        helps=tuple(helps),
        contacts=tuple(MomentFact(where, Q3.begin + timedelta(days=n % 90)) for n in range(140)),
        answers=tuple(MomentFact(where, Q3.begin + timedelta(days=n)) for n in range(17)),
        evaluations=tuple(
            EvaluationFact(
                where, Q3.begin + timedelta(days=9 * n), Q3.begin + timedelta(days=11 * n)
            )
            for n in range(9)
        ),
        wishes=tuple(
            WishFact(where, people[n], date(2026, 7, 1) + timedelta(days=n)) for n in range(12, 19)
        ),
    )


def street_facts():
    held, present = _held()
    homes, living, members = [], [], []
    for house, (count, lived) in HOUSES.items():
        for n in range(count):
            homes.append(DwellingFact(key(f"{house} huis {n}"), key(house)))
            if n < lived:
                living.append(ResidencyFact(key(f"{house} {n}"), homes[-1].id, date(2024, 1, 1)))
                members.append(member(f"{house} {n}", house))
    booked = tuple(
        occupied(f"{Q3.begin + timedelta(days=n)} {hour:02d}:00", length)
        for n in range(Q3.days)
        for weekday, hour, length in _WEEK
        if (Q3.begin + timedelta(days=n)).weekday() == weekday and n % 5
    )
    return Facts(
        communities=tuple(CommunityFact(key(house), house) for house in HOUSES),
        memberships=tuple(members),
        dwellings=tuple(homes),
        residencies=tuple(living),
        activities=tuple(held),
        attendances=tuple(present),
        ties=_ties(),
        around_ties=_around_ties(),
        acts=(ActFact(key("Betje Wolff 20"), key("Betje Wolff"), Act.TASK, date(2026, 1, 1)),),
        rooms=(RoomFact(key("Huiskamer"), key("Betje Wolff"), "De Huiskamer"),),
        occurrences=booked,
    )


def _target(key_, value, ambition=None, *, less=False):
    return TargetLine(key_, Decimal(value), less, ambition)


TEXT = ReportText(
    organisation="Over de Brug, welzijn",
    audience="de gemeente, de corporatie en het Oranje Fonds",
    targets=(
        _target("I-06", 80),
        _target("I-17", 15, _C),
        _target("I-08", 50),
        _target("I-07/contacts", 55, _C),
        _target("I-03/contacts", 30, _C),
        _target("I-07/vital", 20, _V),
        _target("I-03/vital", 15, _V),
        _target("I-07/chances", 30, _K),
        _target("I-08/chances", 40, _K),
        _target("I-02", 5, _K, less=True),
    ),
    explanations={
        "I-17": (
            "Acht bewoners hebben nog geen vaste band. Met vijf van hen is een "
            "kennismaking gepland."
        ),
        "I-08/chances": "Het formulierenuur is nu elke vrijdag. Daar kwamen elf bewoners langs.",
    },
    narrative={
        Part.SUMMARY: Written(
            text=(
                "Steeds vaker begint een activiteit bij een bewoner zelf. Vier nieuwe "
                "koppels kwamen erbij, twee namen in goed overleg afscheid. In bewegen "
                "bleven we achter: de wandelgroep lag in augustus stil."
            )
        ),
        Part.CONTACTS: Written(
            text=("39 van de 46 bewoners deden mee aan iets. Zeventien van hen organiseerden zelf.")
        ),
        Part.VITAL: Written(text="Samen koken groeide. De wandelgroep lag in augustus stil."),
        Part.STORY: Written(
            "Drie deuren verder",
            (
                "Een bewoner van Betje Wolff kwam elke week met een plastic tas vol "
                "brieven. Alleen. Tot we ontdekten dat vijf anderen dezelfde tas hadden. "
                "Nu zitten ze op vrijdagmiddag om één tafel, met een buurvrouw die jaren "
                "bij een bank werkte.\n\n‘Ik dacht dat ik de enige was,’ zei hij. Hij "
                "maakt nu haar fiets. De tas blijft steeds vaker thuis."
            ),
        ),
        Part.OUTLOOK: Written(
            text=(
                "We brengen vragen over telefoon en computer bij elkaar in een groep. "
                "Negen vragen lagen er, vier zijn al beantwoord in een groep.\nDe "
                "wandelgroep krijgt twee vaste trekkers, zodat hij doorloopt als er één "
                "weg is.\nVijf bewoners zonder vaste band maken kennis met een goede buur."
            )
        ),
        Part.SIGNATURE_FIRST: Written("", "community builder"),
        Part.SIGNATURE_SECOND: Written("", "teamleider"),
    },
)


def fronts():
    return tuple(Front(key(n), Plan(*shape)) for n, shape in STOREYS.items())


def report(**changes):
    made = {
        "figures": figures_of(street_facts(), Q3, AS_OF),
        "text": TEXT,
        "sections": DEFAULT_SECTIONS,
        "fronts": fronts(),
    }
    return Quarterly(**{**made, **changes})
