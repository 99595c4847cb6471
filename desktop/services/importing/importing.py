"""Reading in: open a file, rehearse what it would do, and do it in one transaction."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy.orm import Session

from desktop.domain.clock import HOME_ZONE, Clock
from desktop.domain.errors import Problem, Refused
from desktop.domain.identity import new_id
from desktop.domain.names import fold
from desktop.domain.reading.about import programme_in
from desktop.domain.reading.headers import Layout
from desktop.domain.reading.people import read_people
from desktop.domain.reading.recognition import best_layout
from desktop.domain.reading.rehearsal import Options, Rehearsal, RowOutcome
from desktop.domain.reading.row import Row
from desktop.domain.reading.table import Cell, Line, filled, text_of
from desktop.domain.reading.values import latest_year, month_first, read_date
from desktop.domain.reading.visits import read_visit
from desktop.domain.reading.words import Column, ListKind
from desktop.domain.rooms.repeat import AHEAD_MONTHS
from desktop.models import ColumnChoice, ImportRun
from desktop.services.importing.bookings import BookingPlan
from desktop.services.importing.people import PeoplePlan
from desktop.services.importing.reader import OpenedFile, open_bytes, open_file
from desktop.services.importing.visits import VisitPlan
from desktop.storage.database import Database
from desktop.storage.queries import importing as queries

_Plan = PeoplePlan | VisitPlan | BookingPlan


class Importing:
    """Lists of residents, lists of who was there, and calendars, read into the administration.

    A file is opened once; rehearsing and reading it in take what was opened with `Options`.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def open(self, path: Path) -> OpenedFile:
        """What stands in that file. Raises Refused: file_… codes, too_many_rows, …."""
        return open_file(path, self._horizon())

    def open_bytes(self, data: bytes, name: str) -> OpenedFile:
        """As `open`, for bytes; `name` as if it were a file."""
        return open_bytes(data, name, self._horizon())

    def kind_of(self, opened: OpenedFile) -> ListKind | None:
        """Which kind of file it seems to be; None when it is none that can be read in."""
        if opened.calendar:
            return ListKind.BOOKINGS
        layout = best_layout(opened.sheets, None)
        return layout.kind if layout else None

    def community_of(self, opened: OpenedFile) -> str:
        """The community the file seems to be about; "" when that is not clear.

        One that is known and stands in its title, its sheet or its name; else the only one.
        """
        layout = best_layout(opened.sheets, None)
        about = fold(
            " ".join([opened.name, layout.title, layout.sheet.name] if layout else [opened.name])
        )
        with self._database.read() as session:
            known = queries.communities(session)
        named = [name for key, (_, name) in known.items() if key in about]
        if named:
            return max(named, key=len)
        return next(iter(known.values()))[1] if len(known) == 1 else ""

    def rehearse(self, opened: OpenedFile, options: Options) -> Rehearsal:
        """What reading it in would do; nothing is written.

        Raises Refused: not_this_kind, not_a_list (no header or data recognised), community_needed
        (no community in file or options), programme_needed (no activity in either).
        """
        with self._database.read() as session:
            return self._plan(session, opened, options, locked=False)[0]

    def commit(self, opened: OpenedFile, options: Options) -> Rehearsal:
        """Reads it in: all of it in one transaction that can be taken back as a whole.

        Gives what happened. Raises Refused as `rehearse` does.
        """
        kind = options.kind or self.kind_of(opened)
        with self._database.write(f"importing.{kind.value if kind else 'list'}") as session:
            rehearsal, plan, layout = self._plan(session, opened, options, locked=True)
            if layout is not None and options.columns:
                _remember(session, layout, options.columns)
            if rehearsal.changes_nothing or plan is None:
                return rehearsal
            run = ImportRun(
                id=new_id(),
                kind=rehearsal.kind.value,
                digest=opened.digest,
                at=self._clock.now(),
                account_id=self._database.account_id,
                counts={"added": rehearsal.added, "updated": rehearsal.updated},
            )
            session.add(run)
            _write(plan, run.id)
        return rehearsal

    def _horizon(self) -> date:
        """The day before which a series without an end has its dates."""
        day: date = self._clock.today() + relativedelta(months=AHEAD_MONTHS)
        return day

    def _plan(
        self, session: Session, opened: OpenedFile, options: Options, *, locked: bool
    ) -> tuple[Rehearsal, _Plan, Layout | None]:
        if opened.calendar:
            return self._plan_calendar(session, opened, options, locked=locked)
        if options.kind is ListKind.BOOKINGS:
            raise Refused.because("not_a_calendar")
        layout = best_layout(opened.sheets, options.kind)
        if layout is None:
            raise Refused.because("not_a_list")
        remembered = _remembered(session, layout)
        layout = layout.with_choices(options.columns or remembered)
        _require_columns(layout)
        if not options.community and not layout.has(Column.COMMUNITY):
            raise Refused.because("community_needed", "community")
        programme = _programme(session, layout, opened.name, options)
        rows = _rows(layout, opened.name, options, programme, self._clock.today())
        before = queries.read_before(session, opened.digest)
        plan = self._plan_list(session, layout, rows, options, keep=before is not None)
        cells = {line.number: line for line in layout.body}
        rehearsal = Rehearsal(
            kind=layout.kind,
            sheet=layout.sheet.name,
            header_row=layout.header_row,
            headings=layout.headings,
            rows=tuple(_with_cells(o, cells[o.row], layout, options) for o in plan.outcomes),
            rows_read=len(plan.outcomes),
            added=plan.added,
            updated=plan.updated,
            made=plan.made,
            unknown_names=plan.unknown_names if isinstance(plan, VisitPlan) else (),
            read_before=before.astimezone(HOME_ZONE).date() if before else None,
            remembered=bool(remembered) and not options.columns,
            programme=programme,
            across=layout.across.letters if layout.across else (),
            year=_assumed_year(layout, opened.name, self._clock.today()),
        )
        return rehearsal, plan, layout

    def _plan_list(
        self,
        session: Session,
        layout: Layout,
        rows: Sequence[Row],
        options: Options,
        *,
        keep: bool,
    ) -> PeoplePlan | VisitPlan:
        today = self._clock.today()
        if layout.kind is ListKind.RESIDENTS:
            people = [read_people(layout, row) for row in rows]
            return PeoplePlan(session, people, options, today, keep=keep)
        visits = [read_visit(layout, row) for row in rows]
        return VisitPlan(session, visits, options, today, keep=keep)

    def _plan_calendar(
        self, session: Session, opened: OpenedFile, options: Options, *, locked: bool
    ) -> tuple[Rehearsal, BookingPlan, None]:
        if options.kind not in (None, ListKind.BOOKINGS):
            raise Refused.because("not_a_list")
        if not options.community:
            raise Refused.because("community_needed", "community")
        before = queries.read_before(session, opened.digest)
        plan = BookingPlan(
            session, opened.events, options, self._clock.now(), locked=locked, keep=bool(before)
        )
        rehearsal = Rehearsal(
            kind=ListKind.BOOKINGS,
            sheet="",
            header_row=0,
            headings=(),
            rows=plan.outcomes,
            rows_read=sum(event.parts for event in opened.events),
            added=plan.added,
            updated=plan.updated,
            made=plan.made,
            occurrences=plan.occurrences,
            clashes=plan.clashes,
            read_before=before.astimezone(HOME_ZONE).date() if before else None,
        )
        return rehearsal, plan, None


def _write(plan: _Plan, run_id: UUID) -> None:
    if isinstance(plan, PeoplePlan):
        plan.write()
    else:
        plan.write(run_id)


def _rows(
    layout: Layout, file_name: str, options: Options, programme: str, today: date
) -> list[Row]:
    """The rows with their mended cells, and how their dates are to be read."""
    mended: dict[int, dict[int, str]] = {}
    for (row, column), text in options.mends.items():
        mended.setdefault(row, {})[column] = text
    year = _told_year(layout, file_name) or _assumed_year(layout, file_name, today) or None
    american = month_first(_dates(layout))
    return [
        Row(line, layout, mended.get(line.number, {}), year, american, programme)
        for line in layout.body
    ]


def _dates(layout: Layout) -> list[Cell]:
    places = (*layout.places(Column.DATE), *layout.places(Column.SINCE))
    return [line.cell(at) for at in places for line in layout.body]


def _told_year(layout: Layout, file_name: str) -> int:
    """The one year that stands above the list, in its sheet's or its file's name; else 0."""
    told = f"{layout.title} {layout.sheet.name} {file_name}"
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", told))
    return int(years.pop()) if len(years) == 1 else 0


def _assumed_year(layout: Layout, file_name: str, today: date) -> int:
    """For a presence list the year that its dates must be of when none is told; else 0."""
    dates = _dates(layout)
    bare = [isinstance(found := read_date(d), Problem) and found.code == "date_without_year"
            for d in dates]  # fmt: skip
    if not layout.across or not any(bare) or _told_year(layout, file_name):
        return 0
    return latest_year(dates, today)


def _programme(session: Session, layout: Layout, file_name: str, options: Options) -> str:
    """The activity of a list that names none in its rows; "" for any other list.

    Raises Refused(programme_needed) where neither the options nor the titles say it.
    """
    if layout.kind is not ListKind.ATTENDANCE:
        return ""
    places = layout.places(Column.ACTIVITY)
    if places and not layout.across:
        return ""
    if places and all(any(filled(line.cell(at)) for at in places) for line in layout.body):
        return ""
    found = options.programme
    if not found and layout.across:
        titles = (*layout.across.titles, layout.sheet.name, Path(file_name).stem)
        communities = [name for _, name in queries.communities(session).values()]
        known = [programme.name for programme in queries.programmes(session)]
        found = programme_in(titles, [*communities, options.community], known)
    if not found:
        raise Refused.because("programme_needed", "programme")
    return found


def _require_columns(layout: Layout) -> None:
    """Raises Refused(column_needed) when a list lacks what it cannot do without."""
    if layout.kind is ListKind.RESIDENTS:
        if not any(layout.has(c) for c in (Column.NAME, Column.FIRST, Column.SURNAME)):
            raise Refused.because("column_needed_name", "columns")
        return
    if not layout.has(Column.DATE):
        raise Refused.because("column_needed_date", "columns")


def _with_cells(outcome: RowOutcome, line: Line, layout: Layout, options: Options) -> RowOutcome:
    cells = tuple(
        (h.index, options.mends.get((line.number, h.index), text_of(line.cell(h.index))))
        for h in layout.headings
        if h.column is not Column.REFUSED
    )
    return replace(outcome, cells=cells)


def _digest(layout: Layout) -> str:
    return hashlib.sha256(layout.signature.encode()).hexdigest()


def _remembered(session: Session, layout: Layout) -> dict[int, Column]:
    """The columns as somebody chose for a list with this header; none when nobody did."""
    if not layout.header_row:
        return {}
    found = queries.column_choice(session, layout.kind.value, _digest(layout))
    return {int(index): Column(name) for index, name in found.columns.items()} if found else {}


def _remember(session: Session, layout: Layout, columns: Mapping[int, Column]) -> None:
    if not layout.header_row:
        return
    chosen = {str(index): column.value for index, column in sorted(columns.items())}
    found = queries.column_choice(session, layout.kind.value, _digest(layout))
    if found is None:
        found = ColumnChoice(id=new_id(), kind=layout.kind.value, header_digest=_digest(layout))
        session.add(found)
    if found.columns != chosen:
        found.columns = chosen
