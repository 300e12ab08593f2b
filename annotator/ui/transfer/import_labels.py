"""What the labels of a corpus become: the page of the import dialog."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.core.codebook.model import Field, RecordType
from annotator.core.coding.label_mapping import RelationMapping
from annotator.core.coding.link import RELATIONS
from annotator.core.errors import AnnotatorError
from annotator.services.transfer.labels import mappings as transfer_mapping
from annotator.services.transfer.labels.counts import LabelSummary, PartUse, became
from annotator.services.transfer.labels.review import TEXT, Corpus, new_key
from annotator.ui.kit.file_dialog import FileDialog
from annotator.ui.kit.relations import relation_text
from annotator.ui.kit.window_language import error_words
from annotator.ui.transfer.choice_tree import Choice, ChoiceRow, ChoiceTree

_PART = "*part"
_ALONE = "*alone "
"""Begins the key of a record type that only those become which nothing points at."""
_METADATA = ""
_YAML = "YAML (*.yaml *.yml)"


class LabelsPage(QWidget):
    """The labels of one corpus with their counts, and what each becomes."""

    changed = Signal()
    """A person said what something becomes."""

    def __init__(self, corpus: Corpus, folder: str) -> None:
        """
        Args:
            folder: where mappings are kept.
        """
        super().__init__()
        self.corpus = corpus
        self.is_edited = False
        self._folder = folder
        self._search: QFileDialog | None = None
        self.tree = ChoiceTree(
            f"importLabels_{corpus.format}",
            self.tr("Labels of {format} and what they become").format(format=corpus.format),
            (self.tr("Label"), self.tr("What"), self.tr("Count"), self.tr("Becomes")),
            3,
            at_right=[2],
        )
        self.tree.chosen.connect(self._choose)
        self.tree.wanted.connect(self._offer)
        self.message = QLabel()
        self.message.setObjectName("importMappingMessage")
        self.message.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.message, 1)
        for name, text, tip, slot in (
            (
                "importLoadMapping",
                self.tr("Load mapping…"),
                self.tr("Take from a YAML file what the labels become"),
                self._ask_load,
            ),
            (
                "importSaveMapping",
                self.tr("Save mapping…"),
                self.tr("Write to a YAML file what the labels become"),
                self._ask_save,
            ),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
        self._say("")
        self._show()

    def set_corpus(self, corpus: Corpus) -> None:
        """Show what a preview found; what a person said before it is part of that."""
        if corpus != self.corpus:
            self.corpus = corpus
            self._show()

    def load(self, path: str) -> None:
        """Take from a YAML file what the labels become; what is wrong with it is said in place."""
        try:
            corpus = self.corpus.with_mapping(transfer_mapping.read(Path(path)))
        except AnnotatorError as error:
            self._say(error_words(error), "error")
            return
        self._say(self.tr("Loaded {file}.").format(file=Path(path).name), "muted")
        self._take(corpus)

    def save(self, path: str) -> None:
        """Write to a YAML file what the labels become."""
        try:
            transfer_mapping.write(Path(path), self.corpus.mapping)
        except AnnotatorError as error:
            self._say(error_words(error), "error")
            return
        self._say(self.tr("Saved {file}.").format(file=Path(path).name), "muted")

    def _ask_load(self) -> None:
        self._look(self.tr("Load mapping"), QFileDialog.AcceptMode.AcceptOpen)

    def _ask_save(self) -> None:
        self._look(self.tr("Save mapping"), QFileDialog.AcceptMode.AcceptSave)

    def _look(self, title: str, mode: QFileDialog.AcceptMode) -> None:
        search = FileDialog(self, title, self._folder, _YAML)
        search.setAcceptMode(mode)
        if mode == QFileDialog.AcceptMode.AcceptSave:
            search.setDefaultSuffix("yaml")
            search.selectFile(f"{self.corpus.format}-mapping.yaml")
            search.fileSelected.connect(self.save)
        else:
            search.setFileMode(QFileDialog.FileMode.ExistingFile)
            search.fileSelected.connect(self.load)
        search.finished.connect(search.deleteLater)
        self._search = search
        search.open()

    def _say(self, text: str, role: str = "muted") -> None:
        self.message.setText(text)
        self.message.setProperty("role", role)
        self.message.style().polish(self.message)

    def _choose(self, row: tuple[str, ...], key: str) -> None:
        corpus = self.corpus
        match row:
            case ("label", label) if key == _PART:
                corpus = corpus.with_part(label)
            case ("label", label):
                record = key.removeprefix(_ALONE)
                corpus = corpus.with_label(label, record, alone=record != key)
            case ("role", label, role):
                corpus = corpus.with_role(label, role, key)
            case ("attribute", label, attribute):
                corpus = corpus.with_attribute(label, attribute, key)
            case ("relation", label):
                kind, _, name = key.partition(" ")
                mapped = RelationMapping(**{kind: name}) if kind else RelationMapping()
                corpus = corpus.with_relation(label, mapped)
            case _:
                return
        self._say("")
        self._take(corpus)

    def _take(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.is_edited = True
        self._show()
        self.changed.emit()

    # The rows

    def _show(self) -> None:
        used = self.corpus.used
        self._summaries = {label.label: label for label in used.labels}
        self._types = {each.key: each for each in self.corpus.codebook.types}
        self._known = {
            name
            for each in self.corpus.before.types
            for name in (each.key, *(f"{each.key}.{field.key}" for field in each.fields))
        }
        self._metadata = Choice(_METADATA, self.tr("Keep in the metadata"))
        relations = [
            ChoiceRow(
                ("relation", each.label),
                (each.label, self.tr("relation"), f"{each.count:,}"),
                each.becomes,
                self._relation(each.becomes),
            )
            for each in used.relations
        ]
        self.tree.set_rows([*map(self._label, used.labels), *relations])

    def _label(self, label: LabelSummary) -> ChoiceRow:
        cells = (label.label, self.tr("label"), f"{label.count:,}")
        row = ("label", label.label)
        record_type = self._types.get(label.becomes)
        if record_type is None:
            becomes = self._part_choice() if label.part else self._metadata
            return ChoiceRow(row, cells, *becomes)
        becomes = self._alone(record_type) if label.part else self._type(record_type)
        children = [
            *(self._part("role", label, part, record_type) for part in label.roles),
            *(self._part("attribute", label, part, record_type) for part in label.attributes),
        ]
        return ChoiceRow(row, cells, *becomes, children=children)

    def _part(
        self, kind: str, label: LabelSummary, part: PartUse, record_type: RecordType
    ) -> ChoiceRow:
        is_role = kind == "role"
        values = [] if is_role else self.corpus.values_of(label.label, part.name)
        becomes = self._metadata
        if is_role and part.name in self.corpus.mapping.types[label.label].text:
            becomes = self._text()
        elif part.becomes:
            becomes = self._field(record_type, record_type.field(part.becomes))
        return ChoiceRow(
            (kind, label.label, part.name),
            (part.name, self.tr("role") if is_role else self.tr("attribute"), f"{part.count:,}"),
            *becomes,
            self.tr("Values: {values}").format(values=", ".join(values)) if values else "",
        )

    def _relation(self, becomes: str) -> str:
        kind, _, name = becomes.partition(" ")
        match kind:
            case "link":
                return next((each.label for each in self._links() if each.key == becomes), name)
            case "field":
                return self.tr("Field “{field}”").format(field=name)
            case "role":
                return self.tr("Role “{role}”").format(role=name)
            case _:
                return self._metadata.label

    # What they can become

    def _offer(self, row: tuple[str, ...]) -> None:
        match row:
            case ("label", label):
                choices = self._label_choices(self._summaries[label])
            case ("relation", label):
                choices = self._relation_choices(label)
            case (kind, label, name):
                record_type = self._types[self._summaries[label].becomes]
                choices = [*self._field_choices(record_type, name)]
                choices += [self._text()] if kind == "role" else []
            case _:
                return
        self.tree.offer([*choices, self._metadata])

    def _label_choices(self, label: LabelSummary) -> list[Choice]:
        use = self.corpus.survey.labels[label.label]
        choices: list[Choice] = []
        for each in self._types.values():
            choices.append(self._type(each))
            if each.key == label.becomes and use.alone < use.count:
                choices.append(self._alone(each))
        new = new_key(label.label)
        if new not in self._types:
            choices.append(Choice(new, self._new_type(label.label)))
        if use.alone < use.count or label.part:
            choices.append(self._part_choice())
        return choices

    def _field_choices(self, record_type: RecordType, name: str) -> Iterator[Choice]:
        yield from (self._field(record_type, field) for field in record_type.fields)
        new = new_key(name)
        if all(field.key != new for field in record_type.fields):
            yield Choice(new, self._new_field(name))

    def _relation_choices(self, label: str) -> list[Choice]:
        key = f"field {new_key(label)}"
        choices = [*self._links(), Choice(key, self._relation(key))]
        now = became(self.corpus.mapping.relations.get(label))
        if now and now not in {choice.key for choice in choices}:
            choices.append(Choice(now, self._relation(now)))
        return choices

    def _links(self) -> list[Choice]:
        text = self.tr("Link: {relation}")
        return [
            Choice(f"link {each}", text.format(relation=relation_text(each))) for each in RELATIONS
        ]

    def _type(self, record_type: RecordType) -> Choice:
        label = record_type.label
        is_known = record_type.key in self._known
        return Choice(record_type.key, label if is_known else self._new_type(label))

    def _alone(self, record_type: RecordType) -> Choice:
        text = self.tr("{type}, where nothing points at it")
        return Choice(_ALONE + record_type.key, text.format(type=self._type(record_type).label))

    def _part_choice(self) -> Choice:
        return Choice(_PART, self.tr("Part of what points at it"))

    def _field(self, record_type: RecordType, field: Field) -> Choice:
        is_known = f"{record_type.key}.{field.key}" in self._known
        return Choice(field.key, field.label if is_known else self._new_field(field.label))

    def _text(self) -> Choice:
        return Choice(TEXT, self.tr("The text of the record"))

    def _new_type(self, label: str) -> str:
        return self.tr("New type “{label}”").format(label=label)

    def _new_field(self, label: str) -> str:
        return self.tr("New field “{label}”").format(label=label)
