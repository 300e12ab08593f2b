"""The rule for licences, the tree of what is installed, and its bill of materials."""

import json
import sys
from email.message import Message
from types import SimpleNamespace
from typing import Any

import pytest

from tests import dependencies
from tests.dependencies import NotInstalledError, runtime
from tests.licences import Licence, Rank, licence_of, problem, problems, rank
from tests.sbom import SBOM, rendered


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", Rank.FREE),
        ("MPL-2.0 AND MIT", Rank.FREE),
        ("LGPL-3.0-only", Rank.SEPARATE),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", Rank.SEPARATE),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", Rank.FREE),
        ("MIT AND GPL-3.0-or-later", Rank.REFUSED),
        ("MIT AND (GPL-3.0-only OR BSD-3-Clause)", Rank.FREE),
        ("(MIT OR AGPL-3.0-only) AND LGPL-2.1-only", Rank.SEPARATE),
        ("GPL-2.0-only AND MIT OR Apache-2.0", Rank.FREE),
        ("GPL-3.0-only WITH GCC-exception-3.1", Rank.REFUSED),
        ("Apache-2.0 WITH LLVM-exception", Rank.FREE),
        ("AGPL-3.0-only", Rank.REFUSED),
        ("SSPL-1.0", Rank.UNKNOWN),
        ("SSPL-1.0 OR MIT", Rank.FREE),
        ("", Rank.UNKNOWN),
    ],
)
def test_of_a_or_b_the_best_counts_and_of_a_and_b_the_worst(
    expression: str, expected: Rank
) -> None:
    assert rank(expression) is expected


def _metadata(*classifiers: str, **fields: str) -> Message:
    message = Message()
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    for each in classifiers:
        message["Classifier"] = f"License :: OSI Approved :: {each}"
    return message


@pytest.mark.parametrize(
    ("metadata", "expression"),
    [
        (_metadata("MIT License", License_Expression="AGPL-3.0-only"), "AGPL-3.0-only"),
        (_metadata("MIT License", License="bsd-3-clause"), "BSD-3-Clause"),
        (_metadata("BSD License", License="The BSD 2-Clause License"), "LicenseRef-BSD"),
        (_metadata("MIT License", "GNU General Public License v3 (GPLv3)"), "GPL-3.0-only AND MIT"),
        (_metadata("MIT License", License="GPL, see COPYING"), ""),
        (_metadata("Some Other License"), ""),
        (_metadata(License="ask us"), ""),
        (_metadata(), ""),
    ],
)
def test_a_licence_is_read_from_what_says_it_most_exactly(
    metadata: Message, expression: str
) -> None:
    assert licence_of("probe", metadata).expression == expression


@pytest.mark.parametrize(
    ("name", "expression", "ships", "word"),
    [
        ("probe", "GPL-3.0-only", True, "does not go with"),
        ("probe", "GPL-3.0-only", False, "does not go with"),
        ("probe", "LGPL-3.0-only", True, "SEPARATE"),
        ("probe", "", True, "FOUND"),
        ("probe", "", False, "FOUND"),
    ],
)
def test_what_is_refused_says_why(name: str, expression: str, ships: bool, word: str) -> None:
    assert word in problem(name, Licence(expression, "License"), ships=ships)


def test_the_lgpl_is_taken_of_a_listed_library_and_of_what_only_tests_need() -> None:
    licence = Licence("LGPL-3.0-only", "License")
    assert not problem("psycopg", licence, ships=True)
    assert not problem("probe", licence, ships=False)


def test_a_package_is_found_however_deep_it_is_needed_and_only_where_its_marker_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needs: dict[str, list[str]] = {
        "annotator": ["One>=1", "extra-one; extra == 'more'"],
        "one": ["two[fast]", "elsewhere; sys_platform == 'amiga'"],
        "two": ["one", "quick; extra == 'fast'", "slow; extra == 'slow'"],
        "extra-one": [],
        "quick": [],
    }

    def installed(name: str) -> Any:
        metadata = Message()
        if name == "annotator":
            metadata["Provides-Extra"] = "more"
        return SimpleNamespace(requires=needs[name], metadata=metadata)

    monkeypatch.setattr(dependencies, "distribution", installed)
    found = runtime()
    assert list(found) == ["annotator", "extra-one", "one", "quick", "two"]
    assert found["two"].needs == {"one", "quick"}


def test_a_package_that_is_missing_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = dependencies.distribution

    def installed(name: str) -> Any:
        return asked("no-such-package" if name == "mako" else name)

    monkeypatch.setattr(dependencies, "distribution", installed)
    with pytest.raises(NotInstalledError, match="mako"):
        runtime()


def test_every_package_that_ships_has_a_licence_that_fits() -> None:
    assert not problems(runtime(), ships=True)


@pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info[:2] != (3, 11),
    reason="other systems and versions of Python need other packages",
)
def test_the_bill_of_materials_is_what_is_installed() -> None:
    text = SBOM.read_text(encoding="utf-8")
    assert text == rendered(runtime()), "run: uv run --all-extras --group test python -m tests.sbom"


def test_the_bill_of_materials_leads_from_the_project_to_all_that_it_lists() -> None:
    bill = json.loads(SBOM.read_text(encoding="utf-8"))
    edges = {each["ref"]: each["dependsOn"] for each in bill["dependencies"]}
    reached: set[str] = set()
    waiting = [bill["metadata"]["component"]["bom-ref"]]
    while waiting:
        if (ref := waiting.pop()) not in reached:
            reached.add(ref)
            waiting += edges[ref]
    listed = {each["bom-ref"] for each in bill["components"]}
    assert reached == listed | {bill["metadata"]["component"]["bom-ref"]}
    assert len(listed) > 30
    assert all(each["licenses"][0]["expression"] for each in bill["components"])
