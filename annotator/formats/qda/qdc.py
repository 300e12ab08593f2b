"""REFI-QDA codebooks (``.qdc``): the codes of a project alone.

Source: REFI-QDA 1.5, https://www.qdasoftware.org, ``urn:QDA-XML:codebook:1.0``. What one that we
wrote cannot say stands in a processing instruction at its end, which other tools pass over.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from annotator.core.codebook.model import Codebook, check
from annotator.core.errors import CodebookError, InputError
from annotator.core.messages import Message, at_line, message, of_file
from annotator.formats.annotations.corpus import ForeignContent, Reading
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.output import replacing_file
from annotator.formats.parsing.looks import ends_with
from annotator.formats.parsing.one_article import read_bytes
from annotator.formats.parsing.safe_xml import Element, local, parsed
from annotator.formats.qda import refi
from annotator.formats.qda.code_scheme import CodeScheme, proposal
from annotator.formats.qda.qdpx_codes import Codes, xml_attributes
from annotator.formats.readers import CorpusReader

NAME = "qdc"
EXTENSION = ".qdc"
_OURS = re.compile(rb"<\?annotator-codebook (.*?)\?>", re.DOTALL)
_ENCODER = msgspec.json.Encoder(order="deterministic")


def claimed(paths: Sequence[Path]) -> list[Path]:
    """Those of the files that are codebooks."""
    return [path for path in paths if ends_with(path, EXTENSION)]


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The codebook that the one path names; there are no articles in it.

    Raises:
        InputError: it is no codebook, or damaged; names the line.
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    [path] = paths
    raw = read_bytes(path)
    root = parsed(str(path), raw)
    scheme = _scheme(path, root)
    # A mapping is for labels, of which there are none here.
    reading = msgspec.structs.replace(reading, mapping=None, remembered={})
    found = proposal(lambda: [scheme], whole=True)
    content = ForeignContent(NAME, [], reading, proposal=found)
    ours = _ours(path, raw)
    if ours is not None:
        content.codebook = ours
    groups = sum(local(each) == "Set" for node in root if local(node) == "Sets" for each in node)
    if groups and ours is None:
        left = message("groups-of-codes", count=groups)
        content.notes = [of_file(path, message("not-taken", shown=left))]
    return content


def _scheme(path: Path, root: Element) -> CodeScheme:
    # Some write a whole project without sources.
    books = [root] if local(root) == "CodeBook" else [n for n in root if local(n) == "CodeBook"]
    if not books:
        reason = message("no-refi-codebook", root=local(root))
        raise InputError(str(path), reason)
    scheme = CodeScheme(
        code
        for book in books
        for each in book
        if local(each) == "Codes"
        for code in refi.codes(each)
    )
    if not len(scheme):
        raise InputError(str(path), message("no-code"))
    return scheme


def _ours(path: Path, raw: bytes) -> Codebook | None:
    """The codebook that an export of ours keeps in it."""
    match = _OURS.search(raw)
    if match is None:
        return None
    try:
        return check(msgspec.json.decode(match[1], type=Codebook))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, CodebookError) as error:
        line = raw.count(b"\n", 0, match.start()) + 1
        raise InputError(str(path), _reason(error), at_line(line)) from error


def _reason(error: Exception) -> Message | str:
    if isinstance(error, CodebookError):
        return error.message
    return message("of-another-shape", reason=str(error))


def write(content: Content, out: Path) -> None:
    """Writes the codebook to a file.

    Raises:
        AnnotatorError: the place cannot be written to.
        InputError: the content is no project.
    """
    codebook = content.codebook
    if codebook is None:
        raise InputError(str(out), message("codebook-needed"))
    attributes = xml_attributes(xmlns=refi.CODEBOOK_NAMESPACE, origin="Annotator")
    # What would end the instruction stands in strings only, where JSON can write it otherwise.
    encoded = _ENCODER.encode(codebook).replace(b">", b"\\u003e")
    with replacing_file(out) as file:
        file.write(f'<?xml version="1.0" encoding="utf-8"?>\n<CodeBook{attributes}>\n'.encode())
        file.write(b"<Codes>\n")
        file.writelines(line.encode() for line in Codes(codebook).xml())
        file.write(b"</Codes>\n</CodeBook>\n<?annotator-codebook " + encoded + b"?>\n")


FORMAT = Format(
    name=NAME,
    title="REFI-QDA codebook",
    extensions=(EXTENSION,),
    reader=CorpusReader(read, claimed, each_alone=True),
    writer=Writer(
        write,
        loses="articles and records; for other tools also what codes and their help do not say of "
        "the codebook",
    ),
)
