"""Writes the bill of materials that a wheel takes along, ``sbom.cdx.json`` (CycloneDX):
``uv run --all-extras --group test python -m tests.sbom``.

It lists what the program needs with all its extras, as it is installed here: each package with its
version, its licence and what it needs itself. A test fails when it is no longer true.
"""

import json
from pathlib import Path
from typing import Any

from tests.dependencies import PROJECT, Package, runtime
from tests.licences import licence_of

SBOM = Path(__file__).parents[1] / "sbom.cdx.json"


def bill(packages: dict[str, Package]) -> dict[str, Any]:
    """The bill of materials of a project and of what it needs."""
    own = _component(packages[PROJECT], kind="application")
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": [
            _component(package, kind="library")
            for name, package in packages.items()
            if name != PROJECT
        ],
        "dependencies": [
            {
                "ref": _reference(package),
                "dependsOn": [_reference(packages[name]) for name in sorted(package.needs)],
            }
            for package in packages.values()
        ],
    }


def _component(package: Package, kind: str) -> dict[str, Any]:
    licence = licence_of(package.name, package.metadata)
    return {
        "type": kind,
        "bom-ref": _reference(package),
        "name": package.name,
        "version": package.distribution.version,
        "purl": _reference(package),
        "licenses": [{"expression": licence.expression}],
    }


def _reference(package: Package) -> str:
    return f"pkg:pypi/{package.name}@{package.distribution.version}"


def rendered(packages: dict[str, Package]) -> str:
    """The file's text; the same packages give the same text."""
    return json.dumps(bill(packages), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SBOM.write_text(rendered(runtime()), encoding="utf-8")
