"""Articles as JSON, whoever wrote them: an object an article, told by the names of its keys.

Read are arrays and lines of objects, a single object, and what web services answer, in which the
array stands somewhere inside (NewsAPI, the Guardian, WordPress, Elasticsearch ...).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import Message, at_line, message, of_file
from annotator.formats.annotations.corpus import Reading
from annotator.formats.format import Format
from annotator.formats.parsing.json.errors import malformed
from annotator.formats.parsing.json.objects import (
    Bytes,
    Piece,
    Where,
    by_line,
    is_by_line,
    opened,
    outer_objects,
)
from annotator.formats.parsing.many_articles import Item, ManyArticles
from annotator.formats.parsing.table_columns import ATTRIBUTES, Columns, same_name, usual_names
from annotator.formats.readers import FileReader
from annotator.formats.tables.json_values import (
    STANDS_FOR,
    Object,
    as_metadata,
    is_deep,
    is_only_text,
    language_tag,
    moment_of,
    text_of,
    text_of_page,
)

_SAMPLE = 200
_DEEPEST_NAME = 3
_LARGEST = 64 * 1024 * 1024

_MARKUP = re.compile(r"</(?:p|div|li|h[1-6]|span|a)\s*>|<(?:br|p)\s*/?>", re.IGNORECASE)
_CUT = re.compile(r"\[\+\d+ chars\]\s*")
_OWN = re.compile(rb'\s*\{\s*"format"\s*:\s*"annotator"')


class _Shape(msgspec.Struct):
    """What objects of one array look like, by the first of them.

    Attributes:
        count: how many there are.
        names: of their values, those of values inside with the names that lead there.
        articles: how many of the values of one that stands outermost are articles themselves.
    """

    count: int = 0
    names: dict[str, None] = {}
    articles: int = 0


class JsonFile:
    """A file with articles."""

    def __init__(self, path: Path, columns: Columns) -> None:
        """Reads nothing yet.

        Args:
            path: the file.
            columns: which names a person says are what.
        """
        self.path = path
        self._wanted = columns
        self._file = str(path)
        self._known: Columns = {}
        self._where: Where | None = None
        self._is_map = False
        self._cut = 0
        self._pages = 0
        self._passed_over = 0

    @property
    def notes(self) -> Sequence[Message]:
        """What was found on the way."""
        counts = {
            "texts-cut-short": self._cut,
            "texts-were-html": self._pages,
            "objects-left-out": self._passed_over,
        }
        return [
            of_file(self._file, message(code, count=count))
            for code, count in counts.items()
            if count
        ]

    def items(self) -> Iterator[Item | InputError]:
        """The articles in it.

        Raises:
            InputError: no list in it holds objects with a text, or a name is not there.
        """
        self._cut = self._pages = self._passed_over = 0
        with opened(self.path) as data:
            lined = is_by_line(self.path, data)
            self._choose(data, lined=lined)
            if self._is_map:
                yield from self._of_map(data)
                return
            for piece in by_line(data) if lined else outer_objects(data):
                if not piece.is_whole:
                    yield self._cut_off(piece)
                elif piece.is_outermost == (self._where is None) and piece.where == (
                    self._where or ()
                ):
                    found = self._object(data, piece)
                    place = at_line(piece.line)
                    yield found if isinstance(found, InputError) else self._item(found, place)
                elif not piece.is_outermost:
                    self._passed_over += 1

    def holds_articles(self) -> bool:
        """Whether there is an object with a text, or JSON so broken that it cannot be told.

        Raises:
            InputError: it cannot be read.
        """
        with opened(self.path) as data:
            if _OWN.match(data[:4096].lstrip(b"\xef\xbb\xbf")):
                return False
            lined = is_by_line(self.path, data)
            shapes, wrong = self._shapes(data, lined=lined)
            return wrong is not None or any(
                "text" in self._meant(shape) for shape in shapes.values()
            )

    # Which objects, and what their values are

    def _choose(self, data: Bytes, *, lined: bool) -> None:
        shapes, wrong = self._shapes(data, lined=lined)
        if not any(shape.names for shape in shapes.values()):
            if lined and wrong:
                # Each line says what is wrong with it.
                self._where, self._known = None, {}
                return
            if wrong and shapes:
                raise wrong
            raise _malformed_or_empty(self.path, data[:_LARGEST])
        self._is_map = self._is_one_of_articles(shapes.get(None))
        if self._is_map:
            return
        # Objects that stand outermost first, as an article may have lists of its own.
        ordered = sorted(shapes.items(), key=lambda each: (each[0] is not None, -each[1].count))
        for where, shape in ordered:
            meant = self._meant(shape)
            if "text" in meant:
                self._where, self._known = where, meant
                return
        # What looks most like articles is what a person will wonder about.
        shapes_only = [shape for _, shape in ordered]
        largest = max(
            shapes_only, key=lambda each: (len(usual_names([*each.names], ())), each.count)
        )
        names = _shown([*largest.names])
        missing = [n for n in self._wanted.values() if n and not _given(n, largest.names)]
        if missing:
            reason = message("no-object-has", name=missing[0], names=names)
        else:
            has_addresses = "url" in self._meant(largest)
            code = "nothing-called-text-but-addresses" if has_addresses else "nothing-called-text"
            reason = message(code, names=names)
        raise InputError(self._file, reason)

    def _shapes(
        self, data: Bytes, *, lined: bool
    ) -> tuple[dict[Where | None, _Shape], InputError | None]:
        """What the objects of each array, and those outermost, look like, and what is wrong
        with the first of them that does not hold."""
        shapes: dict[Where | None, _Shape] = {}
        wrong: InputError | None = None
        for piece in islice(by_line(data), _SAMPLE) if lined else outer_objects(data):
            if not piece.is_whole:
                wrong = wrong or self._cut_off(piece)
                continue
            shape = shapes.setdefault(None if piece.is_outermost else piece.where, _Shape())
            shape.count += 1
            if shape.count > _SAMPLE:
                continue
            found = self._object(data, piece)
            if isinstance(found, InputError):
                wrong = wrong or found
            else:
                shape.names.update(dict.fromkeys(_names(found)))
                if piece.is_outermost:
                    shape.articles += sum(map(_holds_text, found.values()))
        return shapes, wrong

    def _is_one_of_articles(self, outermost: _Shape | None) -> bool:
        """Whether all there is is one object, each of whose values is an article."""
        if outermost is None or outermost.count != 1 or outermost.articles < 2:
            return False
        return "text" not in usual_names([n for n in outermost.names if "." not in n], ())

    def _of_map(self, data: Bytes) -> Iterator[Item | InputError]:
        whole = next(piece for piece in outer_objects(data) if piece.is_outermost)
        found = self._object(data, whole)
        if isinstance(found, InputError):
            yield found
            return
        shape = _Shape()
        articles = {key: cast("Object", v) for key, v in found.items() if isinstance(v, dict)}
        for article in articles.values():
            shape.names.update(dict.fromkeys(_names(article)))
        self._known = self._meant(shape)
        self._passed_over += len(found) - len(articles)
        for key, article in articles.items():
            yield self._item({"key": key, **article}, f"$.{key}")

    def _cut_off(self, piece: Piece) -> InputError:
        reason = message("cut-off")
        return InputError(self._file, reason, at_line(piece.line))

    def _object(self, data: Bytes, piece: Piece) -> "Object | InputError":
        place = at_line(piece.line)
        if piece.end - piece.start > _LARGEST:
            return InputError(self._file, message("object-too-large"), place)
        raw = data[piece.start : piece.end]
        try:
            found: Any = msgspec.json.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return malformed(self.path, raw, piece.line)
        if not isinstance(found, dict):
            return InputError(self._file, message("no-article-object"), place)
        if is_deep(found):
            return InputError(self._file, message("nested-too-deeply"), place)
        return cast("Object", found)

    def _meant(self, shape: _Shape) -> Columns:
        """Which of the names is what."""
        # An empty name says that there is no such value.
        wanted = {attribute: name for attribute, name in self._wanted.items() if name}
        given = {key: found for key, name in wanted.items() if (found := _given(name, shape.names))}
        if len(given) < len(wanted):
            return {}
        taken = {*given.values()}
        plain = [name for name in shape.names if "." not in name and name not in taken]
        known = {**given, **usual_names(plain, self._wanted)}
        inside = {name.rpartition(".")[2]: name for name in reversed([*shape.names]) if "." in name}
        more = usual_names([*reversed(inside)], {*known, *self._wanted})
        return {**{attribute: inside[name] for attribute, name in more.items()}, **known}

    # One article

    def _item(self, found: Object, place: Message | str) -> Item:
        attributes: dict[str, str] = {}
        remaining = dict(found)
        for attribute in ATTRIBUTES:
            if name := self._known.get(attribute):
                attributes[attribute] = self._taken(remaining, name, whole=attribute == "text")
        text = attributes.get("text", "")
        self._cut += _CUT.fullmatch(text, max(text.rfind("["), 0)) is not None
        if "<" in text and _MARKUP.search(text) and (plain := text_of_page(text)):
            self._pages += 1
            text = plain
        written = attributes.get("published", "")
        published = moment_of(written)
        title = attributes.get("title", "")
        return Item(
            place=place,
            text=text,
            title=text_of_page(title) if _MARKUP.search(title) or "&" in title else title,
            author=attributes.get("author", ""),
            published=published,
            written="" if published else written,
            written_as=self._known.get("published", "date"),
            source=attributes.get("source", ""),
            url=attributes.get("url", ""),
            language=language_tag(attributes.get("language", "")),
            metadata=as_metadata(remaining),
        )

    def _taken(self, remaining: Object, name: str, *, whole: bool) -> str:
        """Takes a value out of the object, if it is a text; what more it holds stays."""
        *around, last = name.split(".") if name not in remaining else [name]
        holder = remaining
        for key in around:
            inner = holder.get(key)
            if not isinstance(inner, dict):
                return ""
            holder[key] = holder = dict(cast("Object", inner))
        value = holder.get(last)
        text = text_of(value, "\n\n" if whole else ", ")
        if text and is_only_text(value):
            del holder[last]
        return text


def _names(found: Object, before: str = "", depth: int = 1) -> Iterator[str]:
    for key, value in found.items():
        is_object = isinstance(value, dict)
        inner = cast("Object", value) if is_object else {}
        if not is_object or not _is_article(inner):
            yield f"{before}{key}"
        if inner and depth < _DEEPEST_NAME:
            yield from _names(inner, f"{before}{key}.", depth + 1)


def _is_article(inner: Object) -> bool:
    """Whether what stands inside is the article, and no name or text of one."""
    meant = usual_names([*inner], ())
    return ("text" in meant and len(meant) > 1) or not any(key in inner for key in STANDS_FOR)


def _holds_text(value: Any) -> bool:
    return isinstance(value, dict) and "text" in usual_names([*cast("Object", value)], ())


def _given(wanted: str, names: Sequence[str] | dict[str, None]) -> str:
    return next((name for name in names if name == wanted or same_name(name, wanted)), "")


def _shown(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name[:60]}”" for name in names[:20])
    return f"{shown} …" if len(names) > 20 else shown


def _malformed_or_empty(path: Path, data: bytes) -> InputError:
    """What to say of a file in which no object was found."""
    try:
        found: Any = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return malformed(path, data.removeprefix(b"\xef\xbb\xbf"))
    code = "json-without-object" if isinstance(found, list) else "json-without-text"
    return InputError(str(path), message(code))


def read(path: Path, new_id: Callable[[], str]) -> ManyArticles:
    """A file of articles, their values told by their names; they are checked when it is surveyed.

    Raises:
        InputError: it cannot be read or is empty.
    """
    return read_columns(path, new_id, {})


def read_columns(path: Path, new_id: Callable[[], str], columns: Columns) -> ManyArticles:
    """A file of articles, some of whose values a person named.

    Raises:
        InputError: it cannot be read or is empty.
    """
    return ManyArticles(JsonFile(path, columns), new_id)


def is_other_json(path: Path) -> bool:
    """Whether it is JSON without articles, which nobody means to import with a folder."""
    try:
        return path.stat().st_size == 0 or not JsonFile(path, {}).holds_articles()
    except (InputError, OSError):
        return False


class _JsonReader(FileReader):
    """Reads articles, of whose values a person may say what they are."""

    def open(self, files: Sequence[Path], reading: Reading) -> ManyArticles:
        [path] = files
        return read_columns(path, reading.new_id, reading.columns)


FORMAT = Format(
    name="articles",
    title="Articles as JSON: an object an article, in an array or one a line",
    extensions=(".json", ".jsonl", ".ndjson", ".jl"),
    reader=_JsonReader(read, skips=is_other_json),
)
