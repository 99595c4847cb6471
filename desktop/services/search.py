"""Search in everything: people, questions, programmes, bookings, rooms."""

from uuid import UUID

from desktop.domain.changes import Topic
from desktop.domain.clock import Clock
from desktop.domain.search import Entry, Hit, HitKind, search
from desktop.i18n import _, wording
from desktop.storage.database import Database
from desktop.storage.queries.search import entries


class Search:
    """Finds by the beginnings of words.

    What can be found is kept between keystrokes and read again after any change, one's own
    or somebody else's, and on a new day. It lives and dies with the open administration.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._entries: tuple[Entry, ...] = ()
        self._as_of: object = None

    def find(self, text: str, community_id: UUID | None = None) -> tuple[Hit, ...]:
        """At most 12 hits, the best first; none for a text without letters or figures."""
        self._refresh()
        return tuple(
            Hit(entry.kind, entry.id, entry.title, _context(entry))
            for entry in search(self._entries, text, community_id)
        )

    def _refresh(self) -> None:
        versions: dict[Topic, int] = self._database.topic_versions()
        as_of = (self._clock.today(), tuple(sorted(versions.items())))
        if as_of != self._as_of:
            with self._database.read() as session:
                self._entries = entries(session, self._clock.today())
            self._as_of = as_of


def _context(entry: Entry) -> str:
    """The line under a hit."""
    parts = [entry.community]
    if entry.kind is HitKind.PERSON:
        parts = [" ".join(part for part in (entry.community, entry.about) if part)]
        if entry.gone:
            parts.append(_("vertrokken"))
    elif entry.kind is HitKind.QUESTION:
        parts.insert(0, _("vraag van {name}").format(name=entry.about))
    elif entry.kind is HitKind.TALENT:
        parts.insert(0, _("talent van {name}").format(name=entry.about))
    elif entry.kind is HitKind.BOOKING:
        parts.insert(0, entry.about)
    elif entry.kind is HitKind.COMMUNITY:
        parts = [_("community")]
    if entry.day is not None:
        when = wording().day(entry.day, weekday=True)
        if entry.begins is not None:
            when = f"{when}, {wording().clock(entry.begins)}"
        parts.append(when)
    return " · ".join(part for part in parts if part)
