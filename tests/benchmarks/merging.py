"""A colleague's project merged, against importing the same records, with peak memory."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from annotator.core.coding.record import FieldValue, Record
from annotator.services.project import Project
from annotator.services.transfer.exporting import export
from tests.benchmarks.child import Cost, cost
from tests.benchmarks.corpora import fill
from tests.benchmarks.kit.table import Row
from tests.benchmarks.transferring import growth, peak, times

FEW_RECORDS, MANY_RECORDS = 20_000, 100_000
_AT_ONCE = 20
_FLOOR = "importing them as JSON lines"


def rows() -> Iterator[Row]:
    """So many records that only the colleague has, and as many that the colleague changed."""
    costs: dict[str, list[Cost]] = {}
    for records in (FEW_RECORDS, MANY_RECORDS):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _write(folder, records)
            floor = cost("import", folder / "imported.annotator", folder / "theirs.jsonl")
            for which, into in (("new", "empty"), ("changed", "lead")):
                spent = cost("merge", folder / f"{into}.annotator", folder / "theirs.annotator")
                what = f"merge {records:,} {which} records"
                yield from times(what, spent, floor, _FLOOR)
                yield peak(what, spent)
                costs.setdefault(which, []).append(spent)
    for which, found in costs.items():
        yield growth(f"merge {which} records", *found)


def _write(folder: Path, records: int) -> None:
    """The project of a lead, what became of it when it was handed out, and two empty ones."""
    for name in ("empty", "imported"):
        Project.create(folder / name, coder="Ada").close()
    lead = Project.create(folder / "lead", coder="Ada")
    fill(lead, records)
    lead.handover.hand_out("Ada", folder / "theirs")
    lead.close()
    theirs = Project.open(folder / "theirs.annotator", coder="Ada")
    with theirs.reading() as read:
        ids = [article.id for article in read.iter_articles()]
    with theirs.writing("Change everything") as unit:
        for start in range(0, len(ids), _AT_ONCE):
            found = unit.read.records_of_articles(ids[start : start + _AT_ONCE])
            unit.update_all((each, _changed(each)) for of in found.values() for each in of)
    export(theirs, folder / "theirs.jsonl", format="jsonl")
    theirs.close()


def _changed(record: Record) -> Record:
    return replace(record, fields=record.fields | {"kind": (FieldValue("mixed"),)}, flagged=True)
