"""What the labels of a corpus become: the page of the import dialog."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.core.codebook import RecordType
from annotator.core.errors import AnnotatorError
from annotator.core.label_mapping import RelationMapping
from annotator.core.link import RELATIONS
from annotator.services import transfer_mapping
from annotator.services.transfer_corpus import TEXT, Corpus, new_key
from annotator.services.transfer_labels import LabelSummary, PartUse
from annotator.ui.dialogs.choice_tree import Choice, ChoiceRow, ChoiceTree
from annotator.ui.relations import relation_text

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
            self._say(str(error), "error")
            return
        self._say(self.tr("Loaded {file}.").format(file=Path(path).name), "muted")
        self._take(corpus)

    def save(self, path: str) -> None:
        """Write to a YAML file what the labels become."""
        try:
            transfer_mapping.write(Path(path), self.corpus.mapping)
        except AnnotatorError as error:
            self._say(str(error), "error")
            return
        self._say(self.tr("Saved {file}.").format(file=Path(path).name), "muted")

    def _ask_load(self) -> None:
        self._look(self.tr("Load mapping"), QFileDialog.AcceptMode.AcceptOpen)

    def _ask_save(self) -> None:
        self._look(self.tr("Save mapping"), QFileDialog.AcceptMode.AcceptSave)

    def _look(self, title: str, mode: QFileDialog.AcceptMode) -> None:
        search = QFileDialog(self, title, self._folder, _YAML)
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
        labels = [self._label(label) for label in used.labels]
        relations = [
            ChoiceRow(
                ("relation", each.label),
                (each.label, self.tr("relation"), f"{each.count:,}"),
                each.becomes,
                self._relation_choices(each.label, each.becomes),
            )
            for each in used.relations
        ]
        self.tree.set_rows([*labels, *relations])

    def _label(self, label: LabelSummary) -> ChoiceRow:
        current = label.becomes or (_PART if label.part else _METADATA)
        if label.becomes and label.part:
            current = _ALONE + current
        children: list[ChoiceRow] = []
        if label.becomes:
            record_type = self.corpus.codebook.type(label.becomes)
            children = [
                *(self._part("role", label, part, record_type) for part in label.roles),
                *(self._part("attribute", label, part, record_type) for part in label.attributes),
            ]
        return ChoiceRow(
            ("label", label.label),
            (label.label, self.tr("label"), f"{label.count:,}"),
            current,
            self._label_choices(label),
            children=children,
        )

    def _part(
        self, kind: str, label: LabelSummary, part: PartUse, record_type: RecordType
    ) -> ChoiceRow:
        is_role = kind == "role"
        is_text = is_role and part.name in self.corpus.mapping.types[label.label].text
        values = [] if is_role else self.corpus.values_of(label.label, part.name)
        return ChoiceRow(
            (kind, label.label, part.name),
            (
                part.name,
                self.tr("role") if is_role else self.tr("attribute"),
                f"{part.count:,}",
            ),
            TEXT if is_text else part.becomes,
            [
                *self._field_choices(record_type, part.name),
                *([Choice(TEXT, self.tr("The text of the record"))] if is_role else []),
                self._metadata(),
            ],
            self.tr("Values: {values}").format(values=", ".join(values)) if values else "",
        )

    def _label_choices(self, label: LabelSummary) -> Sequence[Choice]:
        types = self.corpus.codebook.types
        known = {each.key for each in self.corpus.before.types}
        use = self.corpus.survey.labels[label.label]
        choices: list[Choice] = []
        for each in types:
            name = each.label if each.key in known else self._new_type(each.label)
            choices.append(Choice(each.key, name))
            if each.key == label.becomes and use.alone < use.count:
                alone = self.tr("{type}, where nothing points at it").format(type=name)
                choices.append(Choice(_ALONE + each.key, alone))
        new = new_key(label.label)
        if new not in {each.key for each in types}:
            choices.append(Choice(new, self._new_type(label.label)))
        if use.alone < use.count or label.part:
            choices.append(Choice(_PART, self.tr("Part of what points at it")))
        return [*choices, self._metadata()]

    def _field_choices(self, record_type: RecordType, name: str) -> Iterator[Choice]:
        before = {
            field.key
            for each in self.corpus.before.types
            if each.key == record_type.key
            for field in each.fields
        }
        for field in record_type.fields:
            is_known = field.key in before
            yield Choice(field.key, field.label if is_known else self._new_field(field.label))
        new = new_key(name)
        if new not in {field.key for field in record_type.fields}:
            yield Choice(new, self._new_field(name))

    def _relation_choices(self, label: str, current: str) -> Sequence[Choice]:
        choices = [
            Choice(f"link {each}", self.tr("Link: {relation}").format(relation=relation_text(each)))
            for each in RELATIONS
        ]
        field = new_key(label)
        choices.append(Choice(f"field {field}", self.tr("Field “{field}”").format(field=label)))
        if current and current not in {choice.key for choice in choices}:
            kind, _, name = current.partition(" ")
            text = self.tr("Role “{role}”") if kind == "role" else self.tr("Field “{field}”")
            choices.append(Choice(current, text.format(role=name, field=name)))
        return [*choices, self._metadata()]

    def _metadata(self) -> Choice:
        return Choice(_METADATA, self.tr("Keep in the metadata"))

    def _new_type(self, label: str) -> str:
        return self.tr("New type “{label}”").format(label=label)

    def _new_field(self, label: str) -> str:
        return self.tr("New field “{label}”").format(label=label)
