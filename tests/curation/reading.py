"""Reads cases of curation: a folder with a file an annotator, and the file that is to come of them.

Such folders are what other tools test their merging with. brat standoff, WebAnno TSV and UIMA XMI
are read. The expected file is told by its name (``curator``, ``expected``, ``gold`` ...); in an
exported project of INCEpTION it lies under ``curation``, and the others under ``annotation``.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from annotator.core.coding.coder import Coder
from annotator.core.coding.label_mapping import Mapping as LabelMapping
from annotator.core.coding.label_mapping import RelationMapping, TypeMapping
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span, cut_all, joined_text
from annotator.formats.annotations.corpus import ForeignContent, Reading
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation, Role
from annotator.formats.brat import read as brat
from annotator.formats.uima import read_xmi as xmi
from annotator.formats.webanno import read as webanno
from annotator.services.codebooks import DEFAULT_PRESET, load

_EXPECTED = frozenset(
    {"curator", "curation_user", "curation", "expected", "gold", "merged", "reference", "result"}
)
_SUFFIXES = frozenset({".ann", ".tsv", ".xmi"})
_TOKEN_LAYERS = ("Lemma", "POS", "MorphologicalFeatures", "Stem", "SurfaceForm", "Dependency")
"""What an import keeps with the article, and a case may well be about."""
_TIME = datetime(2024, 3, 1, tzinfo=UTC)


class Files(msgspec.Struct, frozen=True):
    """The files of a case.

    Attributes:
        annotators: by name.
        expected: None if nothing is.
    """

    name: str
    annotators: dict[str, Path]
    expected: Path | None


class Found(msgspec.Struct, frozen=True):
    """What a file holds, as records.

    Attributes:
        ends: of a record that was a relation, the ids of the records at its ends.
    """

    records: tuple[Record, ...]
    ends: dict[str, tuple[str, str]]


def cases_in(folder: Path) -> Iterator[Files]:
    """The cases in a folder and those below it, by name."""
    by_folder: defaultdict[Path, list[Path]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _SUFFIXES:
            by_folder[path.parent].append(path)
    for place, paths in by_folder.items():
        if place.parent.name == "curation":
            continue
        expected = [path for path in paths if path.stem.lower() in _EXPECTED]
        others = {path.stem: path for path in paths if path not in expected}
        if place.parent.name == "annotation":
            beside = place.parent.parent / "curation" / place.name
            expected += by_folder.get(beside, [])
        if len(others) > 1:
            name = place.relative_to(folder).as_posix()
            yield Files(name, others, expected[0] if expected else None)


def read(path: Path, annotator: str) -> Found:
    """What an annotator left, each annotation and each relation a record.

    Raises:
        InputError: the file does not hold.
    """
    numbers = count(1)
    reading = Reading(
        lambda: f"article-{next(numbers)}",
        Coder(annotator, annotator),
        lambda name: Coder(name, name),
        load(DEFAULT_PRESET),
        mapping=LabelMapping(
            dict.fromkeys(_TOKEN_LAYERS, TypeMapping(record="quote")),
            dict.fromkeys(_TOKEN_LAYERS, RelationMapping(link="supports")),
        ),
    )
    with TemporaryDirectory() as folder:
        content = _opened(path, Path(folder), reading)
    if content.problems:
        raise content.problems[0]
    [document] = content.documents()
    return _found(document, annotator)


def _opened(path: Path, staged: Path, reading: Reading) -> ForeignContent:
    if path.suffix.lower() != ".ann":
        reads = xmi.read if path.suffix.lower() == ".xmi" else webanno.read
        return reads([path], reading)
    # All annotators may share one text.
    texts = sorted(path.parent.glob("*.txt"))
    text = next((each for each in texts if each.stem == path.stem), texts[0])
    shutil.copyfile(path, staged / path.name)
    shutil.copyfile(text, staged / f"{path.stem}.txt")
    return brat.read([staged / path.name, staged / f"{path.stem}.txt"], reading)


def _found(document: ForeignArticle, annotator: str) -> Found:
    text = document.article.text
    known = {each.id: each for each in document.annotations}

    def made(each: Annotation | Relation, spans: Iterable[Span], roles: Sequence[Role]) -> Record:
        fields = {
            name: tuple(FieldValue(str(value)) for value in values)
            for name, values in each.attributes.items()
        }
        for role in roles:
            own = cut_all(text, known[role.target].spans)
            said = FieldValue(joined_text(own), None, own)
            fields[role.name] = (*fields.get(role.name, ()), said)
        return Record(
            f"{annotator} {each.id}",
            document.article.id,
            each.label,
            annotator,
            "done",
            _TIME,
            _TIME,
            cut_all(text, sorted(set(spans))),
            fields,
        )

    records = [made(each, each.spans, each.roles) for each in document.annotations]
    ends: dict[str, tuple[str, str]] = {}
    for each in document.relations:
        roles = (Role("from", each.source), Role("to", each.target))
        spans = [span for role in roles for span in known[role.target].spans]
        records.append(made(each, spans, roles))
        ends[records[-1].id] = (f"{annotator} {each.source}", f"{annotator} {each.target}")
    return Found(tuple(records), ends)
