"""Suggestions in the window: walked, taken and dropped by keys; no records until they are taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from annotator.core.codebook.model import RecordType
from annotator.core.coding.suggestion import Suggestion, is_same_place
from annotator.core.deferred import deferred
from annotator.core.text.span import Span, extent
from annotator.services.ids import new_id
from annotator.services.notifications import Changed
from annotator.services.progress import Progress
from annotator.ui.article.marks import colours_of
from annotator.ui.context import Context
from annotator.ui.feature import Feature

if TYPE_CHECKING:
    from annotator.core.coding.record import Record
    from annotator.services.commands import suggestions as commands
    from annotator.services.project import Project
    from annotator.ui.kit.background_reads import Stop
    from annotator.ui.suggestions import layer, offered, strip, words
    from annotator.ui.suggestions.layer import SuggestionLayer
    from annotator.ui.suggestions.offered import Offered, Question
    from annotator.ui.suggestions.strip import SuggestionStrip
else:
    # The window stands first; it is a moment until something is suggested.
    commands = deferred("annotator.services.commands.suggestions")
    layer = deferred("annotator.ui.suggestions.layer")
    offered = deferred("annotator.ui.suggestions.offered")
    strip = deferred("annotator.ui.suggestions.strip")
    words = deferred("annotator.ui.suggestions.words")

_QUESTION = "suggestions"
_AFTER_MS = 250
"""How long an article is open before it is read: who leafs through articles waits for nothing."""

_MANY = 20
"""So many are written as a task that shows how far it is."""


class FieldsEditor(Protocol):
    """Edits the selected record."""

    def flush(self) -> bool:
        """Save what is being typed."""
        ...

    def focus_first_required(self) -> None:
        """Put the cursor into the first empty required field, or into the first field."""
        ...


class SuggestionsFeature(Feature):
    """The marks, the strip under the text, and what keys do with the current suggestion."""

    follows = frozenset({"actor", "article", "codebook", "record", "suggestion"})

    def __init__(self, context: Context, editor: FieldsEditor) -> None:
        super().__init__(context)
        self._editor = editor
        self._layer: SuggestionLayer | None = None
        self._strip: SuggestionStrip | None = None
        self._offered: Offered | None = None
        self._open: list[Suggestion] = []
        self._current: Suggestion | None = None
        self._decided: list[Suggestion] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        context.session.article_changed.connect(self._on_article)
        context.view.text_clicked.connect(self._on_clicked)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "suggest.next": partial(self.walk, 1),
            "suggest.previous": partial(self.walk, -1),
            "suggest.take": self.take,
            "suggest.mend": self.mend,
            "suggest.drop": self.drop,
            "suggest.take_all": self.offer_all,
            "suggest.list": self.set_listed,
            "suggest.shown": self.set_shown,
        }

    def set_project(self, project: Project | None) -> None:
        self._forget()
        actions, settings = self.context.actions, self.context.settings
        is_shown = project is not None and settings.shows_suggestions(*_key(project))
        actions["suggest.shown"].setChecked(is_shown)
        actions["suggest.list"].setChecked(settings.lists_suggestions)

    # The signature is that of every feature.
    def set_keys(self, types: Sequence[RecordType]) -> None:  # noqa: ARG002
        if self._strip is not None:
            self._strip.show_keys()

    def refresh(self, changed: Changed) -> None:
        article = self.context.session.article
        is_elsewhere = article is None or not changed.touches_article(article.id)
        if is_elsewhere and not changed.kinds & {"actor", "codebook"}:
            return
        if self._is_shown and not self._timer.isActive():
            self._ask()

    def focus_parts(self) -> list[QWidget]:
        is_listed = self._strip is not None and self._strip.isVisible() and self._strip.is_listed
        return [self._strip.list] if self._strip is not None and is_listed else []

    def close(self) -> None:
        self._timer.stop()

    # What is shown

    @property
    def shown(self) -> Sequence[Suggestion]:
        """The open suggestions of the article, in reading order."""
        return self._open

    @property
    def current(self) -> Suggestion | None:
        """The one that keys act on."""
        return self._current

    @property
    def _is_shown(self) -> bool:
        return self.context.actions["suggest.shown"].isChecked()

    def set_shown(self, shown: bool) -> None:
        """Suggest something to the coder in this project, or nothing."""
        project = self.context.session.project
        if project is not None:
            self.context.settings.show_suggestions(*_key(project), shown=shown)
        self._on_article()

    def set_listed(self, listed: bool) -> None:
        """List all open suggestions under the text, or show the current one alone."""
        self.context.settings.lists_suggestions = listed
        if self._strip is not None:
            self._strip.set_listed(listed)
            self._show()
        elif listed and self._is_shown:
            self._on_article()

    def _on_article(self) -> None:
        self._forget()
        if self.context.session.article is not None and self._is_shown:
            self._timer.start()

    def _forget(self) -> None:
        self._timer.stop()
        self.context.background_reads.forget(_QUESTION)
        self._offered, self._open, self._current, self._decided = None, [], None, []
        if self._layer is not None:
            self._layer.show((), None, {}, {})
        if self._strip is not None:
            self._strip.hide()

    def _ask(self) -> None:
        project, article = self.context.session.project, self.context.session.article
        if project is None or article is None:
            return
        asked = offered.Question(article, self._off_types(), self.context.settings.folder)
        if self._strip is not None and not self._strip.isVisible():
            self._show()
        self.context.background_reads.ask(
            _QUESTION, partial(_ask, project, asked), self._on_offered
        )

    def _on_offered(self, found: Offered) -> None:
        article = self.context.session.article
        if article is None or found.article != article.id or not self._is_shown:
            return
        self._offered = found
        before = self._current
        self._open = list(found.suggestions)
        # What was given back by undo is what one wants to decide on again.
        back = [each for each in self._open if any(_is_same(each, one) for one in self._decided)]
        self._decided = [
            each for each in self._decided if not any(_is_same(each, one) for one in back)
        ]
        wanted = back[-1] if back else before
        self._current = next(
            (each for each in self._open if wanted is not None and _is_same(each, wanted)),
            self._open[0] if self._open else None,
        )
        self._show()

    def _show(self) -> None:
        """Show marks and strip as they are now."""
        project = self.context.session.project
        if project is None:
            return
        made, codebook = self._ready(), project.codebook
        types = words.types_by_key(codebook)
        known = self._offered.types if self._offered is not None else ()
        made.show_types([types[key] for key in known if key in types], self._off_types())
        made.show_all(self._open, self._place(), types, self._told())
        made.show()
        if self._layer is not None:
            labels = words.labels(codebook)
            self._layer.show(self._open, self._current, colours_of(codebook), labels)

    def _ready(self) -> SuggestionStrip:
        if self._strip is None or self._layer is None:
            self._layer = layer.SuggestionLayer(self.context.view)
            self.context.view.add_layer(self._layer)
            actions = self.context.actions
            names = ("take", "mend", "drop", "next", "list", "previous")
            made = strip.SuggestionStrip({name: actions[f"suggest.{name}"] for name in names})
            self._strip = made
            self.context.add_beside_text(made, below=True)
            actions.keys_changed.connect(made.show_keys)
            made.set_listed(self.context.settings.lists_suggestions)
            made.chosen.connect(self._on_row)
            made.followed.connect(self.context.focus_text)
            made.list.left.connect(self.context.focus_text)
            made.type_switched.connect(self._switch_type)
            made.above_changed.connect(self._on_above)
            made.take_all_requested.connect(self.take_all)
        return self._strip

    def _place(self) -> int | None:
        return self._open.index(self._current) if self._current in self._open else None

    def _told(self) -> str:
        return words.told(self._offered, self._off_types(), has_decided=bool(self._decided))

    def _off_types(self) -> frozenset[str]:
        project = self.context.session.project
        settings = self.context.settings
        return settings.types_not_suggested(*_key(project)) if project else frozenset()

    def _switch_type(self, key: str, on: bool) -> None:
        project = self.context.session.project
        if project is not None:
            off = self._off_types() - {key} if on else self._off_types() | {key}
            self.context.settings.suggest_without(*_key(project), off)
            self._ask()

    # Going through them

    def walk(self, step: int) -> None:
        """Go to the next suggestion, or the one before, and show it in the text."""
        place = self._place()
        if place is None:
            self.context.hint(self._told() if self._is_shown else words.switched_off())
            return
        is_seen = self._is_in_sight(self._open[place])
        # One that was scrolled away, or never seen, is what comes next.
        self._go_to((place + step) % len(self._open) if is_seen else place)

    def _go_to(self, place: int) -> None:
        self._current = self._open[place]
        self.context.session.select(None)
        self._show_current()
        self.context.view.reveal(extent(self._current.spans))

    def _show_current(self) -> None:
        project = self.context.session.project
        if self._strip is not None and project is not None:
            types = words.types_by_key(project.codebook)
            self._strip.show_current(self._open, self._place(), types, self._told())
            if self._layer is not None:
                self._layer.current = self._current
                self.context.view.viewport().update()

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._open):
            self._go_to(row)

    def _on_clicked(self, offset: int) -> None:
        found = self._layer.at(offset) if self._layer is not None else None
        if found is not None:
            self._current = found
            self._show_current()

    def _is_in_sight(self, suggestion: Suggestion) -> bool:
        whole = extent(suggestion.spans)
        return self.context.view.visible_span().overlaps(Span(whole.start, whole.start + 1))

    # Deciding

    def take(self) -> None:
        """Make the current suggestion a record, which is selected; the next one is current."""
        self._take()

    def mend(self) -> None:
        """The same, and go to the record's fields."""
        if self._take() is not None:
            self._editor.focus_first_required()

    def drop(self) -> None:
        """Never suggest the current one to the coder again; go to the next."""
        chosen = self._chosen()
        if chosen is None:
            return
        session = self.context.session
        with session.saving():
            self._leave(chosen)
            session.write(commands.DropSuggestion(chosen, new_id()))
            if self._current is not None:
                self.context.view.reveal(extent(self._current.spans))

    def _take(self) -> Record | None:
        chosen, project = self._chosen(), self.context.session.project
        if chosen is None or project is None:
            return None
        self._editor.flush()
        session = self.context.session
        record = project.suggestions.record_of(chosen)
        with session.saving():
            # Out of the way first: a record and the frame of what it was would both be shown.
            self._leave(chosen)
            session.create(record, commands.TakeSuggestion(record, chosen))
            return session.find(record.id)
        self._ask()
        return None

    def _chosen(self) -> Suggestion | None:
        """The current suggestion; one that is not in sight is shown instead of decided on."""
        if self._current is None:
            self.context.hint(self._told() if self._is_shown else words.switched_off())
            return None
        if not self._is_in_sight(self._current):
            self.context.view.reveal(extent(self._current.spans), flash=True)
            return None
        return self._current

    def _leave(self, chosen: Suggestion) -> None:
        """Take a suggestion off what is open; the one after it is current."""
        place = self._open.index(chosen)
        self._decided.append(chosen)
        self._open = [each for each in self._open if each is not chosen]
        self._current = self._open[min(place, len(self._open) - 1)] if self._open else None
        self._show()

    def offer_all(self) -> None:
        """Show how many would be taken at once, where the least sureness can be set."""
        if not self._is_shown:
            self.context.hint(words.switched_off())
            return
        list_action = self.context.actions["suggest.list"]
        if not list_action.isChecked():
            list_action.trigger()
        if self._strip is not None:
            self._strip.above.setFocus()

    def _on_above(self) -> None:
        if self._strip is not None:
            self._strip.show_count(self._open)

    def take_all(self) -> None:
        """Make records of all that are sure enough, as one change."""
        project = self.context.session.project
        if project is None or self._strip is None:
            return
        chosen = self._strip.sure_enough(self._open)
        if chosen:
            self._decided += chosen
            work = partial(_taken, project, chosen)
            title = self.tr("Take suggestions")
            self.write(title, work, self._on_taken, much=len(chosen) > _MANY)

    def _on_taken(self, records: list[Record]) -> None:
        count = len(records)
        said = self.tr("Suggestions taken: {count}. Undo gives them back.")
        self.context.hint(said.format(count=count))
        self.context.focus_text()


def _ask(project: Project, asked: Question, stop: Stop) -> Offered:
    # What shows the answer is loaded beside the window's thread too.
    for each in (strip, layer):
        import_module(each.__name__)
    return offered.offered(project, asked, stop)


def _taken(project: Project, chosen: list[Suggestion], _progress: Progress) -> list[Record]:
    return project.suggestions.take_all(chosen)


def _key(project: Project) -> tuple[str, str]:
    """Whose settings they are."""
    return project.info.id, project.coder.id


def _is_same(one: Suggestion, other: Suggestion) -> bool:
    return one.type == other.type and is_same_place(one.spans, other.spans)
