"""What an article's text offers for a field of a record, the project's own names included."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.core.codebook.model import Field
from annotator.core.codebook.values import Place
from annotator.core.coding.article import Article, article_date
from annotator.core.deferred import deferred
from annotator.core.text.folding import folded
from annotator.core.text.span import Span, extent
from annotator.services.notifications import Changed
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace

if TYPE_CHECKING:
    from annotator.assist import candidates as assist
    from annotator.assist import known_names
    from annotator.assist.candidates import Candidate
    from annotator.assist.known_names import KnownNames
else:
    # What reads texts is needed when somebody asks, and not to open a project.
    assist = deferred("annotator.assist.candidates")
    known_names = deferred("annotator.assist.known_names")

_AROUND = 40_000
"""So many characters before and after a record are looked through; few articles are longer."""
_NAMED = ("actor", "place")
_NAMES_AROUND = 8_000
"""So many for names that are proposed while one types, within a frame."""


class Candidates:
    """Finds them; keeps the names that the project knows until they change."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._actors: KnownNames[str] | None = None
        self._places: KnownNames[str] | None = None
        self._names: tuple[tuple[str, Sequence[Span]], list[str]] | None = None
        workspace.notify.subscribe(self._forget)

    def _forget(self, changed: Changed) -> None:
        if "actor" in changed.kinds:
            self._actors = None
        if "codebook" in changed.kinds:
            self._places = None

    def find(
        self, field: Field, article: Article, spans: Sequence[Span], progress: Progress = silent
    ) -> list[Candidate]:
        """What the text offers for the field, what is next to the record's spans first."""
        known: KnownNames[str] | None = None
        if field.kind == "actor":
            known = self._actors = self._actors or self._known_actors(progress)
        elif field.kind == "place":
            known = self._places = self._places or self._known_places()
        whole = extent(spans) if spans else Span(0, 0)
        start, end = _around(article.text, whole, _AROUND)
        day = article_date(article)
        found = assist.candidates(field.kind, article.text[start:end], known, day)
        if field.kind == "date" and day is not None:
            # “For three years” or “recently” can be put into no field.
            found = [each for each in found if each.value is not None]
        moved = [
            assist.Candidate(
                Span(each.span.start + start, each.span.end + start), each.text, each.known
            )
            for each in found
        ]
        nearest = assist.nearest_first(moved, spans)
        return _each_once(nearest) if field.kind in _NAMED else nearest

    def names(self, article: Article, spans: Sequence[Span]) -> list[str]:
        """What looks like a name in the text, each once, what is next to the spans first."""
        asked = (article.text, spans)
        if self._names is None or self._names[0] != asked:
            whole = extent(spans) if spans else Span(0, 0)
            start, end = _around(article.text, whole, _NAMES_AROUND)
            within = [Span(max(each.start - start, 0), each.end - start) for each in spans]
            found = assist.candidates("actor", article.text[start:end], None)
            names = (" ".join(each.text.split()) for each in assist.nearest_first(found, within))
            self._names = (asked, list(dict.fromkeys(names)))
        return self._names[1]

    def _known_actors(self, progress: Progress) -> KnownNames[str]:
        named: list[tuple[str, str]] = []
        with self._workspace.reading() as read:
            for actor_id, key in read.actor_listing.names():
                named.append((key, actor_id))
                if len(named) % 5000 == 0:
                    progress(len(named), 0, "")
        return known_names.KnownNames(named)

    def _known_places(self) -> KnownNames[str]:
        fields = {
            (record_type.key, field.key)
            for record_type in self._workspace.codebook.types
            for field in record_type.fields
            if field.kind == "place"
        }
        with self._workspace.reading() as read:
            values = read.actor_listing.place_names(fields)
        return known_names.KnownNames(
            (value.name, value.name) for value in values if isinstance(value, Place)
        )


def _each_once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The first of each name: who walks on wants another."""
    names: dict[str, Candidate] = {}
    for each in candidates:
        names.setdefault(" ".join(folded(each.text).split()), each)
    return list(names.values())


def _around(text: str, whole: Span, reach: int) -> tuple[int, int]:
    """Where to look: around the record, cut between paragraphs where there is one nearby."""
    start, end = max(whole.start - reach, 0), min(whole.end + reach, len(text))
    if start:
        start = max(text.find("\n", start, whole.start) + 1, start)
    return start, end
