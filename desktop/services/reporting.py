"""Reports: the figures of a quarter, what is written beside them, and what was sent."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.domain.access import Access
from desktop.domain.clock import Clock
from desktop.domain.errors import Problem, Refused
from desktop.domain.figures.overview import Overview, overview_of
from desktop.domain.figures.quarter import figures_of
from desktop.domain.figures.record import to_record
from desktop.domain.figures.values import QuarterFigures
from desktop.domain.names import fold
from desktop.domain.periods import Quarter
from desktop.domain.reporting import (
    SIGNED_PARTS,
    CommunityName,
    FiledReport,
    FunderCard,
    Part,
    Quarterly,
    ReportChoices,
    ReportOptions,
    ReportQuestion,
    ReportText,
    TargetLine,
    Written,
    changes_since,
    names_in,
)
from desktop.domain.vocabulary import FunderKind
from desktop.models import Explanation, Funder, Narrative, ReportRun, Target
from desktop.storage.database import Database
from desktop.storage.queries import organisation
from desktop.storage.queries import reporting as kept
from desktop.storage.queries.figures import facts_of, overview_facts


class Reporting:
    """What the report page and the command ask of the administration."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def options(self) -> ReportOptions:
        """What a report can be made of; the default is the last finished quarter."""
        now = Quarter.of(self._clock.today())
        with self._database.read() as session:
            first = kept.first_day(session)
            begin = min(Quarter.of(first) if first else now.previous, now.previous)
            # A list that says "member since 1974" opens no hundred quarters.
            begin = max(begin, now.shifted(-20))
            quarters = [now]
            while quarters[-1] > begin:
                quarters.append(quarters[-1].previous)
            return ReportOptions(
                kept.funders(session), kept.communities(session), tuple(quarters), now.previous
            )

    def choices(self, funder_id: UUID) -> ReportChoices:
        """What was chosen for a funder last time."""
        with self._database.read() as session:
            return kept.choices(session, funder_id)

    def communities_named(self, names: Sequence[str]) -> tuple[UUID, ...]:
        """The communities of those names; Refused with the names there are."""
        with self._database.read() as session:
            known = kept.communities(session)
        return tuple(_named(name, known, "no_such_community", "community").id for name in names)

    def funder_named(self, name: str) -> UUID:
        """The funder of that name; Refused with the names there are."""
        with self._database.read() as session:
            known = kept.funders(session)
        return _named(name, known, "no_such_funder", "funder").id

    def figures(self, question: ReportQuestion) -> QuarterFigures:
        """The figures of a quarter as the administration has them now."""
        with self._database.read() as session:
            return self._figures(session, question)

    def overview(self, community_id: UUID | None = None) -> Overview:
        """The figures of the running quarter and the five before, of one community or of all.

        Those of the rooms alone for who sees no people.
        """
        now = self._clock.now()
        quarter = Quarter.of(self._clock.today())
        with self._database.read() as session:
            known = frozenset(community.id for community in kept.communities(session))
            chosen = known if community_id is None else known & {community_id}
            facts = overview_facts(session, quarter, chosen, now)
        rooms_only = Access.PEOPLE not in self._database.access
        return overview_of(facts, quarter, now, rooms_only=rooms_only)

    def quarterly(self, question: ReportQuestion) -> Quarterly:
        """A report ready to be drawn.

        Of a signed one the figures are those that were signed, with what changed since.
        """
        with self._database.read() as session:
            now = self._figures(session, question)
            funder = _funder(session, question.funder_id)
            chosen = self._chosen(session, question)
            signed = kept.signed_figures(session, question.quarter, question.funder_id)
            same = signed is not None and signed[0].communities == now.communities
            figures = signed[0] if signed is not None and same else now
            sections = question.sections
            if sections is None:
                choices = kept.choices(session, funder.id) if funder else ReportChoices()
                sections = choices.sections
            text = _text(session, question.quarter, funder)
            return Quarterly(
                figures=figures,
                text=text,
                sections=sections,
                fronts=kept.fronts(session, chosen),
                example=kept.is_example(session),
                signed_on=signed[1] if signed is not None and same else None,
                changes=changes_since(figures, now) if same else (),
                named=_named_in(session, text),
            )

    def add_funder(self, name: str, kind: FunderKind, addressed_as: str) -> UUID:
        """Makes a funder; Refused without a name or with a name that is taken."""
        plain = " ".join(name.split())
        if not plain:
            raise Refused.because("funder_without_name", "name")
        with self._database.write("reports.add_funder") as session:
            taken = session.scalar(select(Funder.id).where(Funder.name_key == fold(plain)))
            if taken is not None:
                raise Refused.because("funder_exists", "name", name=plain)
            funder = Funder(
                name=plain, name_key=fold(plain), kind=kind, addressed_as=addressed_as.strip()
            )
            session.add(funder)
            session.flush()
            return funder.id

    def keep_choices(self, funder_id: UUID, choices: ReportChoices) -> None:
        """Keeps sections, their order and communities for the next quarter."""
        with self._database.write("reports.keep_choices") as session:
            funder = session.get_one(Funder, funder_id)
            funder.choices = kept.kept_choices(choices)

    def explain(self, funder_id: UUID, quarter: Quarter, key: str, text: str) -> None:
        """Writes the explanation of a figure; an empty one is taken away."""
        with self._database.write("reports.explain") as session:
            where = (
                Explanation.funder_id == funder_id,
                Explanation.period == str(quarter),
                Explanation.figure == key,
            )
            row = session.scalar(select(Explanation).where(*where))
            if row is None:
                row = Explanation(funder_id=funder_id, period=str(quarter), figure=key)
                session.add(row)
            row.text = text.strip()

    def write_parts(self, funder_id: UUID, quarter: Quarter, parts: Mapping[Part, Written]) -> None:
        """Writes parts of the report: in short, story, outlook, signatures."""
        with self._database.write("reports.write_parts") as session:
            rows = session.scalars(
                select(Narrative).where(
                    Narrative.funder_id == funder_id, Narrative.period == str(quarter)
                )
            )
            known = {row.part: row for row in rows}
            for part, written in parts.items():
                row = known.get(part.value)
                if row is None:
                    row = Narrative(funder_id=funder_id, period=str(quarter), part=part.value)
                    session.add(row)
                row.title, row.text = written.title.strip(), written.text.strip()

    def set_targets(self, funder_id: UUID, year: int, targets: Iterable[TargetLine]) -> None:
        """Replaces what a funder hopes to see in a year; Refused for a target below zero."""
        lines = tuple(targets)
        wrong = [line for line in lines if line.value < 0]
        if wrong:
            raise Refused(*(Problem(line.key, "target_below_zero") for line in wrong))
        with self._database.write("reports.set_targets") as session:
            session.execute(
                delete(Target).where(Target.funder_id == funder_id, Target.year == year)
            )
            for line in lines:
                session.add(
                    Target(
                        funder_id=funder_id,
                        year=year,
                        figure=line.key,
                        value=line.value,
                        less_is_better=line.less_is_better,
                        ambition=line.ambition,
                    )
                )

    def file_report(self, report: Quarterly, digest: str, funder_id: UUID | None = None) -> UUID:
        """Keeps the figures of a report that was made, with the digest of its file."""
        with self._database.write("reports.file", undoable=False) as session:
            run = ReportRun(
                funder_id=funder_id,
                period=str(report.figures.quarter),
                made_at=self._clock.now(),
                as_of=report.figures.as_of,
                figures=to_record(report.figures),
                digest=digest,
            )
            session.add(run)
            session.flush()
            return run.id

    def sign(self, run_id: UUID, signed_by: str, signed_on: date) -> None:
        """Fixes a filed report: from here on its figures stay as they are."""
        if not signed_by.strip():
            raise Refused.because("signed_by_nobody", "signed_by")
        with self._database.write("reports.sign") as session:
            run = session.get_one(ReportRun, run_id)
            if run.signed_on is not None:
                raise Refused.because("signed_already")
            run.signed_by, run.signed_on = signed_by.strip(), signed_on

    def filed(self, quarter: Quarter, funder_id: UUID | None) -> tuple[FiledReport, ...]:
        """The reports that were made of a quarter for a funder, newest first."""
        with self._database.read() as session:
            return kept.filed(session, quarter, funder_id)

    def _chosen(self, session: Session, question: ReportQuestion) -> frozenset[UUID]:
        known = frozenset(community.id for community in kept.communities(session))
        return known & frozenset(question.communities) if question.communities else known

    def _figures(self, session: Session, question: ReportQuestion) -> QuarterFigures:
        as_of = question.as_of or self._clock.now()
        chosen = self._chosen(session, question)
        facts = facts_of(session, question.quarter, chosen, as_of)
        whole = len(chosen) == len(kept.communities(session))
        return figures_of(facts, question.quarter, as_of, whole=whole)


Named = TypeVar("Named", CommunityName, FunderCard)


def _named(name: str, known: Sequence[Named], code: str, field: str) -> Named:
    for one in known:
        if fold(one.name) == fold(name):
            return one
    names = ", ".join(one.name for one in known)
    raise Refused.because(code, field, name=name, names=names)


def _named_in(session: Session, text: ReportText) -> tuple[str, ...]:
    told = [text.narrative[part] for part in text.narrative if part not in SIGNED_PARTS]
    words = " . ".join([*(w.title + " . " + w.text for w in told), *text.explanations.values()])
    return names_in(words, kept.person_names(session)) if words.strip(" .") else ()


def _funder(session: Session, funder_id: UUID | None) -> FunderCard | None:
    return next((one for one in kept.funders(session) if one.id == funder_id), None)


def _text(session: Session, quarter: Quarter, funder: FunderCard | None) -> ReportText:
    house = organisation.house(session)
    if funder is None:
        return ReportText(house.name, "", house.address, house.logo, house.signers)
    return ReportText(
        organisation=house.name,
        address=house.address,
        logo=house.logo,
        signers=house.signers,
        audience=funder.addressed_as or funder.name,
        targets=kept.targets(session, funder.id, quarter.year),
        explanations=kept.explanations(session, funder.id, quarter),
        narrative=kept.narrative(session, funder.id, quarter),
    )
