"""The editor of yes or no, which may also be left unsaid."""

from PySide6.QtWidgets import QWidget

from annotator.core.codebook.model import Field
from annotator.ui.fields.context import FormContext
from annotator.ui.fields.segments_editor import Segment, SegmentsEditor


class BooleanEditor(SegmentsEditor):
    """Three states side by side; Left and Right or Y and N choose, Delete clears."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        # Before the widget is there, which is made with them.
        segments = (
            Segment(True, "yes", self.tr("yes"), "y"),
            Segment(False, "no", self.tr("no"), "n"),
        )
        super().__init__(field, form_context, parent, segments)
