"""QualCoder projects (a ``.qda`` folder, or a zip of it), read as a corpus.

Source: the tables that QualCoder 2 to 3.8 makes (https://github.com/ccbogel/QualCoder). Its window
stores places in UTF-16 units, its other tools in code points; the words that are kept with each
coding tell which.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from annotator.core.coding.article import Article
from annotator.core.errors import InputError, TextError
from annotator.core.messages import Message, message, of_file
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.formats.annotations.corpus import ForeignContent, Found, Note, Reading
from annotator.formats.annotations.model import Annotation, ForeignArticle
from annotator.formats.format import Format
from annotator.formats.parsing.archives import Archive
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.looks import ends_with
from annotator.formats.parsing.one_article import file_name
from annotator.formats.parsing.paragraphs import one_line, title_of
from annotator.formats.qda.code_scheme import UNCODED, Code, CodeScheme, proposal
from annotator.formats.qda.offset_counting import Counting, Passage, RawOffsets
from annotator.formats.qda.sqlite_file import Row, SqliteFile, opened
from annotator.formats.readers import CorpusReader

NAME = "qualcoder"
DATABASE = "data.qda"
_NEEDED = {
    "source": ("id", "name", "fulltext"),
    "code_name": ("cid", "name"),
    "code_text": ("ctid", "cid", "fid", "pos0", "pos1"),
}
_TOLD = 5
_UNTAKEN = {
    "code_image": "qualcoder-code-image",
    "code_av": "qualcoder-code-av",
    "journal": "qualcoder-journal",
    "graph": "qualcoder-graph",
}
_FIRST = {"code_image": "imid", "code_av": "avid", "journal": "jid", "graph": "grid"}


class QualCoderFile:
    """One project.

    Attributes:
        scheme: its codes and their categories.
        was_read: whether all of its documents were taken once.
    """

    def __init__(self, path: Path, new_id: Callable[[], str]) -> None:
        """Reads the codes.

        Raises:
            InputError: it is no project of QualCoder, or damaged.
        """
        self._path = path
        is_data = path.name.lower() == DATABASE and path.parent.name
        self._name = path.parent.name if is_data else path.name
        self._new_id = new_id
        self._ids: dict[Any, str] = {}
        self.was_read = False
        self._left_out: Counter[str] = Counter()
        self._problems: list[InputError] = []
        with self._opened() as database:
            self.scheme = CodeScheme(_tree(database))
            for table, kind in _UNTAKEN.items():
                self._left_out[kind] = sum(1 for _ in database.rows(table, (_FIRST[table],)))

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self._path)

    def _opened(self) -> AbstractContextManager[SqliteFile]:
        if self._path.suffix.lower() != ".zip":
            return opened(self.file, self._path, _NEEDED)
        archive = Archive(self.file, self._path, partly=True)
        return opened(self.file, archive.read(_member(archive) or DATABASE), _NEEDED)

    def documents(self) -> Iterator[Found]:
        """The texts with their codings. What does not hold becomes a problem.

        Raises:
            InputError: the file is damaged.
        """
        with self._opened() as database:
            facts = _Facts(database)
            columns = ("id", "name", "fulltext", "mediapath", "memo", "date")
            for row in database.rows("source", columns):
                if not isinstance(row[2], str) or not row[2].strip():
                    self._miss("without-words")
                    continue
                if row[0] not in self._ids:
                    self._ids[row[0]] = self._new_id()
                if made := self._article(database, row, facts):
                    yield made
        self.was_read = True
        yield from self._problems
        counts = [
            message("counted-times", count=number, kind=message(kind))
            for kind, number in self._left_out.items()
            if number
        ]
        if counts:
            yield Note(of_file(self.file, message("not-taken", shown=counts)))

    def _miss(self, kind: str) -> None:
        self._left_out[kind] += 1

    def _refuse(self, title: str, reason: Message | str) -> None:
        self._problems.append(InputError(self.file, reason, message("at-source", name=title)))

    def _article(self, database: SqliteFile, row: Row, facts: "_Facts") -> ForeignArticle | None:
        ident, name, text, media, memo, made = row
        title = one_line(str(name or ""))
        try:
            raw = RawOffsets(text)
        except TextError as error:
            self._refuse(title, error.message)
            return None
        metadata: dict[str, Any] = {
            "file": file_name(self._name),
            "document": str(media or ""),
            "created": str(made or ""),
            **facts.of(ident),
        }
        article = Article(
            id=self._ids[ident],
            title=title or title_of(raw.text, markdown=False),
            text=raw.text,
            sha256=sha256(raw.text),
            language=language_of(raw.text),
            metadata={key: value for key, value in metadata.items() if value not in ("", None)},
            note=str(memo or "").strip(),
        )
        codings = _Codings(database, ident, raw, self.scheme)
        annotations = tuple(codings.annotations())
        for reason in codings.problems():
            self._refuse(title, reason)
        return ForeignArticle(article, annotations)


class _Codings:
    """What is said of one text."""

    def __init__(
        self, database: SqliteFile, source: Any, raw: RawOffsets, scheme: CodeScheme
    ) -> None:
        self._raw = raw
        self._scheme = scheme
        where = {"fid": source if isinstance(source, int) else -1}
        columns = ("ctid", "cid", "pos0", "pos1", "seltext", "owner", "date", "memo", "important")
        self._codings = list(database.rows("code_text", columns, where))
        columns = ("anid", "pos0", "pos1", "memo", "owner", "date")
        self._comments = list(database.rows("annotation", columns, where))
        self._ways = raw.countings(pairs_are_one=True)
        passages = [found for each in self._codings if (found := _passage(*each[2:5]))]
        self._way = raw.counting_for(passages, self._ways)
        self._outside: list[str] = []
        self._differing: list[str] = []
        self._unknown = 0

    def annotations(self) -> Iterator[Annotation]:
        """Codings first, then comments on passages."""
        for ident, code, start, end, words, owner, made, memo, important in self._codings:
            span = self._span(str(ident), start, end, str(words or ""))
            if span is None:
                continue
            label = self._scheme.labels.get(f"code {code}")
            self._unknown += label is None
            extra = {"created": str(made or ""), "important": important == 1}
            yield Annotation(
                f"code{ident}",
                label or str(code),
                (span,),
                note=str(memo or "").strip(),
                coder=one_line(str(owner or "")),
                extra={key: value for key, value in extra.items() if value},
            )
        for ident, start, end, memo, owner, made in self._comments:
            span = self._span(f"annotation {ident}", start, end, "")
            if span is not None:
                yield Annotation(
                    f"annotation{ident}",
                    UNCODED,
                    (span,),
                    note=str(memo or "").strip(),
                    coder=one_line(str(owner or "")),
                    extra={"created": str(made)} if made else {},
                )

    def _span(self, ident: str, start: Any, end: Any, words: str) -> Span | None:
        passage = _passage(start, end, words)
        if passage is None:
            self._outside.append(ident)
            return None
        way = self._counting_of(passage)
        if way is not None:
            return Span(way(passage.start), way(passage.end))
        # Editing a text moves its codings, and not always to where they belong.
        sought = words.replace("\u2029", "\n").replace("\r\n", "\n")
        if sought.strip() and self._raw.text.count(sought) == 1:
            at = self._raw.text.index(sought)
            return Span(at, at + len(sought))
        if sought.strip():
            self._differing.append(ident)
        first, last = self._way(passage.start), self._way(passage.end)
        if not 0 <= first < last <= len(self._raw.text):
            self._outside.append(ident)
            return None
        return Span(first, last)

    def _counting_of(self, passage: Passage) -> Counting | None:
        """How the passage was counted, if its words stand where one way leads."""
        ways = (self._way, *self._ways)
        return next((way for way in ways if self._raw.reads(passage, way)), None)

    def problems(self) -> Iterator[Message]:
        """What of it does not hold."""
        if self._outside:
            count, names = len(self._outside), _shown(self._outside)
            yield message("passages-without-place", count=count, names=names)
        if self._differing:
            count, names = len(self._differing), _shown(self._differing)
            yield message("codings-with-other-words", count=count, names=names)
        if self._unknown:
            yield message("codes-not-in-project", count=self._unknown)


def _shown(names: Sequence[str]) -> str:
    return ", ".join(names[:_TOLD]) + (" …" if len(names) > _TOLD else "")


def _passage(start: Any, end: Any, words: Any) -> Passage | None:
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
        return None
    return Passage(start, end, str(words or ""))


class _Facts:
    """Attributes and cases."""

    def __init__(self, database: SqliteFile) -> None:
        self._values: defaultdict[tuple[str, Any], dict[str, Any]] = defaultdict(dict)
        kinds = {row[0]: row[1] for row in database.rows("attribute_type", ("name", "valuetype"))}
        columns = ("attrid", "name", "attr_type", "value", "id")
        for _, name, kind, value, ident in database.rows("attribute", columns):
            if value not in ("", None):
                typed = _number(value) if kinds.get(name) == "numeric" else value
                self._values[str(kind), ident][one_line(str(name))] = typed
        self._cases = {row[0]: str(row[1]) for row in database.rows("cases", ("caseid", "name"))}
        self._of_source: defaultdict[Any, list[Any]] = defaultdict(list)
        for _, case, source in database.rows("case_text", ("id", "caseid", "fid")):
            if case in self._cases and case not in self._of_source[source]:
                self._of_source[source].append(case)

    def of(self, source: Any) -> dict[str, Any]:
        """What is known of a source."""
        values = dict(self._values.get(("file", source), {}))
        cases = self._of_source.get(source, [])
        if len(cases) == 1:
            # Of several, nobody could tell whose a value is.
            values = {**self._values.get(("case", cases[0]), {}), **values}
        if cases:
            values.setdefault("cases", [self._cases[case] for case in cases])
        return {key: value for key, value in values.items() if not isinstance(value, bytes)}


def _number(value: Any) -> Any:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return value
    if number != number or abs(number) == float("inf"):  # noqa: PLR0124 - what is no number
        return value
    return int(number) if number.is_integer() else number


def _tree(database: SqliteFile) -> list[Code]:
    """Categories with the categories and codes in them; in later versions codes hold codes."""
    nodes: dict[str, tuple[Code, str]] = {}
    for ident, name, memo, above in database.rows(
        "code_cat", ("catid", "name", "memo", "supercatid")
    ):
        parent = f"category {above}"
        nodes[f"category {ident}"] = Code("", str(name or ""), str(memo or "").strip()), parent
    columns = ("cid", "name", "memo", "catid", "supercid")
    for ident, name, memo, category, above in database.rows("code_name", columns):
        key = f"code {ident}"
        parent = f"code {above}" if above is not None else f"category {category}"
        nodes[key] = Code(key, str(name or ""), str(memo or "").strip()), parent
    top: list[Code] = []
    for key, (code, above) in nodes.items():
        code.id = key
        at, seen = above, {key}
        while at in nodes and at not in seen:
            seen.add(at)
            at = nodes[at][1]
        # What leads round in a circle, or to nothing, stands at the top.
        is_below = above in nodes and at not in seen
        (nodes[above][0].children if is_below else top).append(code)
    return top


def claimed(paths: Sequence[Path]) -> list[Path]:
    """Those of the files that are projects, and those that lie in a project's folder with it."""
    folders = {
        path.parent for path in paths if ends_with(path, DATABASE) and path.name.lower() == DATABASE
    }
    return [
        path
        for path in paths
        if (ends_with(path, DATABASE) and path.name.lower() == DATABASE)
        or (folders and folders.intersection(path.parents))
        or (ends_with(path, ".zip") and _is_zipped(path))
    ]


def _is_zipped(path: Path) -> bool:
    try:
        return _member(Archive(str(path), path, partly=True)) is not None
    except (InputError, OSError):
        # What it is instead, and what is wrong with it, is for others to say.
        return False


def _member(archive: Archive) -> str | None:
    found = [name for name in archive.names if name.lower().rpartition("/")[2] == DATABASE]
    return found[0] if len(found) == 1 else None


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The projects among the paths; what else lies in their folders is theirs already.

    Raises:
        InputError: there is no project.
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    databases = [path for path in paths if path.name.lower() == DATABASE or path.suffix == ".zip"]
    if not databases:
        raise InputError(str(paths[0]), message("no-qualcoder-project", name=DATABASE))
    files: list[QualCoderFile] = []
    problems: list[InputError] = []
    for path in databases:
        try:
            files.append(QualCoderFile(path, reading.new_id))
        except InputError as error:
            problems.append(error)
    content = ForeignContent(
        NAME,
        files,
        reading,
        # Of a file that does not hold nothing is taken, so its codes are not either.
        proposal=proposal(lambda: [file.scheme for file in files if file.was_read], whole=True),
    )
    content.problems[:0] = problems
    return content


FORMAT = Format(
    name=NAME,
    title="QualCoder project: its folder, data.qda in it, or a zip of them",
    extensions=(".qda",),
    reader=CorpusReader(read, claimed),
)
