"""Which editor a field kind has."""

from PySide6.QtWidgets import QWidget

from annotator.core.codebook.model import Field, FieldKind
from annotator.ui.fields.actor_editor import ActorEditor
from annotator.ui.fields.context import FormContext
from annotator.ui.fields.editor import ValueEditor
from annotator.ui.fields.parsed_editor import DateEditor, NumberEditor, RangeEditor, UrlEditor
from annotator.ui.fields.picking_editors import ChoiceEditor, LinkEditor
from annotator.ui.fields.place_editor import PlaceEditor
from annotator.ui.fields.segments_editor import BooleanEditor, ChoiceSegments, are_short
from annotator.ui.fields.text_editor import LineEditor, LongTextEditor

_EDITORS: dict[FieldKind, type[ValueEditor]] = {
    "text": LineEditor,
    "choice": ChoiceEditor,
    "tree": ChoiceEditor,
    "actor": ActorEditor,
    "place": PlaceEditor,
    "date": DateEditor,
    "number": NumberEditor,
    "range": RangeEditor,
    "boolean": BooleanEditor,
    "link": LinkEditor,
    "url": UrlEditor,
}


def make_editor(field: Field, form_context: FormContext, parent: QWidget) -> ValueEditor:
    """A new editor of one value of the field."""
    if field.kind == "text" and field.long:
        return LongTextEditor(field, form_context, parent)
    if field.kind == "choice" and are_short(field):
        return ChoiceSegments(field, form_context, parent)
    return _EDITORS[field.kind](field, form_context, parent)
