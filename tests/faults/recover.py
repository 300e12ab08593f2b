"""Damages a project at random and counts what is saved: ``--rounds N --seed S``.

What SQLite's own shell saves of the same file by its ``.recover`` is counted beside it, if there is
a shell that has it: ``sqlite3``, or the one that the environment names as ``SQLITE_SHELL``.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

from annotator.core.coding.article import Article
from annotator.core.coding.digest import digest
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.services.ids import new_id
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.safekeeping.recovery import recover
from annotator.storage.salvage.entities import RecoveredEntities
from annotator.storage.salvage.records import Row
from annotator.storage.salvage.row_recovery import FOUND, IN_PLACE
from annotator.storage.salvage.shapes import shape_of, shapes
from tests.faults.damages import DAMAGES, Damage

_ARTICLES, _PER_ARTICLE = 40, 12
_SHELL = os.environ.get("SQLITE_SHELL") or shutil.which("sqlite3")
_SHELL_SECONDS = 60
_SENTENCE = "The council of Port Bruma said on day {n} that {k} boats would leave the harbour. "

Digests = dict[str, set[bytes]]
"""The checksums of a record's states, by its id."""


class Base(NamedTuple):
    """A project at two moments."""

    now: bytes
    before: bytes
    records: Digests


class Outcome(NamedTuple):
    """What came of one damaged file.

    Attributes:
        total: the records that it held.
        saved: those that the recovery saved exactly as they were.
        shell: those that the rows hold that SQLite's shell saved; None without the shell.
        findings: what `check` finds in the project that was made.
        named: how many losses were named.
        failed: why nothing could be saved; empty if something was.
    """

    damage: str
    total: int
    saved: int
    shell: int | None
    findings: int
    named: int
    failed: str


def base(folder: Path, articles: int = _ARTICLES, per_article: int = _PER_ARTICLE) -> Base:
    """A project with records, values, evidence, actors and links, as it was and as it is."""
    project = Project.create(folder / "base", coder="Ada")
    _import(project, articles, per_article)
    before, _ = _snapshot(project, folder / "before.annotator")
    anyhow = Random(1)  # noqa: S311 - no secret
    ids = [
        each
        for article in project.articles.all()
        for each in project.records.of_article(article.id)
    ]
    for record in anyhow.sample(ids, len(ids) // 4):
        project.records.set_values(record, "note", [FieldValue(f"Looked at again {record.id}.")])
    for record in anyhow.sample(ids, len(ids) // 10):
        found = project.records.get(record.id)
        if found is not None:
            project.records.delete([found])
    _import(project, articles // 4, per_article)
    now, records = _snapshot(project, folder / "now.annotator")
    project.close()
    return Base(now, before, records)


def _import(project: Project, articles: int, per_article: int) -> None:
    texts = [
        "".join(_SENTENCE.format(n=f"{n}-{m}", k=m * n) for m in range(4 + n % 90))
        for n in range(articles)
    ]
    made = [
        Article(id_ := new_id(), f"Article {n}", text + id_, sha256(text + id_))
        for n, text in enumerate(texts)
    ]
    with project.writing("Import") as unit:
        unit.create_all(made)
    for article in made:
        for n in range(per_article):
            record = project.records.create(article.id, "quote", [Span(n * 5, n * 5 + 20)])
            record = project.records.take(record, "cue", [Span(n * 3, n * 3 + 9)])
            if n % 3 == 0:
                project.records.name_actor(record, "speaker", 0, f"Speaker {n}")


def _snapshot(project: Project, to: Path) -> tuple[bytes, Digests]:
    read_only = f"file:{project.location}?mode=ro"
    with (
        closing(sqlite3.connect(read_only, uri=True)) as source,
        closing(sqlite3.connect(to)) as target,
    ):
        source.backup(target)
    records = {
        record.id: {digest(record)}
        for article in project.articles.all()
        for record in project.records.of_article(article.id)
    }
    return to.read_bytes(), records


def tried(folder: Path, base_: Base, damage: Damage, seed: int) -> Outcome:
    """Damages the project in one way and saves what can be saved."""
    harmed = folder / f"harmed-{seed}.annotator"
    harmed.write_bytes(damage(Random(seed), base_.now, base_.before))  # noqa: S311 - no secret
    shell = _by_shell(harmed, folder, base_.records) if _SHELL else None
    out = folder / f"saved-{seed}.annotator"
    saved = findings = named = 0
    failed = ""
    try:
        recovered = recover(harmed, out)
    except AnnotatorError as error:
        failed = str(error)
    else:
        named = len(recovered.losses)
        project = Project.open(out, coder="Ada")
        findings = len(check(project))
        for article in project.articles.all():
            for record in project.records.of_article(article.id):
                saved += digest(record) in base_.records.get(record.id, ())
        project.close()
    for file in (harmed, out):
        file.unlink(missing_ok=True)
    name = damage.__name__
    return Outcome(name, len(base_.records), saved, shell, findings, named, failed)


def _by_shell(harmed: Path, folder: Path, records: Digests) -> int:
    """How many records the rows hold that the shell's ``.recover`` writes, orphans included."""
    restored, gathered = folder / "shell.db", folder / "shell.rows"
    for file in (restored, gathered):
        file.unlink(missing_ok=True)
    command = [str(_SHELL), str(harmed), ".recover"]
    try:
        written = subprocess.run(
            command, capture_output=True, check=False, timeout=_SHELL_SECONDS
        ).stdout
    except subprocess.TimeoutExpired:
        return 0  # on some files it goes round in circles
    subprocess.run([str(_SHELL), str(restored)], input=written, capture_output=True, check=False)
    with closing(sqlite3.connect(restored)) as source, closing(sqlite3.connect(gathered)) as target:
        source.text_factory = lambda raw: raw.decode(errors="replace")
        for shape in shapes().values():
            listed = ", ".join(f'"{name}"' for name in shape.names)
            target.execute(f'CREATE TABLE "{shape.table}" ({listed}, found_, whole_)')
        for table, found, row in _shell_rows(source):
            shape = shapes().get(table) or shape_of(row)
            if shape is not None and len(row.values) <= len(shape.columns):
                values = (*shape.filled(row), found, 1)
                marks = ", ".join("?" * len(values))
                insert = f'INSERT INTO "{shape.table}" VALUES ({marks})'  # noqa: S608 - our names
                target.execute(insert, values)
        target.execute("CREATE TABLE words_ (word)")
        target.commit()
    with RecoveredEntities(gathered) as remains:
        return sum(
            digest(found.entity) in records[record_id]
            for record_id in remains.ids("record")
            if record_id in records and (found := remains.best("record", record_id))
        )


def _shell_rows(source: sqlite3.Connection) -> Iterator[tuple[str, int, Row]]:
    names = [
        row[0] for row in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ]
    for name in names:
        everything = f'SELECT * FROM "{name}"'  # noqa: S608 - names of this database
        if name not in shapes() and not name.startswith("lost_and_found"):
            continue
        try:
            source.execute(everything).close()
        except UnicodeDecodeError:
            continue  # the names of its columns are damaged, and Python cannot say them
        if name in shapes():
            for values in source.execute(everything):
                yield name, IN_PLACE, Row(0, tuple(values), whole=True)
        else:
            for _root, _page, fields, rowid, *values in source.execute(everything):
                yield name, FOUND, Row(rowid or 0, tuple(values[:fields]), whole=True)


def main(arguments: list[str]) -> int:
    """Goes through the rounds; 1 if the shell saved more, or what was made is not sound."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults recover", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=_ARTICLES, help="in the project")
    given = parser.parse_args(arguments)
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as name:
        made = base(Path(name), given.articles)
        for n in range(given.rounds):
            damage = DAMAGES[n % len(DAMAGES)]
            outcome = tried(Path(name), made, damage, given.seed * 100_000 + n)
            outcomes.append(outcome)
            print(n, outcome, flush=True)
    _print_table(outcomes)
    shell = sum(each.shell or 0 for each in outcomes)
    is_worse = sum(each.saved for each in outcomes) < shell
    return int(is_worse or any(each.findings or each.failed for each in outcomes))


def _print_table(outcomes: list[Outcome]) -> None:
    rows = Counter(each.damage for each in outcomes)
    print("| damage | rounds | records saved | by `.recover` | fewer than `.recover` | unsound |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in [*rows, "all"]:
        of_it = [each for each in outcomes if name in (each.damage, "all")]
        total = sum(each.total for each in of_it)
        saved = sum(each.saved for each in of_it)
        shell = sum(each.shell or 0 for each in of_it)
        fewer = sum(each.shell is not None and each.saved < each.shell for each in of_it)
        unsound = sum(bool(each.findings or each.failed) for each in of_it)
        print(
            f"| {name} | {len(of_it)} | {saved / total:.1%} | {shell / total:.1%} "
            f"| {fewer} | {unsound} |"
        )
