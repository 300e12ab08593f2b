"""What is written as a REFI-QDA project is one, and is read again, ours and others'."""

import itertools
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

from annotator.formats.annotations.model import ForeignArticle
from annotator.formats.qda import qdpx_read as qdpx
from annotator.formats.qda import qdpx_write as qdpx_writer
from annotator.services.project import Project
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.brat.test_read import TEXT, bound, reading
from tests.formats.contents import CODEBOOK, Made, random_projects
from tests.formats.qda.refi_schema import project_schema

_numbers = itertools.count()

etree: Any = import_module("lxml.etree")


def without(path: Path, member: str) -> Path:
    """The archive as a tool leaves it that keeps only what it knows."""
    out = path.with_name(f"without-{path.name}")
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(out, "w") as less:
        for name in whole.namelist():
            if name != member:
                less.writestr(name, whole.read(name))
    return out


@random_projects(12)
def test_what_is_written_is_as_the_schema_asks(project: Made, tmp_path: Path) -> None:
    out = tmp_path / f"{next(_numbers)}.qdpx"
    qdpx_writer.write(project, out)
    with zipfile.ZipFile(out) as archive:
        root = etree.fromstring(archive.read("project.qde"))
        names = set(archive.namelist())
        texts = {name: archive.read(name).decode() for name in names if name.startswith("Sources")}
    project_schema().assertValid(root)
    guids = [each.get("guid") for each in root.iter() if each.get("guid")]
    assert len(guids) == len(set(guids))
    referred = {each.get("targetGUID") for each in root.iter() if each.get("targetGUID")}
    assert referred <= set(guids)
    assert {each.get("originGUID") for each in root.iter() if each.get("originGUID")} <= set(guids)
    assert sorted(texts.values()) == sorted(c.article.text for c in project.all_articles)


@random_projects(12)
def test_other_tools_have_every_place_and_type(project: Made, tmp_path: Path) -> None:
    out = tmp_path / f"{next(_numbers)}.qdpx"
    qdpx_writer.write(project, out)
    file = qdpx.QdpxFile(without(out, "annotator.jsonl"), reading().new_id)
    documents = {
        each.article.sha256: each for each in file.documents() if isinstance(each, ForeignArticle)
    }
    coders = {coder.id: coder.name for coder in project.all_coders}
    for coded in project.all_articles:
        document = documents[coded.article.sha256]
        found = [
            (each.label, each.spans, each.coder)
            for each in document.annotations
            if "/" not in each.label
        ]
        wanted = [
            (
                CODEBOOK.type(record.type).label,
                tuple(fragment.span for fragment in record.spans),
                coders[record.coder],
            )
            for record in coded.records
        ]
        assert sorted(found) == sorted(wanted)
        evidence = [
            (
                f"{CODEBOOK.type(record.type).label}/{CODEBOOK.type(record.type).field(key).label}",
                tuple(fragment.span for fragment in value.spans),
            )
            for record in coded.records
            for key, values in record.fields.items()
            for value in values
            if value.spans
        ]
        labelled_spans = {(each.label.split(" (")[0], each.spans) for each in document.annotations}
        assert {(label.split(" (")[0], spans) for label, spans in evidence} <= labelled_spans
        assert document.article.note == coded.article.note.strip()


def test_it_has_what_qualcoder_asks_for(tmp_path: Path) -> None:
    """It stops at a passage without a time or a source without a plain text in the zip, and drops
    the codings of a code whose name it has already, or that has a memo but no code below it."""
    project = Project.create(tmp_path / "p", coder="Ada")
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.ann").write_text(bound("T1", "Claim", "ports"), encoding="utf-8")
    import_paths(project, [tmp_path / "one.ann"])
    export(project, tmp_path / "out.qdpx", format="qdpx")
    project.close()
    with zipfile.ZipFile(tmp_path / "out.qdpx") as archive:
        root = etree.fromstring(archive.read("project.qde"))
        names = archive.namelist()
    for each in root.iter("{*}PlainTextSelection", "{*}TextSource"):
        assert each.get("creationDateTime").endswith("Z")
    for each in root.iter("{*}TextSource"):
        scheme, _, name = each.get("plainTextPath").partition("://")
        assert (scheme, f"Sources/{name}" in names, bool(each.get("name"))) == (
            "internal", True, True,
        )  # fmt: skip
    codes = [code.get("name").casefold() for code in root.iter("{*}Code")]
    assert len(codes) == len(set(codes)) > 100
    assert not list(root.iterfind(".//{*}Code/{*}NoteRef"))
    assert "sources" not in names


@random_projects(1)
def test_the_same_project_gives_the_same_bytes(project: Made, tmp_path: Path) -> None:
    for name in ("a", "b"):
        qdpx_writer.write(project, tmp_path / f"{name}.qdpx")
    assert (tmp_path / "a.qdpx").read_bytes() == (tmp_path / "b.qdpx").read_bytes()
