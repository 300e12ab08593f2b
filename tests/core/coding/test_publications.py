"""One text in several outlets: when two say the same publication, and what an article gains."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.article_publications import all_publications, with_publications
from annotator.core.coding.publication import Publication, in_order, joined, keyed

_TEXT = Article("a1", "Talks fail", "The talks failed.", "0" * 64)


def _article(
    outlet: str = "", date: str = "", section: str = "", url: str = "", article: str = "a1"
) -> Article:
    metadata = {"section": section} if section else {}
    return replace(_TEXT, id=article, source=outlet, published=date, url=url, metadata=metadata)


def test_another_outlet_is_another_publication() -> None:
    bell = _article("The Bell", "2017-03-03")
    mirror = _article("The Mirror", "2017-03-04", "World", "https://m.example/1", article="a2")
    both = with_publications(bell, mirror)
    assert all_publications(both) == [
        Publication("The Bell", "2017-03-03"),
        Publication("The Mirror", "2017-03-04", "World", "https://m.example/1"),
    ]
    assert with_publications(both, mirror) == both
    assert with_publications(both, replace(bell, id="a3")) == both


def test_the_same_outlet_on_another_day_is_another_publication() -> None:
    morning, later = _article("The Bell", "2017-03-03"), _article("The Bell", "2017-03-05")
    both = with_publications(morning, replace(later, id="a2"))
    assert [each.date for each in all_publications(both)] == ["2017-03-03", "2017-03-05"]


def test_what_is_told_more_fills_in_what_was_not_known() -> None:
    bell = _article("The Bell", "2017-03")
    more = _article("The Bell", "2017-03-03", "World", "https://b.example/1", article="a2")
    filled = with_publications(bell, more)
    assert filled.publications == {}
    assert filled.first_publication == more.first_publication
    again = with_publications(_article("The Bell"), _article("The Mirror", article="a2"))
    again = with_publications(again, _article("The Mirror", "2017-03-04", article="a3"))
    assert in_order(again.publications) == [Publication("The Mirror", "2017-03-04")]


def test_another_outlet_at_the_same_address_is_kept() -> None:
    bell = _article("The Bell", "2017-03-03", url="https://b.example/1")
    agency = _article("Agency", "2017-03-03", url="https://b.example/1", article="a2")
    outlets = [each.outlet for each in all_publications(with_publications(bell, agency))]
    assert outlets == ["The Bell", "Agency"]


def test_an_article_of_which_nothing_was_known_takes_what_is_told() -> None:
    told = _article("The Mirror", "2017-03-04", "World", "https://m.example/1", article="a2")
    assert with_publications(_article(), told) == replace(told, id="a1")
    assert with_publications(told, _article(article="a3")) == told


def test_a_day_alone_that_is_known_says_no_more() -> None:
    known = _article("The Bell", "2017-03-03T10:00:00")
    assert with_publications(known, _article("", "2017-03-03", article="a2")) == known


def test_of_one_article_in_two_projects_only_further_publications_are_joined() -> None:
    ours, renamed = _article("The Bell", "2017-03-03"), _article("Bell", "2017-03-03")
    assert with_publications(ours, renamed) == ours
    mirror = keyed([Publication("The Mirror")])
    assert with_publications(ours, replace(renamed, publications=mirror)) == replace(
        ours, publications=mirror
    )


_WORDS = st.sampled_from(["", "a", "b"])
_PUBLICATIONS = st.builds(
    Publication,
    _WORDS,
    st.sampled_from(["", "2017", "2017-03", "2017-03-03", "2017-03-03T10:00:00", "2017-03-04"]),
    _WORDS,
    _WORDS,
)


def _told(publication: Publication, number: int) -> Article:
    parts = (publication.outlet, publication.date, publication.section, publication.url)
    return _article(*parts, article=f"b{number}")


@given(st.lists(_PUBLICATIONS, max_size=5))
def test_told_again_nothing_is_gained(told: list[Publication]) -> None:
    articles = [_told(each, n) for n, each in enumerate(told)]
    once = _article()
    for each in articles:
        once = with_publications(once, each)
    twice = once
    for each in articles:
        twice = with_publications(twice, each)
    assert twice == once
    outlets = {each.outlet for each in told if each.outlet}
    assert {each.outlet for each in all_publications(once) if each.outlet} == outlets


@given(_PUBLICATIONS, _PUBLICATIONS)
def test_joined_says_what_both_say(known: Publication, told: Publication) -> None:
    same = joined(known, told)
    if same is not None:
        assert joined(same, told) == same
        assert joined(same, known) == same
