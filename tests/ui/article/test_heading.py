"""What stands above an article's text."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont

from annotator.core.coding.article import Article
from annotator.core.text.normalization import sha256
from annotator.ui.article.heading import HeadingLayout, _lay_out, heading_of, language_name
from annotator.ui.article.layout.typography import typography
from annotator.ui.kit.mirroring import isolated


@pytest.mark.usefixtures("qapp")
def test_a_date_reads_the_same_among_right_to_left_letters() -> None:
    text = "تسبب عطل"
    article = Article("a", "عطل", text, sha256(text), "ar", "صحيفة المرفأ", published="2023-02-22")
    details = heading_of(article).details
    layout = _lay_out(details, QFont(), 600)
    line = layout.lineAt(0)
    year, day = details.index("2023"), details.index("22", details.index("2023-") + 7)
    # Qt's stub forgets the pair.
    year_x, day_x = (line.cursorToX(offset)[0] for offset in (year + 1, day + 1))  # pyright: ignore[reportIndexIssue]
    assert year_x < day_x


def test_what_is_not_known_is_left_out() -> None:
    article = Article("a", "A title", "Text", sha256("Text"), "en", "The Bell")
    assert heading_of(article).details == "The Bell · English"


@pytest.mark.usefixtures("qapp")
def test_details_stand_on_the_right_of_an_article_that_is_read_from_there() -> None:
    text = "“تسبب عطل في كابل الإنترنت”"
    heading = heading_of(Article("a", "عطل", text, sha256(text), "ar", "The Harbour Post"))
    assert heading.backwards
    layout = HeadingLayout(heading, typography(1.0), 600)
    right = max(rect.right() for rect in layout.rects("source"))
    [title] = layout.rects("title")
    assert abs(right - title.right()) < 4
    latin = heading_of(Article("a", "Cable", "Cut.", sha256("Cut."), "ar", "صحيفة المرفأ"))
    assert not latin.backwards


def test_quotation_marks_of_what_is_read_from_the_right_stay_on_their_sides() -> None:
    assert isolated("“تسبب عطل” 2") == "\u2068“تسبب عطل” 2\u2069"
    assert isolated("“We will”") == "“We will”"
    assert isolated("") == ""


@pytest.mark.parametrize(
    ("window", "shown"), [("en", ["Arabic", "English"]), ("ar", ["العربية", "English"])]
)
def test_no_english_name_of_a_language_stands_in_another_window(
    window: str, shown: list[str]
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(window))
    try:
        assert [language_name(tag) for tag in ("ar", "en")] == shown
    finally:
        QLocale.setDefault(before)
