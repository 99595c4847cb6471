"""What belongs to this machine: language, theme, text size, lock time, recent administrations.

Kept as TOML in the settings folder, written atomically; keys that this version does not
know are kept, so that an older version beside a newer one loses nothing. What belongs to
the organisation lives in the administration itself; window sizes in `window_state`.
"""

import json
import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal

from desktop import paths

Theme = Literal["systeem", "dag", "avond"]

FILE = "instellingen.toml"
_MOST_RECENT = 8
_LOCK = range(1, 61)
_TEXT = range(100, 201)
_CHOICES = {"language": ("nl", "en"), "theme": ("systeem", "dag", "avond")}


@dataclass(frozen=True, slots=True)
class Recent:
    """An administration opened here before: its name and its folder or server address.

    A server address never holds a password.
    """

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of this machine.

    `text_size` is a percentage from 100 to 200, 0 follows the system. `lock_minutes` is 1
    to 60. `backup_place` is a folder, "" the one inside the administration. `others` are
    keys of another version.
    """

    language: str = "nl"
    theme: Theme = "systeem"
    text_size: int = 0
    lock_minutes: int = 10
    backup_place: str = ""
    recent: tuple[Recent, ...] = ()
    others: dict[str, Any] = field(default_factory=dict)

    def opened(self, name: str, place: str) -> "Settings":
        """These settings with an administration in front of the recent ones."""
        rest = [known for known in self.recent if known.place != place]
        return replace(self, recent=(Recent(name, place), *rest)[:_MOST_RECENT])

    def forgotten(self, place: str) -> "Settings":
        """These settings without that administration among the recent ones."""
        return replace(self, recent=tuple(r for r in self.recent if r.place != place))


def load(folder: Path | None = None) -> Settings:
    """The settings kept in `folder` (else this machine's); what is missing or wrong is usual.

    A file that is no TOML is put aside under another name and never overwritten.
    """
    path = (folder or paths.settings_dir()) / FILE
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        path.replace(path.with_suffix(".onleesbaar"))
        return Settings()
    known = {f.name for f in fields(Settings)} - {"others"}
    good = {key: value for key, value in content.items() if key in known and _fits(key, value)}
    others = {key: value for key, value in content.items() if key not in known}
    if "recent" in good:
        good["recent"] = tuple(
            Recent(str(r.get("name", "")), str(r["place"]))
            for r in good["recent"]
            if isinstance(r, dict) and r.get("place")
        )
    return Settings(**good, others=others)


def save(settings: Settings, folder: Path | None = None) -> None:
    """Writes the settings so that a crash leaves either the old file or the new one.

    Raises OSError when the folder cannot be written.
    """
    import tempfile  # it drags much along that the first page can do without

    place = folder or paths.settings_dir()
    place.mkdir(parents=True, exist_ok=True)
    content: dict[str, Any] = {
        f.name: getattr(settings, f.name) for f in fields(Settings) if f.name != "others"
    }
    content["recent"] = [{"name": r.name, "place": r.place} for r in settings.recent]
    handle, name = tempfile.mkstemp(dir=place, prefix=".instellingen", suffix=".toml")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(_toml({**settings.others, **content}))
        stream.flush()
        os.fsync(stream.fileno())
    Path(name).replace(place / FILE)


def _fits(key: str, value: Any) -> bool:
    if key in _CHOICES:
        return value in _CHOICES[key]
    if key == "lock_minutes":
        return type(value) is int and value in _LOCK
    if key == "text_size":
        return type(value) is int and (value == 0 or value in _TEXT)
    return isinstance(value, list) if key == "recent" else isinstance(value, str)


def _toml(content: dict[str, Any]) -> str:
    """`content` as TOML, one key a line; tables of another version are written inline."""
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in content.items())


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(part) for part in value) + "]"
    return repr(value)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
