"""Things that wait in a temporary file."""

from annotator.core.coding.article import Article
from annotator.formats.annotations.model import Annotation, ForeignArticle
from annotator.formats.parsing.spool import Spool


def document(name: str, **attributes: tuple[int, ...]) -> ForeignArticle:
    article = Article(name, name, "Text 😀", name, metadata={"file": name})
    return ForeignArticle(article, (Annotation("T1", "Claim", attributes=dict(attributes)),))


def test_things_come_back_in_order_and_as_often_as_one_likes() -> None:
    spool = Spool(ForeignArticle)
    documents = [document("a"), document("b"), document("c", size=(2**70,))]
    for each in documents:
        spool.add(each)
    assert list(spool) == documents
    reading = iter(spool)
    assert next(reading) == documents[0]
    assert list(spool) == documents
    assert list(reading) == documents[1:]


def test_what_was_added_can_be_dropped_again() -> None:
    spool = Spool(ForeignArticle)
    spool.add(document("a"))
    end = spool.end
    spool.add(document("b"))
    spool.cut(end)
    spool.add(document("c"))
    assert list(spool) == [document("a"), document("c")]


def test_things_are_found_by_their_place_in_any_order() -> None:
    spool = Spool(ForeignArticle)
    documents = [document(name) for name in "abc"]
    places = [spool.add(each) for each in documents]
    assert [spool.at(place) for place in reversed(places)] == documents[::-1]
    assert spool.at(spool.add(document("d"))) == document("d")


def test_many_things_lie_in_a_file() -> None:
    spool = Spool(ForeignArticle)
    long = [document(str(n) * 2_000_000) for n in range(3)]
    places = [spool.add(each) for each in long]
    assert list(spool) == long
    assert spool.at(places[1]) == long[1]
