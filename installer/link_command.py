"""Makes `buurtschap` a command of this virtual environment, without building a package."""

import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

LAUNCH = """#!{python}
import sys

from desktop.cli import main

sys.exit(main())
"""


def link() -> Path:
    """Writes the path file and the command; gives the command's path."""
    site = Path(sysconfig.get_path("purelib"))
    (site / "buurtschap.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    command = Path(sysconfig.get_path("scripts")) / "buurtschap"
    command.write_text(LAUNCH.format(python=sys.executable), encoding="utf-8")
    command.chmod(0o755)
    return command


if __name__ == "__main__":
    link()
