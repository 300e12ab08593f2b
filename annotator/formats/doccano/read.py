"""doccano's JSON lines, read as a corpus: a text a line with its spans, relations and labels.

Source: https://doccano.github.io/doccano/ and its export of all project types for texts. Offsets
are code points of the text as the line has it. A line that does not hold is left out by itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.errors import InputError, TextError
from annotator.core.messages import Message, message
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.formats.annotations.corpus import ForeignContent, Reading
from annotator.formats.annotations.json_corpus import claimer, content_of, recogniser
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation, Scalar
from annotator.formats.annotations.sidecar import NAME as BESIDE
from annotator.formats.annotations.sidecar import Sidecar, sidecar_of
from annotator.formats.annotations.span_relations import DOCUMENT, united
from annotator.formats.parsing.json.columns import article_of
from annotator.formats.parsing.json.items import Item, decoded, items, storable_json
from annotator.formats.parsing.offsets import RawText
from annotator.formats.parsing.one_article import file_name

NAME = "doccano"
EXTENSIONS = (".jsonl", ".json")
SPAN_TYPES = "span_types.json"
RELATION_TYPES = "relation_types.json"
COMPANIONS = frozenset({SPAN_TYPES, RELATION_TYPES})
UNCODED = "uncoded"
ALL = "all"

TEXT = ("text", "data")
LABELS = ("label", "labels", "entities", "annotations")
CATEGORIES = "cats"
RELATIONS = "relations"
COLUMNS = frozenset({*TEXT, *LABELS, CATEGORIES, RELATIONS})
"""The keys that mean something; all others are the article's."""

_NOBODY = frozenset({ALL, UNCODED, "unknown"})
_OFFSETS = frozenset({"id", "label", "start_offset", "end_offset", "user"})


class DoccanoLine(msgspec.Struct, frozen=True):
    """One text with its labels.

    Attributes:
        coder: whose labels they are; empty if the file does not tell.
        languages: those of the file's articles that are known already.
        beside: what an export of a project left beside its files.
    """

    path: Path
    item: Item
    article_id: str
    languages: dict[str, str]
    coder: str = ""
    beside: Sidecar | None = None

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self.path)

    def documents(self) -> Iterator[ForeignArticle]:
        """The one article.

        Raises:
            InputError: the line does not hold; names it and the JSON path.
        """
        parsed = _Line(self)
        annotations, relations = united(parsed.annotations, parsed.relations)
        if self.beside is not None:
            annotations, relations = named_by_content(annotations, relations)
        document = ForeignArticle(parsed.article(), tuple(annotations), tuple(relations))
        if self.beside is not None:
            folder = self.path.with_suffix("")
            document = self.beside.joined(folder / document.article.sha256, document)
        yield document


def named_by_content(
    annotations: Sequence[Annotation], relations: Sequence[Relation]
) -> tuple[list[Annotation], list[Relation]]:
    """The same under names that label and place give, for doccano numbers all anew."""
    names = content_names(annotations)
    return (
        [
            msgspec.structs.replace(
                each,
                id=names[each.id],
                roles=tuple(
                    msgspec.structs.replace(role, target=names[role.target]) for role in each.roles
                ),
            )
            for each in annotations
        ],
        [
            msgspec.structs.replace(
                each,
                source=names.get(each.source, each.source),
                target=names.get(each.target, each.target),
            )
            for each in relations
        ],
    )


def content_names(annotations: Sequence[Annotation]) -> dict[str, str]:
    """By id, the name that label and place give."""
    counts: defaultdict[str, int] = defaultdict(int)
    names: dict[str, str] = {}
    for each in annotations:
        ranges = ",".join(f"{span.start}-{span.end}" for span in each.spans)
        name = f"{each.label}@{ranges}"
        counts[name] += 1
        names[each.id] = name if counts[name] == 1 else f"{name}#{counts[name]}"
    return names


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The corpus that the files are.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
        InputError: what lies beside them cannot be read.
    """
    beside = sidecar_of(paths)
    files = [p for p in paths if p.name not in (BESIDE, SPAN_TYPES, RELATION_TYPES)]
    coders = {} if beside else _coders(files)
    languages: dict[str, str] = {}

    def lines(path: Path, members: Sequence[Item]) -> list[DoccanoLine]:
        coder = coders.get(path, "")
        return [
            DoccanoLine(path, item, reading.new_id(), languages, coder, beside) for item in members
        ]

    return content_of(NAME, files, reading, beside, lines)


def _is_labelled(line: Any) -> bool:
    if not isinstance(line, dict):
        return False
    data = cast("dict[str, Any]", line)
    if not any(isinstance(data.get(key), str) for key in TEXT):
        return False
    # Lists of these belong to the export of another tool.
    if data.keys() & {"spans", "tokens", "annotation_id", "lead_time"}:
        return False
    return bool(data.keys() & {"label", "labels", "entities", CATEGORIES}) or (
        isinstance(data.get("annotations"), list)
        and bool(data.keys() & {"annotation_approver", "meta"})
    )


recognises = recogniser(_is_labelled)
claimed = claimer(recognises)


def _coders(paths: Sequence[Path]) -> dict[Path, str]:
    """Whose labels a file has: its name, where files of a folder label the same texts."""
    by_folder: defaultdict[Path, list[Path]] = defaultdict(list)
    for path in paths:
        by_folder[path.parent].append(path)
    coders: dict[Path, str] = {}
    for files in by_folder.values():
        if len(files) > 1 and _share_a_text(files):
            coders |= {
                path: "" if path.stem.lower() in _NOBODY else file_name(path.stem) for path in files
            }
    return coders


def _share_a_text(files: Sequence[Path]) -> bool:
    known: set[str] = set()
    for path in files:
        own: set[str] = set()
        try:
            for item in items(path):
                line: Any = decoded(path, item)
                text = next((line[key] for key in TEXT if isinstance(line.get(key), str)), "")
                # A prefix tells texts apart as well and takes less room.
                own.add(sha256(text.encode(errors="replace").decode())[:16])
        except (InputError, AttributeError):
            # What is wrong with it is said when it is read.
            pass
        if own & known:
            return True
        known |= own
    return False


class _Line:
    """One line, taken apart.

    Attributes:
        annotations: spans, and what is said of the text as a whole.
        relations: between spans.
    """

    def __init__(self, source: DoccanoLine) -> None:
        self._source = source
        data: Any = decoded(source.path, source.item)
        if not isinstance(data, dict):
            raise self._error("", message("no-object-with-labels"))
        line = cast("dict[str, Any]", data)
        self._key = next((key for key in TEXT if isinstance(line.get(key), str)), "")
        if not self._key:
            raise self._error("", message("no-doccano-text"))
        self._data = {
            key: value if key == self._key else storable_json(value) for key, value in line.items()
        }
        self._raw = self._text()
        self.annotations: list[Annotation] = []
        self._document: dict[str, list[Scalar]] = {}
        for key in (*LABELS, CATEGORIES):
            if key != self._key and self._data.get(key) is not None:
                self._take(key, self._data[key])
        if self._document:
            self.annotations.append(self._about_all())
        for name, count in Counter(each.id for each in self.annotations).items():
            if count > 1:
                raise self._error("", message("id-twice", id=name.rpartition("/")[2]))
        self.relations = list(self._relations())

    def article(self) -> Any:
        """The article, with all keys that are not doccano's as what is known of it."""
        columns = {key: value for key, value in self._data.items() if key not in COLUMNS}
        source = self._source
        return article_of(source.article_id, self._raw.text, columns, source.path, source.languages)

    def _error(self, at: str, reason: Message | str) -> InputError:
        return InputError(self._source.file, reason, self._source.item.place(at))

    def _text(self) -> RawText:
        at = f".{self._key}"
        try:
            raw = RawText(self._data[self._key])
        except TextError as error:
            raise self._error(at, error.message) from error
        if not raw.text.strip():
            raise self._error(at, message("text-empty"))
        return raw

    def _take(self, key: str, value: Any) -> None:
        entries: list[Any] = cast("list[Any]", value) if isinstance(value, list) else [value]
        for n, entry in enumerate(entries):
            at = f".{key}[{n}]" if isinstance(value, list) else f".{key}"
            match entry:
                case list():
                    self._take_list(at, cast("list[Any]", entry))
                case dict():
                    self._take_object(key, at, cast("dict[str, Any]", entry))
                case str() | int() | float():
                    self._document.setdefault(_attribute(key), []).append(entry)
                case _:
                    raise self._error(at, message("no-label"))

    def _take_list(self, at: str, entry: list[Any]) -> None:
        if len(entry) < 3:
            raise self._error(at, message("no-label-triple"))
        start, end, label, *more = entry
        extra = {"more": more} if more else {}
        self._take_span(at, f"e{len(self.annotations) + 1}", (start, end), label, extra)

    def _take_object(self, key: str, at: str, entry: dict[str, Any]) -> None:
        if "start_offset" not in entry and "end_offset" not in entry:
            value = entry.get("label", entry.get("text"))
            if not isinstance(value, str | int | float):
                raise self._error(at, message("neither-offsets-nor-label"))
            self._document.setdefault(_attribute(key), []).append(value)
            return
        name = entry.get("id")
        if name is not None and not isinstance(name, str | int):
            raise self._error(f"{at}.id", message("no-id"))
        extra = {key: each for key, each in entry.items() if key not in _OFFSETS}
        offsets = entry.get("start_offset"), entry.get("end_offset")
        shown = f"e{len(self.annotations) + 1}" if name is None else str(name)
        self._take_span(at, shown, offsets, entry.get("label"), extra, entry.get("user"))

    def _take_span(
        self,
        at: str,
        name: str,
        offsets: tuple[Any, Any],
        label: Any,
        extra: dict[str, Any],
        user: Any = None,
    ) -> None:
        if not isinstance(label, str | int) or not str(label).strip():
            raise self._error(at, message("without-label"))
        coder = self._source.coder
        if not coder and isinstance(user, str | int) and not isinstance(user, bool):
            coder = f"user {user}" if isinstance(user, int) else user
        span = self._span(at, *offsets)
        annotation = Annotation(self._name(name), str(label), (span,), coder=coder, extra=extra)
        self.annotations.append(annotation)

    def _span(self, at: str, start: Any, end: Any) -> Span:
        if not _is_whole(start) or not _is_whole(end):
            raise self._error(at, message("no-offsets", start=start, end=end))
        length = self._raw.length
        if not 0 <= start < end <= length:
            raise self._error(
                at,
                message(
                    "place-beyond-text" if end > length else "place-outside-text",
                    start=start,
                    end=end,
                    length=length,
                ),
            )
        span = Span(self._raw.offset(start), self._raw.offset(end))
        if span.start == span.end:
            raise self._error(at, message("place-without-text", start=start, end=end))
        return span

    def _about_all(self) -> Annotation:
        attributes = {key: tuple(values) for key, values in self._document.items()}
        return Annotation(
            id=self._name(DOCUMENT),
            label=DOCUMENT,
            spans=(Span(0, len(self._raw.text)),),
            attributes=attributes,
            coder=self._source.coder,
            extra={DOCUMENT: True},
        )

    def _relations(self) -> Iterator[Relation]:
        entries: Any = self._data.get(RELATIONS)
        if entries is None:
            return
        if not isinstance(entries, list):
            raise self._error(f".{RELATIONS}", message("no-list"))
        known = {each.id: each for each in self.annotations}
        for n, each in enumerate(cast("list[Any]", entries)):
            at = f".{RELATIONS}[{n}]"
            if not isinstance(each, dict):
                raise self._error(at, message("no-relation"))
            entry = cast("dict[str, Any]", each)
            label = entry.get("type")
            if not isinstance(label, str | int) or not str(label).strip():
                raise self._error(at, message("no-type"))
            source, target = (self._end(at, entry, key, known) for key in ("from_id", "to_id"))
            known_keys = {"id", "type", "from_id", "to_id"}
            yield Relation(
                id=self._name(str(entry.get("id", f"r{n + 1}"))),
                label=str(label),
                source=source.id,
                target=target.id,
                coder=source.coder,
                extra={key: each for key, each in entry.items() if key not in known_keys},
            )

    def _end(
        self, at: str, entry: dict[str, Any], key: str, known: dict[str, Annotation]
    ) -> Annotation:
        end = known.get(self._name(str(entry.get(key))))
        if end is None:
            raise self._error(f"{at}.{key}", message("no-such-entity", id=str(entry.get(key))))
        return end

    def _name(self, name: str) -> str:
        """Unique also where several annotators' files number theirs alike."""
        return f"{self._source.coder}/{name}" if self._source.coder else name


def _attribute(key: str) -> str:
    """What the labels of the text as a whole are called: the column, whatever its age."""
    return "label" if key in LABELS else key


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
