"""Puts Buurtschap in the menu of this desktop, for this user only; --remove takes it out."""

import argparse
import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENTRY = "buurtschap.desktop"
ICON = "buurtschap.svg"


def install(data_home: Path, command: str) -> tuple[Path, Path]:
    """Writes the entry and the icon below `data_home`; gives both paths."""
    entry = data_home / "applications" / ENTRY
    icon = data_home / "icons" / "hicolor" / "scalable" / "apps" / ICON
    for path in (entry, icon):
        path.parent.mkdir(parents=True, exist_ok=True)
    text = (HERE / ENTRY).read_text("utf-8").replace("@COMMAND@", _quoted(command))
    entry.write_text(text, encoding="utf-8")
    shutil.copyfile(HERE.parent / "resources" / "icons" / "mark.svg", icon)
    return entry, icon


def remove(data_home: Path) -> None:
    """Takes out what `install` wrote."""
    (data_home / "applications" / ENTRY).unlink(missing_ok=True)
    (data_home / "icons" / "hicolor" / "scalable" / "apps" / ICON).unlink(missing_ok=True)


def _quoted(command: str) -> str:
    """`command` as the desktop entry standard wants an executable with odd letters."""
    if all(letter.isalnum() or letter in "/._-" for letter in command):
        return command
    escaped = "".join("\\" + letter if letter in '"`$\\' else letter for letter in command)
    return f'"{escaped}"'


def main() -> int:
    """Runs it for the user who calls it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--remove", action="store_true")
    options = parser.parse_args()
    home = os.environ.get("XDG_DATA_HOME")
    data_home = Path(home) if home else Path.home() / ".local" / "share"
    if options.remove:
        remove(data_home)
        return 0
    command = Path(sys.executable).with_name("buurtschap")
    entry, _icon = install(data_home, str(command))
    print(entry)
    return 0


if __name__ == "__main__":
    sys.exit(main())
