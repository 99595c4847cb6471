"""The prints of the rooms, read back from the file."""

import re
import subprocess
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

import page as page_validation
import pytest

from desktop.domain.rooms.changes import BookingDetails, SkippedDate
from desktop.domain.rooms.keys import KeyLine, KeyList
from desktop.domain.rooms.rules import Holiday, RoomRules
from desktop.domain.rooms.week import Agenda, BookedBlock, ClosedTime
from desktop.domain.rooms.wish import Wish
from desktop.domain.settings import House
from desktop.domain.vocabulary import OccurrenceState
from desktop.i18n import Wording
from desktop.reports import catalogue

NL, EN = Wording("nl"), Wording("en")
HOUSE = House("Over de Brug", "Dijkstraat 1, 8011 PK Zwolle")
MONDAY = date(2026, 12, 21)
NASTY = "<b>vet</b> & <script>"


def key(name) -> UUID:
    return uuid5(UUID(int=7), name)


def a_room(name, position=0):
    return RoomRules(key(name), key("Betje Wolff"), name, position)


def a_block(title, day=MONDAY, hour=10, room="Huiskamer", **more):
    begins = datetime.combine(day, time(hour))
    more.setdefault("state", OccurrenceState.BOOKED)
    ends = begins + timedelta(hours=2)
    return BookedBlock(key(title), key(title), key(room), title, begins, ends, **more)


def an_agenda(*blocks, rooms=("Huiskamer", "Atelier"), days=7, first=MONDAY, **more):
    known = tuple(a_room(name, at) for at, name in enumerate(rooms))
    more.setdefault("closed", ())
    more.setdefault("holidays", ())
    return Agenda(first, days, known, blocks, community="Betje Wolff", **more)


def week(agenda, wording=NL, *, names=False, example=False):
    return catalogue.room_week(agenda, HOUSE, wording, names=names, example=example)


def pages(data, tmp_path):
    file = tmp_path / "print.pdf"
    file.write_bytes(data)
    text = subprocess.run(
        ["/usr/bin/pdftotext", "-raw", "-enc", "UTF-8", str(file), "-"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [re.sub(r"\s+", " ", one).strip() for one in text.split("\f")[:-1]]


def test_the_week_tells_what_is_booked_and_nothing_else(tmp_path):
    christmas = MONDAY + timedelta(days=4)
    closed = ClosedTime(
        key("Huiskamer"),
        datetime.combine(christmas, time()),
        datetime.combine(christmas + timedelta(days=1), time()),
        "Eerste kerstdag",
    )
    agenda = an_agenda(
        a_block("Koffieochtend"),
        a_block("Fietsen maken", room="Atelier"),
        a_block("Kerststukjes", state=OccurrenceState.CLASH),
        a_block("Sinterklaas", state=OccurrenceState.SKIPPED),
        closed=(closed,),
    )
    (page,) = pages(week(agenda), tmp_path)
    assert "Week 52, 21 tot en met 27 december 2026" in page
    assert "10.00–12.00 Koffieochtend" in page
    assert "Fietsen maken" in page
    assert "Dicht: Eerste kerstdag" in page
    assert "Kerststukjes" not in page
    assert "Sinterklaas" not in page


def test_names_of_people_stay_away_unless_asked(tmp_path):
    agenda = an_agenda(a_block("Koffieochtend", booker="Jolien"))
    assert "Jolien" not in pages(week(agenda), tmp_path)[0]
    assert "Jolien" in pages(week(agenda, names=True), tmp_path)[0]


@pytest.mark.parametrize(("many", "expected"), [(0, 1), (1, 1), (4, 1), (12, 2), (60, 9)])
def test_a_full_week_goes_on_over_pages_and_every_booking_is_on_one(tmp_path, many, expected):
    rooms = ("Huiskamer", "Atelier", "Keuken")
    titles = [
        (f"Klei{n}x{day}{room[0]}", day, n % 22, room)
        for n in range(many)
        for day in range(7)
        for room in rooms
    ]
    blocks = [
        a_block(title, MONDAY + timedelta(days=day), hour, room)
        for title, day, hour, room in titles
    ]
    told = pages(week(an_agenda(*blocks, rooms=rooms)), tmp_path)
    assert len(told) == expected
    assert sorted(re.findall(r"Klei\w+", " ".join(told))) == sorted(one[0] for one in titles)
    assert all("Betje Wolff" in page and "ma 21" in page for page in told)
    assert ["1 / " in told[0], f"{expected} / {expected}" in told[-1]] == [expected > 1] * 2


def test_a_week_without_rooms_is_a_page(tmp_path):
    (page,) = pages(week(an_agenda(rooms=())), tmp_path)
    assert "Betje Wolff" in page


def test_the_month_has_every_day_and_its_holidays(tmp_path):
    first = date(2026, 11, 30)
    agenda = an_agenda(
        a_block("Koffieochtend", date(2026, 12, 8)),
        first=first,
        days=35,
        holidays=(Holiday(date(2026, 12, 25), "Eerste kerstdag"),),
    )
    made = catalogue.room_month([agenda], date(2026, 12, 1), HOUSE, NL, example=False)
    (page,) = pages(made, tmp_path)
    assert "december 2026" in page
    assert "8 10.00 Koffieochtend · Huiskamer" in page
    assert "25 Eerste kerstdag" in page
    assert "30 nov" in page


def test_a_month_has_a_page_for_each_community(tmp_path):
    first = date(2026, 11, 30)
    one = an_agenda(a_block("Koffieochtend", date(2026, 12, 8)), first=first, days=35)
    other = replace(
        an_agenda(a_block("Samen koken", date(2026, 12, 9), room="Woonkeuken"),
                  rooms=("Woonkeuken",), first=first, days=35),
        community="'t Vriendenhuis",
    )  # fmt: skip
    made = catalogue.room_month([one, other], date(2026, 12, 1), HOUSE, NL, example=False)
    betje, house = pages(made, tmp_path)
    assert "Betje Wolff · december 2026" in betje
    assert "Koffieochtend" in betje
    assert "Samen koken" not in betje
    assert "'t Vriendenhuis · december 2026" in house
    assert "9 10.00 Samen koken" in house
    assert made == catalogue.room_month([one, other], date(2026, 12, 1), HOUSE, NL, example=False)


def details(**more):
    block = a_block("Koffieochtend", booker="Jolien", people=12)
    wish = Wish(key("Huiskamer"), "Koffieochtend", MONDAY, time(10), time(12))
    given = {
        "house_rules": "Zet de stoelen terug.",
        "days_to_come": (MONDAY, MONDAY + timedelta(days=7)),
        "skipped": (
            SkippedDate(
                key("s"),
                datetime(2026, 12, 25, 10),  # noqa: DTZ001 - the clock on the wall
                datetime(2026, 12, 25, 12),  # noqa: DTZ001
                "holiday",
                "Eerste kerstdag",
                free_again=False,
            ),
        ),
    } | more
    return BookingDetails(
        block=block, room="Huiskamer", wish=wish, wish_of_date=wish,
        dates=2, to_come=2, version=1, past=False, **given,
    )  # fmt: skip


def test_the_confirmation_says_what_when_and_the_house_rules(tmp_path):
    made = catalogue.room_confirmation(details(), HOUSE, NL, example=False)
    (page,) = pages(made, tmp_path)
    for words in (
        "Over de Brug",
        "Dijkstraat 1, 8011 PK Zwolle",
        "Ruimte: Huiskamer",
        "Wanneer: maandag 21 december 2026, 10.00–12.00 uur",
        "Geboekt door: Jolien",
        "21 dec 2026 · 28 dec 2026",
        "vrijdag 25 december 2026: Eerste kerstdag",
        "Huisregels Zet de stoelen terug.",
    ):
        assert words in page


def test_long_house_rules_go_on_over_pages(tmp_path):
    rules = "\n".join(f"Regel {n}: laat het achter zoals je het vond." for n in range(120))
    told = pages(
        catalogue.room_confirmation(details(house_rules=rules), HOUSE, NL, example=False), tmp_path
    )
    assert len(told) > 1
    assert f"1 / {len(told)}" in told[0]
    assert "Regel 119" in " ".join(told)


def test_the_key_list_says_who_has_which_key_until_when(tmp_path):
    line = KeyLine(
        key("a"), key("p"), "Noor van der Heijden", key("Huiskamer"), "Huiskamer",
        date(2026, 6, 1), date(2026, 12, 1), late=True,
    )  # fmt: skip
    keys = KeyList("Betje Wolff", MONDAY, (line,))
    (page,) = pages(catalogue.room_keys(keys, HOUSE, NL, example=True), tmp_path)
    assert "Huiskamer Noor van der Heijden 1 jun 2026 1 dec 2026, te laat" in page
    assert "VOORBEELDGEGEVENS" in page
    empty = catalogue.room_keys(replace(keys, lines=()), HOUSE, NL, example=False)
    assert "Er is geen sleutel uitgeleend." in pages(empty, tmp_path)[0]


def every_print(wording, title="Koffieochtend"):
    agenda = an_agenda(a_block(title))
    block = replace(details().block, title=title)
    keys = KeyList(title, MONDAY)
    return (
        week(agenda, wording),
        catalogue.room_month([agenda], MONDAY, HOUSE, wording, example=False),
        catalogue.room_confirmation(replace(details(), block=block), HOUSE, wording, example=False),
        catalogue.room_keys(keys, HOUSE, wording, example=False),
    )


@pytest.mark.parametrize("wording", [NL, EN], ids=lambda w: w.language)
def test_every_print_can_be_read_by_assistive_technology(wording, tmp_path):
    for number, made in enumerate(every_print(wording)):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(made)
        result = page_validation.validate_pdf(str(file), profile="ua1")
        assert result.is_compliant, [(f.rule_id, f.message) for f in result.failures]


def test_the_same_data_are_the_same_file_and_text_is_never_markup(tmp_path):
    assert every_print(NL) == every_print(NL)
    for made in every_print(NL, NASTY):
        assert NASTY in " ".join(pages(made, tmp_path))
