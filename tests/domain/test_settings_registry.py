import ast

import pytest

from desktop.domain.settings import (
    ADDRESS,
    KEYS,
    NAME,
    SIGNERS,
    Signer,
    signers_kept,
    signers_read,
)
from tests.house.source import modules


@pytest.mark.parametrize("key", KEYS.values(), ids=lambda key: key.name)
def test_what_is_missing_or_of_another_type_is_the_default(key):
    assert key.read({}) == key.default
    for odd in (None, 7, {"a": 1}):
        assert key.read({key.name: odd}) == key.default
    assert key.read({key.name: key.kind()}) == key.kind()
    assert isinstance(key.default, key.kind)


def test_the_names_of_the_keys_never_change():
    """They stand in administrations that exist."""
    assert [key.name for key in (NAME, ADDRESS, SIGNERS)] == list(KEYS)
    assert list(KEYS) == ["organisation.name", "organisation.address", "organisation.signers"]


def test_no_setting_is_written_that_nobody_declared():
    written = {
        keyword.value.value
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Setting"
        for keyword in node.keywords
        if keyword.arg == "key" and isinstance(keyword.value, ast.Constant)
    }
    assert written
    assert written <= set(KEYS)


def test_signers_are_kept_and_read_back_without_the_empty_ones():
    signers = (Signer(" Karim ", "teamleider"), Signer("", "voorzitter"), Signer("Noor"))
    kept = signers_kept(signers)
    assert signers_read(kept) == (Signer("Karim", "teamleider"), Signer("Noor"))


def test_what_is_no_signer_reads_as_nobody():
    assert signers_read(["Karim", None, {"job": "x"}, {"name": ""}, {"name": "Noor"}]) == (
        Signer("Noor"),
    )
