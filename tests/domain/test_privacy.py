"""What is not written about people: numbers that are refused, words that are asked about."""

import pytest

from desktop.domain.privacy import holds_bsn, is_bsn, labelling_word


@pytest.mark.parametrize(
    "text",
    [
        "bsn 111222333", "111.222.333", "1112 22 333", "BSN:123456782!", "in 2026 111222333 gezien",
        "nummer 10000008", "0 100 000 08",
    ],
)  # fmt: skip
def test_a_citizen_service_number_is_seen(text):
    assert holds_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "belt op 06 12345678", "06-12 34 56 78", "+31 6 12345678", "+31612345678",
        "0384983131", "14 038", "om 16.30 op 24-11-2026", "24112026", "20261124", "111222334",
        "kamer 1234567890", "huis 12, 8011 PK",
    ],
)  # fmt: skip
def test_other_numbers_are_left_in_peace(text):
    assert not holds_bsn(text)


def test_the_eleven_test():
    assert is_bsn("111222333")
    assert is_bsn("10000008") == is_bsn("010000008")
    assert not is_bsn("000000000")
    assert not is_bsn("11122233a")
    assert not is_bsn("1112223334")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Heeft autisme", "autisme"),
        ("Zit in de SCHULDEN", "schulden"),
        ("diagnose: …", "diagnose"),
        ("Wil graag samen koken", ""),
        ("Doet mee met schilderen en verf", ""),
        ("Optimist met een brede lach", ""),
    ],
)
def test_words_that_label_are_found(text, word):
    assert labelling_word(text) == word
