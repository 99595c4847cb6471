"""The agreement and the card of a tie, read back from the file."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

import page as page_validation
import pypdfium2
import pytest

from desktop.domain.matching.words import PartOfDay, Reason
from desktop.domain.names import PersonName
from desktop.domain.settings import House
from desktop.domain.ties.card import Defaults, ExchangeLine, TieCard
from desktop.domain.ties.lines import Someone, TieLine
from desktop.domain.ties.reasons import KeptReason
from desktop.domain.vocabulary import TieKind, TiePhase, TieWord
from desktop.i18n import Wording
from desktop.reports import catalogue

NL, EN = Wording("nl"), Wording("en")
HOUSE = House("Over de Brug", "Dijkstraat 1, 8011 PK Zwolle")
NASTY = "<b>vet</b> & <script>"
LONG = "Met een lange uitleg over hoe het gaat en wat er dan gebeurt. " * 30


def key(name) -> UUID:
    return uuid5(UUID(int=7), name)


def somebody(first, surname="Ysselaer"):
    return Someone(key(f"{first} {surname}"), PersonName(first, "", surname))


FATMA, DAAN, SEM = somebody("Fatma"), somebody("Daan", "Badhuiswaller"), somebody("Sem", "Wester")


def exchange(giver, receiver, what, how_often="elke week"):
    return ExchangeLine(key(what), giver.id, receiver.id, what, how_often)


def ground(reason, about, **values):
    return KeptReason(reason, 2, 4, tuple(one.id for one in about), values)


REASONS = (
    ground(Reason.TIME, (FATMA, DAAN), slots=((2, PartOfDay.AFTERNOON), (5, PartOfDay.MORNING))),
    ground(Reason.WAITS, (FATMA, DAAN), weeks=11),
    ground(Reason.GIVES_BACK, (DAAN, FATMA)),
    ground(Reason.DOORS, (FATMA, DAAN), doors=3, storeys=0),
    ground(Reason.INTEREST, (FATMA, DAAN), words=("muziek maken",)),
    ground(Reason.ASKS, (FATMA, DAAN), skills=("samen koken",)),
    ground(Reason.ASKS, (DAAN, FATMA), skills=("hulp met telefoon en computer",)),
)


def a_card(*people, **more):
    people = people or (FATMA, DAAN)
    line = TieLine(
        key("tie"), key("Betje Wolff"), TieKind.PAIR, TiePhase.MEETING, people,
        None, None, None, None, date(2027, 1, 25), date(2027, 11, 1),
    )  # fmt: skip
    values = {
        "exchanges": (
            exchange(FATMA, DAAN, "samen koken"),
            exchange(DAAN, FATMA, "hulp met telefoon", "om de week"),
        ),
        "times": "woensdagmiddag", "backup_contact": "Willy", "backup_phone": "06 00 00 00 01",
        "own_words": "Hij was eenzaam.", "onwards": "Verder zonder ons.",
        "manners": "We bellen eerst aan.", "reasons": REASONS,
    }  # fmt: skip
    made = TieCard(
        line, 1, TieWord.GOOD_NEIGHBOUR, contacts=(), evaluations=(), rules_version="2026-1",
        light=None, defaults=Defaults(2, 4, 3, ""), **values,
    )  # fmt: skip
    return replace(made, **more)


def agreement(card=None, wording=NL, *, example=False):
    return catalogue.tie_agreement(card or a_card(), HOUSE, wording, example=example)


def card(people=(FATMA, DAAN), reasons=REASONS, wording=NL, *, example=False):
    return catalogue.tie_card(people, reasons, HOUSE, wording, example=example)


def pages(data, tmp_path):
    file = tmp_path / "print.pdf"
    file.write_bytes(data)
    text = subprocess.run(
        ["/usr/bin/pdftotext", "-raw", "-enc", "UTF-8", str(file), "-"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [re.sub(r"\s+", " ", one).strip() for one in text.split("\f")[:-1]]


def test_the_agreement_says_what_they_do_for_each_other_and_until_when(tmp_path):
    (page,) = pages(agreement(), tmp_path)
    for told in (
        "Fatma en Daan",
        "Fatma voor Daan: samen koken, elke week",
        "Daan voor Fatma: hulp met telefoon, om de week",
        "Wanneer woensdagmiddag",
        "We bellen eerst aan.",
        "geen persoonlijke verzorging en geven geen medicijnen",
        "geen geld, bankpas of pincode",
        "geen sleutel van elkaar, behalve als we dat samen afspreken",
        "Onze achterwacht is Willy, 06 00 00 00 01.",
        "Op maandag 25 januari 2027 kijken we samen hoe het gaat.",
        "De afspraak loopt tot maandag 1 november 2027.",
        "Handtekening Fatma",
        "Handtekening Daan",
    ):
        assert told in page
    assert "VOORBEELDGEGEVENS" not in page
    assert "VOORBEELDGEGEVENS" in pages(agreement(example=True), tmp_path)[0]


def test_the_agreement_holds_no_surname_no_reason_and_no_note(tmp_path):
    (page,) = pages(agreement(), tmp_path)
    for private in ("Ysselaer", "Badhuiswaller", "eenzaam", "zonder ons", "muziek", "deuren", "11"):
        assert private not in page.replace("1 november", "").replace("8011", "")


def test_two_with_one_first_name_are_told_apart_by_an_initial(tmp_path):
    other = somebody("Fatma", "Badhuiswaller")
    (page,) = pages(agreement(a_card(FATMA, other, exchanges=())), tmp_path)
    assert "Fatma Y. en Fatma B." in page
    assert "Wat we voor elkaar doen" not in page
    alike = somebody("Fatma", "Yildiz")
    (page,) = pages(agreement(a_card(FATMA, alike, exchanges=())), tmp_path)
    assert "Fatma Ysselaer en Fatma Yildiz" in page


def test_what_the_community_wrote_stands_instead_of_the_usual_words(tmp_path):
    own = replace(a_card(), defaults=Defaults(2, 4, 3, "Eerst bellen.\nNooit na tien uur."))
    (page,) = pages(agreement(own), tmp_path)
    assert "Dit doen we niet Eerst bellen. Nooit na tien uur. Als het" in page
    assert "medicijnen" not in page


def test_a_circle_has_a_place_to_sign_for_each(tmp_path):
    circle = a_card(FATMA, DAAN, SEM)
    (page,) = pages(agreement(circle), tmp_path)
    assert "Fatma, Daan en Sem" in page
    assert page.count("Handtekening") == 3


def test_the_type_of_the_agreement_is_large(tmp_path):
    with pypdfium2.PdfDocument(agreement()) as document:
        page = document[0]
        words = page.get_textpage()
        at = words.get_text_range().index("samen koken")
        _left, bottom, _right, top = words.get_charbox(at, loose=True)
    assert top - bottom >= 14


def test_long_texts_go_on_over_pages_and_stay_text(tmp_path):
    long = a_card(manners=LONG + NASTY, times=NASTY)
    told = pages(agreement(long), tmp_path)
    assert len(told) > 1
    assert f"1 / {len(told)}" in told[0]
    whole = " ".join(told)
    assert whole.count("lange uitleg") == 30
    assert whole.count(NASTY) == 2
    assert "Handtekening Fatma" in told[-1]
    assert "Handtekening Daan" in told[-1]


def test_the_card_says_why_in_first_names_and_leaves_room_to_write(tmp_path):
    (page,) = pages(card(), tmp_path)
    for told in (
        "Fatma en Daan",
        "Fatma kan iets wat Daan zoekt: samen koken.",
        "Daan kan iets wat Fatma zoekt: hulp met telefoon en computer.",
        "Jullie hebben allebei tijd op woensdagmiddag en zaterdagochtend.",
        "Jullie wonen 3 deuren van elkaar.",
        "Jullie houden allebei van muziek maken.",
        "Waar",
        "Wanneer",
    ):
        assert told in page
    assert page.index("zoekt") < page.index("tijd op")


def test_how_long_somebody_waited_or_received_is_not_on_the_card(tmp_path):
    private = (REASONS[1], REASONS[2])
    (page,) = pages(card(reasons=private), tmp_path)
    assert page == pages(card(reasons=()), tmp_path)[0]
    assert "11" not in page


@pytest.mark.parametrize(
    ("near", "told"),
    [
        ({"doors": 1, "storeys": 0}, "Jullie wonen naast elkaar."),
        ({"doors": 0, "storeys": 2}, "Jullie wonen vlak bij elkaar."),
    ],
)
def test_how_near_is_said_in_words(tmp_path, near, told):
    (page,) = pages(card(reasons=(ground(Reason.DOORS, (FATMA, DAAN), **near),)), tmp_path)
    assert told in page


def test_in_a_circle_names_say_who_share_something(tmp_path):
    reasons = (ground(Reason.INTEREST, (DAAN, SEM), words=("schaken",)),)
    (page,) = pages(card((FATMA, DAAN, SEM), reasons), tmp_path)
    assert "Daan en Sem houden allebei van schaken." in page


@pytest.mark.parametrize("many", [0, 40])
def test_the_card_is_one_page_of_a5_whatever_is_on_it(tmp_path, many):
    names = tuple(somebody("Maria-Antoinette van den Heuvel" * 3, f"Naam {n}") for n in range(4))
    reasons = tuple(
        ground(Reason.ASKS, names[:2], skills=(f"{NASTY} nummer {n}",)) for n in range(many)
    )
    data = card(names, reasons)
    (page,) = pages(data, tmp_path)
    assert "De eerste keer samen" in page
    assert page.index("Naam 3") < page.index("Waarom jullie")
    with pypdfium2.PdfDocument(data) as document:
        wide, high = document[0].get_size()
    assert (round(wide), round(high)) == (420, 595)


@pytest.mark.parametrize("make", [agreement, card])
def test_the_same_print_has_the_same_bytes_own_fonts_and_is_accessible(make, tmp_path):
    made = make(example=True)
    assert made == make(example=True)
    file = tmp_path / "print.pdf"
    file.write_bytes(made)
    listed = subprocess.run(["/usr/bin/pdffonts", str(file)], capture_output=True, check=True)
    fonts = listed.stdout.decode().splitlines()[2:]
    assert fonts
    assert all("Atkinson" in line and " yes yes yes " in line for line in fonts)
    result = page_validation.validate_pdf(str(file), profile="ua1")
    assert result.is_compliant, [(f.rule_id, f.message) for f in result.failures]


def test_english_prints_have_no_dutch_of_ours(tmp_path):
    text = " ".join((*pages(agreement(wording=EN), tmp_path), *pages(card(wording=EN), tmp_path)))
    assert "Our agreement" in text
    assert "Signature of Fatma" in text
    for dutch in ("afspraak", " elkaar", "Handtekening", "Jullie", "maandag"):
        assert dutch not in text
