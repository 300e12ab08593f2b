"""Rich Text as word processors and news databases save it."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.format import Format
from annotator.formats.parsing.one_article import MOST_BYTES_OF_TEXT, Extracted, OneArticle
from annotator.formats.parsing.paragraphs import joined, one_line, storable, title_of
from annotator.formats.parsing.signatures import by_content
from annotator.formats.readers import FileReader

_CELL_END = re.compile(r"(\\\\)|\\(?:nest)?cell(?![A-Za-z0-9-])")
_LINK = re.compile(r"(\\\\)|\\fldinst(?=\{)")
_SPLIT_BYTES = re.compile(r"(\\'[0-9a-fA-F]{2})[\r\n]+(?=\\')")
_CREATED = re.compile(r"\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{1,5})")


def read(path: Path, new_id: Callable[[], str]) -> OneArticle:
    """A Rich Text file.

    Raises:
        InputError: it cannot be read, is no Rich Text or holds no text.
    """
    return OneArticle(path, new_id(), _extracted, MOST_BYTES_OF_TEXT)


def _extracted(file: str, raw: bytes) -> Extracted:
    source = _source(file, raw)
    text = joined(_plain(source).split("\n"))
    if not text:
        raise InputError(file, message("no-text-leave-out"))
    info = _group(source, "info")
    metadata: dict[str, Any] = {}
    if made := _CREATED.search(_group(info, "creatim")):
        metadata["created"] = f"{made[1]}-{int(made[2]):02d}-{int(made[3]):02d}"
    return Extracted(
        text=text,
        title=_info_value(source, info, "title") or title_of(text, markdown=False),
        author=_info_value(source, info, "author"),
        metadata=metadata,
    )


def plain_text(file: str, raw: bytes) -> str:
    """The text of a Rich Text file as it is, a line a paragraph.

    Raises:
        InputError: it is no Rich Text, or cut off.
    """
    return _plain(_source(file, raw))


def _source(file: str, raw: bytes) -> str:
    # What is no ASCII stands in it escaped; one byte a character keeps every place.
    source = raw.decode("cp1252", errors="replace").lstrip("\ufeff \t\r\n").removeprefix("ï»¿")
    if not source.startswith("{\\rtf"):
        raise InputError(file, message("no-rtf", advice=by_content(raw)))
    if not _is_whole(source):
        raise InputError(file, message("cut-off-before-end"))
    return source


def _plain(source: str) -> str:
    striprtf: Any = import_module("striprtf.striprtf")
    source = _CELL_END.sub(lambda match: match[1] or r"\tab", source)
    # Otherwise the address of each link would be written into the text.
    source = _LINK.sub(lambda match: match[1] or r"\fldinst ", source)
    source = _SPLIT_BYTES.sub(r"\1", source)
    return storable(str(striprtf.rtf_to_text(source, errors="replace"))).replace("\xad", "")


def _is_whole(source: str) -> bool:
    """Whether the outermost group is closed."""
    depth = 0
    for match in re.finditer(r"\\[\\{}]|\\bin\d+|[{}]", source):
        if match[0].startswith("\\bin"):
            return True
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0 and match[0] == "}":
            return True
    return False


def _group(source: str, word: str) -> str:
    """What stands in the first group of that control word; empty if there is none."""
    start = re.search(rf"\{{(?:\\\*)?\\{word}(?![a-z0-9-])", source)
    if not start:
        return ""
    depth = 1
    for match in re.finditer(r"\\[\\{}]|[{}]", source[start.end() :]):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return source[start.end() : start.end() + match.start()]
    return ""


def _info_value(source: str, info: str, word: str) -> str:
    inside = _group(info, word)
    if not inside:
        return ""
    page = _CODE_PAGE.search(source)
    head = f"\\ansicpg{page[1]}" if page else ""
    return one_line(_plain(f"{{\\rtf1\\ansi{head} {inside}}}"))


FORMAT = Format(
    name="rtf",
    title="Rich Text, one article a file",
    extensions=(".rtf",),
    reader=FileReader(read),
)
