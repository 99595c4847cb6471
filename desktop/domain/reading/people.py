"""Rows of a list of residents: who it is, where they live, since when, what they can and ask."""

import re
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.errors import Problem
from desktop.domain.names import PersonName, fold, is_infix, split_name
from desktop.domain.privacy import holds_bsn, labelling_word
from desktop.domain.reading.headers import Layout, repeats_header
from desktop.domain.reading.homes import home_of
from desktop.domain.reading.lists import people_in, things_in
from desktop.domain.reading.row import Row, Verdict, verdict_of
from desktop.domain.reading.table import text_of
from desktop.domain.reading.values import read_date
from desktop.domain.reading.words import PLAIN_MEMBER, ROLE_OF, Column, header_key
from desktop.domain.residents import is_phone
from desktop.domain.vocabulary import Role

LONGEST_NAME, LONGEST_INFIX, LONGEST_PHONE, LONGEST_EMAIL, LONGEST_NOTE = 120, 40, 40, 250, 500
LONGEST_THING, LONGEST_QUESTION = 120, 250

_GONE = re.compile(
    r"\b(?P<how>vertrokken|verhuisd|uitgeschreven|overleden|weg|vertrekt|verhuist|moved out|left)"
    r"(?:\s+(?:per|op|sinds|met ingang van|m\.?i\.?v\.?|on|since))?\s*:?\s*"
    r"(?P<day>\d{1,4}[-/. ][\w]{1,10}[-/. ]\d{1,4})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\d[ .\-]?){8}\d")
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of a row. `left` is the first day no longer a member; None for who is."""

    row: int
    name: PersonName
    community: str = ""
    street: str = ""
    home: str = ""
    phone: str = ""
    email: str = ""
    since: date | None = None
    left: date | None = None
    died: bool = False
    roles: frozenset[Role] = frozenset()
    talents: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    note: str = ""


@dataclass(slots=True)
class _Reading:
    """A row while it is read: what was found to be wrong, and what to mention."""

    row: Row
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)


def read_people(layout: Layout, row: Row) -> Verdict[PersonRow]:
    """What a row of a list of residents says: its people, or why it cannot be read."""
    if repeats_header(row.line, layout):
        return Verdict(row.number, skipped=True)
    if problem := verdict_of(row, (Column.NAME, Column.FIRST, Column.SURNAME)):
        return Verdict(row.number, problems=(problem,))
    reading = _Reading(row)
    names = _names(reading)
    _home_street, _home_label = home_of(row.cell(Column.HOME), row.cell(Column.ADDITION))
    since, left, died = _dates(reading)
    phone, email = _contact(reading)
    person = PersonRow(
        row=row.number,
        name=names[0] if names else PersonName("", "", ""),
        community=row.text(Column.COMMUNITY)[:LONGEST_NAME],
        street=row.text(Column.STREET) or _home_street,
        home=_home_label,
        phone=phone,
        email=email,
        since=since,
        left=left,
        died=died,
        roles=_roles(reading),
        talents=_things(row, Column.TALENTS, LONGEST_THING),
        questions=_things(row, Column.QUESTIONS, LONGEST_QUESTION),
        note=_note(reading),
    )
    others = [
        PersonRow(
            row=row.number, name=name, community=person.community, street=person.street,
            home=person.home, phone=phone, email=email, since=since, left=left,
            roles=person.roles,
        )
        for name in names[1:]
    ]  # fmt: skip
    if others and (person.talents or person.questions or person.note):
        reading.notices.append(Problem("name", "row_of_several", {"name": person.name.full}))
    return Verdict(
        row.number,
        values=() if reading.problems else (person, *others),
        problems=tuple(reading.problems),
        notices=tuple(reading.notices),
        title=person.name.full,
    )


def _names(reading: _Reading) -> tuple[PersonName, ...]:
    row = reading.row
    first, infix, surname = (
        row.text(Column.FIRST), row.text(Column.INFIX), row.text(Column.SURNAME)
    )  # fmt: skip
    whole = row.text(Column.NAME)
    if row.layout.has(Column.SURNAME):
        names = _from_parts(first or whole, infix, surname)
    else:
        names = people_in(whole or f"{first} {infix}")
    if re.match(r"(fam|familie|gezin|huishouden|family)\b", fold(whole or surname or first)):
        reading.problems.append(Problem("name", "family_not_person"))
        return names
    for name in names:
        if not name.first:
            reading.problems.append(Problem("first", "no_first_name"))
        if (
            max(map(len, (name.first, name.surname))) > LONGEST_NAME
            or len(name.infix) > LONGEST_INFIX
        ):
            reading.problems.append(Problem("name", "name_too_long"))
        if any(c.isdigit() for c in name.full) or "@" in name.full:
            reading.problems.append(Problem("name", "name_odd", {"text": name.full[:60]}))
    if not names:
        reading.problems.append(Problem("name", "no_name"))
    return names


def _from_parts(first: str, infix: str, surname: str) -> tuple[PersonName, ...]:
    if not infix:
        if is_infix(surname.rpartition(",")[2]) or surname.partition(" ")[0].islower():
            core = split_name(f"x {surname}" if "," not in surname else f"{surname}, x")
            infix, surname = core.infix, core.surname
        words = first.split()
        while len(words) > 1 and is_infix(words[-1]) and words[-1].islower():
            infix = f"{words.pop()} {infix}".strip()
        first = " ".join(words)
    if not (first or surname):
        return ()
    parts = [part.strip() for part in re.split(r"\s+(?:en|and)\s+|\s*[&+/;\n]\s*", first)]
    return tuple(PersonName(part, infix, surname) for part in parts)


def _dates(reading: _Reading) -> tuple[date | None, date | None, bool]:
    found: dict[Column, date] = {}
    for column in (Column.SINCE, Column.LEFT):
        cell = reading.row.cell(column)
        if not reading.row.filled(column):
            continue
        day = read_date(
            cell, year=reading.row.year, month_first=reading.row.month_first, coarse=True
        )
        if isinstance(day, Problem):
            reading.problems.append(Problem(column.value, day.code, day.values))
        else:
            found[column] = day
    left, died = found.get(Column.LEFT), False
    if gone := _GONE.search(reading.row.text(Column.NOTES)):
        died = fold(gone["how"]) == "overleden"
        day = read_date(gone["day"].strip())
        if isinstance(day, Problem):
            reading.problems.append(Problem("notes", day.code, day.values))
        else:
            left = left or day
    since = found.get(Column.SINCE)
    if since and left and left < since:
        reading.problems.append(Problem("left", "left_before_since"))
    return since, left, died


def _contact(reading: _Reading) -> tuple[str, str]:
    cells = [*reading.row.texts(Column.PHONE), *reading.row.texts(Column.EMAIL)]
    whole = " / ".join(cells)
    email = (m.group().casefold() if (m := _EMAIL.search(whole)) else "")[:LONGEST_EMAIL]
    rest = _EMAIL.sub(" ", " / ".join(reading.row.texts(Column.PHONE)))
    phone = next((p for part in re.split(r"[/,;\n]| of ", rest) if (p := part.strip(" :-"))), "")
    phone = re.sub(r"^[a-z. ]+:?\s*", "", phone, flags=re.IGNORECASE)
    if re.fullmatch(r"6\d{8}", phone):  # a spreadsheet took it for a number
        phone = f"0{phone}"
    if phone and not is_phone(phone):
        reading.notices.append(
            Problem("phone", "phone_kept_as_is", {"text": phone[:LONGEST_PHONE]})
        )
    for text in reading.row.texts(Column.EMAIL):
        if "@" not in text:
            reading.notices.append(Problem("email", "email_left_out", {"text": text[:60]}))
    return phone[:LONGEST_PHONE], email


def _roles(reading: _Reading) -> frozenset[Role]:
    found = set()
    for word in re.split(r"[,;/+&\n]|\ben\b", reading.row.text(Column.ROLE)):
        key = header_key(word)
        if key in ROLE_OF:
            found.add(ROLE_OF[key])
        elif key and key not in PLAIN_MEMBER:
            reading.notices.append(Problem("role", "role_unknown", {"text": word.strip()[:60]}))
    return frozenset(found)


def _things(row: Row, column: Column, longest: int) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in row.texts(column):
        for thing in things_in(text):
            found.setdefault(fold(thing), thing[:longest])
    return tuple(found.values())


def _note(reading: _Reading) -> str:
    text = " ".join("; ".join(reading.row.texts(Column.NOTES)).split())
    if gone := _GONE.search(text):
        text = (text[: gone.start()] + text[gone.end() :]).strip(" .,;-")
    if holds_bsn(text):
        text = _NUMBER.sub("", text).strip()
        reading.notices.append(Problem("notes", "note_bsn"))
    if word := labelling_word(text):
        reading.notices.append(Problem("notes", "note_labels", {"word": word}))
    if len(text) > LONGEST_NOTE:
        reading.notices.append(Problem("notes", "note_cut", {"most": LONGEST_NOTE}))
        text = text[:LONGEST_NOTE]
    return text


def shown_contact(person: PersonRow) -> str:
    """Home, phone and e-mail on one line, for a list of rows."""
    return " · ".join(text_of(part) for part in (person.home, person.phone, person.email) if part)
