"""The house's plan: imports run one way, rooms stay small, code does not know the agency."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

import pytest

from tests.built import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE: Final = ROOT / "transparency"
FLOORS: Final = (
    {"today", "processes", "language"},
    {"record"},
    {"history", "editing", "pictures"},
    {"verification"},
    {"pages"},
    {"search"},
    {"review", "delivery"},
    {"commands"},
    {"cli"},
)
"""From the ground up: a folder imports from the floors below its own and from no other."""
MAX_LINES: Final = 300
LONGER: Final[dict[str, str]] = {}
"""Modules that may be longer, each with the reason."""
AGENCY: Final = ("สันโค้ง", "ดอกคำใต้", "พะเยา", "sankhong", "san-khong")


def name_of(file: Path) -> str:
    """Return the module's name within the package, such as ``record.rules.violation``."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES: Final = {name_of(file): file for file in sorted(PACKAGE.rglob("*.py"))}
FLOOR_OF: Final = {name: at for at, names in enumerate(FLOORS) for name in names}


def folder_of(name: str) -> str:
    """Return the folder, or the module beside the folders, that a module's name begins with."""
    return name.partition(".")[0]


def imports_of(file: Path) -> set[str]:
    """Return every module that a file imports, those for type checkers among them."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            modules = {f"{node.module}.{alias.name}" for alias in node.names}
            inner = {
                module for module in modules if module.removeprefix("transparency.") in MODULES
            }
            found |= inner or {str(node.module)}
    return found


def inner_imports(name: str) -> set[str]:
    """Return the modules of the package that a module imports, without the package's own name."""
    return {
        module.removeprefix("transparency.")
        for module in imports_of(MODULES[name])
        if module.startswith("transparency.")
    }


def test_every_folder_has_its_floor() -> None:
    assert {folder_of(name) for name in MODULES if name} == set(FLOOR_OF)


@pytest.mark.parametrize("name", sorted(filter(None, MODULES)))
def test_a_module_imports_from_its_own_folder_and_the_floors_below(name: str) -> None:
    own = folder_of(name)
    others = {folder_of(other) for other in inner_imports(name)} - {own}
    assert {other for other in others if FLOOR_OF[other] >= FLOOR_OF[own]} == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    imports = {name: inner_imports(name) - {name} for name in MODULES}
    while free := {name for name, others in imports.items() if not others & imports.keys()}:
        imports = {name: others for name, others in imports.items() if name not in free}
    assert sorted(imports) == []


def test_the_floors_are_those_of_the_design() -> None:
    order = ["language", "record", "verification", "pages", "delivery", "commands"]
    assert sorted(order, key=FLOOR_OF.__getitem__) == order
    assert inner_imports("language.thai") == set()
    assert inner_imports("record.source") == {
        "language.printed", "record.block_text", "record.comments", "record.problems",
        "record.slips", "record.syntax", "record.text",
    }  # fmt: skip


def test_nothing_in_the_package_knows_mkdocs() -> None:
    for file in MODULES.values():
        assert [name for name in imports_of(file) if name.startswith("mkdocs")] == [], file


def test_a_module_is_no_longer_than_a_reader_bears() -> None:
    lines = {name: len(file.read_text("utf-8").splitlines()) for name, file in MODULES.items()}
    assert {name for name, count in lines.items() if count > MAX_LINES} == set(LONGER)


def shared_files() -> list[Path]:
    """Return what any agency would use unchanged."""
    named = [ROOT / name for name in ("hooks.py", "macros.py", "make_site.py", "mkdocs.yml")]
    folders = [("transparency", "*.py"), ("benchmarks", "*.py"),
               ("transparency/pages/templates", "*"),
               ("overrides", "*")]  # fmt: skip
    found = [file for folder, pattern in folders for file in (ROOT / folder).rglob(pattern)]
    return [*named, *(file for file in found if file.is_file())]


@pytest.mark.parametrize("name", AGENCY)
def test_no_code_and_no_template_names_the_agency(name: str) -> None:
    files = shared_files()
    assert len(files) > 30
    text = {file: file.read_text(encoding="utf-8", errors="replace") for file in files}
    assert [file.name for file in files if name in text[file]] == []
