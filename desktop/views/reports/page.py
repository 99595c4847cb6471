"""Rapporten: choose, look, check, and make the file."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.changes import Topic
from desktop.domain.errors import BuurtschapError
from desktop.domain.reporting import (
    FiledReport,
    Quarterly,
    ReportChoices,
    ReportOptions,
)
from desktop.i18n import _, wording
from desktop.reports.catalogue import QUARTERLY, file_name, quarter_name, row_label
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import Form, FormLink
from desktop.views.kit.page import Page
from desktop.views.kit.printing import Pages, PrintDialog
from desktop.views.kit.saving import SaveDialog
from desktop.views.reports.check_panel import CheckPanel
from desktop.views.reports.checks import Line, Way, incomplete_words, lines
from desktop.views.reports.forms import ExplanationForm, FunderForm, SignForm, TextsForm, parts
from desktop.views.reports.nothing import NothingYet
from desktop.views.reports.output import (
    Made,
    make_pages,
    open_path,
    write_file,
)
from desktop.views.reports.preview import Preview
from desktop.views.reports.setup import SetUp
from desktop.views.reports.targets import TargetsForm, written_rows
from desktop.views.reports.work_area import WorkArea


class ReportsPage(Page):
    """The page of reports. What stands in the preview is what the file will be."""

    key = "reports"
    topics = frozenset(Topic) - {Topic.QUESTIONS}
    panel_widths: ClassVar[tuple[int, int, int]] = (290, 304, 460)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._reporting = desk.services.reporting
        self._report: Quarterly | None = None
        self._filed: tuple[FiledReport, ...] = ()
        self._made: Made | None = None
        self._wanted: FormLink | None = None
        self._checks: CheckPanel | None = None
        self.header.set_title(_("Rapporten"))
        self.header.set_button(_("Maak nieuw rapport"), kind="secondary")
        self.header.show_line()
        self.setup = SetUp()
        self.preview = Preview(desk.runner)
        self._lay_out()
        self.setup.turned.connect(self._turn_to)
        self.setup.changed.connect(self._keep_and_ask)
        self.panel.closed.connect(self._panel_closed)

    @property
    def checks(self) -> CheckPanel | None:
        """The check panel while it is open."""
        return self._checks

    @property
    def report(self) -> Quarterly | None:
        """What is shown; None before the first answer."""
        return self._report

    def reload(self) -> None:
        """Asks what can be chosen, then for the report."""
        self.ask(self._reporting.options, then=self._show_options)

    def show_subject(self, subject: object) -> None:
        """Opens a form that was left half-filled, beside the report that it is about."""
        if isinstance(subject, FormLink):
            self._wanted = subject
            self.ask(self._reporting.options, then=self._turn_to_wanted)

    def primary(self) -> None:
        """Begins a report for somebody new."""
        form = FunderForm(self.desk)
        form.saved.connect(self._funder_added)
        self._open_form(_("Voor wie is het rapport?"), "", form)

    def _show_options(self, options: ReportOptions) -> None:
        nothing = not options.communities
        self._empty.setVisible(nothing)
        self._work.setVisible(not nothing)
        if nothing:
            self.panel.set_closable(closable=True)
            self._checks = None
            self.panel.hide()
            self.panel.moved.emit()
            return
        self.setup.show_options(options)
        self._ask_choices()

    def _turn_to(self) -> None:
        """Another funder or quarter: the file of the one before is past."""
        self._made = None
        self._ask_choices()

    def _ask_choices(self) -> None:
        """What was kept for the funder comes first, then the report."""
        funder_id = self.setup.funder.value()
        if funder_id is None:
            self._show_choices(ReportChoices())
        else:
            self.ask(self._reporting.choices, funder_id, then=self._show_choices)

    def _show_choices(self, choices: ReportChoices) -> None:
        self.setup.show_choices(choices)
        self._ask_report()

    def _keep_and_ask(self) -> None:
        """A tick or a move: kept for the next quarter, then shown. Bus tells the rest."""
        funder_id = self.setup.funder.value()
        if funder_id is None:
            self._ask_report()
        else:
            self.save(self._reporting.keep_choices, funder_id, self.setup.choices())

    def _ask_report(self) -> None:
        question = self.setup.question()
        if question is not None:
            self.ask(self._reporting.quarterly, question, then=self._show_report)
            about = question.quarter, question.funder_id
            self.ask(self._reporting.filed, *about, then=self._show_filed)

    def _show_filed(self, filed: tuple[FiledReport, ...]) -> None:
        self._filed = filed
        self._tell_checks()

    def _show_report(self, report: Quarterly) -> None:
        self._report = report
        words = wording()
        context = quarter_name(report.figures.quarter, words)
        if report.text.audience:
            context = _("Kwartaalrapport voor {audience}").format(audience=report.text.audience)
        self.header.set_context(context)
        self._work.set_summary(" · ".join([*report.figures.communities[:3], context]))
        if self._checks is None and self.panel.content is None and not self.panel_over:
            # Where the panel would lie over the pages, these come first.
            self._open_checks()
        self._tell_checks()
        self._open_wanted()
        self._work.begin()
        draft = replace(report, draft=True)
        self.desk.runner.paper(
            make_pages, QUARTERLY, draft, words,
            then=self._show_pages, failed=self._not_made, latest=True,
        )  # fmt: skip

    def _show_pages(self, pages: Pages) -> None:
        self._work.end()
        self.preview.show_pages(pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._checks is not None:
            self.panel.set_closable(closable=self.panel_over)
        elif not self.panel_over and self.panel.isHidden() and self._report is not None:
            self._open_checks()

    def _panel_closed(self) -> None:
        """A form gives way to the checks; the checks themselves only where they lie over."""
        if self._checks is None:
            self._open_checks()
        else:
            self._checks = None

    def _open_checks(self) -> None:
        checks = CheckPanel()
        checks.followed.connect(self._follow)
        checks.pdf.connect(self._ask_pdf)
        checks.excel.connect(self._ask_excel)
        checks.paper.connect(self._print)
        checks.texts.connect(self._write_texts)
        checks.targets.connect(self._set_targets)
        checks.opened.connect(self._open_made)
        checks.folder.connect(self._open_folder)
        self._checks = checks
        self.panel.set_closable(closable=self.panel_over)
        self.panel.open(_("Controle vóór verzenden"), "", checks)
        self._tell_checks()

    def _tell_checks(self) -> None:
        if self._checks is None or self._report is None:
            return
        self._checks.show_lines(lines(self._report, filed=bool(self._filed)))
        self._checks.allow_writing(allowed=self.setup.funder.value() is not None)
        self._checks.set_remark(incomplete_words(self._report))
        self._checks.show_made(self._made.path.name if self._made else "")

    def _follow(self, remark: Line) -> None:
        if remark.way is Way.EXPLAIN:
            self._explain(remark.subject)
        elif remark.way is Way.SHOW_FEW:
            pages = self.preview.pages
            if pages is not None and pages.few is not None:
                self.preview.go_to(pages.few)
        elif remark.way is Way.SIGN and self._filed:
            self._open_form(_("Stel het rapport vast"), "", SignForm(self.desk, self._filed[0].id))
        elif remark.way is Way.LOG:
            self.go.emit("log", None)

    def _explain(self, key: str) -> None:
        funder_id, report = self.setup.funder.value(), self._report
        if funder_id is None or report is None:
            return
        form = ExplanationForm(self.desk, funder_id, report.figures.quarter, key)
        form.begin({"text": report.text.explanations.get(key, "")})
        self._open_form(_("Schrijf toelichting"), row_label(key, wording()), form)

    def _turn_to_wanted(self, options: ReportOptions) -> None:
        """Turns to the report that a form is about, or to that for somebody new."""
        if self._wanted is not None:
            self.setup.show_options(options)
            self.setup.choose(*parts(self._wanted)[:2])
            self._turn_to()

    def _open_wanted(self) -> None:
        """The form that was asked for, now that its report is there."""
        wanted, self._wanted = self._wanted or FormLink("", ""), None
        begin = {
            TextsForm.key: self._write_texts,
            TargetsForm.key: self._set_targets,
            FunderForm.key: self.primary,
        }
        if wanted.form == ExplanationForm.key:
            self._explain(parts(wanted)[2])
        elif wanted.form in begin:
            begin[wanted.form]()

    def _write_texts(self) -> None:
        funder_id, report = self.setup.funder.value(), self._report
        if funder_id is not None and report is not None:
            form = TextsForm(self.desk, funder_id, report.figures.quarter)
            form.show_report(report)
            context = quarter_name(report.figures.quarter, wording())
            self._open_form(_("Schrijf teksten"), context, form)

    def _set_targets(self) -> None:
        funder_id, report = self.setup.funder.value(), self._report
        if funder_id is not None and report is not None:
            form = TargetsForm(self.desk, funder_id, report.figures.quarter.year)
            form.begin({"targets": written_rows(report.text.targets)})
            context = str(report.figures.quarter.year)
            self._open_form(_("Stel doelen in"), context, form)

    def _open_form(self, title: str, context: str, form: Form) -> None:
        self._checks = None
        form.saved.connect(self._form_saved)
        form.cancelled.connect(self._open_checks)
        self.panel.set_closable(closable=True)
        self.panel.open(title, context, form)
        first = next(iter(form.boxes.values()), None)
        if first is not None:
            first.control.setFocus()

    def _form_saved(self, _result: object) -> None:
        self._open_checks()
        self.desk.tell(_("Vastgelegd"))

    def _funder_added(self, funder_id: UUID) -> None:
        self.show_subject(FormLink("", str(funder_id)))

    def _ask_pdf(self) -> None:
        self._ask_path("pdf")

    def _ask_excel(self) -> None:
        self._ask_path("xlsx")

    def _ask_path(self, ending: str) -> None:
        if self._report is not None:
            name = file_name(self._report, wording(), ending)
            dialog = SaveDialog(self, _("Bewaar het rapport"), name)
            dialog.chosen.connect(self.write)
            dialog.open()

    def write(self, path: Path) -> None:
        """Makes the file at `path`: a spreadsheet for .xlsx, else a PDF.

        The figures of a PDF are kept with the administration.
        """
        if self._report is not None:
            build = QUARTERLY.xlsx if path.suffix == ".xlsx" else QUARTERLY.pdf
            self._work.begin()
            job = partial(write_file, build, self._report, wording(), path)
            self.desk.runner.paper(job, then=self._written, failed=self._not_made)

    def _written(self, made: Made) -> None:
        self._work.end()
        self._made = made
        self._tell_checks()
        if made.path.suffix == ".pdf":
            funder_id = self.setup.funder.value()
            self.save(self._reporting.file_report, made.report, made.digest, funder_id)

    def _not_made(self, error: Exception) -> None:
        self._work.end()
        if isinstance(error, BuurtschapError):
            self.banner.tell(messages.text(error), retry=False)

    def _print(self) -> None:
        if self._report is not None:
            job = partial(make_pages, QUARTERLY, self._report, wording())
            self.desk.runner.paper(job, then=self._open_print)

    def _open_print(self, pages: Pages) -> None:
        PrintDialog(self, pages, _("Kwartaalrapport")).open()

    def _open_made(self) -> None:
        if self._made is not None:
            open_path(self._made.path)

    def _open_folder(self) -> None:
        if self._made is not None:
            open_path(self._made.path.parent)

    def _lay_out(self) -> None:
        self._work = WorkArea(self.setup, self.preview)
        self._work.checks.connect(self._open_checks)
        self._empty = NothingYet()
        self._empty.residents.connect(self._go_to_residents)
        self._empty.hide()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._work, 1)
        column.addWidget(self._empty, 1)

    def _go_to_residents(self) -> None:
        self.go.emit("residents", None)
