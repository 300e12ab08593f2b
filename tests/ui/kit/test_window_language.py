"""Changes and errors, read in the person's language."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication

from annotator.core.changes import change_kinds as kinds
from annotator.core.changes.change_kinds import ChangeKind, Named
from annotator.core.codebook.model import Field
from annotator.core.codebook.values import parse
from annotator.core.coding.change import Change
from annotator.core.errors import AnnotatorError, ConflictError, FieldValueError, InputError
from annotator.core.messages import at_line, message
from annotator.services.transfer.exporting import formats
from annotator.services.transfer.report import Problem
from annotator.ui.kit.translation import install
from annotator.ui.kit.window_language import change_words, error_words, format_words
from tests.core.changes.test_change_kinds import EXAMPLES, a_change

QUOTE, SPEAKER = Named("quote", "Quote"), Named("speaker", "Speaker")
VIEW = Named("view", "Point of view")
ARABIC = [
    (kinds.ImportArticles(0), "استيراد 0 مقالة"),
    (kinds.ImportArticles(1), "استيراد مقالة واحدة"),
    (kinds.ImportArticles(2), "استيراد مقالتين"),
    (kinds.ImportArticles(5), "استيراد 5 مقالات"),
    (kinds.ImportArticles(1012), "استيراد 1,012 مقالةً"),
    (kinds.ImportArticles(1200), "استيراد 1,200 مقالة"),
    (kinds.AddValues(SPEAKER, QUOTE), "إضافة Speaker إلى Quote"),
    (kinds.AddValues(VIEW, VIEW), "إضافة Point of view إلى Point of view"),
    (kinds.CreateRecord(VIEW), "إضافة Point of view"),
    (kinds.CreateActor("Ilan of Dorr"), "إضافة الفاعل Ilan of Dorr"),
    (kinds.SetState(QUOTE, "done"), "وسم Quote: منجز"),
    (kinds.SetStatus("in_progress"), "وسم المقالة: قيد العمل"),
    (kinds.ChangeCells(3, Named("state"), QUOTE), "تغيير الحالة في 3 سجلات"),
    (kinds.ChangeCells(1, SPEAKER, QUOTE), "تغيير Speaker في Quote"),
    ("Something of another version", "Something of another version"),
]


@pytest.fixture
def arabic(qapp: QApplication) -> Iterator[None]:
    """A window that speaks Arabic."""
    formats = QLocale()
    translators = install(qapp, "ar")
    yield
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(formats)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("what", EXAMPLES, ids=lambda what: type(what).__name__)
def test_in_english_the_window_says_what_the_commands_say(what: ChangeKind) -> None:
    change = a_change(what)
    assert change_words(change) == change.sentence()


@pytest.mark.usefixtures("arabic")
@pytest.mark.parametrize(("what", "words"), ARABIC)
def test_a_change_is_said_in_the_chosen_language(what: ChangeKind | str, words: str) -> None:
    assert change_words(a_change(what)).strip("\u200f") == words


@pytest.mark.usefixtures("arabic")
@pytest.mark.parametrize("what", EXAMPLES, ids=lambda what: type(what).__name__)
def test_every_kind_is_translated(what: ChangeKind) -> None:
    change: Change = a_change(what)
    assert any("\u0620" <= character <= "\u064a" for character in change_words(change))


@pytest.mark.usefixtures("arabic")
def test_an_error_is_said_with_all_that_it_names() -> None:
    met = ConflictError(message("article-removed"))
    change = a_change(kinds.ImportArticles(2))
    refused = ConflictError(message("cannot-be-undone", change=change, reason=met))
    assert error_words(refused) == (
        "لا يمكن التراجع عن «استيراد مقالتين». أُزيلت المقالة من المشروع."
    )
    of_a_file = InputError("a.zip", message("no-such-file"), at_line(3))
    assert _bare(error_words(of_a_file)) == "a.zip، السطر 3: لا يوجد ملف أو مجلد كهذا."
    problem = Problem.of(of_a_file)
    assert (error_words(problem), problem.reason) == (
        error_words(of_a_file),
        "there is no such file or folder.",
    )
    assert error_words(AnnotatorError("It is odd.")) == "It is odd."
    assert error_words(OSError("odd")) == "odd"


def _bare(text: str) -> str:
    """The text without what only says which way it is read."""
    return re.sub("[\u200f\u2068\u2069]", "", text)


@pytest.mark.usefixtures("arabic")
def test_a_value_that_a_field_refuses_is_named_in_the_persons_language() -> None:
    field = Field("size", "Size", "number")
    with pytest.raises(FieldValueError) as refused:
        parse(field, "many")
    assert str(refused.value) == "“Size” takes a number, such as 1200 or 3.5, not “many”."
    assert error_words(refused.value) == "الحقل «Size» يأخذ عددًا، مثل 1200 أو 3.5، لا «many»."


@pytest.mark.usefixtures("arabic")
def test_formats_and_what_they_lose_are_said_in_the_language_of_the_window() -> None:
    for each in formats():
        for english in filter(None, (each.title, each.loses)):
            assert re.search("[\u0621-\u064a]", format_words(english)), english
    assert format_words("Made-up things of another package") == "Made-up things of another package"
