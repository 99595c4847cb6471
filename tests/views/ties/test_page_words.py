"""What a row of the page tells, what a reason weighs, and what a circle is."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.domain.names import PersonName
from desktop.domain.ties.lines import Carries, Invited, Someone, TieLine
from desktop.domain.vocabulary import Answer, TieKind, TiePhase
from desktop.messages import matching
from desktop.views.kit import theme
from desktop.views.ties import load, words
from desktop.views.ties.bricks import Bricks
from desktop.views.ties.circle import CircleDrawing, Stand
from desktop.views.ties.glyph import paint_tie

TODAY = date(2026, 11, 24)


def someone(number, name, **more):
    return Someone(UUID(int=number), PersonName(name, "", "Bos"), **more)


def a_line(phase, *, people=None, **more):
    people = people or (someone(1, "Hetty"), someone(2, "Milan"))
    days = dict.fromkeys(
        ("since", "proposed_on", "first_met_on", "last_contact_on", "evaluates_on", "ends_on")
    )
    kind = TieKind.PAIR if len(people) == 2 else TieKind.CIRCLE
    return TieLine(UUID(int=9), UUID(int=8), kind, phase, people, **(days | more))


def day(back):
    return TODAY - timedelta(days=back)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (a_line(TiePhase.RUNNING, last_contact_on=day(1), since=date(2026, 5, 3)),
         "gisteren · sinds mei"),
        (a_line(TiePhase.RUNNING, last_contact_on=day(2), since=date(2026, 8, 3)),
         "zondag · sinds aug"),
        (a_line(TiePhase.RUNNING, last_contact_on=day(8), since=date(2026, 8, 3)),
         "vorige week gezien"),
        (a_line(TiePhase.RUNNING, last_contact_on=day(14), since=date(2025, 3, 3)),
         "10 nov · sinds maart 2025"),
        (a_line(TiePhase.TAPERING, last_contact_on=day(0), since=date(2026, 5, 3)),
         "bouwt af · vandaag · sinds mei"),
        (a_line(TiePhase.RUNNING, no_contact_days=21), "21 dagen geen contact"),
        (a_line(TiePhase.MEETING, met=2, first_met_on=day(9)), "2 van 3 keer gezien"),
        (a_line(TiePhase.MEETING, first_met_on=day(-1)), "morgen eerste keer"),
        (a_line(TiePhase.MEETING), "nog niet gezien"),
        (a_line(TiePhase.FINISHING, evaluates_on=date(2026, 12, 3)), "gesprek op 3 dec"),
        (a_line(TiePhase.FINISHING, evaluates_on=date(2026, 11, 20)), "gesprek sinds 20 nov"),
        (a_line(TiePhase.AFTERCARE, looks_back_on=date(2027, 2, 3)), "kijk terug op 3 feb 2027"),
        (a_line(TiePhase.PROPOSED, proposed_on=day(1), people=(
            someone(1, "Olga", answer=Answer.ASKED), someone(2, "Anouk", answer=Answer.ASKED))),
         "gisteren gevraagd"),
        (a_line(TiePhase.PROPOSED, people=(
            someone(1, "Ineke", answer=Answer.ASKED), someone(2, "Robin"))), "Ineke denkt na"),
        (a_line(TiePhase.PROPOSED, people=(
            someone(1, "Olga"),
            someone(2, "Anouk", answer=Answer.NOT_NOW, asks_again_on=date(2026, 11, 26)))),
         "vraag Anouk 26 nov"),
    ],
)  # fmt: skip
def test_the_third_line_of_a_row(line, told):
    assert words.third_line(line, TODAY) == told


def test_the_names_of_a_circle_share_two_lines():
    people = tuple(someone(n, name) for n, name in enumerate(("Johan", "Ger", "Stanley")))
    line = a_line(TiePhase.RUNNING, people=people)
    assert words.name_lines(line) == ("Johan B., Ger B.", "Stanley B.")
    assert words.spoken(line, "Actief", TODAY).startswith(
        "Helpkring van Johan B., Ger B. en Stanley B., actief"
    )


def test_points_are_written_in_halves():
    assert [matching.points(halves) for halves in (6, 5, -2, 0)] == ["3", "2,5", "\u22121", "0"]


@pytest.mark.parametrize(("halves", "most", "filled"), [(6, 6, 3), (2, 4, 1), (3, 4, 1.5)])
def test_bricks_fill_for_what_is_earned(qtbot, halves, most, filled):
    bricks = Bricks(halves, most)
    qtbot.addWidget(bricks)
    bricks.resize(bricks.sizeHint())
    image = bricks.grab().toImage()
    middle = image.height() // 2
    action = theme.current().colour("action").rgb()
    count = sum(image.pixel(x, middle) == action for x in range(18 * bricks.count))
    assert bricks.count == most // 2
    assert abs(count - 14 * filled) <= 2
    assert bricks.accessibleName().endswith(f"van {most // 2}")


def test_each_phase_is_drawn_in_its_own_way_and_a_plant_where_one_is():
    drawn = [
        painted(phase, (True, False))
        for phase in (TiePhase.PROPOSED, TiePhase.MEETING, TiePhase.RUNNING)
    ]
    plain = painted(TiePhase.RUNNING, (False, False))
    circle = painted(TiePhase.RUNNING, (False, False, False))
    assert len({bytes(one.constBits()) for one in (*drawn, plain, circle)}) == 5


def painted(phase, plants):
    image = QImage(46, 34, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_tie(painter, phase, plants)
    painter.end()
    return image


@pytest.mark.parametrize("names", [("Ad", "Bo", "Cor"), ("Ad", "Bo", "Cor", "Dia")])
def test_a_circle_says_who_does_what_for_whom(qtbot, names):
    drawing = CircleDrawing(tuple(Stand(name, f"helpt {n}") for n, name in enumerate(names)))
    qtbot.addWidget(drawing)
    said = drawing.accessibleName().split(". ")
    assert said[0] == "Ad voor Bo: helpt 0"
    assert said[-1] == f"{names[-1]} voor Ad: helpt {len(names) - 1}"
    drawing.resize(300, drawing.sizeHint().height())
    assert not drawing.grab().isNull()


def test_load_is_said_without_a_ranking():
    name = PersonName("Hetty", "", "Jansen")
    assert load.carries_words(Carries(UUID(int=1), name, 3, 100)) == "3 banden"
    assert load.carries_words(Carries(UUID(int=1), name, 1, 300)) == "1 band · 5\u00a0uur per week"
    assert load.invited_words(Invited(UUID(int=1), name, only_gave=True))[1] == (
        "Vraag wat fijn zou zijn"
    )
