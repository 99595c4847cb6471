"""The report of one quarter, on the stress set beside the example street.

Garbage is left alone, as on the data lane of the window, where only the UI thread collects.
"""

from desktop.domain.periods import Quarter
from desktop.domain.reporting import ReportQuestion
from desktop.i18n import Wording
from desktop.reports import catalogue
from desktop.services.reporting import Reporting
from desktop.views.kit import garbage
from tests.bench import places
from tests.bench.measure import median_ms, told


def run() -> list[dict[str, object]]:
    found = {}
    for size in ("small", "stress"):
        reporting = Reporting(places.opened(size).database, places.CLOCK)
        question = ReportQuestion(Quarter(2026, 3))
        with garbage.left_alone():
            found[size] = median_ms(lambda r=reporting, q=question: _make(r, q), rounds=3)
    value, baseline = found["stress"], found["small"]
    return [told("report.quarter", value, "ms", baseline, aim="<= 2000 ms", met=value <= 2000)]


def _make(reporting: Reporting, question: ReportQuestion) -> bytes:
    return catalogue.REPORTS[0].pdf(reporting.quarterly(question), Wording("nl"))
