"""Edits of articles, actors, links and cells of the sheet as data."""

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from annotator.core.coding.actor import Actor, renamed
from annotator.core.coding.article import Article, ArticleState
from annotator.core.coding.article_details import Detail, detail_of, read_detail, with_detail
from annotator.core.coding.link import Link, Relation
from annotator.core.coding.publication import Publications
from annotator.core.sheet.model import SheetColumn, SheetRow, cell_of
from annotator.services.commands.command import Command

if TYPE_CHECKING:
    from annotator.services.project import Project


class ArticleCommand(Command, frozen=True):
    """An edit of what is known of one article.

    Attributes:
        seen: the article as the person saw it, without its text.
    """

    seen: Article

    @property
    def thing(self) -> str:
        return self.seen.id

    def preview(self, article: Article) -> Article:
        """The article with the edit applied; idempotent."""
        raise NotImplementedError

    def expected(self) -> Any:
        return self.preview(self.seen)

    def is_written(self, project: "Project") -> bool:
        article = project.articles.get(self.seen.id)
        return article == self.preview(article)

    def following(self, written: Any) -> Command:
        return replace(self, seen=without_text(written)) if isinstance(written, Article) else self


class SetArticleNote(ArticleCommand, frozen=True):
    """An article's working note."""

    note: str

    def standing(self, project: "Project") -> str:
        return project.articles.get(self.seen.id).note

    def write(self, project: "Project") -> Article:

        return project.notes.note_article(self.seen, self.note)

    def preview(self, article: Article) -> Article:
        return replace(article, note=self.note)


class SetArticleFlag(ArticleCommand, frozen=True):
    """Whether somebody should look at an article again."""

    flagged: bool

    def write(self, project: "Project") -> Article:

        return project.notes.flag_article(self.seen, self.flagged)

    def preview(self, article: Article) -> Article:
        return replace(article, flagged=self.flagged)


class SetDetail(ArticleCommand, frozen=True):
    """An article's title, outlet, author, date, language or address, as it was typed."""

    detail: Detail
    typed: str

    def standing(self, project: "Project") -> str:
        return detail_of(project.articles.get(self.seen.id), self.detail)

    def write(self, project: "Project") -> Article:

        return project.articles.set_detail(self.seen, self.detail, self.typed)

    def preview(self, article: Article) -> Article:
        return with_detail(article, self.detail, read_detail(self.detail, self.typed))


class SetPublications(ArticleCommand, frozen=True):
    """Where else an article's text appeared."""

    wanted: Publications

    def write(self, project: "Project") -> Article:

        return project.articles.set_publications(self.seen, self.wanted)

    def preview(self, article: Article) -> Article:
        return replace(article, publications=self.wanted)


class SetStatus(Command, frozen=True):
    """How far the coder is with an article, and why there is nothing to code."""

    article: str
    state: ArticleState
    reason: str = ""

    def write(self, project: "Project") -> Any:
        return project.articles.set_status(self.article, self.state, self.reason)

    def is_written(self, project: "Project") -> bool:
        status = project.articles.status(self.article)
        return (status.state, status.reason) == (self.state, self.reason.strip())


class Screen(Command, frozen=True):
    """Whether an article is to be coded, as the coder finds."""

    article: str
    relevant: bool | None

    def write(self, project: "Project") -> Any:
        return project.screening.screen(self.article, self.relevant)

    def is_written(self, project: "Project") -> bool:
        return project.articles.status(self.article).relevant == self.relevant


class ActorCommand(Command, frozen=True):
    """An edit of one actor.

    Attributes:
        seen: the actor as the person saw it.
    """

    seen: Actor

    @property
    def thing(self) -> str:
        return self.seen.id

    def after(self) -> Actor:
        """The actor with the edit applied."""
        raise NotImplementedError

    def expected(self) -> Any:
        return self.after()

    def is_written(self, project: "Project") -> bool:
        actor = project.actors.get(self.seen.id)
        return actor is not None and replace(self.after(), version=actor.version) == actor

    def following(self, written: Any) -> Command:
        return replace(self, seen=written) if isinstance(written, Actor) else self


class ChangeActor(ActorCommand, frozen=True):
    """What an actor is: kind, country, note, aliases, identifiers."""

    wanted: Actor

    def write(self, project: "Project") -> Actor:

        return project.actors.change(self.seen, self.after())

    def after(self) -> Actor:
        return replace(self.wanted, name=self.seen.name, version=self.seen.version)


class RenameActor(ActorCommand, frozen=True):
    """What an actor is called; the old name may become an alias."""

    name: str
    keep_old: bool

    def write(self, project: "Project") -> Actor:

        return project.actors.rename(self.seen, self.name, keep_old=self.keep_old)

    def after(self) -> Actor:
        return renamed(self.seen, self.name, keep_old=self.keep_old)


class AddLink(Command, frozen=True):
    """What one record does to another."""

    source: str
    target: str
    relation: Relation

    def write(self, project: "Project") -> Link:

        return project.links.add(self.source, self.target, self.relation)

    def is_written(self, project: "Project") -> bool:
        return any(
            (link.source, link.target, link.relation) == (self.source, self.target, self.relation)
            for link in project.links.of_record(self.source)
        )


class ChangeLink(Command, frozen=True):
    """Changes the relation of a link."""

    seen: Link
    relation: Relation

    def write(self, project: "Project") -> Link:

        return project.links.change(self.seen, self.relation)

    def is_written(self, project: "Project") -> bool:
        return any(
            link.id == self.seen.id and link.relation == self.relation
            for link in project.links.of_record(self.seen.source)
        )


class RemoveLink(Command, frozen=True):
    """Removes a link; the records stay."""

    seen: Link

    def write(self, project: "Project") -> None:

        project.links.remove(self.seen)

    def is_written(self, project: "Project") -> bool:
        return all(link.id != self.seen.id for link in project.links.of_record(self.seen.source))


class SetCell(Command, frozen=True):
    """One cell of the sheet, as a person wrote it.

    Attributes:
        seen: the row as the person saw it.
    """

    seen: SheetRow
    column: SheetColumn
    text: str

    def write(self, project: "Project") -> None:

        project.sheet.set_cells([self.seen], self.column, self.text)

    def is_written(self, project: "Project") -> bool:

        rows = project.sheet.rows([self.seen.record.id])
        row = rows.get(self.seen.record.id)
        return row is not None and cell_of(self.column, row) == self.text.strip()


def without_text(article: Article) -> Article:
    """The article as a command carries it."""
    return replace(article, text="")
