"""What must hold in what lies beside files of other tools: as much as in annotator JSON, since it
is input like any other."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.record import FieldValue
from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.core.text.span import Fragment, Span
from annotator.formats.annotations.model import Annotation, SidecarHead, SidecarRecord
from annotator.formats.wire.checks import Checks
from annotator.formats.wire.shape import (
    ActorShape,
    CoderShape,
    LinkShape,
    RecordShape,
    StatusShape,
)


class SidecarChecks:
    """Checks the head of such a file, then what it says of each source; every breach raises
    `InputError` with its JSON path."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._checks = Checks(file)
        self._articles: dict[str, str] = {}

    def head(self, at: str, project: SidecarHead) -> SidecarHead:
        """The project, with versions as of what was never changed.

        Raises:
            InputError: something of it does not hold.
        """
        checks = self._checks
        checks.moment(f"{at}.project.created", project.project.created)
        checks.codebook(f"{at}.codebook", project.codebook)
        for n, coder in enumerate(project.coders):
            checks.coder(f"{at}.coders[{n}]", CoderShape(coder.id, coder.name))
        for n, actor in enumerate(project.actors):
            checks.actor(f"{at}.actors[{n}]", ActorShape(actor.id, actor.name))
        for n, link in enumerate(project.links):
            shape = LinkShape(link.id, link.source, link.target, link.relation)
            checks.link_alone(f"{at}.links[{n}]", shape)
        return SidecarHead(
            replace(project.project, version=1),
            replace(project.codebook, version=1),
            tuple(replace(each, version=1) for each in project.coders),
            tuple(replace(each, version=1) for each in project.actors),
            tuple(replace(each, version=1) for each in project.links),
        )

    def article(self, at: str, article: Article, statuses: Sequence[ArticleStatus]) -> None:
        """An article, and how far coders are with it. It may come once a coder.

        Raises:
            InputError: something of it does not hold.
        """
        self._checks.article_alone(f"{at}.article", article.id, article.revision)
        if self._articles.setdefault(article.id, article.sha256) != article.sha256:
            reason = message("id-of-another-text", id=article.id)
            raise InputError(self._file, reason, f"{at}.article.id")
        for n, status in enumerate(statuses):
            if status.article != article.id:
                reason = message("status-of-another-article")
                raise InputError(self._file, reason, f"{at}.statuses[{n}].article")
        shapes = [StatusShape(each.coder, each.state, each.reason) for each in statuses]
        self._checks.statuses(f"{at}.statuses", shapes)

    def records(self, at: str, records: Mapping[str, SidecarRecord], text: str) -> None:
        """Records by the annotations that they are.

        Raises:
            InputError: something of them does not hold.
        """
        for name, record in records.items():
            self._record(f"{at}.{name}", record, text)

    def annotations(self, at: str, annotations: Sequence[Annotation], text: str) -> None:
        """Annotations that stand in no file.

        Raises:
            InputError: something of them does not hold.
        """
        for n, annotation in enumerate(annotations):
            place = f"{at}[{n}]"
            self._spans(f"{place}.spans", annotation.spans, text)
            if annotation.created is not None:
                self._checks.moment(f"{place}.created", annotation.created)
            if annotation.updated is not None:
                self._checks.moment(f"{place}.updated", annotation.updated)
            if annotation.record is not None:
                self._record(f"{place}.record", annotation.record, text)

    def _record(self, at: str, record: SidecarRecord, text: str) -> None:
        self._spans(f"{at}.spans", record.spans, text)
        for key, values in record.fields.items():
            for n, value in enumerate(values):
                self._spans(f"{at}.fields.{key}[{n}].spans", value.spans, text)
        # What its annotations say of its places holds once they were read.
        some = (Fragment(0, 1, text[:1]),)
        shape = RecordShape(
            id=record.id,
            type=record.type,
            coder=record.coder,
            state=record.state,
            created=record.created,
            updated=record.updated,
            spans=some,
            fields={
                key: tuple(
                    FieldValue(each.value, each.actor, some if each.part or each.spans else ())
                    for each in values
                )
                for key, values in record.fields.items()
            },
        )
        self._checks.record(at, shape, text)

    def _spans(self, at: str, spans: Sequence[Span], text: str) -> None:
        """Their text is cut out of the article's, so that only the places can be wrong."""
        fragments = [Fragment(each.start, each.end, text[each.start : each.end]) for each in spans]
        self._checks.fragments(at, fragments, text)
