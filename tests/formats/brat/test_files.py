"""Texts and annotations find one another, however a corpus lays them out."""

from pathlib import Path

import pytest

from annotator.formats.brat.files import claimed, paired


def laid_out(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {path.stem}." if path.suffix.lower() == ".txt" else "")
    return paths


def found(folder: Path, *names: str) -> list[str]:
    """Each text with its annotations as ``text <- annotator:annotations``."""
    pairs = paired(laid_out(folder, *names))
    assert list(pairs.problems) == []
    return [
        f"{each.text.relative_to(folder).as_posix()} <- {coder}:{path.relative_to(folder)}"
        for each in pairs.texts
        for coder, path in each.annotations
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("a.txt", "a.ann"), ["a.txt <- :a.ann"]),
        (("a.TXT", "A.ANN"), ["a.TXT <- :A.ANN"]),
        (("a.txt", "a.eve.ann", "a.bob.ann"), ["a.txt <- eve:a.eve.ann", "a.txt <- bob:a.bob.ann"]),
        (("a-b_c.txt", "a-b_c.ann"), ["a-b_c.txt <- :a-b_c.ann"]),
        (("a_b.txt", "a_b_4e07.ann"), ["a_b.txt <- 4e07:a_b_4e07.ann"]),
        (("a.v1.txt", "a.v1.ann"), ["a.v1.txt <- :a.v1.ann"]),
        (("a.txt", "eve/a.ann"), ["a.txt <- eve:eve/a.ann"]),
        (("a.txt", "annotations/a.ann"), ["a.txt <- :annotations/a.ann"]),
        (("text/a.txt", "attributions/a_4e.ann"), ["text/a.txt <- 4e:attributions/a_4e.ann"]),
        (("raw/a.txt", "standoff/a.ann"), ["raw/a.txt <- :standoff/a.ann"]),
        (
            ("text/a.txt", "eve/a.ann", "bob/a.ann"),
            ["text/a.txt <- eve:eve/a.ann", "text/a.txt <- bob:bob/a.ann"],
        ),
        (
            ("x/text/a.txt", "x/ann/a.ann", "y/text/a.txt", "y/ann/a.ann"),
            # The same text in two folders is one that each of them annotated.
            ["x/text/a.txt <- x:x/ann/a.ann", "y/text/a.txt <- y:y/ann/a.ann"],
        ),
    ],
)
def test_layouts(tmp_path: Path, names: tuple[str, ...], expected: list[str]) -> None:
    assert found(tmp_path, *names) == expected


def test_annotations_without_a_text_are_a_problem_and_no_more(tmp_path: Path) -> None:
    pairs = paired(laid_out(tmp_path, "a.txt", "a.ann", "b.ann"))
    assert [each.text.name for each in pairs.texts] == ["a.txt"]
    [problem] = pairs.problems
    assert problem.file.endswith("b.ann")
    assert "a file b.txt" in problem.reason


def test_a_text_of_its_own_is_left_to_others(tmp_path: Path) -> None:
    files = laid_out(tmp_path, "text/a.txt", "text/alone.txt", "ann/a_1.ann", "notes.md")
    assert [path.name for path in claimed(files)] == ["a.txt", "a_1.ann"]
