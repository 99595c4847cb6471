"""Every sentence on screen and paper exists in Dutch and in English."""

import ast
import re
from functools import cache

from babel.messages.pofile import read_po

from tests.house.source import ROOT, modules, place

HOLE = re.compile(r"\{([a-z_0-9]*)[^}]*\}")


@cache
def sentences() -> dict[str | tuple[str, str], str]:
    """Each message of the code, with the place where it stands."""
    found: dict[str | tuple[str, str], str] = {}
    for module in modules():
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = ast.unparse(node.func)
            name = called.split(".")[-1]
            values = [a.value for a in node.args if isinstance(a, ast.Constant)]
            texts = [value for value in values if isinstance(value, str)]
            if texts and (name in ("_", "N_", "t") or (name == "text" and "." in called)):
                found.setdefault(texts[0], place(module, node))
            elif name in ("ngettext", "plural", "n") and len(texts) >= 2:
                found.setdefault((texts[0], texts[1]), place(module, node))
    return found


@cache
def english() -> dict[str | tuple[str, str], tuple[str, ...]]:
    found: dict[str | tuple[str, str], tuple[str, ...]] = {}
    for path in sorted((ROOT / "resources/locale/en").glob("*.po")):
        with path.open("rb") as stream:
            for message in read_po(stream):
                if not message.id:
                    continue
                key = message.id if isinstance(message.id, str) else tuple(message.id[:2])
                text = message.string
                found[key] = (text,) if isinstance(text, str) else tuple(text)
    return found


def test_every_sentence_has_its_english():
    missing = [
        f"{where}: {key!r}"
        for key, where in sentences().items()
        if key and not any(english().get(key, ()))
    ]
    assert not missing


def test_no_translation_is_left_behind():
    assert not [key for key in english() if key not in sentences()]


def test_both_languages_have_the_same_holes():
    broken = []
    for key, texts in english().items():
        dutch = key if isinstance(key, str) else " ".join(key)
        for text in texts:
            if not set(HOLE.findall(text)) <= set(HOLE.findall(dutch)):
                broken.append(f"{key!r} -> {text!r}")
    assert not broken
