"""Finds what the services can do with a project, and a desk that notes what was done of it."""

import functools
import inspect
import pkgutil
import types
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from annotator import services
from tests.locks import unlocked

BY_LOCATION = ("backups", "automatic_backups", "recovery", "sample")
"""Modules whose functions are given where a project lies instead of an open one."""


def _takes_project(function: Callable[..., Any]) -> bool:
    named = {str(each.annotation) for each in inspect.signature(function).parameters.values()}
    return any(name.rstrip("'>").endswith((".Workspace", ".Project", ".Store")) for name in named)


def public_actions() -> Iterator[tuple[Any, str]]:
    """Each public function and method that works on a project: what holds it, and its name."""
    for found in pkgutil.walk_packages(services.__path__, "annotator.services."):
        module = import_module(found.name)
        for name, each in vars(module).items():
            if name.startswith("_") or getattr(each, "__module__", None) != module.__name__:
                continue
            by_location = found.name.rpartition(".")[2] in BY_LOCATION
            if inspect.isfunction(each) and (by_location or _takes_project(each)):
                yield module, name
            elif inspect.isclass(each) and "__init__" in vars(each) and _takes_project(each):
                for method, member in vars(each).items():
                    if isinstance(member, functools.cached_property):
                        continue
                    if not method.startswith("_") and inspect.isroutine(member):
                        yield each, method
                    if not method.startswith("_") and isinstance(member, classmethod):
                        yield each, method


def name_of(holder: Any, name: str) -> str:
    """What an action is called, without the package that all have in common."""
    return f"{holder.__name__}.{name}".removeprefix("annotator.services.")


class Desk:
    """An open project; remembers which actions were done, and after which a lock was gone."""

    def __init__(self) -> None:
        self.place: Path | None = None
        self.done: set[str] = set()
        self.lost: list[str] = []

    def ask(self, action: str) -> None:
        """Asks for the locks after an action."""
        self.done.add(action)
        if self.place and (gone := unlocked(self.place)):
            self.lost.append(f"{action}: {', '.join(gone)}")

    def asking(self, function: Callable[..., Any], action: str) -> Callable[..., Any]:
        """The same function, after which the locks are asked for."""

        @functools.wraps(function)
        def asks(*arguments: Any, **named: Any) -> Any:
            try:
                result = function(*arguments, **named)
                return list(result) if isinstance(result, types.GeneratorType) else result
            finally:
                self.ask(action)

        return asks
