"""From the cells of a WebAnno TSV file to annotations and the relations between them.

What belongs together over several rows is told by the number in brackets; references name a row
and, where several annotations stand there, that number.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import Message, at_line, message
from annotator.core.text.span import Span
from annotator.formats.webanno.escapes import linked, numbered, split_cell, value_of
from annotator.formats.webanno.layers import (
    ANY,
    CHAINS,
    DEPENDENCY,
    RELATIONS,
    TOKEN,
    Column,
    Layer,
    labels_of,
)
from annotator.formats.webanno.table import Table
from annotator.formats.webanno.text import Row

_REFERENCE = re.compile(r"(\d{1,9}-\d{1,9}(?:\.\d{1,9})?)(?:\[(\d{1,9})(?:_(\d{1,9}))?\])?")
_NULL = "*"
_NOTHING = "_"

Key = tuple[str, int]


class Slot(msgspec.Struct):
    """One filler of a slot feature; ``role`` is None if it says none."""

    feature: str
    role: str | None
    reference: str = ""
    target: "Found | None" = None


class Found(msgspec.Struct, eq=False):
    """An annotation of a layer of spans or chains.

    Attributes:
        place: in code points; empty for one between two characters.
        number: what tells it from others on its rows; 0 if nothing need.
        chain: the number of its chain, and its own in it.
    """

    layer: str
    line: int
    place: Span
    number: int = 0
    chain: Key = ("", 0)
    values: dict[str, str] = {}
    slots: list[Slot] = []
    last_token: int = 0
    sentence: int = 0
    id: str = ""


class FoundRelation(msgspec.Struct, eq=False):
    """A relation; its ends are told once all rows were read."""

    layer: Layer
    row: Row
    reference: str = ""
    values: dict[str, str] = {}
    source: Found | None = None
    target: Found | None = None


class Annotations:
    """What the cells of a table say.

    Attributes:
        found: the annotations in the order of the rows.
        tokens: tokens that are an end of a relation or slot by themselves.
        relations: those of the layers of relations.
        labels: what annotations of each layer are called.
    """

    def __init__(self, file: str, table: Table) -> None:
        """Reads all rows, then what refers to them.

        Raises:
            InputError: a cell does not hold; names the line.
        """
        self._file = file
        self._table = table
        self.found: list[Found] = []
        self.tokens: dict[str, Found] = {}
        self.relations: list[FoundRelation] = []
        self.labels = labels_of(table.layers)
        self._rows: dict[str, Row] = {}
        self._twice: set[str] = set()
        self._at: defaultdict[tuple[str, str], list[Found]] = defaultdict(list)
        self._by_number: dict[Key, Found] = {}
        self._links: dict[tuple[str, int, int], Found] = {}
        self._empty_says_nothing = self._layers_of_empty_cells()
        token = 0
        for number, sentence in enumerate(table.sentences):
            for row in sentence.rows:
                token += not row.is_part
                self._read(row, token, number)
        self._resolve()
        self._name()

    def _error(self, line: int, reason: Message | str) -> InputError:
        return InputError(self._file, reason, at_line(line))

    def _columns(self) -> Iterator[tuple[Layer, int, int]]:
        """Each layer, and which cells of a row are its own."""
        at = 0
        for layer in self._table.layers:
            yield layer, at, at + len(layer.columns)
            at += len(layer.columns)

    def _layers_of_empty_cells(self) -> set[str]:
        """Layers of a file of which empty cells, not underscores, say that there is nothing."""
        rows = [row for sentence in self._table.sentences for row in sentence.rows]
        return {
            layer.name
            for layer, start, end in self._columns()
            if not any(_NOTHING in row.cells[start:end] for row in rows)
        }

    # Rows

    def _read(self, row: Row, token: int, sentence: int) -> None:
        if row.unit in self._rows:
            self._twice.add(row.unit)
        self._rows[row.unit] = row
        for layer, start, end in self._columns():
            cells = row.cells[start:end]
            if all(cell == _NOTHING for cell in cells):
                continue
            if layer.name in self._empty_says_nothing and not any(cell.strip() for cell in cells):
                continue
            stacks = [[] if cell == _NOTHING else split_cell(cell, "|") for cell in cells]
            if layer.kind == RELATIONS:
                self._read_relations(row, layer, stacks)
            elif layer.kind == CHAINS:
                self._read_chains(row, layer, stacks, token, sentence)
            else:
                self._read_spans(row, layer, stacks, token, sentence)

    def _read_spans(
        self, row: Row, layer: Layer, stacks: list[list[str]], token: int, sentence: int
    ) -> None:
        for number, cells in _stacked(layer, stacks).items():
            there = self._by_number.get((layer.name, number[0])) if number[0] else None
            # Some tools begin to count anew in each sentence.
            if there and there.sentence != sentence and there.last_token + 1 < token:
                there = None
            if there is None:
                there = self._new(row, layer, number[0], sentence)
            self._go_on(there, row, token)
            self._at[row.unit, layer.name].append(there)
            self._fill(there, cells)

    def _new(self, row: Row, layer: Layer, number: int, sentence: int) -> Found:
        new = Found(layer.name, row.line, self._table.token_spans[row.line], number)
        new.sentence = sentence
        self.found.append(new)
        if number:
            self._by_number[layer.name, number] = new
        return new

    def _go_on(self, found: Found, row: Row, token: int) -> None:
        place = self._table.token_spans[row.line]
        if place != found.place:
            end = place.end if place.end >= found.place.start else found.place.end
            found.place = Span(found.place.start, end)
        found.last_token = token

    def _fill(self, found: Found, cells: list[tuple[Column, str]]) -> None:
        roles: dict[str, list[str]] = {}
        for column, piece in cells:
            if column.kind == "role":
                roles[column.feature] = [] if piece == _NOTHING else split_cell(piece, ";")
            elif column.kind == "target":
                self._fill_slots(found, column, piece, roles.get(column.feature, []))
            elif column.kind != "mark" and piece not in (_NULL, _NOTHING):
                found.values.setdefault(column.feature, value_of(piece))

    def _fill_slots(self, found: Found, column: Column, piece: str, roles: list[str]) -> None:
        if any(slot.feature == column.feature for slot in found.slots):
            # Each row of an annotation repeats its slots.
            return
        targets = [] if piece in (_NULL, _NOTHING, "") else split_cell(piece, ";")
        roles = [numbered(role)[0] for role in roles]
        if len(targets) > len(roles):
            roles += [_NULL] * (len(targets) - len(roles))
        for n, role in enumerate(roles):
            role_name = None if role == _NULL else value_of(role)
            reference = targets[n] if n < len(targets) else ""
            found.slots.append(Slot(column.feature, role_name, reference))

    def _read_chains(
        self, row: Row, layer: Layer, stacks: list[list[str]], token: int, sentence: int
    ) -> None:
        kinds = [column.kind for column in layer.columns]
        for n in range(max(map(len, stacks))):
            written = {
                kind: stack[n] for kind, stack in zip(kinds, stacks, strict=True) if n < len(stack)
            }
            element, number = numbered(written.get("element", _NULL))
            link = linked(written.get("link", ""))
            if link is None and "link" in written:
                reason = message("no-chain-link", text=written["link"])
                raise self._error(row.line, reason)
            if link is None:
                following = 1 + sum(f.chain[0] == f"{layer.name} {number}" for f in self.found)
                link = (_NULL, number, following)
            relation, chain, place = link
            there = self._links.get((layer.name, chain, place))
            if there is None:
                there = self._new(row, layer, 0, sentence)
                there.chain = (f"{layer.name} {chain}", place)
                self._links[layer.name, chain, place] = there
            self._go_on(there, row, token)
            self._at[row.unit, layer.name].append(there)
            columns = {column.kind: column for column in layer.columns}
            values = [
                (columns[k], v)
                for k, v in (("element", element), ("link", relation))
                if k in columns
            ]
            self._fill(there, values)

    def _read_relations(self, row: Row, layer: Layer, stacks: list[list[str]]) -> None:
        for n in range(max(map(len, stacks))):
            relation = FoundRelation(layer, row)
            for column, stack in zip(layer.columns, stacks, strict=True):
                piece = stack[n] if n < len(stack) else _NULL
                if column.kind == "base":
                    relation.reference = piece
                elif (value := numbered(piece)[0]) not in (_NULL, _NOTHING):
                    relation.values[column.feature] = value_of(value)
            if relation.reference in (_NULL, _NOTHING, ""):
                raise self._error(row.line, message("relation-from-nowhere", layer=layer.name))
            self.relations.append(relation)

    # References

    def _resolve(self) -> None:
        targets = {
            (layer.name, column.feature): column.type
            for layer in self._table.layers
            for column in layer.columns
            if column.kind == "target"
        }
        for found in self.found:
            for slot in found.slots:
                if slot.reference in ("", _NULL, _NOTHING):
                    continue
                unit, number, _ = self._reference(found.line, slot.reference)
                layer = targets[found.layer, slot.feature]
                slot.target = self._target(found.line, layer, unit, number)
        for relation in self.relations:
            self._resolve_relation(relation)

    def _resolve_relation(self, relation: FoundRelation) -> None:
        base, line, here = relation.layer.base, relation.row.line, relation.row.unit
        unit, first, second = self._reference(line, relation.reference)
        if relation.layer.name == DEPENDENCY and not first and not second:
            # They are on tokens, whatever their head says.
            base = TOKEN if not self._at[unit, base] or not self._at[here, base] else base
        # Some tools write the number of the row's own annotation first.
        own_number, here_first = (second, False) if second else (first, True)
        own, other = (unit, here) if here_first else (here, unit)
        if (
            own_number
            and not self._stands(own_number, own, base)
            and self._stands(own_number, other, base)
        ):
            first, second = second, first
        relation.source = self._target(line, base, unit, first)
        relation.target = self._target(line, base, here, second)

    def _reference(self, line: int, written: str) -> tuple[str, int, int]:
        match = _REFERENCE.fullmatch(written.strip())
        if match is None:
            raise self._error(line, message("no-row-reference", text=written))
        if match[1] not in self._rows:
            raise self._error(line, message("row-missing", row=match[1]))
        if match[1] in self._twice:
            raise self._error(line, message("row-twice", row=match[1]))
        return match[1], int(match[2] or 0), int(match[3] or 0)

    def _stands(self, number: int, unit: str, layer: str) -> bool:
        names = [layer] if layer != ANY else [each.name for each in self._table.layers]
        return any(found.number == number for name in names for found in self._at[unit, name])

    def _target(self, line: int, layer: str, unit: str, number: int) -> Found:
        """The annotation that is meant: by its number, or as the only one of its layer there."""
        declared = [each.name for each in self._table.layers]
        if number:
            found = self._numbered([layer, *declared], unit, number)
            if found is None:
                raise self._error(line, message("annotation-missing", row=unit, number=number))
            return found
        for name in declared if layer == ANY else [layer]:
            if self._at[unit, name]:
                return self._at[unit, name][0]
        if layer in declared:
            raise self._error(line, message("no-layer-there", row=unit, layer=layer))
        row = self._rows[unit]
        if unit not in self.tokens:
            self.tokens[unit] = Found(TOKEN, row.line, self._table.token_spans[row.line])
        return self.tokens[unit]

    def _numbered(self, layers: Sequence[str], unit: str, number: int) -> Found | None:
        there = (found for name in layers for found in self._at[unit, name])
        anywhere = (self._by_number.get((name, number)) for name in layers)
        return next(
            (found for found in there if found.number == number),
            next((found for found in anywhere if found), None),
        )

    # Names

    def _name(self) -> None:
        """Gives each an id that tells it by its layer and place, whatever else is in the file."""
        counts: Counter[str] = Counter()
        for found in (*self.found, *self.tokens.values()):
            found.id = place_id(self.labels[found.layer], found.place, counts)


def place_id(label: str, place: Span, counts: Counter[str]) -> str:
    """The id of the next annotation of that label at that place."""
    name = f"{label}:{place.start}-{place.end}"
    counts[name] += 1
    return name if counts[name] == 1 else f"{name}#{counts[name]}"


def _stacked(
    layer: Layer, stacks: Sequence[Sequence[str]]
) -> dict[tuple[int, int], list[tuple[Column, str]]]:
    """The cells of each annotation of a row, by its number or place in the stack.

    In a whole stack every column has as many pieces. Some tools leave out those that say nothing,
    and only numbers tell then what goes together.
    """
    if all(len(stack) == 1 for stack in stacks) and (single := _single(layer, stacks)):
        return single
    split = [
        [numbered(piece) if column.kind != "target" else (piece, 0) for piece in stack]
        for column, stack in zip(layer.columns, stacks, strict=True)
    ]
    depth = max(map(len, split))
    numbers = [
        next((s[n][1] for s in split if len(s) == depth and s[n][1]), 0) for n in range(depth)
    ]
    found: dict[tuple[int, int], list[tuple[Column, str]]] = {}
    for column, stack in zip(layer.columns, split, strict=True):
        for n, (piece, own) in enumerate(stack):
            number = own or (numbers[n] if len(stack) == depth else 0)
            found.setdefault((number, 0 if number else n), []).append((column, piece))
    return found


def _single(
    layer: Layer, stacks: Sequence[Sequence[str]]
) -> dict[tuple[int, int], list[tuple[Column, str]]]:
    """The cells of the only annotation of a row, which most rows have; nothing if numbers tell
    that there are several."""
    numbers: set[int] = set()
    cells: list[tuple[Column, str]] = []
    for column, (piece,) in zip(layer.columns, stacks, strict=True):
        content, number = (piece, 0) if column.kind == "target" else numbered(piece)
        numbers.add(number)
        cells.append((column, content))
    numbers.discard(0)
    return {(numbers.pop() if numbers else 0, 0): cells} if len(numbers) < 2 else {}
