"""The command's part that reads lists in: a rehearsal, or with --commit the thing itself."""

import json
from argparse import Namespace
from typing import Any

from desktop import compose
from desktop.cli_admin import opened
from desktop.domain.clock import Clock
from desktop.domain.reading.rehearsal import (
    Decision,
    Fate,
    Options,
    Rehearsal,
    RowOutcome,
    Unknown,
)
from desktop.domain.reading.words import ListKind
from desktop.i18n import _, ngettext
from desktop.messages import sentence

_MADE = ("communities", "dwellings", "rooms", "programmes", "skills", "people")


def read_in(asked: Namespace, clock: Clock) -> int:
    """Rehearses a file, or reads it in, and tells what became of its rows.

    Bad rows are no refusal: they are told and the others go on; status 1 is for a file of
    which nothing can be read.
    """
    options = Options(
        kind=ListKind(asked.kind),
        community=asked.community,
        room=asked.room,
        programme=asked.programme,
        duplicates=Decision(asked.duplicates),
        unknown=Unknown(asked.unknown),
    )
    it = opened(asked, clock)
    try:
        importing = compose.services(it, clock).importing
        file = importing.open(asked.file)
        read = importing.commit if asked.commit else importing.rehearse
        found = read(file, options)
    finally:
        it.close()
    if asked.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
        return 0
    for line in as_lines(found, written=asked.commit):
        print(line)
    return 0


def as_json(found: Rehearsal) -> dict[str, Any]:
    """The outcome for a script; numbers of rows are those of the file, the first is 1.

    Of a presence list with its dates across the top the dates are counted instead, from 1.

    `duplicates` holds of each row that seems to repeat somebody the rows and names of both;
    somebody who is known already has no row. `added` counts people, activities or bookings.
    """
    told: dict[str, Any] = {
        "rows_read": found.rows_read,
        "added": found.added,
        "updated": found.updated,
        "duplicates": [_duplicate(row) for row in found.duplicates],
        "rejected": [
            {"row": row.row, "reason": _reason(row)} | _column(found, row)
            for row in found.of(Fate.REJECTED)
        ],
        "refused_columns": list(found.refused_columns),
        "unknown_names": [unknown.name for unknown in found.unknown_names],
        "made": {kind: list(getattr(found.made, kind)) for kind in _MADE},
    }
    if found.kind is ListKind.BOOKINGS:
        told |= {"occurrences": found.occurrences, "clashes": found.clashes}
    return told


def as_lines(found: Rehearsal, *, written: bool) -> list[str]:
    """The outcome for a reader."""
    lines = [_summary(found)]
    if found.kind is ListKind.BOOKINGS:
        dates = ngettext("{n} datum", "{n} datums", found.occurrences)
        clashes = ngettext("{n} botsing", "{n} botsingen", found.clashes)
        lines.append(f"{dates.format(n=found.occurrences)}, {clashes.format(n=found.clashes)}")
    if found.year:
        lines.append(
            _("Bij de datums staat geen jaar. Gelezen als {year}.").format(year=found.year)
        )
    lines += [
        _("{place}: {reason}").format(place=_place(found, row), reason=_reason(row))
        for row in found.of(Fate.REJECTED)
    ]
    lines += [_twice(found, row) for row in found.duplicates]
    for label, names in _lists(found):
        if names:
            lines.append(label.format(names=", ".join(names)))
    if not written:
        lines.append(_("Dit was een proef: er is niets ingelezen. Met --commit lees je het in."))
    return lines


def _summary(found: Rehearsal) -> str:
    rows = ngettext("{n} rij gelezen", "{n} rijen gelezen", found.rows_read)
    return _("{rows}: {added} nieuw, {updated} veranderd, {rejected} geweigerd").format(
        rows=rows.format(n=found.rows_read),
        added=found.added,
        updated=found.updated,
        rejected=len(found.of(Fate.REJECTED)),
    )


def _lists(found: Rehearsal) -> tuple[tuple[str, tuple[str, ...]], ...]:
    made = found.made
    return (
        (_("Niet bewaard, want zulke gegevens houden we niet bij: {names}"), found.refused_columns),
        (_("Namen die niemand draagt: {names}"), tuple(u.name for u in found.unknown_names)),
        (_("Nieuwe community's: {names}"), made.communities),
        (_("Nieuwe woningen: {names}"), made.dwellings),
        (_("Nieuwe ruimtes: {names}"), made.rooms),
        (_("Nieuwe activiteiten: {names}"), made.programmes),
        (_("Nieuwe talenten: {names}"), made.skills),
        (_("Nieuwe mensen: {names}"), made.people),
    )


def _duplicate(row: RowOutcome) -> dict[str, Any]:
    like = row.likeness
    return {
        "rows": [*(one.row for one in like if one.row is not None), row.row],
        "names": [*(one.name for one in like), row.title],
    }


def _place(found: Rehearsal, row: RowOutcome) -> str:
    if found.across:
        return _("Kolom {letter}").format(letter=found.across[row.row - 1])
    return _("Rij {row}").format(row=row.row)


def _column(found: Rehearsal, row: RowOutcome) -> dict[str, str]:
    return {"column": found.across[row.row - 1]} if found.across else {}


def _twice(found: Rehearsal, row: RowOutcome) -> str:
    names = ", ".join(one.name for one in row.likeness)
    if row.fate is not Fate.DUPLICATE:
        text = _("{place}: {name} lijkt op {names} en komt er toch bij")
    else:
        text = _("{place}: {name} lijkt op {names} en is overgeslagen")
    return text.format(place=_place(found, row), name=row.title, names=names)


def _reason(row: RowOutcome) -> str:
    return " ".join(sentence(problem) for problem in row.problems)
