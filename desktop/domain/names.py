"""Names of people as the Netherlands write, sort and search them.

Dutch surnames sort on the core word: Sanne de Vries stands under the V. The words before it
(tussenvoegsel) are kept apart, so lists sort well and screens show the name as it is said.
Everything that compares texts (search, duplicates, header words) goes through `fold`, so the
answer is the same whatever database lies under it.
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_NAME, LONGEST_TITLE = 120, 250
"""How many characters a name, and what something is called in a line, may have."""

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ħ": "h", "ŧ": "t", "ŋ": "n", "ƒ": "f", "ß": "ss",
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʹ": "'", "`": "'", "´": "'", "′": "'", "‛": "'",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻʹ`´′‛", "'"))
_SPACE = re.compile(r"\s+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Only these open a name without a first name ("De Vries"); "Ben Bakker" has a first name.
_LEADING = _set("van de der den het 't in op ter ten te von el aan bij uit")
_PARTICLES = _LEADING | _set(
    "t onder over voor tot thoe vom zu zum zur dem des du da das do dos di del della la le las "
    "los al ibn bin bint ben abu af av 's y"
)
_TITLES = _set("mw mevr mevrouw dhr hr heer meneer mr mrs ms mej drs dr ir ing")
_HYPHEN_PARTICLE = re.compile(
    r"-(?:" + "|".join(sorted(map(re.escape, _PARTICLES), key=len, reverse=True)) + r")$",
    re.IGNORECASE,
)


def fold(text: str) -> str:
    """`text` for comparing: lower case, without accents, one kind of apostrophe and hyphen.

    Spaces are collapsed, invisible characters dropped; ĳ becomes ij, ß becomes ss, ł becomes l.
    """
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = plain.translate(_LETTERS)
    kept = "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))
    return _SPACE.sub(" ", kept).strip()


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in three parts: "Noor", "van der", "Heijden"; each may be empty, not all.

    Somebody with one name only carries it as `first`.
    """

    first: str
    infix: str
    surname: str

    @property
    def full(self) -> str:
        """'Noor van der Heijden'."""
        return " ".join(part for part in (self.first, self.infix, self.surname) if part)

    @property
    def short(self) -> str:
        """'Noor van der H.'; the whole name where first name or surname is missing."""
        if not (self.first and self.surname):
            return self.full
        initial = f"{self.surname[0]}."
        return " ".join(part for part in (self.first, self.infix, initial) if part)

    @property
    def sort_key(self) -> str:
        """Sorts on the surname without tussenvoegsel, then the first name."""
        core = fold(self.surname or self.first).lstrip("'")
        return _joined(core, fold(self.first), fold(self.infix))

    @property
    def first_key(self) -> str:
        """Sorts on the first name, then the surname without tussenvoegsel."""
        return _joined(fold(self.first or self.surname), fold(self.surname), fold(self.infix))

    @property
    def name_key(self) -> str:
        """The whole name folded: what search looks in and duplicates compare."""
        return fold(self.full)


def _joined(*parts: str) -> str:
    # Two spaces sort before the one within a part: Santos, Teun before Santos Silva, Ana.
    return "  ".join(parts).rstrip()


def is_infix(text: str) -> bool:
    """Whether `text` is nothing but tussenvoegsels: "van der", "in 't", "el"."""
    words = _words(text)
    return bool(words) and all(_is_particle(word) for word in words)


def split_name(text: str) -> PersonName:
    """The parts of a name as people type it.

    Knows "Noor van der Heijden", "Heijden, Noor van der", "van der Heijden, Noor",
    "Heijden, van der, Noor", initials, double names ("Zeynep Jansen-de Wit"), forms of
    address ("mevr. Jansen") and people with one name. An empty text gives empty parts.
    """
    parts = [part for part in (_words(piece) for piece in text.split(",")) if part]
    if not parts:
        return PersonName("", "", "")
    if len(parts) == 1:
        return _in_spoken_order(parts[0])
    return _surname_first(parts)


def _in_spoken_order(words: list[str]) -> PersonName:
    titled = [word for word in words if not _is_title(word)]
    had_title = len(titled) < len(words)
    words = titled
    if not words:
        return PersonName("", "", "")
    if len(words) == 1:
        return PersonName("", "", words[0]) if had_title else PersonName(words[0], "", "")
    start = _surname_start(words)
    infix, surname = _without_infix(words[start:])
    return PersonName(" ".join(words[:start]), infix, surname)


def _surname_start(words: list[str]) -> int:
    """Where tussenvoegsel and surname begin: 0 when there is no first name."""
    first = words[0]
    if _is_particle(first) and (first[0].islower() or first[0] == "'"):
        return 0
    if fold(first) in _LEADING and _rest_is_one_name(words):
        return 0
    for at in range(1, len(words) - 1):
        if _is_particle(words[at]):
            return at
    return len(words) - 1


def _rest_is_one_name(words: list[str]) -> bool:
    return len([word for word in words if not _is_particle(word)]) == 1


def _surname_first(parts: list[list[str]]) -> PersonName:
    infix, surname = _without_infix(parts[0])
    given: list[str] = []
    for part in parts[1:]:
        cut = len(part)
        while cut and _is_particle(part[cut - 1]):
            cut -= 1
        given += [word for word in part[:cut] if not _is_title(word)]
        infix = " ".join([*part[cut:], infix]).strip()
    return PersonName(" ".join(given), infix, surname)


def _without_infix(words: list[str]) -> tuple[str, str]:
    """Tussenvoegsel and surname of the words of a surname; the last word is never infix."""
    at = 0
    while at < len(words) - 1 and _is_particle(words[at]):
        at += 1
    return " ".join(words[:at]), " ".join(words[at:])


def _words(text: str) -> list[str]:
    """The words, with double names kept as one: "Jansen - de Wit" is "Jansen-de Wit"."""
    plain = re.sub(r"\s*[-‐‑–]\s*", "-", text.translate(_APOSTROPHES))
    words: list[str] = []
    for word in plain.split():
        if words and _HYPHEN_PARTICLE.search(words[-1]):
            words[-1] = f"{words[-1]} {word}"
        else:
            words.append("'t" if word == "t" else word)
    return words


def _is_particle(word: str) -> bool:
    return fold(word) in _PARTICLES


def _is_title(word: str) -> bool:
    return fold(word).rstrip(".") in _TITLES and (word[-1] == "." or word[0].islower())
