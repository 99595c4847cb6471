"""The waakvlam as a block: each press, and always a next day."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from desktop.domain.vocabulary import Intensity
from desktop.services.ties import Ties
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.pilot_light import PilotLightBlock
from desktop.views.kit.runner import InlineRunner
from tests.services.ties_street import TODAY, a_street


@pytest.fixture
def block(qtbot, embedded, clock):
    street = a_street(embedded)
    services = SimpleNamespace(ties=Ties(embedded, clock), drafts=None)
    made = PilotLightBlock(
        Desk(services, InlineRunner(), ChangeBus(), clock), person_id=street.fatma
    )
    qtbot.addWidget(made)
    made.show_light(None)
    made.show()
    made.person = street.fatma
    return made


def press(block, button):
    assert button.isVisible()
    button.click()
    block.show_light(block.desk.services.ties.light_of(block.person))


def test_up_and_down_each_in_one_press(block):
    press(block, block.closer)
    assert block.light.level is Intensity.PILOT_LIGHT
    assert block.light.next_on == TODAY + timedelta(weeks=6)
    press(block, block.closer)
    press(block, block.closer)
    assert block.light.level is Intensity.INTENSIVE
    assert not block.closer.isVisible()
    press(block, block.looser)
    assert block.light.level is Intensity.REGULAR
    press(block, block.looser)
    press(block, block.looser)
    assert block.light is None


def test_having_spoken_moves_the_day_on(block):
    press(block, block.closer)
    services, light = block.desk.services, block.light
    services.ties.light_seen(light.id, TODAY + timedelta(days=1))
    press(block, block.seen)
    assert block.light.next_on == TODAY + timedelta(weeks=6)


def test_another_day_is_never_today(block):
    press(block, block.closer)
    block.other_day.click()
    control = block.form.boxes["next_on"].control
    control.set_value(TODAY)
    block.form.save()
    assert block.form.boxes["next_on"].sentence
    control.set_value(date(2026, 12, 24))
    block.form.save()
    assert block.form is None
    assert block.desk.services.ties.light_of(block.person).next_on == date(2026, 12, 24)


def test_who_is_too_late_hears_it(block, qtbot):
    press(block, block.closer)
    block.desk.services.ties.put_out(block.light.id)
    with qtbot.waitSignal(block.trouble):
        block.seen.click()
