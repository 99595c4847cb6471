import tomllib
from dataclasses import replace

import pytest

from desktop import settings
from desktop.settings import Recent, Settings


def test_what_is_saved_comes_back(tmp_path):
    wanted = Settings(
        language="en",
        theme="avond",
        text_size=150,
        lock_minutes=5,
        backup_place='D:\\reserve "kopie"',
        recent=(Recent("Over de Brug", "/home/noor/Over de Brug"),),
    )
    settings.save(wanted, tmp_path)
    assert settings.load(tmp_path) == wanted
    assert not list(tmp_path.glob(".instellingen*"))


def test_without_a_file_everything_is_usual(tmp_path):
    assert settings.load(tmp_path / "nergens") == Settings()


def test_keys_of_another_version_are_kept(tmp_path):
    file = tmp_path / settings.FILE
    file.write_text(
        'language = "en"\nkleur = "rood"\n[later]\nn = 3\nd = 2026-11-24\nl = [1, 2.5]\n', "utf-8"
    )
    settings.save(replace(settings.load(tmp_path), theme="dag"), tmp_path)
    content = tomllib.loads(file.read_text("utf-8"))
    assert (content["kleur"], content["later"]["n"], content["later"]["l"]) == ("rood", 3, [1, 2.5])
    assert content["later"]["d"].year == 2026
    assert (content["language"], content["theme"]) == ("en", "dag")


@pytest.mark.parametrize(
    "line",
    ['language = "fr"', "lock_minutes = 0", "lock_minutes = true", 'theme = "roze"',
     "text_size = 90", "recent = 3", "backup_place = 4", 'recent = ["x", {name = "y"}]'],
)  # fmt: skip
def test_a_value_that_cannot_be_is_usual_again(tmp_path, line):
    (tmp_path / settings.FILE).write_text(line, "utf-8")
    assert replace(settings.load(tmp_path), others={}) == Settings()


def test_an_unreadable_file_is_put_aside(tmp_path):
    (tmp_path / settings.FILE).write_bytes(b"\xff\xfe= [[[")
    assert settings.load(tmp_path) == Settings()
    assert [p.suffix for p in tmp_path.iterdir()] == [".onleesbaar"]


def test_the_last_opened_comes_first_and_once():
    known = Settings()
    for n in range(12):
        known = known.opened(f"naam {n}", f"/map/{n}")
    known = known.opened("naam 9", "/map/9")
    assert [r.place for r in known.recent[:3]] == ["/map/9", "/map/11", "/map/10"]
    assert len(known.recent) == 8
    assert "/map/9" not in [r.place for r in known.forgotten("/map/9").recent]
