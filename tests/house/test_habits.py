"""Habits that keep trouble out: what may not be written anywhere, and why."""

import ast
import re
import subprocess

import pytest

from tests.house.source import ROOT, Module, modules, place

BROAD_HANDLERS = {
    "desktop.crash",
    "desktop.views.kit.runner",
    "desktop.storage.troubles",
    "desktop.services.importing.child",
}
CLOCKS = {"desktop.domain.clock"}
RAW_LABELS = ("desktop.views.kit",)


def calls(module: Module):
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            yield node, name


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.name)
def test_only_the_clock_asks_the_machine_for_the_time(module: Module):
    if module.name in CLOCKS:
        return
    asked = [
        place(module, node)
        for node, name in calls(module)
        if re.search(r"(datetime\.now|date\.today|datetime\.utcnow|datetime\.today)$", name)
    ]
    assert not asked


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.name)
def test_broad_handlers_stand_in_three_places(module: Module):
    if module.name in BROAD_HANDLERS:
        return
    broad = [
        place(module, node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
        and not passes_on(node)
    ]
    assert not broad


@pytest.mark.parametrize("module", modules("desktop/views"), ids=lambda m: m.name)
def test_no_lambda_hangs_on_a_signal(module: Module):
    hung = [
        place(module, node)
        for node, name in calls(module)
        if name.endswith(".connect") and any(isinstance(a, ast.Lambda) for a in node.args)
    ]
    assert not hung


@pytest.mark.parametrize("module", modules("desktop/views"), ids=lambda m: m.name)
def test_no_view_asks_a_layout_for_its_items(module: Module):
    """Python keeps such an item after Qt threw it away; see `reading_order.laid_out`."""
    asked = [
        place(module, node)
        for node, name in calls(module)
        if name.endswith((".itemAt", ".itemAtPosition"))
    ]
    assert not asked


@pytest.mark.parametrize("module", modules("desktop/views"), ids=lambda m: m.name)
def test_text_from_data_is_never_markup(module: Module):
    if module.name.startswith(RAW_LABELS):
        return
    raw = [
        f"{place(module, node)} {name}"
        for node, name in calls(module)
        if name in ("QLabel", "QMessageBox", "QTextEdit", "QTextBrowser")
        or (name.endswith(".setToolTip") and not isinstance(node.args[0], ast.Constant))
    ]
    assert not raw


@pytest.mark.parametrize("module", modules("desktop/reports"), ids=lambda m: m.name)
def test_one_place_makes_paragraphs(module: Module):
    makers = [place(module, line) for line, name in module.imports() if name.endswith(".Paragraph")]
    if makers:
        assert (
            len(
                [
                    m
                    for m in modules("desktop/reports")
                    if any(n.endswith(".Paragraph") for _, n in m.imports())
                ]
            )
            == 1
        )


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.name)
def test_sql_is_never_glued_together(module: Module):
    glued = [
        place(module, node)
        for node, name in calls(module)
        if name in ("text", "sqlalchemy.text", "sa.text")
        and node.args
        and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert not glued


@pytest.mark.parametrize("module", modules("tests"), ids=lambda m: m.name)
def test_tests_do_not_wait_nor_patch(module: Module):
    bad = [
        f"{place(module, node)} {name}"
        for node, name in calls(module)
        if name in ("time.sleep", "sleep", "qtbot.wait")
        or name.endswith(".processEvents")
        or name == "monkeypatch.setattr"
    ]
    if module.name.startswith(("tests.bench", "tests.campaign")):
        return
    assert not bad


def passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether it only puts things away and raises the same again."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_nothing_names_a_machine_or_an_address_of_packages():
    addresses = re.compile(
        r"https?://[^ \"]+\.(whl|tgz|tar\.gz|deb)|--(extra-)?index-url|\"resolved\": \"http"
    )
    found = []
    for name in tracked():
        if name == "tests/house/test_habits.py" or name.endswith((".ttf", ".png", ".xlsx")):
            continue
        text = (ROOT / name).read_text(encoding="utf-8", errors="ignore")
        found += [f"{name}: {m.group()}" for m in addresses.finditer(text)]
        if f"{ROOT}/" in text:
            found.append(f"{name}: a path of this machine")
    assert not found


def test_every_dependency_is_named_with_its_reason():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[\[<>=;! ]", line)[0].lower() for line in wanted}
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert not [name for name in sorted(names) if f"`{name}`" not in told]


def test_the_change_log_tells_of_this_version():
    from desktop import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
