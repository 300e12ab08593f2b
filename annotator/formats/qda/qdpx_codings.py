"""What a REFI-QDA project says of one text: its passages with their codes, memos and links."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from annotator.core.coding.article import Article
from annotator.core.messages import Message, message
from annotator.core.text.span import Span
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation
from annotator.formats.parsing.safe_xml import Element
from annotator.formats.qda import refi
from annotator.formats.qda.code_scheme import UNCODED
from annotator.formats.qda.offset_counting import Passage, RawOffsets
from annotator.formats.qda.qdpx_project import QdpxProject

_TOLD = 5


class Codings:
    """What is said of one text."""

    def __init__(
        self,
        project: QdpxProject,
        raw: RawOffsets,
        nodes: tuple[Element, ...],
        refuse: Callable[[Message | str], None],
    ) -> None:
        """Takes the elements that are the source, the last of them that with the text.

        Args:
            project: the rest of the project.
            raw: the text.
            nodes: the elements.
            refuse: told what of it does not hold.
        """
        self._project = project
        self._raw = raw
        self._refuse = refuse
        self._selections = list(refi.selections(nodes[-1]))
        self._codings = [coding for node in nodes for coding in refi.codings(node)]
        self._marked = [
            (found, chosen)
            for node in nodes
            for ident in refi.references(node, "NoteRef")
            if (found := project.note(ident))
            for chosen in found.selections
        ]
        passages = [
            Passage(each.start, each.end, each.name)
            for each in self._selections
            if each.start is not None and each.end is not None
        ]
        # ATLAS.ti takes a CRLF as one character.
        ways = raw.countings(pairs_are_one="atlas" in project.origin.lower())
        self._way = raw.counting_for(passages, ways)
        self._taken: set[str] = set()
        self._outside: list[str] = []
        self._unknown = 0

    def document(self, article: Article) -> ForeignArticle:
        """The article with its annotations and the relations between them."""
        annotations: list[Annotation] = []
        of_selection: dict[str, list[Annotation]] = {}
        for selection in self._selections:
            made = list(self._of(selection))
            annotations += made
            of_selection.setdefault(selection.id, made)
        for coding in self._codings:
            annotations.append(self._annotation(coding, (), "", {}))
        for note, selection in self._marked:
            if (spans := self._spans(selection)) is not None:
                words = self._project.words_of(note.id)
                annotations.append(
                    Annotation(
                        id=self._free(selection.id or note.id),
                        label=UNCODED,
                        spans=spans,
                        note=words,
                        coder=self._project.user(note.user),
                        extra=_plain(selection=selection.id, created=note.created),
                    )
                )
        relations, annotations = self._related(annotations, of_selection)
        self._tell()
        return ForeignArticle(article, tuple(annotations), tuple(relations))

    def _of(self, selection: refi.Selection) -> Iterator[Annotation]:
        spans = self._spans(selection)
        if spans is None:
            return
        note = self._note(selection)
        extra = _plain(selection=selection.id)
        if not spans:
            extra |= {"start": selection.start, "end": selection.end}
        if not selection.codings:
            extra |= _plain(created=selection.created)
            yield Annotation(
                id=self._free(selection.id),
                label=UNCODED,
                spans=spans,
                note=note,
                coder=self._project.user(selection.user),
                extra=extra,
            )
        for coding in selection.codings:
            if not self._project.is_case(coding.code):
                yield self._annotation(coding, spans, note, extra)

    def _annotation(
        self, coding: refi.Coding, spans: tuple[Span, ...], note: str, extra: dict[str, Any]
    ) -> Annotation:
        label = self._project.scheme.labels.get(coding.code)
        if label is None:
            self._unknown += 1
            label = coding.code or "?"
        own = [self._project.words_of(ident) for ident in coding.notes]
        return Annotation(
            id=self._free(coding.id),
            label=label,
            spans=spans,
            note="\n\n".join(part for part in (note, *own) if part),
            coder=self._project.user(coding.user),
            extra=extra | _plain(code=coding.code, created=coding.created),
        )

    def _spans(self, selection: refi.Selection) -> tuple[Span, ...] | None:
        """Its place; nothing for one without characters, None for one outside of the text."""
        if selection.start is None or selection.end is None:
            self._outside.append(selection.id)
            return None
        start, end = self._way(selection.start), self._way(selection.end)
        if not 0 <= start <= end <= len(self._raw.text):
            self._outside.append(selection.id)
            return None
        return (Span(start, end),) if start < end else ()

    def _note(self, selection: refi.Selection) -> str:
        parts = [selection.description, *map(self._project.words_of, selection.notes)]
        for link in self._project.links(selection.id):
            other = link.origin if link.target == selection.id else link.target
            parts.append(self._project.words_of(other))
        return "\n\n".join(dict.fromkeys(part for part in parts if part))

    def _free(self, ident: str) -> str:
        name, number = ident or "coding", 1
        while name in self._taken:
            number += 1
            name = f"{ident or 'coding'}#{number}"
        self._taken.add(name)
        return name

    def _related(
        self, annotations: list[Annotation], of_selection: dict[str, list[Annotation]]
    ) -> tuple[list[Relation], list[Annotation]]:
        """Links between passages as relations, but for those that lead on to the next piece."""
        relations: list[Relation] = []
        follows: dict[str, str] = {}
        done: set[str] = set()
        for link in (each for key in of_selection for each in self._project.links(key)):
            source, target = of_selection.get(link.origin), of_selection.get(link.target)
            if not source or not target or link.id in done:
                continue
            done.add(link.id)
            if link.name == refi.CONTINUED and (pair := _continued(source, target)):
                follows[pair[0]] = pair[1]
                continue
            relations.append(
                Relation(
                    link.id or f"link{len(done)}",
                    link.name,
                    source[0].id,
                    target[0].id,
                    coder=source[0].coder,
                )
            )
        return relations, _united(annotations, follows)

    def _tell(self) -> None:
        if self._outside:
            shown = ", ".join(self._outside[:_TOLD]) + (" …" if len(self._outside) > _TOLD else "")
            self._refuse(message("passages-without-place", count=len(self._outside), names=shown))
        if self._unknown:
            self._refuse(message("codes-not-in-codebook", count=self._unknown))


def _continued(source: list[Annotation], target: list[Annotation]) -> tuple[str, str] | None:
    for first in source:
        for second in target:
            if (first.label, first.coder) == (second.label, second.coder):
                return first.id, second.id
    return None


def _united(annotations: list[Annotation], follows: dict[str, str]) -> list[Annotation]:
    """The annotations with the pieces of each as one."""
    known = {each.id: each for each in annotations}
    later = set(follows.values())
    united: list[Annotation] = []
    for each in annotations:
        if each.id in later:
            continue
        spans, at, seen = list(each.spans), each.id, {each.id}
        while (at := follows.get(at, "")) and at not in seen:
            seen.add(at)
            spans += known[at].spans
        united.append(msgspec.structs.replace(each, spans=tuple(spans)))
    # What leads round in a circle begins nowhere, and stays in pieces.
    reached = {each.id for each in united}
    for each in united[:]:
        at = each.id
        while at := follows.get(at, ""):
            reached.add(at)
    return [*united, *(each for each in annotations if each.id not in reached)]


def _plain(**extra: Any) -> dict[str, Any]:
    return {key: value for key, value in extra.items() if value}
