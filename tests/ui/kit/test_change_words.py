"""The journal's labels, read in the person's language."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication

from annotator.ui.kit.change_words import change_words
from annotator.ui.kit.translation import install

LABELS = {
    "Import 12 articles": "استيراد مقالات: 12",
    "Add speaker of quote": "إضافة speaker إلى quote",
    "Add quote": "إضافة quote",
    "Add actor Ilan Dorr": "إضافة الفاعل Ilan Dorr",
    "Mark quote done": "وسم quote: منجز",
    "Mark article in progress": "وسم المقالة: قيد العمل",
    "Add 1,200 quotes by search for “docks”": "إضافة 1,200 quotes بالبحث عن «docks»",
    "Change speaker of 3 records": "تغيير speaker في السجلات (3)",
    "Something of another version": "Something of another version",
}


def test_in_english_labels_stay_as_they_are() -> None:
    assert [change_words(label) for label in LABELS] == list(LABELS)


@pytest.mark.parametrize(("label", "words"), LABELS.items())
def test_a_label_is_said_in_the_chosen_language(qapp: QApplication, label: str, words: str) -> None:
    formats = QLocale()
    translators = install(qapp, "ar")
    try:
        assert change_words(label).strip("\u200f") == words
    finally:
        for translator in translators:
            QCoreApplication.removeTranslator(translator)
        QLocale.setDefault(formats)
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
