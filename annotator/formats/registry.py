"""Which formats there are, and which one a file is in.

A package adds a format of its own by an entry point of the group ``annotator.formats`` that
names a `Format`.
"""

from collections.abc import Sequence
from importlib.metadata import entry_points
from pathlib import Path

import msgspec

from annotator.core.errors import AnnotatorError, InputError
from annotator.formats.brat import write as brat_writer
from annotator.formats.conll import conllu
from annotator.formats.conll import write as conll_writer
from annotator.formats.doccano import write as doccano_writer
from annotator.formats.documents import docx, eml, epub, odt, pdf, plain, rtf
from annotator.formats.documents import html as html_page
from annotator.formats.format import Format
from annotator.formats.label_studio import write as label_studio_writer
from annotator.formats.native import json as annotator_json
from annotator.formats.native import jsonl as annotator_jsonl
from annotator.formats.parsing.json_limits import require_bounded_strings
from annotator.formats.press import factiva, newsml, nexis, proquest
from annotator.formats.qda import qdc, qualcoder, taguette
from annotator.formats.qda import qdpx_write as qdpx_writer
from annotator.formats.reports import claimreview, plover, report, spacy_docbin
from annotator.formats.tables import articles_json
from annotator.formats.tables import csv_write as csv_tables
from annotator.formats.tables import xlsx_write as xlsx_tables
from annotator.formats.uima import write_json as json_cas_writer
from annotator.formats.uima import write_xmi as xmi_writer
from annotator.formats.web_annotation import write as web_annotation_writer
from annotator.formats.webanno import write as webanno_writer

GROUP = "annotator.formats"
_JSON = frozenset({".json", ".jsonl", ".jsonld", ".ndjson"})

BUILT_IN = (
    annotator_json.FORMAT,
    annotator_jsonl.FORMAT,
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
    newsml.FORMAT,
    articles_json.FORMAT,
)


def all_formats() -> tuple[Format, ...]:
    """The built-in formats, then those that other packages add.

    Raises:
        AnnotatorError: a package's format cannot be loaded; says which.
    """
    added: list[Format] = []
    for entry in entry_points(group=GROUP):
        try:
            added.append(msgspec.convert(entry.load(), Format))
        except (ImportError, AttributeError, msgspec.ValidationError) as error:
            raise AnnotatorError(
                f"The format “{entry.name}” ({entry.value}) cannot be loaded: {error}. "
                "Repair or remove the package that brings it."
            ) from error
    return (*BUILT_IN, *added)


def named(name: str, formats: Sequence[Format]) -> Format:
    """The format of that name.

    Raises:
        AnnotatorError: there is none; says which there are.
    """
    for candidate in formats:
        if candidate.name == name:
            return candidate
    raise AnnotatorError(
        f"There is no format “{name}”. There are: {', '.join(known.name for known in formats)}."
    )


def format_of(path: Path, formats: Sequence[Format]) -> Format:
    """The format that a file is in, by its extension and, where that leaves a choice, its content.

    Raises:
        InputError: no format that can be read fits; says which there are.
    """
    if path.suffix.lower() in _JSON:
        require_bounded_strings(path)
    readable = [known for known in formats if known.is_readable]
    fitting = [known for known in readable if path.suffix.lower() in known.extensions]
    # One that tells its files by what they hold goes before one that takes any.
    told = [known for known in fitting if known.recognises and len(fitting) > 1]
    fitting = (
        [known for known in told if known.recognises and known.recognises(path)]
        or [known for known in fitting if known not in told]
        # What none of them knows, the first of them says best.
        or told
    )
    if fitting:
        return fitting[0]
    extensions = ", ".join(extension for known in readable for extension in known.extensions)
    raise InputError(
        str(path),
        f"this kind of file cannot be read. It can be one of {extensions}; "
        "if it is, but is named otherwise, say so with --format.",
    )
