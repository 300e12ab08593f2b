"""Checks the licences of all packages that are installed for the program, its tests and checks:
``uv run --all-extras --all-groups python -m tests.licences``.

Of “A or B” the best counts, of “A and B” the worst. GPL and AGPL are refused, of tests too. LGPL is
taken only for what `SEPARATE` lists. What says nothing clear of its licence is refused until
`FOUND` says where it was found.
"""

import re
import sys
from collections.abc import Mapping
from email.message import Message
from enum import IntEnum
from typing import NamedTuple

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from tests.dependencies import Package, groups, runtime

SEPARATE = {
    "psycopg": "installed by its extra alone, as a package of its own that anybody can replace",
    "psycopg-binary": "goes with psycopg",
    "pyside6-essentials": "Qt, linked dynamically and unchanged, as a package of its own",
    "shiboken6": "goes with PySide6",
}
"""Packages under the LGPL alone, and why they are a library that is separate from the program."""

FOUND = {
    "atheris": ("Apache-2.0", "licenses/LICENSE in its wheel, and the head of each module"),
    "pypdfium2": ("BSD-3-Clause", "LICENSES in its wheel; PDFium's own are in BUILD_LICENSES"),
    "toposort": ("Apache-2.0", "its field License, which is no SPDX expression"),
}
"""Licences of packages whose metadata does not say them clearly, and where they were found."""

_FREE = frozenset(
    (
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0"),
        *("CNRI-Python", "HPND", "ISC", "LicenseRef-BSD", "MIT", "MIT-0", "MIT-CMU"),
        *("MPL-1.1", "MPL-2.0", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"),
    )
)
# A classifier does not say which of the BSD licences it is.
_CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "LicenseRef-BSD",
    "GNU Affero General Public License v3": "AGPL-3.0-only",
    "GNU General Public License (GPL)": "GPL-2.0-or-later",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-only",
    "GNU General Public License v3 (GPLv3)": "GPL-3.0-only",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_GPL = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)
_TOKEN = re.compile(r"[()]|[^\s()]+")


class Rank(IntEnum):
    """How well a licence goes with Apache-2.0, the best first."""

    FREE = 0
    SEPARATE = 1
    UNKNOWN = 2
    REFUSED = 3


class Licence(NamedTuple):
    """A package's licence as an SPDX expression, empty if unknown, and where that stands."""

    expression: str
    source: str


def licence_of(name: str, metadata: Message) -> Licence:
    """What a package's metadata, or `FOUND`, says of its licence."""
    if name in FOUND:
        return Licence(*FOUND[name])
    for field in ("License-Expression", "License"):
        if expression := _canonical(metadata.get(field) or ""):
            return Licence(expression, field)
    # Words that are no expression are not weighed against the classifiers if they say GPL.
    if _GPL.search(metadata.get("License") or ""):
        return Licence("", "License")
    classifiers = _classifiers(metadata)
    if classifiers and all(each in _CLASSIFIERS for each in classifiers):
        return Licence(
            " AND ".join(sorted(_CLASSIFIERS[each] for each in classifiers)), "Classifier"
        )
    return Licence("", "Classifier")


def _canonical(text: str) -> str:
    try:
        return canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return ""


def _classifiers(metadata: Message) -> set[str]:
    every: list[str] = metadata.get_all("Classifier", [])
    parts = [each.split(" :: ") for each in every if each.startswith("License ::")]
    return {each[-1] for each in parts if each[-1] != "OSI Approved"}


def rank(expression: str) -> Rank:
    """The rank of a canonical SPDX expression."""
    tokens: list[str] = _TOKEN.findall(expression)
    return _any_of(tokens) if tokens else Rank.UNKNOWN


def _any_of(tokens: list[str]) -> Rank:
    found = _all_of(tokens)
    while tokens and tokens[0] == "OR":
        tokens.pop(0)
        found = min(found, _all_of(tokens))
    return found


def _all_of(tokens: list[str]) -> Rank:
    found = _one(tokens)
    while tokens and tokens[0] == "AND":
        tokens.pop(0)
        found = max(found, _one(tokens))
    return found


def _one(tokens: list[str]) -> Rank:
    first = tokens.pop(0)
    if first == "(":
        found = _any_of(tokens)
        tokens.pop(0)
        return found
    if tokens and tokens[0] == "WITH":
        # An exception allows more than its licence does, never less.
        del tokens[:2]
    if first.startswith(("GPL-", "AGPL-")):
        return Rank.REFUSED
    if first.startswith("LGPL-"):
        return Rank.SEPARATE
    return Rank.FREE if first in _FREE else Rank.UNKNOWN


def problem(name: str, licence: Licence, *, ships: bool) -> str:
    """Why a package may not be used; empty if it may.

    Args:
        ships: whether the program needs it; else only tests and checks do.
    """
    found = rank(licence.expression)
    if found is Rank.REFUSED:
        return f"{name}: {licence.expression} does not go with Apache-2.0"
    if found is Rank.UNKNOWN:
        stated = licence.expression or f"nothing clear in {licence.source}"
        return f"{name}: {stated}; find its licence and list it in FOUND, with where it stands"
    if found is Rank.SEPARATE and ships and name not in SEPARATE:
        return f"{name}: {licence.expression}; list in SEPARATE why it is a separate library"
    return ""


def problems(packages: Mapping[str, Package], *, ships: bool) -> list[str]:
    """Why packages may not be used, one line each."""
    lines = [
        problem(name, licence_of(name, package.metadata), ships=ships)
        for name, package in packages.items()
    ]
    return [line for line in lines if line]


def main() -> int:
    """Prints what is wrong, or how many packages are well; the exit status."""
    shipped, others = runtime(), groups()
    found = problems(shipped, ships=True) + problems(others, ships=False)
    print("\n".join(found) or f"licences: {len(shipped)} packages ship, {len(others)} check: fine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
