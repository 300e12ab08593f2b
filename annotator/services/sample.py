"""The sample project: the articles of ``seeds/``, a part of them coded as `coded.yaml` says."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from annotator.core.changes import change_kinds as kinds
from annotator.core.codebook import values
from annotator.core.codebook.model import Field
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleState, ArticleStatus, article_date
from annotator.core.coding.link import Link, Relation
from annotator.core.coding.record import FieldValue, Record, RecordState
from annotator.core.errors import AnnotatorError, InputError
from annotator.core.location import is_server
from annotator.core.messages import message
from annotator.core.text.span import Fragment, Span, cut
from annotator.formats.parsing import safe_yaml
from annotator.resources import seeds_folder
from annotator.services.ids import new_id
from annotator.services.project import Project
from annotator.storage.engine import file_of
from annotator.storage.sqlite.placement import placed_file
from annotator.storage.unit_of_work import UnitOfWork

_CODING = "coded.yaml"
_SUFFIXES = (".md", ".txt")


class _Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    occurrence: int = 1


_Evidences = tuple[str | _Evidence, ...]


class _Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: str | None = None
    actor: str | None = None
    evidence: _Evidences = ()


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    type: str
    spans: _Evidences
    state: RecordState = "draft"
    fields: dict[str, tuple[_Value, ...]] = {}


class _Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    file: str
    status: ArticleState
    reason: str = ""
    records: tuple[_Record, ...] = ()


class _Actor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    note: str = ""


class _Link(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"source": "from", "target": "to"},
):
    source: str
    relation: Relation
    target: str


class _Coding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file, as ``seeds/README.md`` describes it."""

    first: str
    actors: tuple[_Actor, ...] = ()
    articles: tuple[_Article, ...] = ()
    links: tuple[_Link, ...] = ()


def make_sample(location: str | Path, *, coder: str) -> Project:
    """Makes the sample project there, coded by the coder as far as it is; the open project.

    Raises:
        AnnotatorError: something is there already, or the place cannot be written.
    """
    folder = seeds_folder()
    coding = _coding(folder / _CODING)
    if is_server(str(location)):
        _make(location, coder, folder, coding)
    else:
        # Half a sample would be opened as the sample from then on.
        with placed_file(file_of(str(location))) as part:
            _make(part, coder, folder, coding)
    return Project.open(location, coder=coder)


def _make(location: str | Path, coder: str, folder: Path, coding: _Coding) -> None:
    project = Project.create(location, coder=coder, name="Sample")
    try:
        project.transfer.import_paths(_files(folder, coding), strict=True)
        with project.writing(kinds.CodeSample()) as unit:
            _Coder(project, unit, folder / _CODING).code(coding)
    finally:
        project.close()


def _coding(path: Path) -> _Coding:
    try:
        return msgspec.convert(safe_yaml.read(path).data, _Coding)
    except InputError as error:
        raise AnnotatorError(message("sample-missing", folder=str(path))) from error


def _files(folder: Path, coding: _Coding) -> list[Path]:
    """The articles, the one of the first start at the head."""
    files = sorted(
        path for path in folder.iterdir() if path.suffix in _SUFFIXES and path.stem != "README"
    )
    return sorted(files, key=lambda path: path.name != coding.first)


class _Coder:
    """Turns the written coding into records, each checked as if a person had entered it."""

    def __init__(self, project: Project, unit: UnitOfWork, path: Path) -> None:
        self._codebook = project.codebook
        self._coder = project.coder.id
        self._unit = unit
        self._path = path
        self._actors: dict[str, str] = {}
        self._records: dict[str, str] = {}

    def code(self, coding: _Coding) -> None:
        """Writes all of it."""
        self._unit.create_all(map(self._actor, coding.actors))
        articles = {str(a.metadata["file"]): a for a in self._unit.read.iter_articles()}
        for coded in coding.articles:
            article = articles[coded.file]
            status = ArticleStatus(article.id, self._coder, coded.status, coded.reason)
            self._unit.create(status)
            self._unit.create_all([self._record(article, record) for record in coded.records])
        self._unit.create_all(self._links(coding.links))

    def _actor(self, actor: _Actor) -> Actor:
        self._actors[actor.name] = new_id()
        return Actor(
            self._actors[actor.name],
            actor.name,
            actor.kind,
            actor.aliases,
            actor.country,
            actor.note,
        )

    def _record(self, article: Article, coded: _Record) -> Record:
        record_type = self._codebook.type(coded.type)
        self._records[coded.id] = new_id()
        return Record(
            id=self._records[coded.id],
            article=article.id,
            type=coded.type,
            coder=self._coder,
            state=coded.state,
            created=self._unit.time,
            updated=self._unit.time,
            spans=self._fragments(article, coded.id, coded.spans),
            fields={
                key: tuple(
                    self._value(article, coded.id, record_type.field(key), value)
                    for value in written
                )
                for key, written in coded.fields.items()
            },
        )

    def _value(self, article: Article, record: str, field: Field, written: _Value) -> FieldValue:
        value = (
            None
            if written.value is None
            else values.parse(field, written.value, article_date(article))
        )
        actor = None if written.actor is None else self._actors[written.actor]
        return FieldValue(value, actor, self._fragments(article, record, written.evidence))

    def _fragments(
        self, article: Article, record: str, evidence: Sequence[str | _Evidence]
    ) -> tuple[Fragment, ...]:
        return tuple(cut(article.text, self._span(article, record, each)) for each in evidence)

    def _span(self, article: Article, record: str, evidence: str | _Evidence) -> Span:
        if isinstance(evidence, str):
            evidence = _Evidence(evidence)
        start = -1
        for _ in range(evidence.occurrence):
            start = article.text.find(evidence.text, start + 1)
            if start < 0:
                raise InputError(
                    str(self._path),
                    message(
                        "evidence-not-there",
                        text=evidence.text,
                        count=evidence.occurrence,
                        title=article.title,
                    ),
                    message("at-record", id=record),
                )
        return Span(start, start + len(evidence.text))

    def _links(self, links: Sequence[_Link]) -> Iterator[Link]:
        for link in links:
            ends = self._records[link.source], self._records[link.target]
            yield Link(new_id(), *ends, link.relation)
