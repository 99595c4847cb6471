"""Every icon opens, is drawn in one colour, and is used; nothing lies about unused."""

from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer

from desktop import paths
from desktop.views.kit import icons
from tests.house.source import ROOT, modules

FILES = sorted((ROOT / "resources/icons").glob("*.svg"))
OWN = {"mark"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_each_icon_opens_and_is_drawn(path: Path, qapp):
    assert QSvgRenderer(str(path)).isValid()
    picture = icons.pixmap(path.stem, "ink", 24).toImage()
    drawn = {
        picture.pixelColor(x, y).alpha()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert max(drawn) > 200
    assert min(drawn) == 0


def test_no_icon_lies_about_unused():
    unused = [
        path.stem
        for path in FILES
        if path.stem not in OWN and not any(f'"{path.stem}"' in m.text for m in modules())
    ]
    assert not unused


def test_the_icons_carry_their_licence():
    assert "MIT" in paths.resource("icons/LICENSE-tabler.txt").read_text("utf-8")


def test_the_fonts_carry_their_licence_and_all_letters(qapp):
    from PySide6.QtGui import QRawFont

    assert "SIL Open Font License" in paths.resource("fonts/OFL.txt").read_text("utf-8")
    for path in sorted((ROOT / "resources/fonts").glob("*.ttf")):
        face = QRawFont(str(path), 14)
        letters = "ğşłćőĞİıŁčžñçëïöü€–·’‘éèàß"
        assert not [x for x in letters if not face.supportsCharacter(ord(x))], path.name
