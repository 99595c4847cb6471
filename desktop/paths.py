"""Where the program finds what it ships and where it keeps what belongs to this machine.

Everything that is read from the program's own files goes through `resource`, so that a
frozen build, whose files lie in a bundle folder, reads the same things as a checkout.
"""

import os
import sys
from pathlib import Path

import platformdirs

APP = "Buurtschap"


def resource(relative: str) -> Path:
    """The path of a shipped file, `relative` to the resources folder.

    Raises FileNotFoundError when the program does not ship it: that is a bug, never a
    state of the user's machine.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    path = root / "resources" / relative
    if not path.exists():
        raise FileNotFoundError(f"resource {relative}")
    return path


def settings_dir() -> Path:
    """The folder of this machine's settings; BUURTSCHAP_HOME moves it (tests, kiosks)."""
    home = os.environ.get("BUURTSCHAP_HOME")
    return Path(home) if home else Path(platformdirs.user_config_dir(APP, appauthor=False))


def log_dir() -> Path:
    """The folder of the log files, which never hold personal data."""
    home = os.environ.get("BUURTSCHAP_HOME")
    return Path(home) / "log" if home else Path(platformdirs.user_log_dir(APP, appauthor=False))


def default_administrations_dir() -> Path:
    """Where a new administration is proposed: local to this computer, in no sync folder."""
    home = os.environ.get("BUURTSCHAP_HOME")
    if home:
        return Path(home) / "administraties"
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def documents_dir() -> Path:
    """Where somebody keeps lists and reports: where choosing a file begins."""
    return Path(platformdirs.user_documents_dir())
