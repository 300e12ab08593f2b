"""The same bytes and the same rows by nothing but the modules csv, json and sqlite3."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any

from tests.benchmarks.child import Stopwatch

_TABLES = (
    *("coders", "articles", "statuses", "records", "field_values", "fragments"),
    *("changes", "ops", "codebook"),
)
_AT_ONCE = 5000


def import_corpus(empty: Path, folder: Path, imported: Path) -> Stopwatch:
    """Reads and splits the files, and inserts into an empty project the rows of an imported one."""
    watch = Stopwatch()
    with watch:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                text = path.read_bytes().decode()
                if path.suffix == ".ann":
                    for line in text.split("\n"):
                        line.split("\t")
    _insert(empty, imported, watch)
    return watch


def import_jsonl(empty: Path, file: Path, imported: Path) -> Stopwatch:
    """Reads the lines, and inserts into an empty project the rows of an imported one."""
    watch = Stopwatch()
    with watch, file.open(encoding="utf-8") as lines:
        for line in lines:
            json.loads(line)
    _insert(empty, imported, watch)
    return watch


def _insert(empty: Path, imported: Path, watch: Stopwatch) -> None:
    with closing(sqlite3.connect(imported)) as source, closing(sqlite3.connect(empty)) as target:
        target.isolation_level = None
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "cache_size = -32768"):
            target.execute(f"PRAGMA {pragma}")
        with watch:
            target.execute("BEGIN IMMEDIATE")
            target.execute("DELETE FROM codebook")
        for table in _TABLES:
            cursor = source.execute(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608 - ours
            marks = ", ".join("?" * len(cursor.description))
            statement = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - ours
            while rows := cursor.fetchmany(_AT_ONCE):
                with watch:
                    target.executemany(statement, rows)
        with watch:
            target.execute("COMMIT")


def check(project: Path) -> Stopwatch:
    """What sqlite3 checks by itself, and each row of each table read once."""
    with (watch := Stopwatch()), closing(sqlite3.connect(project)) as source:
        source.execute("PRAGMA integrity_check").fetchall()
        source.execute("PRAGMA foreign_key_check").fetchall()
        for table in _TABLES:
            cursor = source.execute(f"SELECT * FROM {table}")  # noqa: S608 - ours
            while cursor.fetchmany(_AT_ONCE):
                pass
    return watch


def backup(project: Path, out: Path) -> Stopwatch:
    """A copy by sqlite3, which checks it."""
    with (
        (watch := Stopwatch()),
        closing(sqlite3.connect(project)) as source,
        closing(sqlite3.connect(out)) as target,
    ):
        target.execute("PRAGMA synchronous = FULL")
        source.backup(target)
        target.execute("PRAGMA integrity_check").fetchall()
        target.execute("PRAGMA foreign_key_check").fetchall()
    return watch


Article = tuple[tuple[Any, ...], list[tuple[Any, ...]], dict[str, Any], dict[str, Any]]


def _articles(project: sqlite3.Connection) -> Iterator[Article]:
    """Each article's row, the rows of its records, and their values and fragments by record."""
    streams = [
        groupby(project.execute(query), lambda row: row[0])
        for query in (
            "SELECT article_id, id, type, coder_id, state, created, updated, note, flagged, "
            "records.metadata FROM records ORDER BY article_id, id",
            "SELECT article_id, record_id, field, ordinal, value, actor_id FROM field_values "
            "JOIN records ON records.id = record_id "
            "ORDER BY article_id, record_id, field, ordinal",
            "SELECT article_id, record_id, field, ordinal, fragments.start, fragments.end, text "
            "FROM fragments JOIN records ON records.id = record_id "
            "ORDER BY article_id, record_id, field, ordinal, position",
        )
    ]
    for article in project.execute(
        "SELECT id, title, text, sha256, language, source, author, published, url, metadata, "
        "revision, note, flagged FROM articles ORDER BY id"
    ):
        records, values, fragments = (list(next(stream)[1]) for stream in streams)
        yield article, records, _by_record(values), _by_record(fragments)


def _by_record(rows: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    return {key: list(group) for key, group in groupby(rows, lambda row: row[1])}


def _spans(fragments: Iterable[tuple[Any, ...]]) -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "text": text} for *_, start, end, text in fragments]


def _record(
    row: tuple[Any, ...], values: dict[str, Any], fragments: dict[str, Any]
) -> dict[str, Any]:
    _, key, kind, coder, state, created, updated, note, flagged, metadata = row
    by_value = {
        place: _spans(group)
        for place, group in groupby(fragments.get(key, ()), lambda each: (each[2], each[3]))
    }
    fields: dict[str, Any] = {}
    for _, _, field, ordinal, value, actor in values.get(key, ()):
        evidence = by_value.get((field, ordinal), [])
        entry = {"value": json.loads(value), "actor": actor, "spans": evidence}
        fields.setdefault(field, []).append(entry)
    return {
        "id": key,
        "type": kind,
        "coder": coder,
        "state": state,
        "created": f"{created.replace(' ', 'T')}Z",
        "updated": f"{updated.replace(' ', 'T')}Z",
        "spans": by_value.get(("", 0), []),
        "fields": fields,
        "note": note,
        "flagged": bool(flagged),
        "metadata": json.loads(metadata) if metadata else {},
    }


def export_jsonl(project: Path, out: Path) -> Stopwatch:
    """A line an article, with its records."""
    with (
        (watch := Stopwatch()),
        closing(sqlite3.connect(project)) as source,
        out.open("w", encoding="utf-8") as file,
    ):
        for article, records, values, fragments in _articles(source):
            names = ("id", "title", "text", "sha256", "language", "source", "author", "published")
            line = {
                **dict(zip(names, article, strict=False)),
                "url": article[8],
                "metadata": json.loads(article[9]),
                "revision": article[10],
                "note": article[11],
                "flagged": bool(article[12]),
                "status": [],
                "records": [_record(row, values, fragments) for row in records],
            }
            text = json.dumps({"article": line}, ensure_ascii=False, separators=(",", ":"))
            file.write(f"{text}\n")
    return watch


def export_csv(project: Path, out: Path) -> Stopwatch:
    """Records and their evidence as rows; of their fields the three that are filled."""
    out.mkdir()
    with (
        (watch := Stopwatch()),
        closing(sqlite3.connect(project)) as source,
        (out / "articles.csv").open("w", encoding="utf-8", newline="") as articles,
        (out / "quotes.csv").open("w", encoding="utf-8", newline="") as quotes,
        (out / "evidence.csv").open("w", encoding="utf-8", newline="") as evidence,
    ):
        writers = [csv.writer(file) for file in (articles, quotes, evidence)]
        for article, records, values, fragments in _articles(source):
            writers[0].writerow(article)
            title, outlet, published = article[1], article[5], article[7]
            for _, key, kind, coder, state, *_ in records:
                own = [each for each in fragments[key] if not each[2]]
                cells = {field: json.loads(value) for _, _, field, _, value, _ in values[key]}
                writers[1].writerow(
                    (
                        *(key, article[0], title, outlet, published, coder, state),
                        *(own[0][4], own[-1][5], " … ".join(each[6] for each in own)),
                        *("", "false", "", cells.get("speaker", ""), "", cells.get("cue", "")),
                        *("", "", cells.get("kind", ""), *([""] * 7)),
                    )
                )
                for _, _, field, ordinal, first, end, text in fragments[key]:
                    row = (key, article[0], kind, field, ordinal + 1, 1, first, end, text)
                    writers[2].writerow(row)
    return watch


def export_brat(project: Path, out: Path) -> Stopwatch:
    """Texts, their standoff, and what that does not say beside them as JSON."""
    out.mkdir()
    with (
        (watch := Stopwatch()),
        closing(sqlite3.connect(project)) as source,
        (out / "annotator.jsonl").open("w", encoding="utf-8") as beside,
    ):
        for n, (article, records, values, fragments) in enumerate(_articles(source)):
            (out / f"{n:06}.txt").write_bytes(article[2].encode())
            rest_by_id: dict[str, Any] = {}
            lines: list[str] = []
            number = 0
            for row in records:
                whole = _record(row, values, fragments)
                roles: list[str] = []
                for key, value in (("quote", whole), *_first(whole["fields"])):
                    number += 1
                    spans = value.pop("spans")
                    if spans:
                        offsets = ";".join(f"{each['start']} {each['end']}" for each in spans)
                        words = " ".join(each["text"] for each in spans)
                        lines.append(f"T{number}\t{key} {offsets}\t{words}\n")
                        roles.append(f"{key}:T{number}")
                    else:
                        lines.append(f"A{number}\t{key} E{number} {value['value']}\n")
                lines.append(f"E{number}\t{' '.join(roles)}\n")
                rest_by_id[f"E{number}"] = whole
            (out / f"{n:06}.ann").write_bytes("".join(lines).encode())
            line = {"file": f"{n:06}", "article": article[:2] + article[3:], "records": rest_by_id}
            text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
            beside.write(f"{text}\n")
    return watch


def _first(fields: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, values in fields.items():
        yield key, values[0]


FLOORS: dict[str, Callable[..., Stopwatch]] = {
    "import": import_corpus,
    "import_jsonl": import_jsonl,
    "check": check,
    "backup": backup,
    "jsonl": export_jsonl,
    "csv": export_csv,
    "brat": export_brat,
}
