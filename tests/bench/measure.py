"""How a benchmark is told: a value beside its baseline in the same run, and the aim."""

import statistics
import time
from collections.abc import Callable
from typing import Any


def median_ms(work: Callable[[], object], rounds: int = 7) -> float:
    """The median duration of `work` in milliseconds, after one round that does not count."""
    work()
    return statistics.median(once_ms(work) for _ in range(rounds))


def once_ms(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0 to 1) of `values` lie; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def told(
    name: str, value: float, unit: str, baseline: float, *, aim: str = "", met: bool | None = None
) -> dict[str, Any]:
    """A line of bench.json. `ratio` is value to baseline; `met` None where no aim was set."""
    return {
        "name": name,
        "value": round(value, 3),
        "unit": unit,
        "baseline": round(baseline, 3),
        "ratio": round(value / baseline, 2) if baseline else None,
        "aim": aim,
        "met": met,
    }
