"""What is installed because of the program, and what because of its tests and checks."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import cast

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "annotator"
_PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


@dataclass(frozen=True)
class Package:
    """An installed package.

    Attributes:
        name: normalised as registries write it.
        needs: the names of the packages that it needs here itself.
    """

    name: str
    distribution: Distribution
    needs: frozenset[str]

    @property
    def metadata(self) -> Message:
        """Its metadata, which the library gives as a narrower type than it is."""
        return cast("Message", self.distribution.metadata)


class NotInstalledError(Exception):
    """A package that is needed is not there; all extras and groups are to be installed."""


def runtime() -> dict[str, Package]:
    """The project with all its extras, and all that this needs, by name."""
    extras = distribution(PROJECT).metadata.get_all("Provides-Extra") or []
    return _tree([Requirement(f"{PROJECT}[{','.join(extras)}]")])


def groups() -> dict[str, Package]:
    """What the dependency groups of pyproject.toml need, by name."""
    named = tomllib.loads(_PYPROJECT.read_text(encoding="utf-8"))["dependency-groups"]
    return _tree(Requirement(each) for group in named.values() for each in group)


def _tree(roots: Iterable[Requirement]) -> dict[str, Package]:
    needed: dict[str, set[str]] = {}
    found: dict[str, Distribution] = {}
    waiting = [_asked(root) for root in roots if root.marker is None or root.marker.evaluate()]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, extras = asked = waiting.pop()
        if asked in seen:
            continue
        seen.add(asked)
        try:
            found[name] = distribution(name)
        except PackageNotFoundError as error:
            message = f"{name} is not installed: add --all-extras --all-groups"
            raise NotInstalledError(message) from error
        for each in map(Requirement, found[name].requires or ()):
            if each.marker and not any(each.marker.evaluate({"extra": one}) for one in extras):
                continue
            needed.setdefault(name, set()).add(canonicalize_name(each.name))
            waiting.append(_asked(each))
    return {
        name: Package(name, found[name], frozenset(needed.get(name, ()))) for name in sorted(found)
    }


def _asked(requirement: Requirement) -> tuple[str, frozenset[str]]:
    return canonicalize_name(requirement.name), frozenset({*requirement.extras, ""})
