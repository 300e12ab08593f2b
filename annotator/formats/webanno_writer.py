"""Writing WebAnno TSV 3.3: a folder of files, an article each, by coder where there are several.

What the format cannot say goes into ``annotator.jsonl`` beside them, so that the folder is read
again as the same project.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from annotator.core.actor import name_key
from annotator.core.codebook import Codebook
from annotator.core.errors import InputError
from annotator.formats import webanno, webanno_files
from annotator.formats.content import Content
from annotator.formats.corpus_folder import corpus_folder
from annotator.formats.foreign import Annotation, ForeignArticle, RecordRest, Relation, Scalar
from annotator.formats.format import Format
from annotator.formats.label_proposal import key_of
from annotator.formats.webanno_again import plain_id
from annotator.formats.webanno_pieces import Pieces
from annotator.formats.webanno_sheet import Sheet
from annotator.formats.webanno_tokens import kept_of

_STALE = "annotation without a record of a text that was corrected since"
_T = TypeVar("_T", Annotation, Relation)


def write(content: Content, out: Path, spreadsheet: bool = False) -> Sequence[str]:  # noqa: ARG001
    """Writes the content to a folder; says what could not be written.

    Raises:
        AnnotatorError: the folder cannot be written, or holds anything already.
    """
    codebook = content.codebook
    if codebook is None:
        raise InputError(str(out), "only a project with its codebook can be written.")
    lost: Counter[str] = Counter()
    links = sum(1 for _ in content.links())
    with corpus_folder(webanno.NAME, content, out) as folder:
        for _, group in groupby(folder.documents(), lambda each: each[1].article.id):
            parts = list(group)
            article = parts[0][1].article
            kept, stale = kept_of(article)
            rest = _kept(article.metadata.get(webanno.NAME))
            if kept.is_of_other_text(article):
                lost[_STALE] += stale + len(rest)
                rest = []
            owners = {name_key(_coder(document)) for _, document in parts}
            for number, (place, document) in enumerate(parts):
                links -= sum(not each.rest for each in document.relations)
                coder = name_key(_coder(document))
                ours = [each for each in rest if _owner(each) == coder]
                if number == 0:
                    # What no record holds of somebody who has no file.
                    ours += (each for each in rest if _owner(each) not in owners)
                pieces = Pieces(_complete(document, ours, codebook), kept, codebook, coder)
                sheet = Sheet(article.text, kept, pieces)
                with (folder.path / f"{place}{webanno_files.SUFFIX}").open("xb") as file:
                    file.writelines(f"{line}\n".encode() for line in sheet.lines())
                folder.keep(place, document, sheet.names)
                lost.update(pieces.lost)
    if links > 0:
        lost["link between the files of several coders or articles"] += links
    return [
        f"{count:,} × {what}: not in the TSV files, only in annotator.jsonl."
        for what, count in sorted(lost.items())
        if count
    ]


def _coder(document: ForeignArticle) -> str:
    return next((each.coder for each in document.annotations), "")


def _owner(kept: dict[str, Any]) -> str:
    return name_key(str(kept.get("coder", "")))


def _complete(
    document: ForeignArticle, rest: Sequence[dict[str, Any]], codebook: Codebook
) -> ForeignArticle:
    """The document with all that the format can say of it: also what no record holds, and the
    fields that lead to records."""
    fields = codebook.link_fields
    annotations = [_plain(each, fields) for each in document.annotations]
    relations = list(document.relations)
    for each in rest:
        if "source" in each:
            relations += _converted(each, Relation)
        else:
            annotations += _converted(each, Annotation)
    known = {each.id for each in relations}
    relations += (
        relation
        for each in document.annotations
        for kept in _kept(_ours(each.record).get("relations") if each.record else None)
        # One that leads to what no record holds.
        if kept.get("id") not in known
        for relation in _converted(kept, Relation)
    )
    # A link that came in as a relation is written as that was.
    told = {_ends(each) for each in relations if each.rest}
    relations = [each for each in relations if each.rest or _ends(each) not in told]
    relations += _by_fields(document, fields, {_ends(each) for each in relations})
    return msgspec.structs.replace(
        document, annotations=tuple(annotations), relations=tuple(relations)
    )


def _ends(relation: Relation) -> tuple[str, str, str]:
    return plain_id(relation.source), plain_id(relation.target), key_of(relation.label)


def _kept(described: Any) -> list[dict[str, Any]]:
    """What metadata keep as it was read."""
    if not isinstance(described, list):
        return []
    return [
        cast("dict[str, Any]", each)
        for each in cast("list[Any]", described)
        if isinstance(each, dict)
    ]


def _converted(kept: dict[str, Any], kind: type[_T]) -> list[_T]:
    """What was read, unless somebody edited it in the metadata so that it is that no more."""
    try:
        return [msgspec.convert(kept, kind)]
    except msgspec.ValidationError:
        return []


def _ours(record: RecordRest) -> dict[str, Any]:
    ours: Any = record.metadata.get(webanno.NAME)
    return cast("dict[str, Any]", ours) if isinstance(ours, dict) else {}


def _plain(annotation: Annotation, links: frozenset[tuple[str, str]]) -> Annotation:
    """The annotation with the values that are its layer's own.

    Fields that lead to records become relations. For an annotation that came in as WebAnno TSV, so
    does not go out what the words of its slots were read as, nor its label.
    """
    record = annotation.record
    if record is None:
        return annotation
    ours = _ours(record)
    names = cast("dict[str, str]", ours.get("names", {}))
    came = {*names.values(), *ours.get("attributes", {})}
    attributes: dict[str, tuple[Scalar, ...]] = {}
    for name, values in annotation.attributes.items():
        key = next((key for key, said in names.items() if said == name), name)
        field = record.fields.get(key, ())
        if name not in came:
            if (record.type, key) in links:
                continue
            told = bool(field) and all(value.part for value in field)
            if "layer" in annotation.rest and (told or values == (annotation.label,)):
                continue
        attributes[name] = values
    return msgspec.structs.replace(annotation, attributes=attributes)


def _by_fields(
    document: ForeignArticle, links: frozenset[tuple[str, str]], told: set[tuple[str, str, str]]
) -> Iterator[Relation]:
    """The fields that lead to records of this file, as relations, unless those are there."""
    ids = {each.record.id: each.id for each in document.annotations if each.record}
    for each in document.annotations:
        for key, values in each.record.fields.items() if each.record else ():
            for number, value in enumerate(values):
                target = ids.get(str(value.value))
                if each.record is None or (each.record.type, key) not in links or target is None:
                    continue
                relation = Relation(f"{each.id}.{key}.{number}", key, each.id, target)
                if _ends(relation) not in told:
                    yield relation


FORMAT = Format(
    name=webanno.NAME,
    title="WebAnno TSV 3, as WebAnno and INCEpTION exchange it",
    extensions=(webanno_files.SUFFIX,),
    loses="only for other programs: there a discontinuous passage is pieces joined by a relation, "
    "several values of a field are one, and states, notes and actors stand in annotator.jsonl",
    writes_folder=True,
    write=write,
    read_corpus=webanno.read,
    claims=webanno_files.claimed,
    in_folders=True,
)
