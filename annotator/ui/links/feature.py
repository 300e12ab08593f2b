"""Linking records: by keyboard in a bar under the text, by mouse from one record onto another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from annotator.core.coding.link import RELATIONS, Link, LinkEnd
from annotator.core.coding.record import Record
from annotator.services.commands.articles import AddLink, ChangeLink, RemoveLink
from annotator.services.notifications import Changed
from annotator.ui.article.arcs import Arc
from annotator.ui.article.naming import short_name
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.relations import relation_text
from annotator.ui.kit.theme import Theme
from annotator.ui.links.bar import Candidate, LinkBar, Saying
from annotator.ui.links.dragging import RecordArea, RowDragging
from annotator.ui.links.labels import SYMMETRIC, most_likely, say, sayings_of
from annotator.ui.links.section import LinkLine, LinkSection

if TYPE_CHECKING:
    from annotator.services.links import ArticleLinks, Links
    from annotator.services.project import Project
    from annotator.ui.kit.background_reads import Stop

_TARGETS = 60
_WORDS = 90


class LinksFeature(Feature):
    """The bar, the section under the form, the arcs in the text, and dragging."""

    follows = frozenset({"article", "codebook", "link", "record"})

    def __init__(self, context: Context, records: RecordArea) -> None:
        super().__init__(context)
        self._records = records
        theme = context.themes.theme
        self._links: ArticleLinks | None = None
        self._bar: LinkBar | None = None
        self._source: Record | None = None
        self._menu: QMenu | None = None
        self.section = LinkSection(theme)
        self.section.hide()
        records.add_below(self.section)
        self.section.add_requested.connect(self.choose)
        self.section.followed.connect(self.follow)
        self.section.removed.connect(self.remove)
        self.section.relation_requested.connect(self._ask_relation)
        self.section.left.connect(self._focus_text)
        session = context.session
        session.article_changed.connect(self._on_article)
        session.record_shown.connect(self._on_record)
        session.records_changed.connect(self._on_records)
        context.tasks.started.connect(self._show_editable)
        context.tasks.ended.connect(self._show_editable)
        context.view.link_dropped.connect(self._on_dropped)
        self._dragging = RowDragging(context, records, self._name)
        self._dragging.dropped.connect(self._on_dropped)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"record.link": self.choose}

    def set_theme(self, theme: Theme) -> None:
        self.section.set_theme(theme)
        self.section.set_key(self.context.actions["record.link"].key_text())
        if self._bar is not None:
            self._bar.set_theme(theme)

    def set_project(self, project: Project | None) -> None:  # noqa: ARG002 - the session has it
        self._close_bar()
        self._show_editable()

    def refresh(self, changed: Changed) -> None:
        if changed.kinds & {"link", "article", "codebook"} or self._touches_far(changed):
            self._read()
        if self._source is not None and self.context.session.find(self._source.id) is None:
            self._close_bar()

    def _touches_far(self, changed: Changed) -> bool:
        """Whether a record of another article that a link leads to may say something else."""
        if "record" not in changed.kinds or self._links is None:
            return False
        return changed.records is None or not changed.records.isdisjoint(self._links.far)

    def close(self) -> None:
        self._close_menu()

    # What there is

    def _service(self) -> Links | None:

        project = self.context.session.project
        return project.links if project is not None else None

    def _on_article(self) -> None:
        self._close_bar()
        self._links = None
        self._show_links()
        self._read()

    def _read(self) -> None:
        session, service = self.context.session, self._service()
        if service is None or session.article is None:
            self.context.background_reads.forget("links")
            self._links = None
            self._show_links()
            return
        own = frozenset(record.id for record in session.records)
        ask = partial(_links_of, service, session.article.id, own)
        self.context.background_reads.ask("links", ask, self._on_links)

    def _on_links(self, links: ArticleLinks) -> None:
        self._links = links
        self._show_links()

    def _on_records(self) -> None:
        """Refreshes links whose target records have changed."""
        if self._links is not None and self._links.links:
            self._show_links()

    def _on_record(self) -> None:
        if self._source is not None and self.context.session.record_id != self._source.id:
            self._close_bar()
        self._show_section()

    def _show_links(self) -> None:
        self.context.view.links.set_arcs(self._arcs())
        self._show_section()

    def _arcs(self) -> list[Arc]:
        if self._links is None:
            return []
        find = self.context.session.find
        arcs: list[Arc] = []
        for link in self._links.links:
            far = self._links.far.get(link.target) or self._links.far.get(link.source)
            source = find(link.source)
            kind = source.type if source else far.type if far else ""
            text = relation_text(link.relation)
            back = relation_text(link.relation, backwards=True)
            title = far.title if far else ""
            arcs.append(Arc(link.source, link.target, text, self._colour(kind), title, back))
        return arcs

    def _show_section(self) -> None:
        record = self.context.session.record
        self.section.setVisible(record is not None)
        links = self._links.of(record.id) if record is not None and self._links else []
        lines = [self._line(record, link) for link in links] if record is not None else []
        self.section.set_lines([line for line in lines if line is not None])

    def _line(self, record: Record, link: Link) -> LinkLine | None:
        backwards = link.source != record.id
        text = relation_text(link.relation, backwards=backwards)
        relation = self.tr("← {relation}") if backwards else self.tr("{relation} →")
        if link.relation in SYMMETRIC:
            relation = "{relation}"
        phrase = relation.format(relation=text)
        other = self.context.session.find(link.other(record.id))
        if other is not None:
            return LinkLine(link, phrase, self._name(other))
        far = self._links.far.get(link.other(record.id)) if self._links else None
        return LinkLine(link, phrase, self._name(far), far.title) if far else None

    def _show_editable(self) -> None:
        session, tasks = self.context.session, self.context.tasks
        editable = session.project is not None and not tasks.writes
        self.section.set_editable(editable)
        self.context.view.links.enabled = editable
        self.context.view.viewport().update()

    # Choosing by keyboard

    def choose(self) -> None:
        """Choose what the selected record is linked to."""
        record = self.context.session.record
        if record is None or self.context.session.article is None:
            return
        self._records.flush()
        bar = self._ready()
        self._source = record
        bar.open(self.tr("Link {record}").format(record=self._name(record)))
        self._search("")

    def _ready(self) -> LinkBar:
        if self._bar is None:
            self._bar = LinkBar(self.context.themes.theme)
            self.context.add_beside_text(self._bar, below=True)
            self._bar.typed.connect(self._search)
            self._bar.considered.connect(self._consider)
            self._bar.accepted.connect(self._accept)
            self._bar.closed.connect(self._leave)
        return self._bar

    def _search(self, text: str) -> None:
        service, source = self._service(), self._source
        if service is None or source is None:
            return
        self.context.background_reads.ask(
            "link targets", partial(_find, service, source, text), self._on_found
        )

    def _on_found(self, ends: Sequence[LinkEnd]) -> None:
        if self._bar is None or self._source is None:
            return
        likely = most_likely(self._source, ends, self._linked())
        self._bar.set_candidates([self._candidate(end) for end in ends], likely)

    def _linked(self) -> frozenset[str]:
        """What the record is linked to already."""
        source = self._source
        if source is None or self._links is None:
            return frozenset()
        return frozenset(link.other(source.id) for link in self._links.of(source.id))

    def _candidate(self, end: LinkEnd) -> Candidate:
        article = self.context.session.article
        here = article is not None and end.article == article.id
        ink = self.context.themes.theme.ink(self._colour(end.type))
        about = " · ".join(part for part in (end.title, end.outlet) if part)
        return Candidate(end, self._name(end), "" if here else about, ink)

    def _consider(self, end: LinkEnd | None) -> None:
        source, view = self._source, self.context.view
        if self._bar is None or source is None or end is None:
            view.links.set_preview(None)
            return
        self._bar.set_sayings(sayings_of(source.type, end.type))
        article = self.context.session.article
        here = article is not None and end.article == article.id
        colour = self._colour(source.type)
        view.links.set_preview(Arc(source.id, end.record, "", colour, "" if here else end.title))
        shown = (end if here else source).spans[0].span
        if not view.visible_span().contains(shown):
            view.reveal(shown)

    def _accept(self, end: LinkEnd, saying: Saying) -> None:
        source = self._source
        if source is not None and self._add(source.id, end.record, saying):
            self._leave()

    def _add(self, source: str, target: str, saying: Saying) -> bool:
        ends = (target, source) if saying.backwards else (source, target)
        with self.context.session.saving():
            self.context.session.write(AddLink(*ends, saying.relation))
            return True
        return False

    def _leave(self) -> None:
        source, view = self._source, self.context.view
        self._close_bar()
        self._focus_text()
        # Whoever looked at far ends of the text goes on where the record is.
        if source is not None and not view.visible_span().contains(source.spans[0].span):
            view.reveal(source.spans[0].span)

    def _close_bar(self) -> None:
        self.context.background_reads.forget("link targets")
        if self._source is not None and self._bar is not None:
            self._source = None
            self._bar.hide()
            self.context.view.links.set_preview(None)

    def _focus_text(self) -> None:
        self.context.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done to one that there is

    def follow(self, link: Link) -> None:
        """Show the other end of a link, in its article."""
        session = self.context.session
        record = session.record
        if record is None:
            return
        other = link.other(record.id)
        here = session.find(other)
        if here is not None:
            self.context.reveal(here, flash=True)
        elif self._links is not None and other in self._links.far:
            self.context.go_to(self._links.far[other].article, other)

    def remove(self, link: Link) -> None:
        """Remove a link; the records stay."""
        with self.context.session.saving():
            self.context.session.write(RemoveLink(link))

    def _ask_relation(self, link: Link, beside: QWidget) -> None:
        record = self.context.session.record
        if record is None:
            return
        backwards = link.source != record.id
        sayings = [Saying(each, backwards, say(each, backwards=backwards)) for each in RELATIONS]
        current = next(n for n, saying in enumerate(sayings) if saying.relation == link.relation)
        place = beside.mapToGlobal(QPoint(0, beside.height()))
        self._show_menu(sayings, current, partial(self._change, link), place)

    def _change(self, link: Link, saying: Saying) -> None:
        if saying.relation != link.relation:
            with self.context.session.saving():
                self.context.session.write(ChangeLink(link, saying.relation))

    # By mouse

    def _on_dropped(self, source: str, target: str, place: QPoint) -> None:
        find = self.context.session.find
        one, other = find(source), find(target)
        if one is not None and other is not None and self.section.add.isEnabled():
            sayings = sayings_of(one.type, other.type)
            self._show_menu(sayings, 0, partial(self._add_dropped, source, target), place)

    def _add_dropped(self, source: str, target: str, saying: Saying) -> None:
        self._add(source, target, saying)

    def _show_menu(
        self,
        sayings: Sequence[Saying],
        current: int,
        chosen: Callable[[Saying], None],
        place: QPoint,
    ) -> None:
        """Ask what a link says; Enter takes what is usual."""
        self._close_menu()
        menu = QMenu(self.context.window)
        menu.setObjectName("linkMenu")
        menu.setAccessibleName(self.tr("What the link says"))
        self._menu, self._chosen = menu, chosen
        for saying in sayings:
            action = QAction(saying.text, menu)
            action.setObjectName(f"say_{saying.relation}{'_back' if saying.backwards else ''}")
            action.setData(saying)
            menu.addAction(action)
        menu.triggered.connect(self._on_menu)
        menu.popup(place)
        menu.setActiveAction(menu.actions()[current])

    def _on_menu(self, action: QAction) -> None:
        self._chosen(action.data())

    def _close_menu(self) -> None:
        if self._menu is not None:
            self._menu.close()
            self._menu.setParent(None)
            self._menu = None

    # What things are called

    def _colour(self, type_key: str) -> str:
        return self.context.view.link_marks.colour(type_key)

    def _name(self, record: Record | LinkEnd) -> str:
        project = self.context.session.project
        return short_name(record, project.codebook, _WORDS) if project else ""


def _links_of(service: Links, article: str, own: frozenset[str], stop: Stop) -> ArticleLinks:
    stop()
    return service.of_article(article, own)


def _find(service: Links, source: Record, text: str, stop: Stop) -> list[LinkEnd]:
    return service.targets(source.id, source.article, text, _TARGETS, stop)
