"""Which passwords are good enough: long, and not one that everybody guesses first."""

import re
from functools import cache

from desktop import paths
from desktop.domain.errors import Refused
from desktop.domain.names import fold

SHORTEST = 12
LONGEST = 200

_RUNS = "abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm 0123456789012345678901234567890"


def require_good(password: str) -> None:
    """Raises Refused: password_short (values: least), password_long or password_common."""
    if len(password) < SHORTEST:
        raise Refused.because("password_short", "password", least=SHORTEST)
    if len(password) > LONGEST:
        raise Refused.because("password_long", "password", most=LONGEST)
    plain = re.sub(r"[\W_]+$", "", fold(password).replace(" ", ""))
    few = len(set(plain)) < 5
    if (
        few
        or plain in _common()
        or fold(password) in _common()
        or plain in _RUNS
        or _repeats(plain)
    ):
        raise Refused.because("password_common", "password")


@cache
def _common() -> frozenset[str]:
    """Long passwords that stand high in lists of guesses, folded."""
    text = paths.resource("security/common-passwords.txt").read_text(encoding="utf-8")
    return frozenset(fold(line) for line in text.splitlines())


def _repeats(text: str) -> bool:
    """Whether one short word is typed again and again: "welkomwelkom"."""
    return any(
        len(text) % size == 0 and text == text[:size] * (len(text) // size)
        for size in range(1, 8)
        if len(text) >= 2 * size
    )
