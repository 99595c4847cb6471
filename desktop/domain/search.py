"""Searching everything by the beginnings of words, in any order.

'heij noor' finds Noor van der Heijden, and so do 'van der heij', 'v.d. heijden' and
'vanderheijden'; case, accents and punctuation make no difference.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from desktop.domain.names import PersonName, fold

MOST_HITS = 12


class HitKind(StrEnum):
    """What was found; the order is the order among equally good hits."""

    PERSON = "person"
    QUESTION = "question"
    ACTIVITY = "activity"
    BOOKING = "booking"
    ROOM = "room"
    TALENT = "talent"
    COMMUNITY = "community"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    `id` is what a page shows: of a question and a talent the person, of a programme its last
    activity, of a booking its next occurrence. `key` is made by `key_of`; `about` and
    `community` tell where it belongs, `gone` that it is past: somebody who left.
    """

    kind: HitKind
    id: UUID
    title: str
    key: str
    community_id: UUID | None = None
    community: str = ""
    about: str = ""
    day: date | None = None
    begins: time | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found, in words: a title, and the line under it."""

    kind: HitKind
    id: UUID
    title: str
    context: str


def words_of(text: str) -> list[str]:
    """The words of a text, folded, without punctuation: "v.d. Heijden" is v, d, heijden."""
    plain = "".join(c if c.isalnum() else " " for c in fold(text))
    return plain.split()


def key_of(*texts: str) -> str:
    """What is searched: every word with a space before it."""
    return "".join(f" {word}" for text in texts for word in words_of(text))


def person_key(name: PersonName, phone_digits: str = "") -> str:
    """The key of a person: all names, the surname in one piece, and the phone number."""
    whole = "".join(words_of(f"{name.infix} {name.surname}"))
    pieces = [name.full, phone_digits]
    return key_of(*pieces) + (f" {whole}" if name.infix and whole else "")


def search(
    entries: Iterable[Entry], text: str, community_id: UUID | None = None
) -> Sequence[Entry]:
    """At most 12 entries in which every word of `text` begins a word, the best first.

    Better is: the title begins with the text, then with its first word; then by kind, and
    by title. With a community only what belongs to it, or to none.
    """
    words = words_of(text)
    if not words:
        return ()
    beginnings = [f" {word}" for word in words]
    first, *others = sorted(beginnings, key=len, reverse=True)
    found = [
        entry
        for entry in entries
        if first in entry.key
        and all(word in entry.key for word in others)
        and (community_id is None or entry.community_id in (None, community_id))
    ]
    whole, begin = "".join(beginnings), beginnings[0]
    kinds = {kind: at for at, kind in enumerate(HitKind)}

    def rank(entry: Entry) -> tuple[bool, int, int, str]:
        worse = 0 if entry.key.startswith(whole) else 1 if entry.key.startswith(begin) else 2
        return (entry.gone, worse, kinds[entry.kind], entry.key)

    return sorted(found, key=rank)[:MOST_HITS]
