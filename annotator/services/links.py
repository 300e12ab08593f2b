"""Linking records: the claim that a quote makes, the event that it reports, in any article."""

from collections.abc import Callable, Iterator

import msgspec

from annotator.core.changes import change_kinds as kinds
from annotator.core.coding.link import Link, LinkEnd, Relation
from annotator.core.errors import AnnotatorError, CodebookError
from annotator.core.messages import message
from annotator.core.search.matcher import Matcher
from annotator.core.search.query import parse_query
from annotator.core.text.span import joined_text
from annotator.services.ids import new_id
from annotator.services.workspace import Workspace
from annotator.storage.listing.links import LinkQueries

_MOST_PORTIONS = 400
"""How many portions of the newest records are looked through: 200,000 records, a few seconds."""


class ArticleLinks(msgspec.Struct, frozen=True):
    """The links of an article's records, and what they lead to elsewhere.

    Attributes:
        far: the ends that lie in other articles, by record id.
    """

    links: tuple[Link, ...] = ()
    far: dict[str, LinkEnd] = {}

    def of(self, record_id: str) -> list[Link]:
        """The links from a record, then those to it."""
        own = [link for link in self.links if record_id in (link.source, link.target)]
        return sorted(own, key=lambda link: link.source != record_id)


class Links:
    """The links of a project; every edit is one Change."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # Questions

    def of_article(self, article_id: str, own: frozenset[str]) -> ArticleLinks:
        """All links of an article: one query for them, one for what lies elsewhere.

        Args:
            own: the ids of the article's records.
        """
        with self._workspace.reading() as read:
            queries = LinkQueries(read.connection)
            links = queries.of_article(article_id)
            far = {end for link in links for end in (link.source, link.target)} - own
            return ArticleLinks(tuple(links), queries.ends(far) if far else {})

    def of_record(self, record_id: str) -> list[Link]:
        """The links from and to a record."""
        with self._workspace.reading() as read:
            return read.links_of([record_id])

    def all(self) -> Iterator[Link]:
        """All links by id, in flat memory."""
        with self._workspace.reading() as read:
            yield from read.iter_links()

    def targets(
        self, source: str, article_id: str, text: str, limit: int, pause: Callable[[], None]
    ) -> list[LinkEnd]:
        """Records that could be linked to: the article's own, then the others, newest first.

        Args:
            text: words to look for in a record's text, its type, its article's title and outlet.
            pause: called between steps; may raise to give up.
        """
        query = parse_query(text, prefix_last=True)
        matcher = Matcher(query)

        def fits(end: LinkEnd) -> bool:
            return not query or matcher.matches(self._words(end))

        elsewhere: list[LinkEnd] = []
        with self._workspace.reading() as read:
            own = {record.id for record in read.records_of_article(article_id)} - {source}
            queries = LinkQueries(read.connection)
            here = [end for end in queries.ends(own).values() if fits(end)]
            for seen, portion in enumerate(queries.newest()):
                pause()
                elsewhere += [end for end in portion if end.article != article_id and fits(end)]
                if len(elsewhere) >= limit or seen >= _MOST_PORTIONS:
                    break
        here.sort(key=lambda end: (end.spans[0].start, -end.spans[-1].end, end.record))
        return [*here[:limit], *elsewhere[: max(limit - len(here), limit // 2)]]

    def _words(self, end: LinkEnd) -> str:
        return f"{self._label(end.type)}\n{joined_text(end.spans)}\n{end.title}\n{end.outlet}"

    # Editing

    def add(self, source: str, target: str, relation: Relation) -> Link:
        """Adds a link with a relation from one record to another.

        Raises:
            AnnotatorError: both are the same record, one of them is gone, or it was said already.
        """
        if source == target:
            raise AnnotatorError(message("link-to-itself"))
        link = Link(new_id(), source, target, relation)
        with self._workspace.reading() as read:
            ends = LinkQueries(read.connection).ends([source, target])
        if len(ends) < 2:
            raise AnnotatorError(message("link-end-deleted"))
        linked = kinds.LinkRecords(self._named(ends[source]), self._named(ends[target]))
        with self._workspace.writing(linked) as unit:
            for other in LinkQueries(unit.read.connection).between(source, target):
                self._refuse_same(other, relation)
            unit.create(link)
        return link

    def change(self, seen: Link, relation: Relation) -> Link:
        """Changes the relation of a link.

        Raises:
            ConflictError: somebody changed or removed it meanwhile.
            AnnotatorError: it was said already.
        """
        with self._workspace.writing(kinds.ChangeLink()) as unit:
            for other in LinkQueries(unit.read.connection).between(seen.source, seen.target):
                if other.id != seen.id:
                    self._refuse_same(other, relation)
            changed = unit.update(seen, msgspec.structs.replace(seen, relation=relation))
        return changed if isinstance(changed, Link) else seen

    def remove(self, seen: Link) -> None:
        """Removes a link; the records stay.

        Raises:
            ConflictError: somebody changed or removed it meanwhile.
        """
        with self._workspace.writing(kinds.RemoveLink()) as unit:
            unit.delete(seen)

    def _refuse_same(self, other: Link, relation: Relation) -> None:
        if other.relation == relation:
            raise AnnotatorError(message("linked-already"))

    def _named(self, end: LinkEnd) -> kinds.Named:
        return kinds.Named(end.type, self._label(end.type))

    def _label(self, type_key: str) -> str:
        try:
            return self._workspace.codebook.type(type_key).label
        except CodebookError:
            return type_key
