"""The registry of formats, and format detection for files.

A package adds a format of its own by an entry point of the group ``annotator.formats`` that
names a `Format`.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import entry_points
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

import msgspec

from annotator.core.errors import AnnotatorError, InputError
from annotator.core.messages import Message, Term, message
from annotator.formats.brat import write as brat_writer
from annotator.formats.conll import conllu
from annotator.formats.conll import write as conll_writer
from annotator.formats.doccano import write as doccano_writer
from annotator.formats.documents import docx, eml, epub, odt, pdf, plain, rtf, transcripts
from annotator.formats.documents import html as html_page
from annotator.formats.format import Format
from annotator.formats.label_studio import write as label_studio_writer
from annotator.formats.native import json as annotator_json
from annotator.formats.native import jsonl as annotator_jsonl
from annotator.formats.native import no_text
from annotator.formats.parsing.json.limits import require_bounded_strings
from annotator.formats.parsing.looks import ends_with
from annotator.formats.press import factiva, newsml, nexis, proquest
from annotator.formats.qda import qdc, qualcoder, taguette
from annotator.formats.qda import qdpx_write as qdpx_writer
from annotator.formats.reports import claimreview, plover, report, spacy_docbin
from annotator.formats.tables import articles_json, coded_segments
from annotator.formats.tables import csv_write as csv_tables
from annotator.formats.tables import xlsx_write as xlsx_tables
from annotator.formats.uima import write_json as json_cas_writer
from annotator.formats.uima import write_xmi as xmi_writer
from annotator.formats.web_annotation import write as web_annotation_writer
from annotator.formats.webanno import write as webanno_writer

GROUP = "annotator.formats"
_AT_ONCE = 16
_JSON = (".json", ".jsonl", ".jsonld", ".ndjson")

_Added = TypeVar("_Added")

BUILT_IN = (
    annotator_json.FORMAT,
    annotator_jsonl.FORMAT,
    no_text.FORMAT,
    coded_segments.FORMAT,
    csv_tables.FORMAT,
    xlsx_tables.FORMAT,
    report.FORMAT,
    brat_writer.FORMAT,
    webanno_writer.FORMAT,
    web_annotation_writer.FORMAT,
    conllu.FORMAT,
    conll_writer.FORMAT,
    label_studio_writer.FORMAT,
    doccano_writer.FORMAT,
    plover.FORMAT,
    claimreview.FORMAT,
    spacy_docbin.FORMAT,
    nexis.FORMAT,
    factiva.FORMAT,
    proquest.FORMAT,
    qdpx_writer.FORMAT,
    qdc.FORMAT,
    taguette.FORMAT,
    qualcoder.FORMAT,
    xmi_writer.FORMAT,
    json_cas_writer.FORMAT,
    plain.TXT,
    plain.MARKDOWN,
    html_page.FORMAT,
    docx.FORMAT,
    odt.FORMAT,
    rtf.FORMAT,
    pdf.FORMAT,
    epub.FORMAT,
    eml.FORMAT,
    transcripts.VTT,
    transcripts.SRT,
    newsml.FORMAT,
    articles_json.FORMAT,
)


def all_formats() -> tuple[Format, ...]:
    """The built-in formats, then those that other packages add.

    Raises:
        AnnotatorError: a package's format cannot be loaded; says which.
    """
    return (*BUILT_IN, *added_by_packages(GROUP, Format, "format-cannot-be-loaded"))


def added_by_packages(group: str, kind: type[_Added], refusal: str) -> list[_Added]:
    """What other packages add under a group of entry points.

    Args:
        refusal: the code of what is said if one cannot be loaded, or is of another kind.

    Raises:
        AnnotatorError: with that code.
    """
    added: list[_Added] = []
    for entry in entry_points(group=group):
        try:
            loaded = entry.load()
            if not isinstance(loaded, kind):
                raise TypeError(f"it is no {kind.__name__} but of type {type(loaded).__name__}")
            added.append(loaded)
        except (ImportError, AttributeError, TypeError) as error:
            place = {"name": entry.name, "module": entry.value}
            raise AnnotatorError(Message(refusal, place | {"reason": str(error)})) from error
    return added


def named(name: str, formats: Sequence[Format]) -> Format:
    """The format of that name.

    Raises:
        AnnotatorError: there is none; says which there are.
    """
    for candidate in formats:
        if candidate.name == name:
            return candidate
    raise AnnotatorError(
        message("no-such-format", name=name, known=", ".join(known.name for known in formats))
    )


class Group(msgspec.Struct, frozen=True):
    """A file, or files that go together, and the format that they are in."""

    format: Format
    files: Sequence[Path]


def groups_of(
    files: Sequence[Path], formats: Sequence[Format], chosen: Format | None = None
) -> Iterator[Group | InputError]:
    """What files are read together and by which format: first those that go together, then each
    of the others in their order; one that is in no format as the error that says so.

    Args:
        files: the files.
        formats: those that there are.
        chosen: the format that all files are in, as a person says; None if each file tells.
    """
    refused = {} if chosen else dict(_unbounded(files))
    unclaimed = dict.fromkeys(path for path in files if path not in refused)
    asked = [chosen] if chosen else formats
    # Corpora take theirs first, so that nobody looks into their files as if they stood alone.
    for each in asked:
        if each.reader and each.reader.is_corpus:
            for group in each.claims(list(unclaimed), is_chosen=chosen is not None).groups:
                yield Group(each, group)
                for path in group:
                    unclaimed.pop(path, None)
    known = _known(list(unclaimed), asked, is_chosen=chosen is not None)
    for path in files:
        if path in refused:
            yield refused[path]
        elif path in unclaimed:
            yield Group(known[path], [path]) if path in known else _unknown(path, formats)


def _known(files: list[Path], asked: Sequence[Format], *, is_chosen: bool) -> dict[Path, Format]:
    """The format of each file that stands for itself, by the best claim to it."""
    known: dict[Path, Format] = {}
    # Several formats look into the same file: one after the other, while its ends are at hand.
    for start in range(0, len(files), _AT_ONCE):
        known |= _claimed(files[start : start + _AT_ONCE], asked, is_chosen=is_chosen)
    return known


def _claimed(files: list[Path], asked: Sequence[Format], *, is_chosen: bool) -> dict[Path, Format]:
    claims = [
        (each, each.claims(files, is_chosen=is_chosen))
        for each in asked
        if each.reader and not each.reader.is_corpus
    ]
    known: dict[Path, Format] = {}
    for list_of in (attrgetter("files"), attrgetter("named"), attrgetter("unlike")):
        for each, claimed in claims:
            for path in list_of(claimed):
                known.setdefault(path, each)
    return known


def _unbounded(paths: Iterable[Path]) -> Iterator[tuple[Path, InputError]]:
    """Files that are not to be parsed, not even to tell what they are."""
    for path in paths:
        if ends_with(path, _JSON):
            try:
                require_bounded_strings(path)
            except InputError as error:
                yield path, error


def _unknown(path: Path, formats: Sequence[Format]) -> InputError:
    readable = [known for known in formats if known.reader]
    for known in readable:
        if path.suffix.lower() in known.extensions:
            # It has the name of a format that looks into files to tell which are its own.
            reason = message("named-like-another", format=Term(known.title))
            return InputError(str(path), reason)
    extensions = ", ".join(extension for known in readable for extension in known.extensions)
    return InputError(
        str(path),
        message("unknown-kind-of-file", extensions=extensions),
    )
