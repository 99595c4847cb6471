"""Adding, changing, moving and leaving, as somebody at the keyboard does it."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.vocabulary import DepartureKind
from desktop.models import AuditLine, Membership
from desktop.services.residents import draft_of
from desktop.views.kit.banner import Banner
from desktop.views.kit.form import FormLink
from desktop.views.residents.forms import DepartureForm, MoveForm, ResidentForm
from desktop.views.residents.page import ResidentsPage
from desktop.views.residents.panel import ResidentPanel
from tests import builders


def typed(form, **values):
    for name, value in values.items():
        control = form.boxes[name].control
        control.set_value(value)
        control.edited.emit()


def new_form(page):
    page.primary()
    form = page.panel.content
    assert isinstance(form, ResidentForm)
    return form


def home(desk, street, label):
    return next(h.dwelling_id for h in desk.services.residents.homes(street.id) if h.label == label)


def test_a_new_resident_by_keyboard_in_ten_steps(page, street, desk, qtbot):
    form = new_form(page)
    first = form.boxes["first"].control
    assert first.hasFocus()
    steps = [("Selam", "infix"), ("", "surname"), ("Tesfalidet", "community")]
    control = first
    for text, after in steps:
        QTest.keyClicks(control, text)
        QTest.keyClick(control, Qt.Key.Key_Tab)
        control = form.boxes[after].control
        assert control.hasFocus()
    QTest.keyClick(control, Qt.Key.Key_Tab)
    homes = form.boxes["home"].control
    QTest.keyClicks(homes, "1.04")
    QTest.keyClick(homes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(page.panel.content, ResidentPanel)
    line = next(line for line in page.table.rows if line.name.first == "Selam")
    assert (line.dwelling, line.community) == ("1.04", "Betje Wolff")
    assert page.view.selected_id == line.id
    assert page.roll.members == 5


def test_only_a_first_name_is_enough(page, street):
    form = new_form(page)
    form.save()
    assert "Hoe heet iemand?" in form.boxes["first"].sentence
    typed(form, first="Mo")
    form.save()
    assert "Mo" in [line.name.full for line in page.table.rows]


def test_a_tussenvoegsel_typed_with_the_surname_finds_its_field(page):
    form = new_form(page)
    typed(form, first="Bas", surname="van der Wildeman")
    form.boxes["surname"].control.left.emit()
    values = form.read_draft()
    assert (values["infix"], values["surname"]) == ("van der", "Wildeman")


def test_problems_stand_beside_their_fields_and_nothing_is_lost(page):
    form = new_form(page)
    typed(form, first="Bas", phone="12", email="bas", note="bsn 111222333")
    form.save()
    for name in ("phone", "email", "note"):
        assert form.boxes[name].sentence, name
    assert page.panel.content is form
    assert form.read_draft()["phone"] == "12"


def test_the_same_name_is_asked_about(page, desk):
    form = new_form(page)
    typed(form, first="Kevin", surname="Oort")
    assert form.boxes["sure"].isHidden()
    form.save()
    assert "Kevin Oort staat er al" in form.boxes["sure"].sentence
    assert form.boxes["sure"].isVisible()
    typed(form, sure=True)
    form.save()
    assert len(page.table.rows) == 5


def test_changing_shows_what_stands_and_keeps_the_rest(page, street, desk):
    page.open_resident(street.people["Noor"])
    page._edit()
    form = page.panel.content
    assert form.read_draft()["surname"] == "Hasselerdijk"
    assert "community" not in form.boxes
    typed(form, phone="14 038", secret_address=True)
    form.save()
    card = desk.services.residents.card(street.people["Noor"])
    assert (card.phone, card.secret_address, card.current.dwelling) == ("14 038", True, "1.05")
    assert isinstance(page.panel.content, ResidentPanel)


def test_loading_saves_nothing(page, street, store):
    page.open_resident(street.people["Noor"])
    before = store_acts(store)
    page._edit()
    page.panel.content.cancel()
    assert store_acts(store) == before
    assert isinstance(page.panel.content, ResidentPanel)


def store_acts(store):
    with store.read() as session:
        return session.query(AuditLine).count()


def test_somebody_was_faster(page, street, desk):
    page.open_resident(street.people["Noor"])
    page._edit()
    form = page.panel.content
    typed(form, email="noor@voorbeeld.nl")
    card = desk.services.residents.card(street.people["Noor"])
    desk.services.residents.save(replace(draft_of(card), phone="0612345678"))
    assert page.panel.content is form
    form.save()
    assert "intussen" in form._strip._sentence.text()
    form._strip_first()
    card = desk.services.residents.card(street.people["Noor"])
    assert (card.email, card.phone) == ("noor@voorbeeld.nl", "")


def test_a_half_filled_form_is_offered_again(page, desk, qtbot, street):
    form = new_form(page)
    typed(form, first="Selam", home=home(desk, street, "2.01"), since=date(2026, 11, 1))
    desk.closing.emit()
    again = ResidentsPage(desk)
    qtbot.addWidget(again)
    again.show()
    again.show_subject(FormLink("person", ""))
    values = again.panel.content.read_draft()
    assert (values["first"], values["home"]) == ("Selam", home(desk, street, "2.01"))
    again.panel.content.save()
    assert "Selam" in [line.name.first for line in again.table.rows]
    assert desk.services.drafts.list() == ()


def test_a_half_filled_change_is_offered_with_its_person(page, desk, qtbot, street):
    page.open_resident(street.people["Kevin"])
    page._edit()
    typed(page.panel.content, phone="0612345678")
    desk.closing.emit()
    (draft,) = desk.services.drafts.list()
    again = ResidentsPage(desk)
    qtbot.addWidget(again)
    again.show()
    again.show_subject(FormLink(draft.form, draft.subject))
    values = again.panel.content.read_draft()
    assert (values["first"], values["phone"]) == ("Kevin", "0612345678")


def test_moving_within_the_house_and_to_another(page, street, desk, store):
    with store.write("test.fill") as session:
        other = builders.a_community(session, "Community 4.2", (4,), position=1)
    kevin = street.people["Kevin"]
    page.open_resident(kevin)
    page._move()
    form = page.panel.content
    assert isinstance(form, MoveForm)
    assert form.read_draft()["home"] == home(desk, street, "2.02")
    typed(form, home=home(desk, street, "3.08"))
    form.save()
    assert desk.services.residents.card(kevin).current.dwelling == "3.08"
    page._move()
    form = page.panel.content
    typed(form, community=other.id)
    (first, *_rest) = desk.services.residents.homes(other.id)
    typed(form, home=first.dwelling_id)
    form.save()
    assert [m.community for m in desk.services.residents.card(kevin).memberships] == [
        "Betje Wolff", "Community 4.2",
    ]  # fmt: skip


def test_leaving_warns_of_a_tie_and_keeps_it(page, street, desk, store):
    noor = street.people["Noor"]
    page.open_resident(noor)
    page._leave()
    form = page.panel.content
    assert isinstance(form, DepartureForm)
    warning = next(b for b in form.findChildren(Banner) if b.sentence)
    assert "Fatma Y." in warning.sentence
    typed(form, on=date(2026, 12, 1), kind=DepartureKind.OWN_HOME)
    form.save()
    with store.read() as session:
        membership = session.query(Membership).filter_by(person_id=noor).one()
        assert (membership.ends, membership.departure) == (
            date(2026, 12, 1),
            DepartureKind.OWN_HOME,
        )
    assert desk.services.residents.card(noor).ties
    assert page.roll.members == 4
    desk.clock.step(timedelta(days=7))
    page.reload()
    assert page.roll.members == 3


def test_leaving_before_coming_is_said_at_the_date(page, street, desk):
    page.open_resident(street.people["Noor"])
    page._leave()
    form = page.panel.content
    typed(form, on=date(2024, 1, 1))
    form.save()
    assert "12 maart 2025" in form.boxes["on"].sentence


def test_a_late_card_does_not_take_a_form_away(page, street, desk):
    card = desk.services.residents.card(street.people["Noor"])
    form = new_form(page)
    page._show_card(card)
    assert page.panel.content is form
