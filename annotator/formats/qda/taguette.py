"""Taguette projects (``.sqlite3``), read as a corpus.

Source: the tables that Taguette 1.5 makes (https://www.taguette.org). A highlight is a place in a
document's HTML counted in UTF-8 bytes of its text; its tags are named by paths with dots.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from annotator.core.coding.article import Article
from annotator.core.errors import InputError, TextError
from annotator.core.messages import Message, message
from annotator.core.text.normalization import sha256
from annotator.formats.annotations.corpus import ForeignContent, Found, Reading
from annotator.formats.annotations.model import Annotation, ForeignArticle
from annotator.formats.format import Format
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.looks import ends_with
from annotator.formats.parsing.one_article import file_name
from annotator.formats.parsing.paragraphs import one_line, title_of
from annotator.formats.qda.code_scheme import UNCODED, Code, CodeScheme
from annotator.formats.qda.coded_file import content_of
from annotator.formats.qda.html_offsets import HtmlText, text_of_html
from annotator.formats.qda.offset_counting import Counting
from annotator.formats.qda.sqlite_file import Row, SqliteFile, is_sqlite, opened
from annotator.formats.readers import CorpusReader

NAME = "taguette"
_EXTENSIONS = (".sqlite3", ".sqlite", ".db")
_NEEDED = {
    "documents": ("id", "name", "contents"),
    "highlights": ("id", "document_id", "start_offset", "end_offset"),
    "highlight_tags": ("highlight_id", "tag_id"),
    "tags": ("id", "path"),
}
_TOLD = 5
_LOCAL = "admin"
"""Who Taguette says did it, where there is nobody to tell from another."""


class _Command(msgspec.Struct):
    type: str = ""
    highlight_id: int = 0


_COMMAND = msgspec.json.Decoder(_Command)


class TaguetteFile:
    """One database, perhaps of several projects.

    Attributes:
        scheme: its tags.
    """

    def __init__(self, path: Path, new_id: Callable[[], str]) -> None:
        """Reads the tags.

        Raises:
            InputError: it is no project of Taguette, or damaged.
        """
        self._path = path
        self._new_id = new_id
        self._ids: dict[Any, str] = {}
        self._problems: list[InputError] = []
        with opened(self.file, path, _NEEDED) as database:
            tags = list(database.rows("tags", ("id", "path", "description")))
            projects = database.rows("projects", ("id", "name"))
            self._projects = {row[0]: one_line(str(row[1] or "")) for row in projects}
        self.scheme = CodeScheme(_tree(tags))

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self._path)

    def documents(self) -> Iterator[Found]:
        """The documents with their highlights. What does not hold becomes a problem.

        Raises:
            InputError: the file is damaged.
        """
        self._problems.clear()
        with opened(self.file, self._path, _NEEDED) as database:
            tags: defaultdict[Any, list[str]] = defaultdict(list)
            for highlight, tag in database.rows("highlight_tags", ("highlight_id", "tag_id")):
                tags[highlight].append(str(tag))
            coders = _coders(database)
            columns = ("id", "name", "contents", "description", "filename", "created", "project_id")
            for row in database.rows("documents", columns):
                if row[0] not in self._ids:
                    self._ids[row[0]] = self._new_id()
                if made := self._article(database, row, tags, coders):
                    yield made
        yield from self._problems

    def _article(
        self,
        database: SqliteFile,
        row: Row,
        tags: dict[Any, list[str]],
        coders: dict[Any, str],
    ) -> ForeignArticle | None:
        ident, name, contents, description, filename, created, project = row
        title = one_line(str(name or ""))
        try:
            page = HtmlText(str(contents or ""))
        except TextError as error:
            self._refuse(title, error.message)
            return None
        if not page.text.strip():
            self._refuse(title, message("source-without-text"))
            return None
        metadata: dict[str, Any] = {"file": file_name(self._path.name)}
        metadata["document"] = str(filename or "")
        metadata["created"] = str(created or "")
        if len(self._projects) > 1:
            metadata["project"] = self._projects.get(project, "")
        article = Article(
            id=self._ids[ident],
            title=title or title_of(page.text, markdown=False),
            text=page.text,
            sha256=sha256(page.text),
            language=language_of(page.text),
            metadata={key: value for key, value in metadata.items() if value},
            note=str(description or "").strip(),
        )
        where = {"document_id": ident} if isinstance(ident, int) else {"document_id": -1}
        columns = ("id", "start_offset", "end_offset", "snippet")
        highlights = list(database.rows("highlights", columns, where))
        annotations = self._annotations(title, page, highlights, tags, coders)
        return ForeignArticle(article, tuple(annotations))

    def _annotations(
        self,
        title: str,
        page: HtmlText,
        highlights: Sequence[Row],
        tags: dict[Any, list[str]],
        coders: dict[Any, str],
    ) -> Iterator[Annotation]:
        way = _way(page, highlights)
        outside: list[str] = []
        for ident, start, end, _ in highlights:
            span = _span(page, way, start, end)
            if span is None:
                outside.append(str(ident))
                continue
            for number, tag in enumerate(tags.get(ident) or [""]):
                label = self.scheme.labels.get(tag, UNCODED)
                name = f"highlight{ident}" + (f".{tag}" if number or tag else "")
                yield Annotation(
                    name, label, (span,), coder=coders.get(ident, ""), extra={"highlight": ident}
                )
        if outside:
            shown = ", ".join(outside[:_TOLD]) + (" …" if len(outside) > _TOLD else "")
            reason = message("highlights-without-place", count=len(outside), names=shown)
            self._refuse(title, reason)

    def _refuse(self, title: str, reason: Message | str) -> None:
        self._problems.append(
            InputError(self.file, reason, message("at-named-document", name=title))
        )


def _span(page: HtmlText, way: Counting, start: Any, end: Any) -> Any:
    if not isinstance(start, int) or not isinstance(end, int) or start < 0:
        return None
    return page.span(way(start), way(end))


def _way(page: HtmlText, highlights: Sequence[Row]) -> Counting:
    """How places are counted: in bytes, unless the kept snippets show something else."""
    ways = page.countings()
    if page.text.isascii():
        return ways[0]
    scores: Counter[int] = Counter()
    for _, start, end, snippet in highlights:
        words = text_of_html(str(snippet or "")).split()
        for number, way in enumerate(ways):
            span = _span(page, way, start, end)
            if words and span and page.text[span.start : span.end].split() == words:
                scores[number] += 1
    return max(enumerate(ways), key=lambda each: (scores[each[0]], -each[0]))[1]


def _coders(database: SqliteFile) -> dict[Any, str]:
    """Who made each highlight, where the journal tells one person from another."""
    coders: dict[Any, str] = {}
    for _, login, payload in database.rows("commands", ("id", "user_login", "payload")):
        try:
            command = _COMMAND.decode(str(payload or ""))
        except (msgspec.DecodeError, RecursionError):
            continue
        if command.type == "highlight_add":
            coders.setdefault(command.highlight_id, one_line(str(login or "")))
    return {} if set(coders.values()) <= {_LOCAL, ""} else coders


def _tree(tags: Sequence[Row]) -> list[Code]:
    """The tags by their paths. A dot parts a path only where what stands before it is a tag too,
    or begins several tags: it may as well belong to the name."""
    codes = {str(path): Code(str(ident), "", str(text or "").strip()) for ident, path, text in tags}
    begun = Counter(
        path[:n]
        for path in codes
        for n, char in enumerate(path)
        if char == "." and path[:n].strip() and path[n + 1 :].strip()
    )
    groups = {path for path, number in begun.items() if path in codes or number > 1}
    top: list[Code] = []
    for path in sorted(groups - codes.keys()):
        codes[path] = Code(f"group {path}", "")
    for path, code in codes.items():
        above = [path[:n] for n, char in enumerate(path) if char == "." and path[:n] in groups]
        code.name = path[len(above[-1]) + 1 :] if above else path
        (codes[above[-1]].children if above else top).append(code)
    return top


def claimed(paths: Sequence[Path]) -> list[Path]:
    """Those of the files that are projects of Taguette."""
    return [path for path in paths if ends_with(path, _EXTENSIONS) and _is_ours(path)]


def _is_ours(path: Path) -> bool:
    if not is_sqlite(path):
        return False
    try:
        with opened(str(path), path, _NEEDED):
            return True
    except InputError:
        # Whoever reads it in another format says what is wrong with it; a damaged one is ours.
        return path.suffix.lower() == _EXTENSIONS[0]


def _is_other(path: Path) -> bool:
    """Whether it is named like a database and is none of Taguette, as many files are."""
    return not _is_ours(path)


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The project that the one path names.

    Raises:
        InputError: it is no project of Taguette, or damaged.
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    [path] = paths
    return content_of(NAME, TaguetteFile(path, reading.new_id), reading)


FORMAT = Format(
    name=NAME,
    title="Taguette project, exported as SQLite",
    extensions=_EXTENSIONS,
    reader=CorpusReader(read, claimed, each_alone=True, skips=_is_other),
)
