"""Annotator JSON as lines: one line a thing, so that neither side holds more than an article.

The first line is the project, the second its codebook. Then come, each before what refers to it,
coders, actors, articles with their records, and links; and at the end how many there were.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.errors import InputError, unreadable
from annotator.core.messages import Message, message, of_file
from annotator.formats.content import CodedArticle, Content
from annotator.formats.format import Format, Writer
from annotator.formats.output import replacing_file
from annotator.formats.readers import FileReader
from annotator.formats.wire.checks import Checks
from annotator.formats.wire.conversion import (
    ENCODER,
    Head,
    coded,
    decoded,
    encoded,
    encoded_article,
    link_of,
    made,
)
from annotator.formats.wire.shape import (
    FORMAT_NAME,
    VERSION,
    ActorShape,
    ArticleShape,
    CoderShape,
    LinkShape,
    ProjectShape,
    Shape,
)

_BOM = b"\xef\xbb\xbf"
_MOST_OF_A_HEAD = 1 << 16
_T = TypeVar("_T")


class Counts(Shape, frozen=True):
    """How many things came before."""

    actors: int
    articles: int
    records: int
    links: int


class Line(Shape, frozen=True):
    """A line: one of these, and the first line also says what the file is."""

    format: Literal["annotator"] | UnsetType = UNSET
    version: Literal[1, 2] | UnsetType = UNSET
    project: ProjectShape | UnsetType = UNSET
    codebook: Codebook | UnsetType = UNSET
    coder: CoderShape | UnsetType = UNSET
    actor: ActorShape | UnsetType = UNSET
    article: ArticleShape | UnsetType = UNSET
    link: LinkShape | UnsetType = UNSET
    counts: Counts | UnsetType = UNSET


_KINDS = ("project", "codebook", "coder", "actor", "article", "link", "counts")
_DECODER = msgspec.json.Decoder(Line)


class _Range(msgspec.Struct):
    """The part of a file in which the lines of one kind stand."""

    start: int
    line: int
    end: int


class JsonlContent:
    """A file of the format; its lines are read again each time its things are asked for."""

    problems: Sequence[InputError] = ()

    def __init__(self, path: Path, shown: str = "") -> None:
        """Reads the first two lines.

        Args:
            path: the file.
            shown: what problems call it, if not that.

        Raises:
            InputError: it cannot be read, or does not begin with a project and its codebook.
        """
        self._path = path
        self._file = shown or str(path)
        self._ranges: dict[str, _Range] = {}
        self._coders: list[Coder] = []
        self._counted = True
        first = list(_first(self._lines(_Range(0, 1, -1)), 2))
        if not first:
            raise InputError(self._file, message("file-empty"))
        self.info: ProjectInfo | None = made(self._project(first), ProjectInfo)
        self.codebook: Codebook | None = self._codebook(first)

    @property
    def notes(self) -> Sequence[Message]:
        """Whether its end is missing, once it was surveyed."""
        if self._counted:
            return ()
        return [of_file(self._file, message("end-not-counted"))]

    def text_hashes(self) -> Iterator[str]:
        """Checks every line; the SHA-256 of each article's text."""
        self._ranges.clear()
        self._coders.clear()
        checks = Checks(self._file)
        counts: dict[str, int] = dict.fromkeys((*_KINDS, "records"), 0)
        self._counted = False
        for number, start, end, line in self._lines(_Range(0, 1, -1)):
            at = f"line {number}: $"
            kind = self._kind(line, at)
            self._require_place(kind, counts, at)
            counts[kind] += 1
            self._ranges.setdefault(kind, _Range(start, number, end)).end = end
            self._check(checks, line, f"{at}.{kind}", counts)
            if isinstance(line.coder, CoderShape):
                self._coders.append(made(line.coder, Coder))
            elif isinstance(line.article, ArticleShape):
                counts["records"] += len(line.article.records)
                yield line.article.sha256

    def coders(self) -> Sequence[Coder]:
        """Everybody whom the file names, by name; known once it was surveyed."""
        return sorted(self._coders, key=lambda coder: coder.name)

    def actors(self) -> Iterator[Actor]:
        """The actors in the order of the file."""
        for line in self._of_kind("actor"):
            if isinstance(line.actor, ActorShape):
                yield made(line.actor, Actor)

    def articles(self) -> Iterator[CodedArticle]:
        """The articles in the order of the file."""
        for line in self._of_kind("article"):
            if isinstance(line.article, ArticleShape):
                yield coded(line.article)

    def links(self) -> Iterator[Link]:
        """The links in the order of the file."""
        for line in self._of_kind("link"):
            if isinstance(line.link, LinkShape):
                yield link_of(line.link)

    def _check(self, checks: Checks, line: Line, at: str, counts: dict[str, int]) -> None:
        if isinstance(line.project, ProjectShape):
            checks.moment(f"{at}.created", line.project.created)
        elif isinstance(line.codebook, Codebook):
            checks.codebook(at, line.codebook)
        elif isinstance(line.coder, CoderShape):
            checks.coder(at, line.coder)
        elif isinstance(line.actor, ActorShape):
            checks.actor(at, line.actor)
        elif isinstance(line.article, ArticleShape):
            checks.article(at, line.article)
        elif isinstance(line.link, LinkShape):
            checks.link(at, line.link)
        elif isinstance(line.counts, Counts):
            self._counted = True
            wanted = line.counts
            for name in Counts.__struct_fields__:
                there = counts["records" if name == "records" else name.removesuffix("s")]
                if getattr(wanted, name) != there:
                    raise InputError(
                        self._file,
                        message(
                            "counts-differ", wanted=getattr(wanted, name), what=name, there=there
                        ),
                        f"{at}.{name}",
                    )

    def _kind(self, line: Line, at: str) -> str:
        kinds = [kind for kind in _KINDS if getattr(line, kind) is not UNSET]
        if len(kinds) != 1:
            raise InputError(
                self._file,
                message("one-kind-a-line", kinds=", ".join(_KINDS), count=len(kinds)),
                at,
            )
        if kinds[0] != "project" and (line.format is not UNSET or line.version is not UNSET):
            raise InputError(self._file, message("only-project-says-format"), at)
        return kinds[0]

    def _require_place(self, kind: str, counts: dict[str, int], at: str) -> None:
        if counts["counts"]:
            raise InputError(self._file, message("nothing-after-counts"), at)
        once = kind in ("project", "codebook", "counts")
        if once and counts[kind]:
            raise InputError(self._file, message("kind-twice", kind=message(f"kind-{kind}")), at)

    def _project(self, first: Sequence["_Read"]) -> ProjectShape:
        number, _, _, line = first[0]
        if not isinstance(line.project, ProjectShape):
            reason = message("first-line-is-project")
            raise InputError(self._file, reason, f"line {number}: $")
        return line.project

    def _codebook(self, first: Sequence["_Read"]) -> Codebook:
        number, _, _, line = first[-1]
        if not isinstance(line.codebook, Codebook):
            reason = message("second-line-is-codebook")
            raise InputError(self._file, reason, f"line {number}: $")
        return line.codebook

    def _of_kind(self, kind: str) -> Iterator[Line]:
        if not self._ranges:
            for _ in self.text_hashes():
                pass
        if part := self._ranges.get(kind):
            for _, _, _, line in self._lines(part):
                yield line

    def _lines(self, part: _Range) -> Iterator["_Read"]:
        """The lines from a place up to another, with their numbers and places.

        Raises:
            InputError: a line is not what it should be.
        """
        try:
            with self._path.open("rb") as file:
                file.seek(part.start)
                place, number = part.start, part.line - 1
                for raw in file:
                    number += 1
                    start, place = place, place + len(raw)
                    line = raw.removeprefix(_BOM) if start == 0 else raw
                    if line.strip():
                        yield number, start, place, self._decoded(line, number)
                    if place == part.end:
                        return
        except OSError as error:
            raise unreadable(self._file, error) from error

    def _decoded(self, raw: bytes, number: int) -> Line:
        at = f"line {number}: $"
        return decoded(self._path, raw, _DECODER, number, at, is_head=number == 1)


_Read = tuple[int, int, int, Line]


def _first(items: Iterator[_T], count: int) -> Iterator[_T]:
    for _, item in zip(range(count), items, strict=False):
        yield item


def read(path: Path, new_id: Callable[[], str]) -> JsonlContent:  # noqa: ARG001 - things have ids
    """A file of the format; it is checked when it is surveyed.

    Raises:
        InputError: it cannot be read, or is of another format or version.
    """
    return JsonlContent(path)


def recognises(path: Path) -> bool:
    """Whether the first line says that it is of this format."""
    try:
        with path.open("rb") as file:
            first = file.readline(_MOST_OF_A_HEAD).removeprefix(_BOM)
        head = msgspec.json.decode(first, type=Head)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return head.format == FORMAT_NAME


def write(content: Content, out: Path) -> None:
    """Writes the content to a file as it comes; nothing of it is held.

    Raises:
        AnnotatorError: the file cannot be written; what was there before still is.
    """
    if content.info is None or content.codebook is None:
        raise InputError(str(out), message("codebook-needed"))
    with replacing_file(out) as file:

        def put(kind: str, thing: bytes) -> None:
            file.write(b'{"%s":%s}\n' % (kind.encode(), thing))

        head = b'{"format":"%s","version":%d,"project":%s}\n'
        file.write(head % (FORMAT_NAME.encode(), VERSION, encoded(ProjectShape, content.info)))
        put("codebook", ENCODER.encode(msgspec.structs.replace(content.codebook, version=1)))
        counts: dict[str, Any] = dict.fromkeys(Counts.__struct_fields__, 0)
        for actor in content.actors():
            put("actor", encoded(ActorShape, actor))
            counts["actors"] += 1
        coders = {coder.id: coder for coder in content.coders()}
        for article in content.articles():
            # Who coded is known only now; only those belong to what is written.
            new = [coders.pop(each) for each in article.coders if each in coders]
            for coder in sorted(new, key=lambda coder: coder.name):
                put("coder", encoded(CoderShape, coder))
            put("article", encoded_article(article))
            counts["articles"] += 1
            counts["records"] += len(article.records)
        for link in content.links():
            put("link", encoded(LinkShape, link))
            counts["links"] += 1
        put("counts", ENCODER.encode(counts))


FORMAT = Format(
    name="jsonl",
    title="Annotator JSON lines: the whole project, one line a thing, however large",
    extensions=(".jsonl",),
    reader=FileReader(read, recognises=recognises, in_folders=False),
    writer=Writer(write),
)
