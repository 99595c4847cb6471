"""Writing a file where somebody chose: whole or not at all, and what went wrong in words."""

import errno

import pytest

from desktop import messages
from desktop.domain.errors import BuurtschapError, Refused
from desktop.views.kit.saving import _said, write_whole


def test_what_stood_there_makes_way_for_the_whole_file(tmp_path):
    path = tmp_path / "lijst.pdf"
    path.write_bytes(b"an older and longer one")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_half_is_left_where_the_last_step_fails(tmp_path):
    path = tmp_path / "lijst.pdf"
    (path / "inside").mkdir(parents=True)
    with pytest.raises(Refused):
        write_whole(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "De schijf is vol. Er is niets half opgeslagen. Maak ruimte vrij."),
        (errno.EDQUOT, "De schijf is vol. Er is niets half opgeslagen. Maak ruimte vrij."),
        (errno.EACCES, "In deze map mag Buurtschap niet schrijven. Er is niets veranderd."),
        (errno.EROFS, "In deze map mag Buurtschap niet schrijven. Er is niets veranderd."),
        (errno.ENOENT, "Hier kan het bestand niet staan. Kies een andere map."),
        (errno.EIO, "Hier kan het bestand niet staan. Kies een andere map."),
    ],
)
def test_what_the_system_refuses_is_told_in_words(number, sentence):
    told = _said(OSError(number, ""))
    assert isinstance(told, BuurtschapError)
    assert messages.text(told) == sentence
