"""The command `buurtschap`: without arguments the window, with them one use case and its outcome.

Exit status: 0 done, 1 refused or invalid with a sentence on stderr, 2 wrong usage, 3 trouble of
the world. Everything else is a bug and is told without values.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date, datetime

from desktop.cli_parser import parse
from desktop.domain.clock import Clock, ShiftedClock, SystemClock
from desktop.domain.errors import BuurtschapError, StorageTrouble

DONE, REFUSED, USAGE, TROUBLE = 0, 1, 2, 3
_NO_SCREEN = (
    "Er is hier geen scherm om Buurtschap op te tonen. Start het op een computer met een "
    "bureaublad, of gebruik het commando: buurtschap --help"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; gives the exit status."""
    asked = parse(sys.argv[1:] if arguments is None else arguments)
    clock = clock_of(asked.today)
    if asked.command is None:
        return _window(clock)
    try:
        return _run(asked, clock)
    except KeyboardInterrupt:
        return 130


def clock_of(today: date | None) -> Clock:
    """The machine's clock, or one that stands on the day given, at its time if it has one."""
    if isinstance(today, datetime):
        return ShiftedClock(today.date(), today.time())
    return ShiftedClock(today) if today else SystemClock()


def _window(clock: Clock) -> int:
    if not _has_screen():
        print(_NO_SCREEN, file=sys.stderr)
        return REFUSED
    from desktop import app

    return app.run(clock)


def _has_screen() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _run(asked: Namespace, clock: Clock) -> int:
    from desktop import messages

    try:
        return _act(asked.command)(asked, clock)
    except StorageTrouble as trouble:
        _say(messages.trouble(trouble))
        return TROUBLE
    except BuurtschapError as refusal:
        _say(messages.text(refusal))
        return REFUSED
    except OSError as error:
        _say(messages.trouble(_trouble_of(error)))
        return TROUBLE


def _act(command: str) -> Callable[[Namespace, Clock], int]:
    from desktop import cli_admin, cli_data

    if command == "picture":
        from desktop import picture

        return picture.take
    acts: dict[str, Callable[[Namespace, Clock], int]] = {
        "new": cli_admin.new,
        "demo": cli_admin.demo,
        "check": cli_admin.check,
        "backup": cli_admin.backup,
        "restore": cli_admin.restore,
        "import": cli_data.read_in,
        "calendar": cli_data.calendar,
        "figures": cli_data.figures,
        "report": cli_data.report,
    }
    return acts[command]


def _trouble_of(error: OSError) -> StorageTrouble:
    from desktop.storage.troubles import from_system

    return from_system(error)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
