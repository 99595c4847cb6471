"""Random series over 2024 to 2032, each planned by us and by a slow and obvious oracle.

With closures, holidays, opening hours, halves of a room, choices already made, and many dates
in the nights of the clock change and on leap days. dateutil reads every rule.

    python -m tests.campaign.series --rounds 100000
"""

import argparse
import json
import sys
import traceback
from collections import Counter

from desktop.domain.rooms.plan import Fate
from tests.domain.rooms.random_wishes import trial
from tests.domain.rooms.trying import try_one

_FIRST = 1_000_000
"""Other numbers than the tests take, so that the campaign tries other series."""


def main(arguments: list[str]) -> int:
    """Prints the figures as JSON; exit status 1 when we and the oracle differ anywhere."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=_FIRST, help="number of the first trial")
    given = parser.parse_args(arguments)
    met: Counter = Counter()
    differing = []
    for number in range(given.first, given.first + given.rounds):
        try:
            met.update(try_one(trial(number)))
        except Exception:  # noqa: BLE001 - whatever it is, the tally tells of it
            differing.append(number)
            print(number, traceback.format_exc(limit=-4), file=sys.stderr)
    figures = {
        "series": given.rounds,
        "dates": met["dates"],
        "blocked": met[Fate.BLOCKED.value],
        "by the clock change": met["clock_gap"] + met["clock_twice"],
        "in short months": met["short_month"],
        "ways out tried": met["rooms"] + met["times"],
        "differing": len(differing),
    }
    print(json.dumps(figures))
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
