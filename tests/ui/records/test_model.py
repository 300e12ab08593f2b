"""The rows of the record list."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QPersistentModelIndex, Qt

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.coding.record import FieldValue, Record, missing_labels
from annotator.core.text.span import Fragment
from annotator.ui.records.model import RecordModel, summary

_QUOTE = RecordType(
    "quote",
    "Quote",
    "quotes",
    "Q",
    "blue",
    fields=(
        Field("cue", "Cue", "text"),
        Field("speaker", "Speaker", "actor", many=True, required=True),
        Field("said_on", "Said on", "date", required=True),
    ),
)
_CODEBOOK = Codebook("probe", "Probe", (_QUOTE,))
_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def _record(name: str, **fields: tuple[FieldValue, ...]) -> Record:
    return Record(
        name, "a", "quote", "c", "draft", _DAY, _DAY, (Fragment(0, 4, f"text {name}"),), fields
    )


def _model(*names: str) -> RecordModel:
    model = RecordModel()
    model.set_codebook(_CODEBOOK)
    model.set_records([_record(name) for name in names])
    return model


def _names(model: RecordModel) -> list[str]:
    records = [model.record(row) for row in range(model.rowCount())]
    return [record.id for record in records if record is not None]


_LISTS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@settings(max_examples=200, deadline=None)
@given(before=_LISTS, after=_LISTS)
def test_rows_follow_any_change_and_keep_their_identity(
    before: list[str], after: list[str]
) -> None:
    model = _model(*before)
    indexes = {name: QPersistentModelIndex(model.index(n)) for n, name in enumerate(before)}
    model.set_records([_record(name) for name in after])
    assert _names(model) == after
    for name in before if after else ():
        expected = after.index(name) if name in after else -1
        assert indexes[name].row() == expected


def test_only_a_changed_row_is_told_of() -> None:
    model = _model("a", "b", "c")
    rows: list[int] = []
    model.dataChanged.connect(lambda index: rows.append(index.row()))
    changed = replace(_record("b"), state="done")
    model.set_records([_record("a"), changed, _record("c")])
    assert rows == [1]
    assert model.record(1) == changed


def test_a_summary_names_who_and_when() -> None:
    record = _record(
        "a",
        cue=(FieldValue("said"),),
        speaker=(FieldValue("A Nurse"), FieldValue("A Cook")),
        said_on=(FieldValue("2017-03-02"),),
    )
    assert summary(_QUOTE, record) == "A Nurse, A Cook · 2017-03-02"
    assert missing_labels(_QUOTE, record) == []
    assert missing_labels(_QUOTE, _record("a")) == ["Speaker", "Said on"]


def test_a_screen_reader_hears_type_text_and_summary() -> None:
    model = _model()
    model.set_records([_record("a", speaker=(FieldValue("A Nurse"),))])
    description = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert description == "Quote, text a, A Nurse"
