"""`make bench`: runs the benchmarks, or those of one module, and writes bench.json."""

import argparse
import importlib
import json
import os
from pathlib import Path

NAMES = (
    "start",
    "report",
    "window",
    "search",
    "residents",
    "gevel",
    "reading",
    "matching",
    "rooms",
    "rooms_window",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=NAMES)
    only = parser.parse_args().only
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    lines = []
    for name in [only] if only else NAMES:
        found = importlib.import_module(f"tests.bench.{name}").run()
        for line in found:
            aim = "" if line["met"] is None else (" met" if line["met"] else " NOT met")
            print(
                f"{line['name']:32} {line['value']:>10} {line['unit']:4} "
                f"baseline {line['baseline']:>10} x{line['ratio']} {line['aim']}{aim}"
            )
        lines += found
    Path("bench.json").write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
