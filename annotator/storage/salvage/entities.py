"""Entities of a damaged project, reassembled from its recovered rows."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain, groupby, islice, product
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from annotator.core.codebook.model import Codebook
from annotator.core.coding.article import ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import Attributes, Entity, Kind
from annotator.core.coding.coder import Coder
from annotator.core.coding.digest import digest
from annotator.core.text.span import Fragment
from annotator.storage import mapping
from annotator.storage.salvage.row_recovery import FOUND, STALE
from annotator.storage.salvage.shapes import shapes
from annotator.storage.tables import RecordRow

_Dict = dict[str, Any]

_TABLES: dict[Kind, tuple[str, tuple[str, ...]]] = {
    "project": ("project", ("id",)),
    "coder": ("coders", ("id",)),
    "codebook": ("codebook", ("id",)),
    "actor": ("actors", ("id",)),
    "article": ("articles", ("id",)),
    "record": ("records", ("id",)),
    "link": ("links", ("id",)),
    "status": ("statuses", ("article_id", "coder_id")),
    "assignment": ("assignments", ("coder_id", "article_id")),
    "suggestion": ("suggestions", ("id",)),
}
_OF_CODERS: dict[str, type[ArticleStatus | Assignment]] = {
    "status": ArticleStatus,
    "assignment": Assignment,
}
_FROM_ROW: dict[Kind, Callable[[_Dict], Entity]] = {
    "project": mapping.project_of,
    "actor": mapping.actor_of,
    "link": mapping.link_of,
    "suggestion": mapping.suggestion_of,
}
_TRIES = 200
"""Ways to put a thing together that are tried, before the likeliest is taken."""

_ABSENT: dict[str, Any] = {
    **dict.fromkeys(("id", "title", "text", "sha256", "language", "source", "author"), ""),
    "published": "",
    "url": "",
    "note": "",
    "metadata": {},
    "flagged": False,
    "publications": {},
    "revision": 1,
    "version": 1,
}

_RECORD_COLUMNS = tuple(column.name for column in RecordRow.__table__.columns)
_NOT_OF_THE_ENTITY = frozenset(("found_", "whole_", "digest", "title_words", "text_words"))


class JournalState(NamedTuple):
    """The state of an entity according to the journal, as far as that was recovered.

    Attributes:
        exists: whether its last op left it there.
        digest: its checksum after that op, if one was kept.
    """

    exists: bool
    digest: bytes | None


class RecoveredEntity(NamedTuple):
    """An entity as it was reassembled.

    Attributes:
        is_sound: whether it has the checksum that the journal keeps of it.
        is_current: whether it lay where the project's present state lies.
        is_whole: whether all of it was there.
    """

    entity: Entity
    is_sound: bool
    is_current: bool
    is_whole: bool


class RecoveredEntities:
    """The recovered entities of a damaged project; a context manager."""

    def __init__(self, gathered: Path) -> None:
        """Looks into what `gather` made."""
        self._scratch = sqlite3.connect(gathered)
        self._types = {
            table: {column.name: column.declared for column in shape.columns}
            for table, shape in shapes().items()
        }

    def __enter__(self) -> "RecoveredEntities":
        return self

    def __exit__(self, *_: object) -> None:
        self._scratch.close()

    def ids(self, kind: Kind) -> Iterator[str]:
        """The ids of the entities of a kind of which any row was recovered, in order."""
        table, key = _TABLES[kind]
        listed = " || '/' || ".join(key)
        query = f'SELECT DISTINCT {listed} FROM "{table}" ORDER BY 1'  # noqa: S608 - our own names
        with closing(self._scratch.execute(query)) as found:
            yield from (row[0] for row in found)

    def records_of(self, article_id: str) -> list[str]:
        """The ids of records that lie in an article, in some state of theirs."""
        query = "SELECT DISTINCT id FROM records WHERE article_id = ? ORDER BY 1"
        return [row[0] for row in self._scratch.execute(query, (article_id,))]

    def articles_of_records(self) -> Iterator[str]:
        """The ids of the articles that records lie in, in order."""
        query = "SELECT DISTINCT article_id FROM records ORDER BY 1"
        with closing(self._scratch.execute(query)) as found:
            yield from (row[0] for row in found)

    def journal_state(self, kind: Kind, entity_id: str) -> JournalState | None:
        """The state of an entity according to the journal; None if no op names it."""
        row = self._scratch.execute(
            "SELECT verb, digest FROM ops WHERE entity_id = ? AND kind = ? AND whole_ "
            "ORDER BY seq DESC, n DESC, found_ LIMIT 1",
            (entity_id, kind),
        ).fetchone()
        return JournalState(row[0] != "delete", row[1]) if row else None

    def journalled_ids(self, kind: Kind) -> Iterator[str]:
        """The ids of the entities of a kind that the journal names, in order."""
        query = "SELECT DISTINCT entity_id FROM ops WHERE kind = ? ORDER BY 1"
        with closing(self._scratch.execute(query, (kind,))) as found:
            yield from (row[0] for row in found)

    def known(self, kind: Kind, entity_id: str) -> Attributes:
        """The attributes of an entity as the journal's ops give them."""
        known: Attributes = {}
        for op in self.dicts(
            "ops", "entity_id = ? AND kind = ? AND whole_", (entity_id, kind), "seq, n"
        ):
            known = known | (op["after"] or {}) if op["verb"] != "delete" else {}
        return known

    def words(self) -> Iterator[str]:
        """The names that were recovered from index pages."""
        with closing(self._scratch.execute("SELECT word FROM words_")) as found:
            yield from (row[0] for row in found)

    def coders_of_others(self) -> Iterator[str]:
        """The ids of coders that any recovered row refers to."""
        for table in ("records", "statuses", "assignments", "suggestions", "changes"):
            where = f"coder_id IS NOT NULL AND found_ < {STALE}"
            query = f'SELECT DISTINCT coder_id FROM "{table}" WHERE {where}'  # noqa: S608 - our own
            with closing(self._scratch.execute(query)) as found:
                yield from (row[0] for row in found)

    def learned_models(self) -> Iterator[_Dict]:
        """The rows of learned models of which every byte was recovered."""
        seen: set[str] = set()
        for row in self.dicts("learned_models", "whole_", (), "id, found_"):
            weights = row["weights"]
            if row["id"] not in seen and sha256(weights).hexdigest() == row["sha256"]:
                seen.add(row["id"])
                yield {name: row[name] for name in row if name not in ("found_", "whole_")}

    def best(self, kind: Kind, entity_id: str) -> RecoveredEntity | None:
        """An entity in its last state by the journal's checksum, else in the likeliest state."""
        journal_state = self.journal_state(kind, entity_id)
        journal_digest = journal_state.digest if journal_state and journal_state.exists else None
        likeliest: RecoveredEntity | None = None
        for made in islice(self._candidates(kind, entity_id), _TRIES):
            wanted = journal_digest or made.own_digest
            is_sound = wanted is not None and digest(made.entity) == wanted
            remnant = RecoveredEntity(made.entity, is_sound, made.is_current, made.is_whole)
            if is_sound:
                return remnant
            likeliest = likeliest or remnant
            if wanted is None:
                break  # nothing would tell that another is the right one
        return likeliest if likeliest and _is_of_its_type(likeliest.entity) else None

    def _candidates(self, kind: Kind, entity_id: str) -> Iterator["_Made"]:
        rows = self._rows(kind, entity_id)
        parts = _Parts(self, entity_id) if kind == "record" else None
        for row in rows:
            # What was once in a page goes together with what was once in others.
            options = parts.options() if parts else iter((((), ()),))
            for values, fragments in options:
                try:
                    entity = _entity(kind, row, values, fragments)
                except (ValueError, TypeError, msgspec.MsgspecError):
                    break
                yield _Made(entity, row["found_"] != STALE, bool(row["whole_"]), row.get("digest"))

    def _rows(self, kind: Kind, entity_id: str) -> list[_Dict]:
        table, key = _TABLES[kind]
        names = entity_id.split("/", 1) if len(key) > 1 else [entity_id]
        rows = self.dicts(
            table,
            " AND ".join(f"{name} = ?" for name in key),
            names,
            f"found_ = {STALE}, whole_ DESC, version DESC, found_",
        )
        distinct: list[_Dict] = []
        for row in rows:
            if row not in distinct:
                distinct.append(row)
        return distinct

    def dicts(
        self, table: str, where: str, values: Sequence[object], order: str
    ) -> Iterator[_Dict]:
        """Rows by column name, their values as the program has them; unreadable ones left out."""
        types = self._types[table]
        query = f'SELECT * FROM "{table}" WHERE {where} ORDER BY {order}'  # noqa: S608 - our own
        with closing(self._scratch.execute(query, values)) as rows:
            names = [each[0] for each in rows.description]
            for row in rows:
                try:
                    yield {
                        name: _typed(types.get(name, ""), value)
                        for name, value in zip(names, row, strict=True)
                    }
                except (ValueError, msgspec.MsgspecError):
                    continue

    def first(self, kind: Kind) -> RecoveredEntity | None:
        """The single entity of a kind of which a project has just one."""
        remnants = [self.best(kind, each) for each in self.ids(kind)]
        found = [each for each in remnants if each is not None]
        found.sort(key=lambda each: (each.is_sound, each.is_current, each.is_whole), reverse=True)
        return found[0] if found else None


class _Made(NamedTuple):
    entity: Entity
    is_current: bool
    is_whole: bool
    own_digest: bytes | None


class _Parts:
    """The values and fragments that may be a record's."""

    def __init__(self, remains: RecoveredEntities, record_id: str) -> None:
        self._values = self._choices(remains, "field_values", record_id, ("field", "ordinal"))
        self._fragments = self._choices(
            remains, "fragments", record_id, ("field", "ordinal", "position")
        )

    def options(self) -> Iterator[tuple[list[_Dict], list[_Dict]]]:
        """Ways to choose among them, the likeliest first."""
        count = len(self._values)
        every = (*self._values, *self._fragments)
        fullest = [next((part for part in parts if part is not None), None) for parts in every]
        for chosen in chain(product(*(parts[:1] for parts in every)), [fullest], product(*every)):
            yield (
                [part for part in chosen[:count] if part is not None],
                [part for part in chosen[count:] if part is not None],
            )

    @staticmethod
    def _choices(
        remains: RecoveredEntities, table: str, record_id: str, key: tuple[str, ...]
    ) -> list[list[_Dict | None]]:
        """For each place of a part what may be there, the likeliest first; None for nothing."""

        def place(row: _Dict) -> tuple[Any, ...]:
            return tuple(row[name] for name in key)

        rows = remains.dicts(table, "record_id = ?", [record_id], f"{', '.join(key)}, found_")
        choices: list[list[_Dict | None]] = []
        for _place, each in groupby(rows, place):
            alternatives: list[_Dict | None] = []
            for row in each:
                nothing_likelier = row["found_"] != 0 and not alternatives
                if nothing_likelier and row["found_"] == STALE:
                    alternatives.append(None)
                bare = {name: row[name] for name in row if name not in ("found_", "whole_")}
                if bare not in alternatives:
                    alternatives.append(bare)
                if nothing_likelier and row["found_"] == FOUND:
                    alternatives.append(None)
            choices.append(alternatives)
        return choices


def _entity(kind: Kind, row: _Dict, values: Sequence[_Dict], fragments: Sequence[_Dict]) -> Entity:
    plain = {name: row[name] for name in row if name not in _NOT_OF_THE_ENTITY}
    if kind in _FROM_ROW:
        return _FROM_ROW[kind](plain)
    match kind:
        case "coder":
            return Coder(**plain)
        case "codebook":
            return msgspec.convert(plain["body"], Codebook)
        case "article":
            # Of a text that breaks off, what came after it is gone too.
            return mapping.article_of(
                {name: _ABSENT[name] if each is None else each for name, each in plain.items()}
            )
        case "status" | "assignment":
            # Columns that came after the row was written hold nothing.
            held = {name: each for name, each in named_plainly(plain).items() if each is not None}
            return _OF_CODERS[kind](**held)
        case _:
            whole: Any = [tuple(plain[name] for name in _RECORD_COLUMNS)]
            [record] = mapping.records_of(
                whole,
                _tuples(values, ("record_id", "field", "ordinal", "value", "actor_id")),
                _tuples(fragments, ("record_id", "field", "ordinal", "start", "end", "text")),
            )
            if not record.spans and row["end"] > row["start"] >= 0:
                # Where it begins and ends is kept twice; its words are not.
                around = Fragment(row["start"], row["end"], "")
                return msgspec.structs.replace(record, spans=(around,))
            return record


def named_plainly(row: _Dict) -> _Dict:
    """The attributes of a status or an assignment from its row."""
    names = {"article_id": "article", "coder_id": "coder"}
    return {names.get(name, name): value for name, value in row.items()}


def _tuples(rows: Iterable[_Dict], names: Sequence[str]) -> list[Any]:
    return [tuple(row[name] for name in names) for row in rows]


def _typed(declared: str, value: Any) -> Any:
    if value is None:
        return None
    match declared:
        case "DATETIME":
            return datetime.fromisoformat(value).replace(tzinfo=UTC)
        case "JSON":
            return msgspec.json.decode(value) if isinstance(value, str) else value
        case "BOOLEAN":
            return bool(value)
        case "FLOAT":
            return float(value)
        case _:
            return value


def _is_of_its_type(entity: Entity) -> bool:
    """Whether what was never checked by a checksum has the types that the program relies on."""
    try:
        msgspec.json.decode(msgspec.json.encode(entity), type=type(entity))
    except (ValueError, msgspec.MsgspecError):
        return False
    return True


def ids_of_kind(connection: Connection, kind: Kind) -> list[str]:
    """The ids of the entities of a kind in an undamaged project."""
    table, key = _TABLES[kind]
    listed = " || '/' || ".join(key)
    found = connection.exec_driver_sql(f'SELECT {listed} FROM "{table}" ORDER BY 1')  # noqa: S608 - our own names
    return [row[0] for row in found]
