"""Who may import whom. A sentence a package; see docs/architecture.md."""

import pytest

from tests.house.source import Module, modules, place

QT = ("PySide6", "shiboken6")
SQL = ("sqlalchemy", "alembic", "sqlcipher3", "psycopg")
PAPER = ("reportlab", "xlsxwriter", "pypdfium2")

NEVER: dict[str, tuple[str, ...]] = {
    # The rules know nothing of ours but themselves, no database and no window.
    "desktop.domain": (
        "desktop.models",
        "desktop.storage",
        "desktop.services",
        "desktop.reports",
        "desktop.views",
        "desktop.i18n",
        "desktop.labels",
        "desktop.paths",
        "desktop.settings",
        "desktop.messages",
        *QT,
        *SQL,
        *PAPER,
    ),
    # Mapped classes are columns and constraints.
    "desktop.models": (
        "desktop.storage",
        "desktop.services",
        "desktop.reports",
        "desktop.views",
        "sqlalchemy.select",
        "sqlalchemy.orm.Session",
        *QT,
        *PAPER,
    ),
    "desktop.storage": ("desktop.services", "desktop.reports", "desktop.views", *QT, *PAPER),
    "desktop.services": ("desktop.reports", "desktop.views", *QT, *PAPER),
    # Paper draws figures that were computed elsewhere.
    "desktop.reports": (
        "desktop.models",
        "desktop.storage",
        "desktop.services",
        "desktop.views",
        *QT,
        *SQL,
    ),
    # The window never touches a record.
    "desktop.views": ("desktop.models", "desktop.storage", *SQL),
    "desktop.messages": ("desktop.models", "desktop.storage", "desktop.services", *QT, *SQL),
}

ROOTS = (
    "desktop.app",
    "desktop.arrival",
    "desktop.backstage",
    "desktop.cli",
    "desktop.compose",
    "desktop.entrance",
    "desktop.picture",
)
FIGURE_AREAS = (
    "desktop.views.figures",
    "desktop.views.reports",
    "desktop.views.rooms.printing",
    "desktop.views.ties.printing",
    "desktop.views.kit.printing",
)
SHARED_VIEWS = ("desktop.views.kit", "desktop.views.gevel")


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def laws_for(module: Module) -> tuple[str, ...]:
    for package, never in NEVER.items():
        if within(module.name, package):
            if within(module.name, "desktop.views") and not any(
                within(module.name, area) for area in FIGURE_AREAS
            ):
                return (*never, "desktop.reports", *PAPER)
            return never
    return ()


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.name)
def test_a_package_imports_only_what_it_may(module: Module):
    never = laws_for(module)
    broken = [
        f"{place(module, line)} imports {name}"
        for line, name in module.imports()
        if any(within(name, banned) for banned in never)
    ]
    assert not broken


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.name)
def test_nobody_imports_the_composition(module: Module):
    if module.name in (*ROOTS, "desktop.__main__") or module.name.startswith("desktop.cli_"):
        return
    broken = [
        f"{place(module, line)} imports {name}"
        for line, name in module.imports()
        if any(within(name, root) for root in ROOTS)
    ]
    assert not broken


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.name)
def test_no_service_imports_another(module: Module):
    if not within(module.name, "desktop.services") or module.name == "desktop.services":
        return
    own = ".".join(module.name.split(".")[:3])
    if own.startswith("desktop.services.example"):
        own = "desktop.services.example"
    broken = [
        f"{place(module, line)} imports {name}"
        for line, name in module.imports()
        if within(name, "desktop.services") and not name.startswith(own)
    ]
    assert not broken


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.name)
def test_an_area_of_the_window_knows_only_the_kit_and_itself(module: Module):
    parts = module.name.split(".")
    if parts[:2] != ["desktop", "views"] or len(parts) < 4:
        return
    allowed = (".".join(parts[:3]), *SHARED_VIEWS)
    if parts[2] == "kit":
        allowed = ("desktop.views.kit",)
    broken = [
        f"{place(module, line)} imports {name}"
        for line, name in module.imports()
        if within(name, "desktop.views") and not any(within(name, ok) for ok in allowed)
    ]
    assert not broken


def test_only_storage_and_services_open_a_conversation():
    outside = [
        place(module, line)
        for module in modules()
        if not within(module.name, "desktop.storage")
        for line, name in module.imports()
        if name in ("sqlalchemy.create_engine", "sqlalchemy.orm.sessionmaker")
    ]
    assert not outside
