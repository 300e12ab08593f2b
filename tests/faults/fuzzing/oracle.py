"""What must hold of any input: it is read, or refused by an error of ours; and what was read of it
could be stored and would be sound."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.codebook.values import validate
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.core.text.normalization import normalise, sha256
from annotator.core.text.span import first_mismatch
from annotator.formats.annotations import mapping as label_mapping
from annotator.formats.content import Content
from annotator.formats.parsing.table_columns import columns_of_file
from annotator.formats.registry import BUILT_IN
from annotator.services import codebooks
from annotator.services.progress import silent
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.reading_files import AUTO, reading_files
from tests.faults.fuzzing.bundles import Bundle

YAML: dict[str, Callable[[Path], object]] = {
    "codebook-yaml": lambda path: codebooks.load(str(path)),
    "mapping-yaml": label_mapping.read,
    "columns-yaml": columns_of_file,
}
READERS = [known.name for known in BUILT_IN if known.reader]
TARGETS = [*READERS, "sidecar", *YAML, AUTO]


class Outcome(msgspec.Struct, frozen=True):
    """What came of an input.

    Attributes:
        articles: how many were read.
        refused: whether something of it was refused.
    """

    articles: int = 0
    refused: bool = False


class Trying:
    """Tries inputs in a folder.

    Attributes:
        target: what is tried.
    """

    def __init__(self, target: str, folder: Path) -> None:
        """Makes the project that is read for, and one to be copied where something goes in."""
        self.target = target
        self._folder = folder
        self._numbers = count()
        empty = Project.create(folder / "empty.annotator", coder="Ada")
        empty.close()
        self._project = Project.create(folder / "read.annotator", coder="Ada")

    def close(self) -> None:
        """Lets go of the project."""
        self._project.close()

    def read(self, bundle: Bundle) -> Outcome:
        """Reads the input to its end, as an import does before it writes.

        Raises:
            AssertionError: what was read could not be stored, or would not be sound.
        """
        place = self._written(bundle)
        try:
            if self.target in YAML:
                for path in place.iterdir():
                    YAML[self.target](path)
                return Outcome()
            return self._read(place, bundle)
        except AnnotatorError as refused:
            _require(str(refused), "an error says nothing")
            return Outcome(refused=True)
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def take(self, bundle: Bundle) -> bool:
        """Imports the input into a project of its own; whether it is of a kind that can be.

        Raises:
            AssertionError: the project is not sound afterwards, or something is half there.
        """
        if self.target in YAML:
            return False
        place = self._written(bundle)
        file = self._folder / f"p{next(self._numbers)}.annotator"
        # Nobody has the one that is copied open.
        shutil.copy(self._folder / "empty.annotator", file)
        project = Project.open(file, coder="Ada")
        try:
            self._import(project, place, bundle)
            findings = check(project)
            assert not findings, findings[:3]
            return True
        finally:
            project.close()
            for left in self._folder.glob(f"{file.name}*"):
                left.unlink()
            shutil.rmtree(place, ignore_errors=True)

    def _import(self, project: Project, place: Path, bundle: Bundle) -> None:
        try:
            report = import_paths(project, [place], format=self._format_of(bundle))
        except AnnotatorError as refused:
            _require(str(refused), "an error says nothing")
            taken = None
        else:
            assert all(each.file and each.reason for each in report.problems)
            taken = report.change
            assert project.articles.count() == report.articles
        if taken is None:
            with project.reading() as read:
                assert read.is_empty()

    def _read(self, place: Path, bundle: Bundle) -> Outcome:
        tally, articles = Tally(), 0
        with reading_files(
            self._project, [place], tally, silent, format=self._format_of(bundle)
        ) as parsed:
            for each in parsed:
                articles += _require_sound(each.given)
        return Outcome(articles, bool(tally.problems))

    def _format_of(self, bundle: Bundle) -> str:
        if self.target == "sidecar":
            return "webanno" if any(name.endswith(".tsv") for name in bundle) else "brat"
        return self.target

    def _written(self, bundle: Bundle) -> Path:
        place = self._folder / f"in{next(self._numbers)}"
        place.mkdir()
        for name, data in bundle.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return place


def _require(holds: object, what: str) -> None:
    if not holds:
        raise AssertionError(what)


def _require_sound(content: Content) -> int:
    """That everything could be stored and would be found sound; how many articles there are."""
    articles = 0
    records: set[str] = set()
    for coded in content.articles():
        articles += 1
        article = coded.article
        assert normalise(article.text) == article.text
        assert article.sha256 == sha256(article.text)
        for text in (article.title, article.source, article.author, article.url, article.published):
            normalise(text)
        normalise(msgspec.json.encode(article.metadata).decode())
        coders = {coder.id for coder in content.coders()}
        assert all(status.coder in coders for status in coded.statuses)
        for record in coded.records:
            assert record.coder in coders
            assert content.codebook is not None
            _require_record(record, article.text, content.codebook)
            records.add(record.id)
    for link in content.links():
        assert {link.source, link.target} <= records
    actors = {actor.id for actor in content.actors()}
    assert len(actors) == sum(1 for _ in content.actors())
    return articles


def _require_record(record: Record, text: str, codebook: Codebook) -> None:
    assert record.spans
    assert first_mismatch(record.spans, text) is None
    record_type = codebook.type(record.type)
    for key, values in record.fields.items():
        field = record_type.field(key)
        for value in values:
            assert first_mismatch(value.spans, text) is None
            if value.value is not None:
                validate(field, value.value)
