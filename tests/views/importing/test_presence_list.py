"""A presence list with its dates across the top, through the screen."""

import pytest
from sqlalchemy import select

from desktop.domain.errors import Refused
from desktop.messages import text
from desktop.models import Activity, Programme
from desktop.views.kit.labels import PlainLabel
from tests import builders
from tests.services.importing.test_other_lists import book


@pytest.fixture
def take(page, store, tmp_path):
    """Takes a list of that title and those rows."""
    with store.write("test.fill") as session:
        builders.a_resident(session, builders.a_community(session), "Bo Bos")

    def done(title, *rows):
        file = tmp_path / "lijst.xlsx"
        file.write_bytes(book(("Blad1", [(title,), *rows])))
        page.take(file)
        return page.panel.content

    return done


def said(widget):
    return [label.text() for label in widget.findChildren(PlainLabel)]


ROWS = (("Naam", "3 sep", "10 sep"), ("Bo Bos", "x", ""), ("Ans Smit", "x", "later"))


def test_the_activity_of_the_title_is_shown_and_can_be_another(page, take, store):
    overview = take("Presentielijst Soep", *ROWS)
    assert overview.programme.value() == "Soep"
    assert "Bij de datums staat geen jaar. We lezen ze als 2026." in said(overview)
    assert [row.place for row in page.rows.table.rows] == ["B", "C"]
    overview.programme.setText("Samen eten")
    overview.programme.editingFinished.emit()
    page.primary()
    with store.read() as session:
        assert session.scalars(select(Programme.name)).all() == ["Samen eten"]
        assert len(session.scalars(select(Activity.day)).all()) == 2


def test_a_list_without_a_title_asks_at_the_field(page, take):
    overview = take("Presentielijst", *ROWS)
    asked = text(Refused.because("programme_needed", "programme"))
    assert asked in said(overview)
    assert overview.programme.hasFocus()
    overview.programme.setText("Soep")
    overview.programme.editingFinished.emit()
    assert page.rehearsal.added == 2


def test_what_stands_in_a_cell_is_told_at_its_column(page, take):
    take("Presentielijst Soep", *ROWS)
    page.open_row(2)
    assert "Bij Ans Smit staat 'later'. Dat telt niet als aanwezig." in said(page.panel.content)
    assert "Kolom C" in said(page.panel)
