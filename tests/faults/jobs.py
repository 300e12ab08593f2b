"""What the processes of a round do, each until it is stopped: edit, copy, check, read, move."""

import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from annotator.core.coding.record import FieldValue, Record
from annotator.core.location import is_server
from annotator.core.sheet.model import columns_of
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping import automatic_backups, backups, checks
from annotator.services.sample import make_sample
from annotator.services.transfer import exporting, importing
from tests.faults.processes import Job, Kind, Worker

BACKUP = "begin.annotator"
"""A backup of the project as the round began, which lies in the round's folder."""

_AT_REST = 2.1
"""Seconds after the last edit from which on the file alone is to hold everything."""

_WORDS = 12


class Editor:
    """A coder who does whatever coders do, one edit after another."""

    def __init__(self, worker: Worker, project: Project) -> None:
        self._worker = worker
        self._project = project
        self._chance = worker.chance
        self._articles = [row.id for row in project.articles.page(limit=20)]
        self._own: list[str] = []

    def edit(self) -> bool:
        """Does one edit; whether it was done."""
        chosen = self._chance.choices(
            [self._create, self._change, self._delete, self._undo, self._redo, self._many],
            [6, 5, 1, 2, 1, 1],
        )[0]
        return self._worker.attempt(chosen)

    def _create(self) -> None:
        article = self._chance.choice(self._articles)
        at = self._chance.randrange(20)
        kind = self._chance.choice(("quote", "claim", "event"))
        made = self._project.records.create(article, kind, [Span(at, at + _WORDS)])
        self._own.append(made.id)

    def _record(self) -> Record | None:
        self._chance.shuffle(self._own)
        return self._project.records.get(self._own[0]) if self._own else None

    def _change(self) -> None:
        record = self._record()
        if record is None:
            return self._create()
        records, word = self._project.records, f"word {self._chance.random()}"
        texts = [
            field
            for field in self._project.codebook.type(record.type).fields
            if field.kind == "text"
        ]
        changes: list[Callable[[], object]] = [
            lambda: self._project.notes.note_record(record, word),
            lambda: records.set_spans(record, [Span(3, 3 + self._chance.randrange(1, 30))]),
            lambda: records.set_state(record, "done" if record.state == "draft" else "draft"),
            lambda: self._project.articles.set_status(record.article, "in_progress", word),
            lambda: self._name(record),
            lambda: self._link(record),
            lambda: records.set_values(record, texts[0].key, [FieldValue(word)]),
        ]
        self._chance.choice(changes)()
        return None

    def _name(self, record: Record) -> None:
        fields = {"quote": "speaker", "claim": "claimant", "event": "actor"}
        name = f"{self._worker.name} {self._chance.randrange(50)}"
        self._project.records.name_actor(record, fields[record.type], 0, name)

    def _link(self, record: Record) -> None:
        others = [each for each in self._own if each != record.id]
        other = self._project.records.get(others[0]) if others else None
        linked = {link.other(record.id) for link in self._project.links.of_record(record.id)}
        if other and other.id not in linked:
            self._project.links.add(record.id, other.id, "supports")

    def _delete(self) -> None:
        if record := self._record():
            self._project.records.delete([record])
            self._own.remove(record.id)

    def _undo(self) -> None:
        if self._project.history.undoable():
            self._project.history.undo()

    def _redo(self) -> None:
        if self._project.history.redoable():
            self._project.history.redo()

    def _many(self) -> None:
        sheet = self._project.sheet
        rows = list(sheet.rows(self._own).values())
        quotes = [row for row in rows if row.record.type == "quote"]
        columns = columns_of(self._project.codebook.type("quote"))
        [note] = [column for column in columns if column.key == "note"]
        sheet.set_cells(quotes, note, f"note {self._chance.random()}")


def _repeat(worker: Worker, work: Callable[[], object], pause: float = 0.01) -> None:
    """Does it again and again; where the project went away under it, from its opening on."""
    while not worker.stopped:
        worker.pause(pause if worker.attempt(work) else 0.1)


def edit(worker: Worker) -> None:
    """Edits without a pause."""

    def session() -> None:
        with worker.opened() as project:
            editor = Editor(worker, project)
            for _ in range(worker.chance.randrange(1, 80)):
                if worker.stopped or (not editor.edit() and worker.disturbed):
                    break

    _repeat(worker, session)


def edit_then_rest(worker: Worker) -> None:
    """Edits for a moment, then leaves the project open, as one does who reads."""
    with worker.opened() as project:
        editor = Editor(worker, project)
        until = time.monotonic() + worker.chance.uniform(0.1, 0.4)
        while time.monotonic() < until and not worker.stopped:
            editor.edit()
        while not worker.stopped:
            project.poll()
            worker.pause(0.05)


def back_up(worker: Worker) -> None:
    """Makes backups: those that are asked for, and those that make themselves."""

    def copy() -> None:
        if worker.chance.random() < 0.5:
            place = worker.folder / "copies" / f"{worker.name}-{time.monotonic_ns()}.annotator"
            place.parent.mkdir(exist_ok=True)
            backups.backup(worker.location, place)
        else:
            automatic_backups.rotate_backups(worker.location, worker.folder / "kept", 3)

    _repeat(worker, copy, 0.2)


def check(worker: Worker) -> None:
    """Checks, as ``annotator check`` does."""

    def look() -> None:
        with worker.opened() as project:
            findings = checks.check(project)
        assert not findings, findings[:5]

    _repeat(worker, look, 0.2)


def glance(worker: Worker) -> None:
    """Opens, counts and closes, as ``annotator stats`` does."""

    def look() -> None:
        with worker.opened() as project:
            project.counts()

    _repeat(worker, look, 0.1)


def read_foreign(worker: Worker) -> None:
    """Reads as any other program does that knows SQLite or PostgreSQL and nothing of us."""

    def look() -> None:
        if is_server(worker.location):
            import psycopg  # noqa: PLC0415 - only where there is a server

            try:
                with psycopg.connect(worker.location) as connection:
                    connection.execute("SELECT count(*) FROM records").fetchone()
            except psycopg.OperationalError as error:
                worker.note("refused", f"foreign reader: {error}")
            return
        if not Path(worker.location).exists():
            return
        try:
            with closing(sqlite3.connect(worker.location)) as connection:
                connection.execute("SELECT count(*) FROM records").fetchone()
        except sqlite3.OperationalError as error:
            worker.note("refused", f"foreign reader: {error}")

    _repeat(worker, look, 0.1)


def bring_in(worker: Worker) -> None:
    """Imports articles, and undoes some of it."""

    def take() -> None:
        folder = worker.folder / f"{worker.name}-{time.monotonic_ns()}"
        folder.mkdir()
        for n in range(3):
            text = f"Harbour talks {folder.name} {n}\n\n“We go on”, said the union. " * 20
            (folder / f"{n}.txt").write_text(text, encoding="utf-8")
        with worker.opened() as project:
            worker.attempt(lambda: importing.import_paths(project, [folder]))
            article = next(project.articles.all())
            worker.attempt(lambda: project.notes.note_article(article, article.note))
            if worker.chance.random() < 0.3:
                worker.attempt(project.history.undo)

    _repeat(worker, take, 0.1)


def take_out(worker: Worker) -> None:
    """Exports."""

    def write() -> None:
        name = worker.chance.choice(("json", "csv", "jsonl"))
        out = worker.folder / "out"
        out.mkdir(exist_ok=True)
        place = out / (name if name == "csv" else f"project.{name}")
        with worker.opened() as project:
            exporting.export(project, place, format=name)

    _repeat(worker, write, 0.1)


def restore_beside(worker: Worker) -> None:
    """Makes projects of a backup, beside the one that is worked on."""

    def make() -> None:
        place = worker.folder / "copies" / f"{worker.name}-{time.monotonic_ns()}.annotator"
        place.parent.mkdir(exist_ok=True)
        backups.restore(worker.folder / BACKUP, place)

    _repeat(worker, make, 0.2)


def restore_in_place(worker: Worker) -> None:
    """Goes back to the backup under those who work on the project, once."""
    worker.pause(0.5)
    worker.attempt(lambda: backups.restore(worker.folder / BACKUP, worker.location, replace=True))


def move(worker: Worker) -> None:
    """Gives the project's file another name under those who work on it, and maybe its old one."""
    worker.pause(0.4)
    place = Path(worker.location)
    elsewhere = place.with_name("moved.annotator")
    if not place.exists():
        return
    place.rename(elsewhere)
    worker.note("moved", str(elsewhere))
    if worker.chance.random() < 0.3:
        worker.pause(0.3)
        if not place.exists():
            elsewhere.rename(place)
            worker.note("moved", str(place))


def copy_alone(worker: Worker) -> None:
    """Copies the project's file without its log, as a mail program or a sync client does."""
    for _ in range(3):
        worker.pause(0.3)
        started = time.monotonic()
        place = worker.folder / "alone" / f"{time.monotonic_ns()}.annotator"
        place.parent.mkdir(exist_ok=True)
        shutil.copyfile(worker.location, place)
        worker.note("copied", str(place), seconds=time.monotonic() - started)


def copy_at_rest(worker: Worker) -> None:
    """Copies the file alone when nobody has edited for more than two seconds."""
    while not worker.stopped:
        written = [file.stat() for file in worker.folder.glob("edit*.lines")]
        last = max((each.st_mtime for each in written if each.st_size), default=time.time())
        if time.time() - last > _AT_REST:
            started = time.monotonic()
            place = worker.folder / "rest" / f"{time.monotonic_ns()}.annotator"
            place.parent.mkdir(exist_ok=True)
            shutil.copyfile(worker.location, place)
            worker.note("copied", str(place), seconds=time.monotonic() - started)
            return
        time.sleep(0.02)


class _Rehearsal(Worker):
    """Does everything once, in the process that starts the others."""

    # The signature is that of what it stands for.
    def pause(self, longest: float = 0.01) -> None:  # noqa: ARG002
        self.stopped = True

    # The signature is that of what it stands for.
    def note(self, kind: Kind, text: str, **more: Any) -> None:  # noqa: ARG002
        assert kind != "fault", text


def rehearse(folder: Path) -> None:
    """Does what the processes will do, so that they find imported and prepared what they need."""
    place = folder / "rehearsal.annotator"
    make_sample(place, coder="Ada").close()
    shutil.copyfile(place, folder / BACKUP)
    for name in ("edit", *_REHEARSED):
        # Dice that keep no secret.
        worker = _Rehearsal(str(place), folder, name, random.Random(8), disturbed=False)  # noqa: S311
        JOBS[name](worker)


_REHEARSED = ("back_up", "check", "glance", "bring_in", "take_out", "restore_beside")

JOBS: dict[str, Job] = {
    "edit": edit,
    "edit_then_rest": edit_then_rest,
    "back_up": back_up,
    "check": check,
    "glance": glance,
    "read_foreign": read_foreign,
    "bring_in": bring_in,
    "take_out": take_out,
    "restore_beside": restore_beside,
    "restore_in_place": restore_in_place,
    "move": move,
    "copy_alone": copy_alone,
    "copy_at_rest": copy_at_rest,
}
