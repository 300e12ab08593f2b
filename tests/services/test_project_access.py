"""The window and the commands work on an open project through its services alone."""

import ast
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from annotator import cli, services, ui
from annotator.services.project import Project
from annotator.services.workspace import Workspace

_FOR_SERVICES = {"reading", "writing", "reversing", "store"}
"""What a workspace has for the services that read and write in it."""


def _taking_a_project() -> Iterator[str]:
    """The full names of the functions of services that are given an open project."""
    for found in pkgutil.walk_packages(services.__path__, "annotator.services."):
        module = import_module(found.name)
        for name, each in inspect.getmembers(module, inspect.isfunction):
            given = [one.annotation for one in inspect.signature(each).parameters.values()]
            if each.__module__ == found.name and {Workspace, Project}.intersection(given):
                yield f"{found.name}.{name}"


def _names_used(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The full names that a module imports, or asks of a module, with their lines."""
    modules: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for each in node.names:
                modules[each.asname or each.name] = f"{node.module}.{each.name}"
                yield f"{node.module}.{each.name}", node.lineno
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{modules.get(node.value.id)}.{node.attr}", node.lineno


def _asked_of_a_project(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The attributes that a module asks of what is called `project`, `on` or `workspace`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            if name.strip("_") in {"project", "on", "workspace"}:
                yield node.attr, node.lineno


def _wrong(tree: ast.Module, functions: set[str]) -> list[tuple[str, int]]:
    asked = [each for each in _asked_of_a_project(tree) if each[0] in _FOR_SERVICES]
    return asked + [each for each in _names_used(tree) if each[0] in functions]


def test_window_and_commands_reach_a_project_through_its_services() -> None:
    functions = set(_taking_a_project())
    files = [path for room in (ui, cli) for path in Path(room.__path__[0]).rglob("*.py")]
    wrong = {
        str(path): _wrong(ast.parse(path.read_text(encoding="utf-8")), functions) for path in files
    }
    assert {path: found for path, found in wrong.items() if found} == {}


def test_what_reaches_below_the_services_is_found() -> None:
    tree = ast.parse(
        "from annotator.services.transfer import importing\n"
        "from annotator.services.safekeeping.checks import check\n"
        "importing.import_paths(project, [])\n"
        "self._project.reading()\n"
        "self.session.project.store\n"
        "project.records.get('')\n"
    )
    assert {line for _, line in _wrong(tree, set(_taking_a_project()))} == {2, 3, 4, 5}
