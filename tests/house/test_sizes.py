"""Small by law: files, functions, classes and parameter lists that one can read."""

import ast

import pytest

from tests.house.source import Module, modules, place

FILE, TEST_FILE, FUNCTION, CLASS, PARAMETERS = 400, 500, 60, 300, 6
EVERY = (*modules("desktop"), *modules("tests"), *modules("installer"))


def length(node: ast.AST) -> int:
    return (node.end_lineno or 0) - node.lineno + 1  # type: ignore[attr-defined]


def is_test(module: Module) -> bool:
    return module.name.startswith("tests")


@pytest.mark.parametrize("module", EVERY, ids=lambda m: m.name)
def test_sizes(module: Module):
    broken = []
    limit = TEST_FILE if is_test(module) else FILE
    if module.lines > limit:
        broken.append(f"{place(module, 1)} has {module.lines} lines, at most {limit}")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and length(node) > CLASS:
            broken.append(f"{place(module, node)} class {node.name}: {length(node)} lines")
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if length(node) > FUNCTION:
            broken.append(f"{place(module, node)} {node.name}: {length(node)} lines")
        arguments = node.args
        names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
        count = len([n for n in names if n not in ("self", "cls")])
        if count > PARAMETERS and not is_test(module):
            broken.append(f"{place(module, node)} {node.name}: {count} parameters")
    assert not broken


def test_print_the_ten_nearest_to_the_limit(capsys: pytest.CaptureFixture[str]):
    nearest = sorted(modules("desktop"), key=lambda m: -m.lines)[:10]
    with capsys.disabled():
        print(
            "\nlargest:", ", ".join(f"{m.name.removeprefix('desktop.')} {m.lines}" for m in nearest)
        )
    assert nearest[0].lines <= FILE
