"""Rows divided over pages: nothing is lost, nothing runs off a page, and it always ends."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.reports.paper.styles import register_fonts
from desktop.reports.rooms.fitting import PAD, Line, Page, Row, Space, fitted, head_height

register_fonts()
A4 = Space(heading=70, cell=90, height=480)
A6 = Space(heading=70, cell=90, height=160)
_WORDS = st.lists(st.sampled_from(["koor", "eettafel", "spelavond"]), min_size=1, max_size=5)


@st.composite
def tables(draw):
    """Up to five rows of three cells with up to twelve lines, each line another one."""
    number = 0
    rows = []
    dated = draw(st.booleans())
    for _ in range(draw(st.integers(0, 5))):
        cells = []
        for _ in range(3):
            lines = []
            for _ in range(draw(st.integers(int(dated), 12))):
                number += 1
                lines.append(Line(f"{number} {' '.join(draw(_WORDS))}"))
            cells.append(tuple(lines))
        rows.append(Row(draw(st.sampled_from(["", "Huiskamer"])), tuple(cells), dated=dated))
    return tuple(rows)


def told(pages: tuple[Page, ...], column: int) -> list[Line]:
    """The lines of a column over all pages; the day of a row that goes on only once."""
    lines: list[Line] = []
    for page in pages:
        for row in page.rows:
            cell = row.cells[column]
            again = row.dated and cell and cell[0] in lines
            lines += cell[1:] if again else cell
    return lines


@settings(deadline=None, max_examples=60)
@given(tables())
def test_every_line_is_on_a_page_once_and_in_order(rows):
    pages = fitted(rows, A6)
    for column in range(3):
        assert told(pages, column) == [line for row in rows for line in row.cells[column]]


@settings(deadline=None, max_examples=60)
@given(tables())
def test_no_page_holds_more_than_fits(rows):
    for page in fitted(rows, A6):
        assert sum(page.heights) <= A6.height - head_height(page.size)
        assert len(page.heights) == len(page.rows)


@settings(deadline=None, max_examples=60)
@given(tables())
def test_the_pages_are_of_one_size_that_can_be_read(rows):
    assert {page.size for page in fitted(rows, A6)} in [{n} for n in (8.5, *range(9, 16))]


def test_as_large_as_it_can_be_without_another_page():
    few = tuple(Row("Zaal", ((Line("koor"),),) * 3) for _ in range(3))
    assert [page.size for page in fitted(few, A4)] == [15.0]
    many = tuple(Row("", ((Line("koor"),) * 5,) * 3) for _ in range(5))
    (one,) = fitted(many, A4)
    assert 8.5 <= one.size < 15.0
    larger = fitted(many, Space(A4.heading, A4.cell, A4.height * 2))
    assert larger[0].size > one.size


def test_a_word_is_not_broken_for_the_sake_of_size():
    long = (Row("", ((Line("Bewonersvergadering"),),)),)
    (page,) = fitted(long, A4)
    assert page.size < 15.0


def test_the_day_stands_again_where_a_row_goes_on():
    lines = tuple(Line(f"activiteit {n}") for n in range(80))
    pages = fitted((Row("", ((Line("8 dec"), *lines),), dated=True),), A4)
    assert len(pages) > 1
    assert all(row.cells[0][0] == Line("8 dec") for page in pages for row in page.rows)


def test_a_line_taller_than_a_page_ends_it_all_the_same():
    tall = Line("heel " * 400)
    short = Space(A4.heading, A4.cell, 80)
    pages = fitted((Row("", ((tall, Line("koor")), ())),), short)
    assert [line for page in pages for row in page.rows for line in row.cells[0]] == [
        tall, Line("koor"),
    ]  # fmt: skip


def test_nothing_is_one_page():
    assert fitted((), A4) == (Page(15.0, (), ()),)
    (page,) = fitted((Row("Huiskamer", ((), ())),), A4)
    assert page.heights[0] > 2 * PAD
