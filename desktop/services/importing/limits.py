"""How large a file may be that somebody gives us to read.

A hostile file may be small and unfold to something huge, so everything that unfolds is
counted while it does (trust research T10, T11, T15).
"""

FILE_BYTES = 10 * 1024 * 1024
ENTRIES = 200
UNPACKED_BYTES = 100 * 1024 * 1024
RATIO = 100
RATIO_COUNTS_FROM = 1024 * 1024
"""Small files of much repetition pack well; the ratio says something from here on."""

ROWS = 20_000
COLUMNS = 200
CELL_CHARACTERS = 5_000
SHEETS = 30

ALL_OCCURRENCES = 20_000
NESTING = 3

SECONDS = 20
MEMORY_BYTES = 768 * 1024 * 1024

CHILD_ARGUMENT = "--read-list"
"""How a frozen build is asked to be the child process that reads a file."""
