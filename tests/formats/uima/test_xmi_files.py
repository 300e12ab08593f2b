"""Which XMI files and type systems belong together, and broken ones of every kind."""

import zipfile
from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.uima import read_xmi as xmi
from tests.formats.brat.test_read import only, reading
from tests.formats.uima.cas_files import (
    ANNOTATION,
    INCEPTION,
    STRING,
    TEXT,
    Corpus,
    Xmi,
    attribution,
    declared,
    feature,
    type_system,
)

# Which files belong together


def write(path: Path, document: Xmi | str, types: str = INCEPTION) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(str(document).encode())
    if types:
        (path.parent / "TypeSystem.xml").write_text(types, encoding="utf-8")
    return path


def coders(content: ForeignContent) -> dict[str, str]:
    names = {coder.id: coder.name for coder in content.coders()}
    return {
        record.spans[0].text: names[record.coder]
        for coded in content.articles()
        for record in coded.records
    }


def test_files_of_one_text_in_a_folder_are_of_several_annotators(tmp_path: Path) -> None:
    ada = write(tmp_path / "one.txt" / "ada.xmi", Xmi().mark(2, "custom:Source", "ports"))
    ben = write(tmp_path / "one.txt" / "ben.xmi", Xmi().mark(2, "custom:Source", "docks"))
    other = write(tmp_path / "one.txt" / "two.xmi", Xmi("Another.").mark(2, "custom:Source", "An"))
    content = xmi.read([ada, ben, other], reading())
    assert coders(content) == {"ports": "ada", "docks": "ben", "An": "Ada"}
    assert len(list(content.articles())) == 2


def test_folders_of_annotators(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / name / "one.xmi", Xmi().mark(2, "custom:Source", word))
        for name, word in (("ada", "ports"), ("ben", "docks"))
    ]
    assert coders(xmi.read(paths, reading())) == {"ports": "ada", "docks": "ben"}


def test_the_export_of_a_project(tmp_path: Path) -> None:
    for name, word in (("ada", "ports"), ("ben", "docks"), ("INITIAL_CAS", "stay")):
        path = tmp_path / "annotation" / "one.txt" / f"{name}.zip"
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{name}.xmi", str(Xmi().mark(2, "custom:Source", word)))
            archive.writestr("TypeSystem.xml", INCEPTION)
    alone = tmp_path / "annotation" / "two.txt" / "ada.zip"
    alone.parent.mkdir()
    with zipfile.ZipFile(alone, "w") as archive:
        archive.writestr("ada.xmi", str(Xmi("Alone.").mark(2, "custom:Source", "Al")))
        archive.writestr("TypeSystem.xml", INCEPTION)
    wanted = {"ports": "ada", "docks": "ben", "Al": "ada"}
    paths = sorted(tmp_path.rglob("*.zip"))
    assert xmi.claimed(paths) == paths
    assert coders(xmi.read(paths, reading())) == wanted

    whole = tmp_path / "project.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        for path in paths:
            archive.write(path, path.relative_to(tmp_path).as_posix())
        archive.writestr("source/one.txt", TEXT)
    assert coders(xmi.read([whole], reading())) == wanted


@pytest.mark.parametrize(
    "name", ["typesystem.xml", "one-typesystem.xml", "full_TypeSystem_v2.xml", "types.xml"]
)
def test_a_type_system_by_any_name(corpus: Corpus, name: str) -> None:
    _, records = only(corpus(Xmi().mark(2, "custom:Source", "ports"), beside=name))
    assert len(records) == 1


def test_a_type_system_in_the_folder_above(tmp_path: Path) -> None:
    (tmp_path / "TypeSystem.xml").write_text(INCEPTION, encoding="utf-8")
    path = write(tmp_path / "data" / "one.xmi", Xmi().mark(2, "custom:Source", "ports"), types="")
    assert coders(xmi.read([path], reading())) == {"ports": "Ada"}


def test_one_annotator_s_bad_file_stops_no_other(tmp_path: Path) -> None:
    ada = write(tmp_path / "one" / "ada.xmi", Xmi().mark(2, "custom:Source", "ports"))
    ben = write(tmp_path / "one" / "ben.xmi", Xmi().mark(2, "custom:Unknown", "docks"))
    content = xmi.read([ada, ben], reading())
    assert coders(content) == {"ports": "ada"}
    [problem] = content.problems
    assert problem.file == str(ben)


# Broken files


_GOOD = str(attribution())


@pytest.mark.parametrize(
    ("document", "reason", "place"),
    [
        ("", "empty", ""),
        ("<a/>", "no XMI of UIMA", ""),
        (_GOOD[: len(_GOOD) // 2], "damaged", "line"),
        (_GOOD.replace("custom:Near", "custom:Far"), "webanno.custom.Far is not known", "line 23"),
        (_GOOD.replace('how="beside"', 'why="x"'), "no feature “why”", "line 23"),
        (_GOOD.replace('Governor="34"', 'Governor="99"'), "99, which is not in", "line 23"),
        (_GOOD.replace('Governor="34"', 'Governor="x"'), "“x” is no value for Governor", "line 23"),
        (_GOOD.replace('Governor="34"', 'Governor="1"'), "which is a sofa", "line 23"),
        (_GOOD.replace('xmi:id="34"', 'xmi:id="33"'), "twice, first in line 23", "line 24"),
        (_GOOD.replace('xmi:id="34"', 'xmi:id="1e9"'), "“1e9” is no value for xmi:id", "line 24"),
        (_GOOD.replace(' xmi:id="34"', ""), "has no xmi:id", "line 24"),
        (_GOOD.replace('begin="0" end="9"', 'begin="0" end="9.5"'), "“9.5” is no value", "line"),
        (_GOOD.replace('sure="true"', 'sure="maybe"'), "“maybe” is no value for sure", "line"),
        (_GOOD.replace('sofa="1" members="', 'sofa="1" members="77 '), "members names", "line"),
        (_GOOD.replace('weight="0.5"', 'weight="much"'), "“much” is no value for weight", "line"),
        (_GOOD.replace("<tags>c</tags>", "<tags><b/></tags>"), "does not belong", "line"),
        (_GOOD.replace('<custom:Near xmi:id="33" sofa="1"', '<custom:Near xmi:id="33" sofa="5"'),
         "no sofa", "line 23"),
        (_GOOD.replace('<custom:Near xmi:id="33" sofa="1"', '<custom:Near xmi:id="33"'),
         "belongs to no sofa", "line 23"),
        (_GOOD.replace("http:///webanno/custom.ecore", "http://else.org"), "its namespace", "line"),
        (_GOOD.replace("<xmi:XMI", '<!DOCTYPE x [<!ENTITY e "boom">]><xmi:XMI'), "entities", ""),
        (str(Xmi(" \n")), "no text", ""),
        ("<?xml version='1.0'?>\n<!-- only --><a>\xff\xfe</a>", "no XMI", ""),
    ],
    ids=range(22),
)  # fmt: skip
def test_a_broken_file_says_what_and_where(
    corpus: Corpus, document: str, reason: str, place: str
) -> None:
    with pytest.raises(InputError) as caught:
        corpus(document)
    assert reason in caught.value.reason
    assert caught.value.place.startswith(place)
    assert caught.value.file.endswith("one.xmi")


def test_bytes_in_another_encoding_than_said_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "one.xmi", "")
    path.write_bytes(str(Xmi("Käse")).encode("latin-1"))
    [problem] = xmi.read([path], reading()).problems
    assert "damaged" in problem.reason


def test_utf16_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "one.xmi", "")
    document = str(Xmi().mark(2, "custom:Source", "ports")).replace("UTF-8", "UTF-16")
    path.write_bytes(document.encode("utf-16"))
    assert coders(xmi.read([path], reading())) == {"ports": "Ada"}


@pytest.mark.parametrize(
    ("types", "reason", "file"),
    [
        ("", "there is no type system. Put the TypeSystem.xml", "one.xmi"),
        (type_system(), "TypeSystem.xml does not declare it", "one.xmi"),
        ("<typeSystemDescription", "damaged", "TypeSystem.xml"),
        ("<other/>", "no type system: its root is <other>", "TypeSystem.xml"),
        (type_system(declared("a.B", "a.Missing")), "names the type “a.Missing”", "TypeSystem.xml"),
        (type_system(declared("a.B", "a.B")), "cannot be a subtype of a.B", "TypeSystem.xml"),
        (type_system(declared("a.B-x", ANNOTATION)), "“a.B-x” is no name", "TypeSystem.xml"),
        (type_system(declared("a.B", ANNOTATION, feature("x", "a.C"))), "names the type “a.C”",
         "TypeSystem.xml"),
        (type_system("<typeDescription><name>a.B</name></typeDescription>"), "no supertype",
         "TypeSystem.xml"),
        (type_system(declared("a.B", "a.C")).replace("<types>",
         '<imports><import location="more.xml"/></imports><types>'), "more.xml", "TypeSystem.xml"),
        (type_system(declared("a.B", ANNOTATION, feature("x", STRING)),
                     declared("a.C", "a.B", feature("x", "uima.cas.Integer"))),
         "“x” of a.C is declared twice", "TypeSystem.xml"),
        (type_system(declared(ANNOTATION, "uima.cas.AnnotationBase", feature("x", STRING))),
         "uima.tcas.Annotation is one of UIMA’s own types", "TypeSystem.xml"),
    ],
    ids=range(12),
)  # fmt: skip
def test_a_missing_or_broken_type_system_is_a_problem(
    corpus: Corpus, types: str, reason: str, file: str
) -> None:
    with pytest.raises(InputError) as caught:
        corpus(Xmi().mark(2, "custom:Source", "ports"), types)
    assert reason in caught.value.reason
    assert caught.value.file.endswith(file)


def test_an_archive_without_xmi_is_not_claimed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 cut off")
    assert xmi.claimed([path, tmp_path / "b.zip"]) == []
