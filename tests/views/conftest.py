"""What every view test stands on: the day theme, a settings folder of its own, no waiting."""

import pytest

from desktop.views.kit import theme


@pytest.fixture(autouse=True)
def machine(tmp_path, monkeypatch):
    """A machine of its own: nothing of the person at this computer is read or changed."""
    monkeypatch.setenv("BUURTSCHAP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def day_theme(qapp):
    theme.set_theme(qapp, "dag", scale=1.0)
    yield
    theme.set_theme(qapp, "dag", scale=1.0)
