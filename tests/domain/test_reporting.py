from decimal import Decimal

import pytest

from desktop.domain.figures.values import Cell, Shown
from desktop.domain.reporting import (
    Part,
    Quarterly,
    ReportText,
    TargetLine,
    Written,
    missing_explanations,
    names_in,
)
from desktop.domain.settings import Signer
from desktop.domain.vocabulary import Ambition
from tests.reports.street import TEXT, report


@pytest.mark.parametrize(
    ("value", "less", "reached"), [(40, False, True), (39, False, False), (41, True, False)]
)
def test_a_target_is_reached_or_not(value, less, reached):
    assert TargetLine("I-07", Decimal(40), less).reached_by(Cell(value)) is reached


def test_what_is_not_printed_reaches_nothing_and_misses_nothing():
    hidden = TargetLine("I-03", Decimal(40)).reached_by(Cell(3, Shown.FEW))
    assert hidden is None


def test_a_missed_target_wants_an_explanation_until_there_is_one():
    missing = [row.key for row in missing_explanations(report())]
    assert missing == ["I-03/vital"]
    told = ReportText("", "", targets=TEXT.targets, explanations={"I-03/vital": "Zomer."})
    assert "I-03/vital" not in [row.key for row in missing_explanations(report(text=told))]


def test_a_target_under_an_unknown_figure_is_passed_over():
    text = ReportText("", "", targets=(TargetLine("I-99", Decimal(1), False, Ambition.VITAL),))
    assert missing_explanations(report(text=text)) == ()


def test_who_signs_for_the_house_signs_where_nobody_else_was_written():
    house = ReportText("", "", signers=(Signer("Sanne", "community builder"),))
    made: Quarterly = report(text=house)
    assert made.written(Part.SIGNATURE_FIRST) == Written("Sanne", "community builder")
    assert made.written(Part.SIGNATURE_SECOND) == Written()
    other = ReportText("", "", narrative={Part.SIGNATURE_FIRST: Written("Noor")})
    assert report(text=other).written(Part.SIGNATURE_FIRST) == Written("Noor")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Toen kwam Zoë de Groot, met soep.", ("Zoë de Groot",)),
        ("toen kwam ZOE DE GROOT", ("Zoë de Groot",)),
        ("Zoë kwam.", ()),
        ("Zoë de Grootmoeder", ()),
        ("Bram 't Hart!", ("Bram 't Hart",)),
    ],
)
def test_full_names_are_found_as_whole_words(text, found):
    assert names_in(text, ["Zoë de Groot", "Bram 't Hart", "Zoë"]) == found
