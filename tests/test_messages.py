import ast
from datetime import date, time

import pytest

from desktop import i18n, messages
from desktop.domain.errors import Conflict, Problem, Refused, StorageTrouble, Trouble
from desktop.domain.vocabulary import Initiative
from tests.house.source import modules, place


@pytest.fixture
def english():
    i18n.use("en")
    yield
    i18n.use("nl")


@pytest.mark.parametrize("kind", list(Trouble))
def test_all_trouble_has_a_sentence(kind):
    sentence = messages.text(StorageTrouble(kind))
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_values_are_said_as_the_language_says_them(english):
    words = messages._Spoken(
        {"d": date(2026, 11, 30), "t": time(16, 30), "w": Initiative.STAFF, "l": ("a", "b")}
    )
    said = "{d} {d:year} {d:month} {t} {w} {l} {gone}".format_map(words)
    assert said == "30 November 30 November 2026 November 16:30 staff a, b "


def test_a_refusal_says_all_its_problems():
    refused = Refused(Problem("a", "required"), Problem("b", "not_a_time", {"text": "x"}))
    assert messages.text(refused).count(".") >= 2
    assert "'x'" in messages.text(refused)
    assert messages.text(Conflict())


def test_only_trouble_of_the_world_can_be_tried_again():
    assert messages.can_retry(StorageTrouble(Trouble.BUSY))
    assert not messages.can_retry(Refused.because("required"))


def raised_codes():
    """Every code that the program raises, with its place."""
    makers = {"because": 0, "Problem": 1, "Conflict": 0}
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call):
                at = makers.get(ast.unparse(node.func).split(".")[-1])
                if at is not None and len(node.args) > at:
                    code = node.args[at]
                    if isinstance(code, ast.Constant) and isinstance(code.value, str):
                        yield code.value, place(module, node)


def test_every_code_that_is_raised_has_a_sentence():
    known = messages.sentences()
    assert not [f"{where} {code}" for code, where in raised_codes() if code not in known]
