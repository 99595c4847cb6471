"""The editor of a community: what it shows, what it saves, and what it keeps."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.communities import CommunityDraft, PartnerDraft, RoomDraft, TieRules
from desktop.domain.vocabulary import Roof, TieWord
from desktop.models import Community
from desktop.services.communities import Communities
from desktop.services.drafts import Drafts
from desktop.services.residents import Residents
from desktop.storage.database import Database
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.runner import InlineRunner
from desktop.views.settings.community import CommunityEditor
from tests import builders


@pytest.fixture
def desk(qapp, embedded, clock):
    bus = ChangeBus()
    store = Database(embedded.engine, bus.announce, clock, embedded.account_id)
    services = SimpleNamespace(
        communities=Communities(store, clock),
        residents=Residents(store, clock),
        drafts=Drafts(store, clock),
        store=store,
    )
    return Desk(services, InlineRunner(), bus, clock)


@pytest.fixture
def house(desk):
    return desk.services.communities.save(
        CommunityDraft(
            "Betje Wolff", (8, 8), roof=Roof.STEPPED, tie_word=TieWord.MATE,
            rooms=(RoomDraft("Huiskamer", seats=30), RoomDraft("Atelier")),
            partners=(PartnerDraft("Woonstichting", "verhuurder", "038"),),
        )
    )  # fmt: skip


@pytest.fixture
def editor(qtbot, desk):
    def opened(subject=""):
        made = CommunityEditor(desk, str(subject) if subject else "")
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    return opened


def control(form, name):
    return form.boxes[name].control


def typed(form, **values):
    for name, value in values.items():
        control(form, name).set_value(value)
        control(form, name).edited.emit()


def stored(desk, house):
    return desk.services.communities.draft(house)


def test_it_shows_what_stands_and_saving_it_changes_nothing(desk, house, editor):
    before = stored(desk, house)
    form = editor(house)
    form.save()
    assert replace(stored(desk, house), version=before.version) == before


def test_a_new_community_by_keyboard(desk, editor):
    form = editor()
    saved = []
    form.saved.connect(saved.append)
    name = control(form, "name")
    name.setFocus()
    QTest.keyClicks(name, "Noorderpoort")
    QTest.keyClick(name, Qt.Key.Key_Tab)
    assert control(form, "storeys").count._line.hasFocus()
    QTest.keyClick(control(form, "storeys").count, Qt.Key.Key_Up)
    QTest.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (community_id,) = saved
    draft = stored(desk, community_id)
    assert (draft.name, draft.storeys) == ("Noorderpoort", (8, 8, 8, 8))


def test_the_facade_is_drawn_while_one_types(editor):
    form = editor()
    storeys = control(form, "storeys")
    storeys.doors[0].set_value(3)
    storeys.doors[0].edited.emit()
    typed(form, rooms=((None, "Huiskamer", None, ""),))
    house = form.preview._house
    assert house.plan.storeys == (3, 8, 8)
    assert [room.name for room in house.rooms] == ["Huiskamer"]
    assert "19 woningen" in form.preview.accessibleName()


def test_a_new_storey_has_as_many_doors_as_the_one_below(editor):
    form = editor()
    storeys = control(form, "storeys")
    typed(form, storeys=(8, 5))
    storeys.count.set_value(3)
    storeys.count.edited.emit()
    assert storeys.value() == (8, 5, 5)


def test_labels_by_hand_need_one_for_each_door(desk, house, editor):
    form = editor(house)
    labels = control(form, "labels")
    labels.scheme.set_value("own")
    labels.scheme.edited.emit()
    assert labels.lines[0].text().startswith("1.01, 1.02")
    labels.lines[0].set_value("hoek, 1.02")
    labels.lines[0].edited.emit()
    form.save()
    assert "Verdieping 1 heeft 8 deuren; hier staan 2 namen." in form.boxes["labels"].sentence
    names = ["hoek", *(f"1.0{n}" for n in range(2, 9))]
    labels.lines[0].set_value(", ".join(names))
    labels.lines[0].edited.emit()
    form.save()
    assert stored(desk, house).labels == {(1, 1): "hoek"}


def test_counting_on_is_recognised_again(desk, house, editor):
    form = editor(house)
    labels = control(form, "labels")
    labels.scheme.set_value("on")
    labels.first.set_value(40)
    labels.scheme.edited.emit()
    form.save()
    assert stored(desk, house).label(2, 1) == "48"
    reopened = editor(house)
    again = control(reopened, "labels")
    assert (again.scheme.value(), again.first.value()) == ("on", 40)


def test_rooms_are_added_renamed_ordered_and_closed(desk, house, editor):
    form = editor(house)
    rooms = control(form, "rooms")
    rooms.more.click()
    assert rooms.lines[2].name.hasFocus()
    QTest.keyClicks(rooms.lines[2].name, "Werkplaats")
    rooms.lines[2].left.click()
    rooms.lines[2].left.click()
    assert not rooms.lines[2].right.isEnabled()
    rooms.lines[1].away.click()
    form.save()
    assert [(room.name, room.seats) for room in stored(desk, house).rooms] == [
        ("Huiskamer", 30), ("Werkplaats", None),
    ]  # fmt: skip


def test_a_door_with_somebody_behind_it_stays(desk, house, editor):
    with desk.services.store.write("test.fill") as session:
        community = session.get(Community, house)
        builders.a_resident(session, community, "Noor Kolkstra", "2.08")
    form = editor(house)
    typed(form, storeys=(8, 7))
    form.save()
    assert "In 2.08 woont Noor" in form.boxes["storeys"].sentence
    assert control(form, "storeys").value() == (8, 7)
    assert stored(desk, house).storeys == (8, 8)


def test_problems_stand_at_their_fields(editor):
    form = editor()
    typed(form, rooms=((None, "Zaal", None, ""), (None, "zaal", None, "")))
    form.save()
    assert form.boxes["name"].sentence
    assert "Twee ruimtes" in form.boxes["rooms"].sentence


def test_a_half_filled_change_comes_back_and_can_be_dropped(desk, house, editor):
    form = editor(house)
    typed(form, storeys=(8, 8, 3), name="Wolff")
    desk.closing.emit()
    again = editor(house)
    assert again.read_draft()["name"] == "Wolff"
    assert again.preview._house.plan.storeys == (8, 8, 3)
    again.save()
    assert stored(desk, house).storeys == (8, 8, 3)
    assert desk.services.drafts.list() == ()


def test_beginning_again_shows_what_stands(desk, house, editor):
    form = editor(house)
    typed(form, name="Wolff")
    desk.closing.emit()
    again = editor(house)
    again._strip_first()
    assert again.read_draft()["name"] == "Betje Wolff"
    assert control(again, "storeys").value() == (8, 8)


def test_somebody_was_faster(desk, house, editor):
    form = editor(house)
    theirs = stored(desk, house)
    desk.services.communities.save(replace(theirs, name="Wolff", rooms=()))
    typed(form, tie_word=TieWord.BUDDY)
    form.save()
    assert "intussen" in form._strip._sentence.text()
    form._strip_second()
    assert form.read_draft()["name"] == "Wolff"
    form.save()
    assert stored(desk, house).tie_word is TieWord.MATE


def test_what_was_agreed_about_ties_is_kept(desk, house, editor):
    form = editor(house)
    assert control(form, "vog_years").value() == 0
    told = {
        "vog_years": 3, "training": True, "contact_weeks": 4, "first_months": 1,
        "next_months": 6, "boundaries": "Geen geld lenen.",
    }  # fmt: skip
    typed(form, **told)
    form.save()
    assert stored(desk, house).ties == TieRules(3, True, 4, 1, 6, "Geen geld lenen.")


def test_a_citizen_number_in_the_agreement_is_pointed_out(desk, house, editor):
    form = editor(house)
    typed(form, boundaries="Bel 111222333")
    form.save()
    assert form.boxes["boundaries"].sentence
    assert stored(desk, house).ties == TieRules()
