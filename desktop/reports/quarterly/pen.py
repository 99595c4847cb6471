"""What each part of the report is drawn with: the sheet, the report, the words."""

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.domain.figures.values import Cell, Unit
from desktop.domain.reporting import AmbitionRow, Quarterly, Section, TargetLine
from desktop.i18n import Wording
from desktop.reports.paper.charts import dots, few_box, target_place
from desktop.reports.paper.grid import Content, Drawn
from desktop.reports.paper.sheet import LEFT, Sheet
from desktop.reports.paper.styles import H1, SECTION_RULE, P
from desktop.reports.words import FEW, SECTIONS, printed_cell, quarter_name, short_quarter


@dataclass
class Pen:
    """Draws one part after the other; `contents` collects on which page each began.

    `fresh` is true while nothing stands on the first page.
    """

    sheet: Sheet
    report: Quarterly
    wording: Wording
    contents: list[tuple[str, int]] = field(default_factory=list)
    fresh: bool = True

    def t(self, dutch: str, **values: object) -> str:
        """`dutch` in the language of the report, with its values."""
        text = self.wording.text(dutch)
        return text.format(**values) if values else text

    def now(self) -> str:
        """'3e kwartaal'."""
        return quarter_name(self.report.figures.quarter, self.wording, year=False)

    def before(self) -> str:
        """'2e kwartaal'."""
        return quarter_name(self.report.figures.quarter.previous, self.wording, year=False)

    def short_now(self) -> str:
        """'3e kw'."""
        return short_quarter(self.report.figures.quarter, self.wording)

    def short_before(self) -> str:
        """'2e kw'."""
        return short_quarter(self.report.figures.quarter.previous, self.wording)

    def open(self, section: Section) -> None:
        """Begins a part on a fresh page with its title."""
        if not self.fresh:
            self.sheet.new_page()
        title = self.t(SECTIONS[section])
        self.contents.append((title, self.sheet.page))
        self.sheet.text(P(title, H1), LEFT, 480, role="H1")

    def section_rule(self) -> None:
        """The strong line above a section."""
        self.sheet.rule(SECTION_RULE)

    def cell(self, cell: Cell, unit: Unit) -> Content:
        """A number for a table; a few people stand in a dashed box."""
        text = printed_cell(cell, unit, self.wording)
        if text != FEW:
            return text
        return Drawn(self.t("minder dan vijf"), self._few)

    def _few(self, _left: float, right: float, middle: float) -> None:
        few_box(self.sheet, right, middle, FEW)

    def target_words(self, target: TargetLine | None, unit: Unit) -> str:
        """The target as it stands in a table, '' without one."""
        if target is None:
            return ""
        return printed_cell(Cell(target.value), unit, self.wording)

    def dots(self, row: AmbitionRow) -> Content:
        """Where this quarter and the last stand against the target; '' without one."""
        target = row.target
        if target is None:
            return ""
        places = tuple(
            target_place(cell.published, target.value, less_is_better=target.less_is_better)
            for cell in (row.before.cell, row.figure.cell)
        )
        before, now = places
        return Drawn(self.against(row), self._dots_drawer((before, now)))

    def _dots_drawer(
        self, places: tuple[float | None, float | None]
    ) -> Callable[[float, float, float], None]:
        def draw(left: float, right: float, middle: float) -> None:
            dots(self.sheet, left, right, middle, places)

        return draw

    def against(self, row: AmbitionRow) -> str:
        """The dots in words, for who hears the report."""
        unit = row.figure.unit
        reached = row.target.reached_by(row.figure.cell) if row.target else None
        ending = {
            True: self.t("gehaald"),
            False: self.t("niet gehaald"),
            None: self.t("niet te zeggen"),
        }
        return self.t(
            "{before}: {was}, {now}: {value}, doel {target}: {reached}",
            before=self.before(),
            was=printed_cell(row.before.cell, unit, self.wording),
            now=self.now(),
            value=printed_cell(row.figure.cell, unit, self.wording),
            target=self.target_words(row.target, unit),
            reached=ending[reached],
        )
