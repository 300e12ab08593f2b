"""Writing WebAnno TSV 3.3: a folder of files, an article each, by coder where there are several.

What the format cannot say goes into ``annotator.jsonl`` beside them, so that the folder is read
again as the same project.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import name_key
from annotator.core.coding.link import Link
from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.formats.annotations import passthrough
from annotator.formats.annotations.corpus_folder import corpus_folder
from annotator.formats.annotations.model import Annotation, ForeignArticle, Scalar
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.readers import CorpusReader
from annotator.formats.webanno import files as webanno_files
from annotator.formats.webanno import read as webanno
from annotator.formats.webanno.layers_of_article import Pieces
from annotator.formats.webanno.rows import Sheet
from annotator.formats.webanno.tokens import stored_of

_STALE = "webanno-stale"


def write(content: Content, out: Path) -> Sequence[Message]:
    """Writes the content to a folder; says what could not be written.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    codebook = content.codebook
    if codebook is None:
        raise InputError(str(out), message("codebook-needed"))
    lost: Counter[str] = Counter()
    links: defaultdict[str, list[Link]] = defaultdict(list)
    for link in content.links():
        links[link.source].append(link)
    left = sum(map(len, links.values()))
    with corpus_folder(webanno.NAME, content, out) as folder:
        for _, group in groupby(folder.documents(), lambda each: each[1].article.id):
            parts = list(group)
            article = parts[0][1].article
            stored, stale = stored_of(article)
            gone: frozenset[str] = frozenset()
            if stored.is_of_other_text(article):
                passed = passthrough.of(article.metadata, webanno.NAME)
                left_over = (*passed.annotations, *passed.relations)
                lost[_STALE] += stale + len(left_over)
                gone = frozenset(each.id for each in left_over)
            for place, whole in parts:
                document = _without(whole, gone)
                ids = {each.record.id for each in document.annotations if each.record}
                left -= sum(link.target in ids for name in ids for link in links.get(name, ()))
                coder = name_key(_coder(document))
                pieces = Pieces(_plainly(document, codebook), stored, codebook, coder)
                sheet = Sheet(article.text, stored, pieces)
                with (folder.path / f"{place}{webanno_files.SUFFIX}").open("xb") as file:
                    file.writelines(f"{line}\n".encode() for line in sheet.lines())
                folder.keep(place, document, sheet.names)
                lost.update(pieces.lost)
    if left:
        lost["webanno-links-across"] += left
    return [
        message("only-in-sidecar", count=count, what=message(what))
        for what, count in sorted(lost.items())
        if count
    ]


def _coder(document: ForeignArticle) -> str:
    return next((each.coder for each in document.annotations), "")


def _without(document: ForeignArticle, gone: frozenset[str]) -> ForeignArticle:
    """The document without what is no record and called so."""
    left = {each.id: each for each in document.annotations if each.record or each.id not in gone}
    return msgspec.structs.replace(
        document,
        annotations=tuple(left.values()),
        relations=tuple(
            each
            for each in document.relations
            if each.id not in gone and each.source in left and each.target in left
        ),
    )


def _plainly(document: ForeignArticle, codebook: Codebook) -> ForeignArticle:
    """The document with the values that are its layers' own."""
    fields = codebook.link_fields
    annotations = tuple(_plain(each, fields) for each in document.annotations)
    return msgspec.structs.replace(document, annotations=annotations)


def _plain(annotation: Annotation, links: frozenset[tuple[str, str]]) -> Annotation:
    """The annotation with the values that are its layer's own.

    Fields that lead to records become relations. For an annotation that came in as WebAnno TSV, so
    does not go out what the words of its slots were read as, nor its label.
    """
    record = annotation.record
    if record is None:
        return annotation
    passed = passthrough.of(record.metadata, webanno.NAME)
    names = passed.attribute_names
    came = {*names.values(), *passed.attributes}
    attributes: dict[str, tuple[Scalar, ...]] = {}
    for name, values in annotation.attributes.items():
        key = next((key for key, shown in names.items() if shown == name), name)
        field = record.fields.get(key, ())
        if name not in came:
            if (record.type, key) in links:
                continue
            has_parts = bool(field) and all(value.part for value in field)
            if "layer" in annotation.extra and (has_parts or values == (annotation.label,)):
                continue
        attributes[name] = values
    return msgspec.structs.replace(annotation, attributes=attributes)


FORMAT = Format(
    name=webanno.NAME,
    title="WebAnno TSV 3, as WebAnno and INCEpTION exchange it",
    extensions=(webanno_files.SUFFIX,),
    reader=CorpusReader(webanno.read, webanno_files.claimed),
    writer=Writer(
        write,
        folder=True,
        loses="only for other programs: there a discontinuous passage is pieces joined by a "
        "relation, several values of a field are one, and states, notes and actors stand in "
        "annotator.jsonl",
    ),
)
