"""Whose a WebAnno TSV file is, as far as names of files and folders tell."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from annotator.formats.webanno import read as webanno
from tests.formats.brat.test_read import reading
from tests.formats.webanno.webanno_files import POS, tsv
from tests.messages import said


def content_of(kind: str = "x", text: str = "Ports shut", tag: str = "NNS") -> str:
    words = text.split()
    end = len(words[0])
    return tsv(
        f"SP={POS}|PosValue",
        "SP=webanno.custom.Frame|kind",
        body=[
            f"#Text={text}",
            f"1-1  0-{end}  {words[0]}  {tag}  {kind}  ",
            f"1-2  {end + 1}-{len(text)}  {words[1]}  VBD  _  ",
        ],
    )


def laid_out(folder: Path, files: Sequence[str]) -> list[Path]:
    paths: list[Path] = []
    for name in files:
        place, _, text = name.partition("=")
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content_of(text=text or "Ports shut"))
        paths.append(path)
    return paths


@pytest.mark.parametrize(
    ("files", "coders"),
    [
        (["a.tsv", "b.tsv=Docks open"], ["me", "me"]),
        (["annotation/d/ada.tsv", "curation/d/CURATION_USER.tsv"], ["CURATION_USER", "ada"]),
        (["d.txt/ada.tsv"], ["ada"]),
        (["d.pdf/ada.tsv", "e.html/ada.tsv=Docks open"], ["ada", "ada"]),
        (["d/ada.tsv", "d/bob.tsv"], ["ada", "bob"]),
        (["d/doc_ada.tsv", "d/doc_adam.tsv"], ["ada", "adam"]),
        (["ada/d.tsv", "bob/d.tsv"], ["ada", "bob"]),
        (["ada/d.tsv", "bob/e.tsv=Docks open"], ["me", "me"]),
        (["annotation/train/a.tsv", "annotation/train/b.tsv=Docks open"], ["me", "me"]),
        (["annotation/d/INITIAL_CAS.tsv"], ["me"]),
        (["annotation/d/INITIAL_CAS.tsv", "annotation/d/ada.tsv"], ["ada"]),
    ],
)
def test_who_made_it(tmp_path: Path, files: list[str], coders: list[str]) -> None:
    content = webanno.read(laid_out(tmp_path, files), reading())
    found = [record.coder for coded in content.articles() for record in coded.records]
    assert sorted(name.removeprefix("id-") for name in found) == coders
    assert content.problems == []


def test_the_files_of_one_text_are_one_article(tmp_path: Path) -> None:
    files = laid_out(tmp_path, ["annotation/doc.txt/ada.tsv", "annotation/doc.txt/bob.tsv"])
    files[1].write_text(content_of(tag="NN"))
    content = webanno.read(files, reading())
    [coded] = content.articles()
    assert coded.article.metadata["file"] == "doc.txt"
    assert len({record.id for record in coded.records}) == 2
    annotations = coded.article.metadata["webanno_tsv"]["annotations"]
    assert [each["coders"] for each in annotations] == [["ada"], ["bob"]]


def test_what_all_began_with_is_left_out_and_said(tmp_path: Path) -> None:
    files = laid_out(tmp_path, ["d.txt/INITIAL_CAS.tsv", "d.txt/ada.tsv"])
    content = webanno.read(files, reading())
    assert any("INITIAL_CAS" in note for note in said(content.notes))
