"""Correcting a long article that many records point into, against a bare rewrite of its rows."""

import random
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from operator import attrgetter
from pathlib import Path

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.correction import Anchor, Correction, Decision
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span, cut
from annotator.services.ids import new_id, now
from annotator.services.project import Project
from tests.benchmarks.child import Stopwatch
from tests.benchmarks.kit.table import Row

_RECORDS = 3_000
_CHARACTERS = 300_000
_EDITS = 20
_ROUNDS = 5
_WORDS = re.findall(
    r"\w+",
    "the of and minister said dock union strike port price rose Bruma Tarsa police council vote "
    "budget people week Thursday spokesman denied claim report harbour ferry talks agreed",
)


def rows() -> Iterator[Row]:
    """Seeing what the correction does, and doing it: the least of some rounds, for each is of its
    own project, and the first ones load what later ones have."""
    ours, bare = zip(*(_round() for _ in range(_ROUNDS)), strict=True)
    what = f"correct {_CHARACTERS:,} characters, {_RECORDS:,} records"
    for name, of in (("", attrgetter("seconds")), (", processor", attrgetter("cpu"))):
        took, floor = min(map(of, ours)), min(map(of, bare))
        yield Row(f"{what}{name}", took * 1000, "the same rows by bare sqlite3", floor * 1000)


def _round() -> tuple[Stopwatch, Stopwatch]:
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "long", coder="Ada")
        article = _fill(project)
        text = _corrected(article.text)
        with (watch := Stopwatch()):
            planned = project.correction.plan(article, text)
            decisions: dict[Anchor, Decision] = {
                each.anchor: Decision("nearest") for each in planned.lost
            }
            after = project.correction.carry_out(planned, decisions)
        records = project.records.of_article(article.id)
        location = project.location
        project.close()
        return watch, _rewrite(location, after, records, planned)


def _fill(project: Project) -> Article:
    chance = random.Random(3)  # noqa: S311 - the same text every time
    paragraphs: list[str] = []
    length = 0
    while length < _CHARACTERS:
        words = [chance.choice(_WORDS) for _ in range(chance.randint(40, 120))]
        paragraphs.append(" ".join(words).capitalize() + ".")
        length += len(paragraphs[-1]) + 2
    text = "\n\n".join(paragraphs)
    article = Article(new_id(), "Long", text, sha256(text))
    moment = now()
    with project.writing("Import") as unit:
        unit.create(article)
        unit.create_all(_record(project, article, n, moment) for n in range(_RECORDS))
    return article


def _record(project: Project, article: Article, n: int, moment: datetime) -> Record:
    at = n * (len(article.text) - 200) // _RECORDS
    cue = FieldValue("said", None, (cut(article.text, Span(at + 70, at + 76)),))
    speaker = FieldValue("somebody", None, (cut(article.text, Span(at + 80, at + 95)),))
    return Record(
        id=new_id(),
        article=article.id,
        type="quote",
        coder=project.coder.id,
        state="draft",
        created=moment,
        updated=moment,
        spans=(cut(article.text, Span(at, at + 60)),),
        fields={"cue": (cue,), "speaker": (speaker,)},
    )


def _corrected(text: str) -> str:
    """A paragraph near the beginning gone, and letters corrected all over."""
    paragraphs = text.split("\n\n")
    del paragraphs[2]
    for n in range(_EDITS):
        at = (n + 1) * len(paragraphs) // (_EDITS + 2)
        paragraphs[at] = paragraphs[at].replace("minister", "ministre", 1)
    return "\n\n".join(paragraphs)


def _rewrite(
    location: str, article: Article, records: list[Record], planned: Correction
) -> Stopwatch:
    """What a bare program takes to write the same rows into the same file."""
    before = {record.id: record for record in planned.records}
    moved = [record for record in records if record.spans != before[record.id].spans]
    fragments = [
        (fragment.start, fragment.end, fragment.text, record.id, field)
        for record in moved
        for field, values in (("", None), *record.fields.items())
        for fragment in (record.spans if values is None else values[0].spans)
    ]
    with closing(sqlite3.connect(location, isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        (last,) = connection.execute("SELECT max(seq) FROM changes").fetchone()
        query = "SELECT ?, n, kind, entity_id, verb, before, after, digest FROM ops WHERE seq = ?"
        ops = connection.execute(query, (last + 1, last)).fetchall()
        with (watch := Stopwatch()):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "UPDATE articles SET text = ?, revision = revision + 1 WHERE id = ?",
                (article.text, article.id),
            )
            connection.executemany(
                "UPDATE records SET start = ?, end = ?, version = version + 1 WHERE id = ?",
                [(r.spans[0].start, r.spans[-1].end, r.id) for r in moved],
            )
            connection.executemany(
                "UPDATE fragments SET start = ?, end = ?, text = ? WHERE record_id = ?"
                " AND field = ? AND ordinal = 0 AND position = 0",
                fragments,
            )
            connection.execute(
                "INSERT INTO changes (seq, id, time, coder_id, label, action, ops, digest, kind,"
                " parameters) SELECT ?, ?, time, coder_id, label, action, ops, digest, kind,"
                " parameters FROM changes WHERE seq = ?",
                (last + 1, new_id(), last),
            )
            connection.executemany("INSERT INTO ops VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ops)
            connection.execute("COMMIT")
        return watch
