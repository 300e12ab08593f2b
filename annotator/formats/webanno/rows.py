"""The lines of a WebAnno TSV 3.3 file, made of pieces of text in layers.

Source: the chapter “WebAnno TSV 3.3 File format” of INCEpTION's user guide.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from annotator.core.text.normalization import Utf16Map
from annotator.core.text.span import Span
from annotator.formats.webanno.annotations import place_id
from annotator.formats.webanno.escapes import escaped_text, escaped_value
from annotator.formats.webanno.layers import (
    ANY,
    CHAINS,
    ELEMENT_FEATURE,
    LINK_FEATURE,
    RELATIONS,
    SPANS,
    Column,
    Layer,
    labels_of,
)
from annotator.formats.webanno.layers_of_article import Piece, PieceRelation, Pieces
from annotator.formats.webanno.tokens import StoredFile, TokenSentence, covering, sentences_of

_Row = tuple[int, int, int]
"""A token's number, and the edges of what stands in the row, in the order of rows: a whole token
before its parts."""


class Sheet:
    """One file.

    Attributes:
        names: what each annotation is called when the file is read.
    """

    def __init__(self, text: str, stored: StoredFile, pieces: Pieces) -> None:
        self._text = text
        self._stored = stored
        self._layers = pieces.layers()
        self._pieces = pieces
        self._utf16 = Utf16Map(text)
        self._sentences = covering(
            text, sentences_of(text, stored), [piece.place for piece in pieces.all]
        )
        self._tokens = [token for each in self._sentences for token in each.tokens]
        self._ends = [token.end for token in self._tokens]
        self._first: dict[int, _Row] = {}
        self._at: defaultdict[_Row, defaultdict[str, list[Piece]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._relations: defaultdict[_Row, defaultdict[str, list[PieceRelation]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._numbers: dict[int, int] = {}
        self._lay_out()
        self._units = self._named_units()
        self.names = self._names()

    # Where things stand

    def _lay_out(self) -> None:
        several: set[int] = set()
        for piece in self._pieces.all:
            rows = self._rows(piece.place)
            self._first[id(piece)] = rows[0]
            for row in rows:
                self._at[row][piece.layer].append(piece)
            if len(rows) > 1:
                several.add(id(piece))
        for relation in self._pieces.relations:
            for end in (relation.source, relation.target):
                if id(end) not in self._first:
                    self._first[id(end)] = self._rows(end.place)[0]
            self._relations[self._first[id(relation.target)]][relation.layer].append(relation)
        several |= self._meant_beyond_layers()
        self._number(several)

    def _rows(self, place: Span) -> list[_Row]:
        """The rows of a place: whole tokens, and parts of those that it cuts."""
        if not place.length:
            at = min(bisect_left(self._ends, place.start), len(self._tokens) - 1)
            token = self._tokens[at]
            edge = min(max(place.start, token.start), token.end)
            return [self._row(at, edge, edge)]
        found: list[_Row] = []
        at = bisect_right(self._ends, place.start)
        while at < len(self._tokens) and self._tokens[at].start < place.end:
            token = self._tokens[at]
            found.append(self._row(at, max(token.start, place.start), min(token.end, place.end)))
            at += 1
        return found or self._rows(Span(place.start, place.start))

    def _row(self, at: int, start: int, end: int) -> _Row:
        token = self._tokens[at]
        return (at, -1, 0) if (start, end) == (token.start, token.end) else (at, start, -end)

    def _meant_beyond_layers(self) -> set[int]:
        """Pieces that are referred to without their layer, so that only a number tells them."""
        layers = {layer.name: layer for layer in self._layers}
        types = {
            (layer.name, column.feature): column.type
            for layer in self._layers
            for column in layer.columns
            if column.kind == "target"
        }
        slots = (
            end
            for piece in self._pieces.all
            for feature, _, end in piece.slots
            if end is not None and types.get((piece.layer, feature), ANY) != end.layer
        )
        ends = (
            end
            for relation in self._pieces.relations
            for end in (relation.source, relation.target)
            if layers[relation.layer].base != end.layer
        )
        return {id(end) for end in (*slots, *ends)}

    def _number(self, wanted: set[int]) -> None:
        spans = [layer.name for layer in self._layers if layer.kind == SPANS]
        for row in sorted(self._at):
            for name in spans:
                there = self._at[row].get(name, [])
                for piece in there:
                    if len(there) > 1 or id(piece) in wanted:
                        self._numbers.setdefault(id(piece), len(self._numbers) + 1)

    def _named_units(self) -> dict[_Row, str]:
        """What each row is called: ``1-2``, and ``1-2.1`` for a part of a token."""
        names: dict[_Row, str] = {}
        at = 0
        for number, sentence in enumerate(self._sentences, 1):
            for position in range(1, len(sentence.tokens) + 1):
                names[at, -1, 0] = f"{number}-{position}"
                at += 1
        parts: Counter[int] = Counter()
        for row in sorted(self._at):
            if row not in names:
                parts[row[0]] += 1
                names[row] = f"{names[row[0], -1, 0]}.{parts[row[0]]}"
        return names

    def _names(self) -> dict[str, str]:
        labels = labels_of(self._layers)
        counts: Counter[str] = Counter()
        ids = {
            id(piece): place_id(labels[piece.layer], self._as_read(piece), counts)
            for piece in self._pieces.all
        }
        ends = {id(piece): piece for piece in self._pieces.named.values() if id(piece) not in ids}
        for key, piece in ends.items():
            ids[key] = place_id(labels[piece.layer], piece.place, counts)
        return {name: ids[id(piece)] for name, piece in self._pieces.named.items()}

    def _as_read(self, piece: Piece) -> Span:
        """The place of a piece, as the rows have it."""
        at, start, _ = self._first[id(piece)]
        if piece.place.length or start < 0:
            return piece.place if piece.place.length else self._tokens[at]
        return Span(start, start)

    # Lines

    def lines(self) -> Iterator[str]:
        """The lines of the file."""
        yield "#FORMAT=WebAnno TSV 3.3"
        for layer in self._layers:
            yield layer.line
        yield ""
        rows: defaultdict[int, list[_Row]] = defaultdict(list)
        for row in sorted(self._units):
            rows[row[0]].append(row)
        at = 0
        for sentence in self._sentences:
            yield ""
            yield from self._head(sentence, is_first=at == 0)
            for _ in sentence.tokens:
                for row in rows[at]:
                    yield self._line(row)
                at += 1

    def _head(self, sentence: TokenSentence, *, is_first: bool) -> Iterator[str]:
        if is_first:
            for key, value in self._stored.head.items():
                for line in value.split("\n"):
                    yield f"#{key}={line}" if key else line
        for key, value in sentence.meta.items():
            yield f"#{key}={value}"
        for line in self._text[sentence.start : sentence.end].split("\n"):
            yield f"#Text={escaped_text(line)}"

    def _line(self, row: _Row) -> str:
        at, start, end = row
        span = self._tokens[at] if start < 0 else Span(start, -end)
        offsets = (self._utf16.to_utf16(span.start), self._utf16.to_utf16(span.end))
        text = self._text[span.start : span.end]
        shown = escaped_text(text) if text.isspace() else text
        cells = [cell for layer in self._layers for cell in self._cells(row, layer)]
        return "\t".join([self._units[row], f"{offsets[0]}-{offsets[1]}", shown, *cells, ""])

    def _cells(self, row: _Row, layer: Layer) -> Iterator[str]:
        if layer.kind == RELATIONS:
            relations = self._relations[row][layer.name] if row in self._relations else []
            for column in layer.columns:
                yield "|".join(self._relation(each, column) for each in relations) or "_"
            return
        pieces = self._at[row][layer.name] if row in self._at else []
        for column in layer.columns:
            if not pieces:
                yield "_"
            elif layer.kind == CHAINS:
                yield "|".join(self._chained(piece, column) for piece in pieces)
            else:
                yield "|".join(self._cell(piece, column) for piece in pieces)

    def _relation(self, relation: PieceRelation, column: Column) -> str:
        if column.kind != "base":
            return _shown(relation.values.get(column.feature))
        numbers = [self._numbers.get(id(end), 0) for end in (relation.source, relation.target)]
        unit = self._units[self._first[id(relation.source)]]
        return f"{unit}[{numbers[0]}_{numbers[1]}]" if any(numbers) else unit

    def _chained(self, piece: Piece, column: Column) -> str:
        chain, number = piece.chain
        if column.kind == "link":
            return f"{_shown(piece.values.get(LINK_FEATURE))}->{chain}-{number}"
        if column.kind == "element":
            return f"{_shown(piece.values.get(ELEMENT_FEATURE))}[{chain}]"
        return _shown(piece.values.get(column.feature))

    def _cell(self, piece: Piece, column: Column) -> str:
        number = self._number_of(piece)
        if column.kind == "value":
            return f"{_shown(piece.values.get(column.feature))}{number}"
        slots = [slot for slot in piece.slots if slot[0] == column.feature]
        if column.kind == "role":
            return (";".join(_shown(role) for _, role, _ in slots) or "_") + number
        if column.kind == "target":
            return ";".join(self._reference(end) for _, _, end in slots) or "*"
        return f"*{number}"

    def _reference(self, piece: Piece | None) -> str:
        if piece is None:
            return "*"
        return f"{self._units[self._first[id(piece)]]}{self._number_of(piece)}"

    def _number_of(self, piece: Piece) -> str:
        number = self._numbers.get(id(piece))
        return f"[{number}]" if number else ""


def _shown(value: str | None) -> str:
    return "*" if value is None else escaped_value(value)
