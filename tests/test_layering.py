"""The house's plan: imports run one way, rooms stay small, code does not know the agency."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

import pytest

from tests.built import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE: Final = ROOT / "transparency"
LAYERS: Final = (
    {"thai", "today", "model.web", "model.words"},
    {"problems"},
    {"stored"},
    {"search.fold"},
    {"editing", "markdown", "text", "english", "prose_tables"},
    {"history"},
    {"source"},
    {"model.types"},
    {"address"},
    {"model.allowed", "model.verification"},
    {"model.agency", "model.glossary", "model.measure", "model.synonyms"},
    {"model.period"},
    {"model.kinds"},
    {"model.records", "schema"},
    {"templating"},
    {"typed", "changes", "revisions"},
    {"record_history", "version"},
    {"manifest"},
    {"rules.finding"},
    {
        "rules.attachments",
        "rules.identity",
        "rules.periods",
        "rules.references",
        "rules.results",
        "rules.synonyms",
        "rules.verifications",
    },
    {"rules.channels"},
    {"rules"},
    {"loading"},
    {"site"},
    {"additions"},
    {"pictures.promptness", "personal.patterns"},
    {"shown"},
    {"verification"},
    {"personal.attached"},
    {"personal"},
    {"pages"},
    {"error_report", "linked_data", "security"},
    {"frame"},
    {"field_reference", "verification_page"},
    {"questions", "pictures.actions", "pictures.events"},
    {"pictures"},
    {"views", "charts.svg", "charts.wrapping"},
    {"charts.sheet"},
    {"charts"},
    {"rendering"},
    {"comparison"},
    {"search.record"},
    {"search.index", "search.prose"},
    {"explain"},
    {"prose.html"},
    {"prose.calls", "prose.front"},
    {"prose.arguments", "prose.page"},
    {"prose.links"},
    {"prose"},
    {"links"},
    {"publishing.faults"},
    {"publishing.target"},
    {"publishing.session"},
    {"publishing.release"},
    {"auditing.deviations"},
    {"auditing.fetch", "auditing.headers", "auditing.report"},
    {"auditing.strays"},
    {"auditing.audit"},
    {"commands.refused"},
    {"commands.progress", "commands.server"},
    {
        "commands.audit",
        "commands.check",
        "commands.diff",
        "commands.due",
        "commands.new",
        "commands.links",
        "commands.manifest",
        "commands.publish",
        "commands.rollback",
        "commands.schema",
        "commands.verify",
    },
    {"cli"},
)
"""From the ground up; a module imports from the layers below its own and from no other."""
ONLY_TEXT: Final = {"", "auditing", "commands", "model", "publishing", "search"}
"""Packages whose own file holds a docstring and nothing else."""
MAX_LINES: Final = 300
LONGER: Final[dict[str, str]] = {}
"""Modules that may be longer, each with the reason."""
AGENCY: Final = ("สันโค้ง", "ดอกคำใต้", "พะเยา", "sankhong", "san-khong")


def name_of(file: Path) -> str:
    """Return the module's name within the package, such as ``rules.finding``."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES: Final = {name_of(file): file for file in sorted(PACKAGE.rglob("*.py"))}
LAYER_OF: Final = {name: at for at, names in enumerate(LAYERS) for name in names}


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


def test_every_module_has_its_layer() -> None:
    assert set(MODULES) - ONLY_TEXT == set(LAYER_OF)


@pytest.mark.parametrize("name", sorted(ONLY_TEXT))
def test_a_package_without_a_layer_holds_no_code(name: str) -> None:
    body = ast.parse(MODULES[name].read_text(encoding="utf-8")).body
    assert [type(node) for node in body] == [ast.Expr]


@pytest.mark.parametrize("name", sorted(LAYER_OF))
def test_a_module_imports_only_from_the_layers_below(name: str) -> None:
    inner = {
        module.removeprefix("transparency.")
        for module in imports_of(MODULES[name])
        if module.startswith("transparency.")
    }
    assert [other for other in inner if LAYER_OF[other] >= LAYER_OF[name]] == []


def test_the_layers_are_those_of_the_design() -> None:
    order = ["thai", "problems", "source", "model.types", "rules", "site", "views", "cli"]
    assert sorted(order, key=LAYER_OF.__getitem__) == order
    assert imports_of(MODULES["thai"]).isdisjoint(f"transparency.{name}" for name in MODULES)
    assert {name for name in imports_of(MODULES["source"]) if name.startswith("transparency")} == {
        "transparency.problems",
        "transparency.text",
    }


def test_nothing_in_the_package_knows_mkdocs() -> None:
    for file in MODULES.values():
        assert [name for name in imports_of(file) if name.startswith("mkdocs")] == [], file


def test_a_module_is_no_longer_than_a_reader_bears() -> None:
    lines = {name: len(file.read_text("utf-8").splitlines()) for name, file in MODULES.items()}
    assert {name for name, count in lines.items() if count > MAX_LINES} == set(LONGER)


def shared_files() -> list[Path]:
    """Return what any agency would use unchanged."""
    named = [ROOT / name for name in ("hooks.py", "macros.py", "mkdocs.yml")]
    folders = [("transparency", "*.py"), ("benchmarks", "*.py"), ("transparency/templates", "*"),
               ("overrides", "*")]  # fmt: skip
    found = [file for folder, pattern in folders for file in (ROOT / folder).rglob(pattern)]
    return [*named, *(file for file in found if file.is_file())]


@pytest.mark.parametrize("name", AGENCY)
def test_no_code_and_no_template_names_the_agency(name: str) -> None:
    files = shared_files()
    assert len(files) > 30
    text = {file: file.read_text(encoding="utf-8", errors="replace") for file in files}
    assert [file.name for file in files if name in text[file]] == []
