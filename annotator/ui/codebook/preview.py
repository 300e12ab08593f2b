"""The form of a record type as the coder will see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.coding.article import Article
from annotator.core.coding.record import Record, RecordState
from annotator.core.text.span import Fragment
from annotator.services.commands.command import Command
from annotator.services.ids import now
from annotator.ui.fields.context import Entry, FormContext
from annotator.ui.fields.opened import Reads
from annotator.ui.fields.type_form import TypeForm
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.vertical_scroll import VerticalScrollArea

if TYPE_CHECKING:
    from annotator.services.project import Project

_PAUSE_MS = 250
_A = TypeVar("_A")


class _AtOnce:
    """Asks at once."""

    is_remote = False

    # The signature is that of what it stands for.
    def is_open(self, key: str) -> bool:  # noqa: ARG002
        return False

    # The signature is that of what it stands for.
    def read(self, key: str, ask: Callable[[], _A], answered: Callable[[_A], Any]) -> None:  # noqa: ARG002
        answered(ask())


class _NothingOpen:
    article: Article | None = None
    records: Sequence[Record] = ()
    coder_names: Mapping[str, str] = MappingProxyType({})
    reads: Reads = _AtOnce()

    # The signature is that of what it stands for.
    def find(self, record_id: str) -> Record | None:  # noqa: ARG002
        return None


class _SampleDesk(FormContext):
    """A context for a preview: nothing is written, and there is no article."""

    book: Codebook

    def __init__(self, project: Project) -> None:
        super().__init__(project, _NothingOpen(), self._keep_nothing)

    def _keep_nothing(self, _command: Command) -> None:
        pass

    @property
    def codebook(self) -> Codebook:
        return self.book

    # The signature is that of what it stands for.
    def coder_name(self, coder_id: str) -> str:  # noqa: ARG002
        return self.project.coder.name

    def keep(self, field_key: str, ordinal: int, entry: Entry) -> None:
        pass

    def set_state(self, state: RecordState) -> None:
        pass


class CodebookPreview(QWidget):
    """Shows the form of one type; it is made anew when the person pauses."""

    def __init__(self, project: Project, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("codebookPreview")
        self._theme = theme
        self._form_context = _SampleDesk(project)
        self._form_context.book = project.codebook
        self._wanted: tuple[RecordType, Codebook] | None = None
        self._shown: RecordType | None = None
        self._form: TypeForm | None = None
        title = QLabel(self.tr("As the coder sees it"))
        title.setProperty("role", "muted")
        title.setContentsMargins(12, 8, 12, 8)
        self._area = VerticalScrollArea()
        self._area.setObjectName("codebookPreviewArea")
        self._area.setAccessibleName(self.tr("The form as the coder sees it"))
        self._none = QLabel(self.tr("Choose a record type, or something in it."))
        self._none.setProperty("role", "emptyState")
        self._none.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self._area, 1)
        column.addWidget(self._none, 1)
        self._area.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_wanted)

    def show_type(self, record_type: RecordType | None, book: Codebook) -> None:
        """Show this type's form, at once if it is another type's than before."""
        self._wanted = (record_type, book) if record_type is not None else None
        if record_type is None or self._shown is None or record_type.key != self._shown.key:
            self._show_wanted()
        elif record_type != self._shown:
            self._pause.start()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours."""
        self._theme = theme
        if self._form is not None:
            self._form.set_theme(theme)

    def stop(self) -> None:
        """Show nothing any more."""
        self._pause.stop()
        self._wanted = None
        self._show_wanted()

    def _show_wanted(self) -> None:
        self._pause.stop()
        scrolled = self._area.verticalScrollBar().value()
        old, self._form, self._shown = self._form, None, None
        if old is not None:
            self._area.takeWidget()
            old.setParent(None)
        self._area.setVisible(self._wanted is not None)
        self._none.setVisible(self._wanted is None)
        if self._wanted is None:
            return
        record_type, self._form_context.book = self._wanted
        same = self._shown is not None and self._shown.key == record_type.key
        self._shown = record_type
        self._form = self._make_form(record_type)
        self._area.setWidget(self._form)
        self._area.verticalScrollBar().setValue(scrolled if same else 0)

    def _make_form(self, record_type: RecordType) -> TypeForm:
        form = TypeForm(record_type, self._form_context, self._theme)
        self._form_context.record = self._sample(record_type)
        form.bind(self._form_context.record, afresh=True)
        form.set_editable(False, selection=False)
        # It looks like the form of a record, and is not to be taken for it.
        for part in form.findChildren(QWidget):
            if part.objectName() and not part.objectName().startswith("qt_"):
                part.setObjectName(f"preview_{part.objectName()}")
        return form

    def _sample(self, record_type: RecordType) -> Record:
        words = next(iter(record_type.examples), self.tr("the words that were selected"))
        moment = now()
        return Record(
            id="sample",
            article="sample",
            type=record_type.key,
            coder=self._form_context.project.coder.id,
            state="draft",
            created=moment,
            updated=moment,
            spans=(Fragment(0, len(words), words),),
        )
