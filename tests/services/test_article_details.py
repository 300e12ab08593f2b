"""What is known of an article besides its text is changed piece by piece."""

import pytest

from annotator.core.coding.article import Article
from annotator.core.coding.article_details import read_detail
from annotator.core.errors import ConflictError, FieldValueError
from annotator.services.project import Project


def test_a_detail_is_changed_as_one_change_and_undone(project: Project, article: Article) -> None:
    describing = project.articles
    after = describing.set_detail(article, "published", "19 February 2017")
    assert after.published == "2017-02-19"
    assert project.articles.get(article.id) == after
    change = project.history.undoable()
    assert change is not None
    assert (change.sentence(), change.ops) == ("Change date of article", 1)
    project.history.undo()
    assert project.articles.get(article.id).published == article.published


def test_what_others_changed_meanwhile_is_kept(project: Project, article: Article) -> None:
    describing = project.articles
    describing.set_detail(article, "source", "The Horn")
    changed = describing.set_detail(article, "author", "A. Writer")
    assert (changed.source, changed.author) == ("The Horn", "A. Writer")
    with pytest.raises(ConflictError):
        describing.set_detail(article, "source", "The Bell")


def test_saying_the_same_again_is_no_change(project: Project, article: Article) -> None:
    before = project.history.undoable()
    assert project.articles.set_detail(article, "title", f" {article.title} ") == article
    assert project.history.undoable() == before


@pytest.mark.parametrize(
    ("detail", "typed", "stored"),
    [
        ("published", "2017-02", "2017-02"),
        ("published", "2017-02-19 14:30", "2017-02-19T14:30"),
        ("published", "2017-02-19T14:30:00z", "2017-02-19T14:30:00Z"),
        ("published", "2014~", "2014~"),
        ("published", "", ""),
        ("language", "PT-br", "pt-BR"),
        ("url", "www.bell.example/a", "https://www.bell.example/a"),
        ("title", "  Two \n lines ", "Two lines"),
    ],
)
def test_what_is_typed_is_read(detail: str, typed: str, stored: str) -> None:
    # Wrong on purpose.
    assert read_detail(detail, typed) == stored  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("detail", "typed"),
    [
        ("published", "sometime"),
        ("published", "2017-02-30"),
        ("language", "English language"),
        ("url", "bell.example"),
        ("title", "  "),
        ("author", "x" * 3000),
    ],
)
def test_what_cannot_be_held_is_refused(detail: str, typed: str) -> None:
    with pytest.raises(FieldValueError):
        read_detail(detail, typed)  # pyright: ignore[reportArgumentType] - wrong on purpose
