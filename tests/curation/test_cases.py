"""What annotators agree on becomes gold, and nothing else, in whatever format they left it."""

from pathlib import Path
from typing import Literal

import pytest

from annotator.core.team.drafting import DraftRule
from tests.curation.__main__ import main
from tests.curation.cases import CASES, Case
from tests.curation.merging import outcome
from tests.curation.reading import cases_in
from tests.curation.writing import WRITERS


def written(case: Case, expected: str, kind: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, coded in {**case.coded, "curator": expected}.items():
        WRITERS[kind](coded, folder / name)


@pytest.mark.parametrize("rule", ["unanimous", "majority"])
@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_gold_is_what_is_agreed_on(
    case: Case, kind: str, rule: Literal["unanimous", "majority"], tmp_path: Path
) -> None:
    expected = case.unanimous if rule == "unanimous" else case.majority
    written(case, expected, kind, tmp_path / "case")
    [files] = cases_in(tmp_path)
    assert sorted(files.annotators) == sorted(case.coded)
    found = outcome(files, DraftRule(rule))
    assert (found.missing, found.extra) == ((), ())


def test_the_command_says_where_a_case_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stacked = "a: Claim 7-11 tone=mild\nb: Claim 7-11 tone=sharp"
    written(Case("", {"x": "a: Body 13-14", "y": "a: Body 13-14"}), "", "brat", tmp_path / "one")
    written(Case("", {"x": stacked, "y": stacked}), "", "webanno", tmp_path / "two")
    # As INCEpTION exports a project.
    place = tmp_path / "three"
    for folder, name in (
        ("annotation", "ada"),
        ("annotation", "ben"),
        ("curation", "CURATION_USER"),
    ):
        (place / folder / "talks.txt").mkdir(parents=True, exist_ok=True)
        WRITERS["xmi"](stacked, place / folder / "talks.txt" / name)
    (tmp_path / "four").mkdir()
    for name in ("x", "y"):
        (tmp_path / "four" / f"{name}.tsv").write_text("#FORMAT=WebAnno TSV 3.3\n\n\n1-1\tno\n")
    assert main([str(tmp_path)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "1 of 4 cases as expected"
    assert said[0].startswith("UNREADABLE: four: ")
    assert said[1:3] == ["DIFFERS: one", "  extra    Body “the union”"]
    assert said[3] == "as expected: three/annotation/talks.txt"
    assert main([str(tmp_path), "--no-stacked"]) == 1
    assert "as expected: two" in capsys.readouterr().out
