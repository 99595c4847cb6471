"""Search per keystroke on the stress set, beside looking through the same names by hand."""

from desktop.domain.names import fold
from desktop.services.search import Search
from tests.bench import places
from tests.bench.measure import median_ms, told

_WORDS = ("noor", "van der", "heij", "koffie", "zoe")
_AIM_MS = 16.0


def run() -> list[dict[str, object]]:
    """The median keystroke, and the first one after a change, which reads everything again."""
    opened = places.opened("stress")
    search = Search(opened.database, places.CLOCK)
    search.find("a")
    titles = [entry.title for entry in search._entries]
    typed = [word[:length] for word in _WORDS for length in range(1, len(word) + 1)]

    def keystrokes() -> None:
        for text in typed:
            search.find(text)

    def by_hand() -> None:
        for text in typed:
            [title for title in titles if text in fold(title)]

    def first() -> None:
        Search(opened.database, places.CLOCK).find("noor")

    keystroke, plain = median_ms(keystrokes) / len(typed), median_ms(by_hand, 3) / len(typed)
    return [
        told("search.keystroke", keystroke, "ms", plain, aim="<= 16 ms", met=keystroke <= _AIM_MS),
        told("search.after_a_change", median_ms(first, 3), "ms", plain),
    ]
