"""Random projects in memory, as nasty as projects get."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.core.codebook.model import Choice, Codebook, Field, FieldKind, RecordType
from annotator.core.codebook.values import Place, Range
from annotator.core.coding.actor import Actor, name_key
from annotator.core.coding.article import Article, ArticleState, ArticleStatus
from annotator.core.coding.assignment import STRATA, Assignment, Draw, pool_of
from annotator.core.coding.coder import Coder
from annotator.core.coding.label_mapping import Mapping, RelationMapping, TypeMapping
from annotator.core.coding.link import RELATIONS, Link
from annotator.core.coding.origin import MENDED, Origin
from annotator.core.coding.project import Base, ProjectInfo
from annotator.core.coding.publication import Publication, keyed
from annotator.core.coding.record import FieldValue, Record
from annotator.core.coding.suggestion import Suggestion
from annotator.core.messages import Message
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment
from annotator.formats.content import CodedArticle, Content

_CHOICES = (Choice("a", "Ä"), Choice("b", "B | b"))
_TREE = (Choice("ASSAULT", "Assault", children=(Choice("aerial", "Aerial"),)), Choice("AID", "Aid"))
_KINDS: dict[FieldKind, tuple[Choice, ...]] = {
    "text": (),
    "choice": _CHOICES,
    "tree": _TREE,
    "actor": (),
    "place": (),
    "date": (),
    "number": (),
    "range": (),
    "boolean": (),
    "link": (),
    "url": (),
}


def _fields() -> tuple[Field, ...]:
    return tuple(
        Field(f"a_{kind}{'s' * many}", kind.title(), kind, many=many, choices=choices)
        for kind, choices in _KINDS.items()
        for many in (False, True)
    )


CODEBOOK = Codebook(
    name="every",
    title="Every kind of field",
    types=(
        RecordType("quote", "Quote", "quotes", "Q", "blue", fields=_fields()),
        RecordType("event", "Event", "events", "E", "green", fields=_fields()[:6]),
    ),
)

WORDS = st.text(
    st.sampled_from("aB \u00a0é\u0301😀👩\u200d👧שלום مرحبا|\\\"'“”,;=+-@\t\n\u2028Ω\U0001f3f4"),
    max_size=20,
)
NAMES = WORDS.map(lambda words: " ".join(f"n{words}".split()))
_ORIGINS = st.none() | st.builds(
    Origin,
    st.just(("r1", "r2")),
    st.just(("r1",)),
    st.sampled_from([("r1", "r2"), (MENDED,)]),
    st.dictionaries(st.sampled_from(["cue", "speaker"]), st.just(("r2",))),
    WORDS,
)
_STATES: tuple[ArticleState, ...] = ("new", "done")
_PUBLICATIONS = st.builds(
    Publication, WORDS, st.sampled_from(["", "2017-03", "2017-03-04"]), WORDS, WORDS
)
TEXTS = st.text(
    st.sampled_from('abc .,\n\t\u00a0é\u0301😀👩\u200d👧שלוםمرحبا|"“”‘’'), min_size=3, max_size=60
).filter(str.strip)
_DEGREES = st.floats(-80, 80, allow_nan=False)
# A whole number is the same number with and without “.0”, and comes back without.
_NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False).filter(
    lambda number: not number.is_integer()
)


def _ranges() -> st.SearchStrategy[Range]:
    pairs = st.tuples(_NUMBERS, _NUMBERS).map(sorted).map(lambda sides: Range(*sides))
    return pairs | _NUMBERS.map(lambda low: Range(low=low)) | _NUMBERS.map(lambda n: Range(high=n))


_VALUES: dict[FieldKind, st.SearchStrategy[Any]] = {
    "text": WORDS.filter(str.strip),
    "choice": st.sampled_from(["a", "b"]),
    "tree": st.sampled_from(["ASSAULT", "ASSAULT/aerial", "AID"]),
    "actor": NAMES,
    "place": st.builds(Place, NAMES, st.sampled_from(["", "LBY", "Côte d’Ivoire", "ليبيا"]))
    | st.builds(Place, NAMES, st.just("LBY"), _DEGREES, _DEGREES),
    "date": st.sampled_from(["2014", "2017-02~", "2017-02-19/2017-02-21", "2014/.."]),
    "number": _NUMBERS,
    "range": _ranges(),
    "boolean": st.booleans(),
    "link": st.uuids().map(str),
    "url": st.sampled_from(["https://a.example/?q=“x”|y", "http://b.example"]),
}
_MOMENTS = st.integers(0, 2**41).map(
    lambda milliseconds: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
)

_RENAMED = st.dictionaries(NAMES, NAMES, max_size=2)
MAPPINGS = st.builds(
    Mapping,
    st.dictionaries(
        NAMES,
        st.builds(
            TypeMapping,
            st.sampled_from(["", "quote"]),
            st.booleans(),
            st.lists(NAMES, max_size=2).map(tuple),
            st.sampled_from(["", "a_text"]),
            _RENAMED,
            _RENAMED,
            st.dictionaries(NAMES, _RENAMED, max_size=1),
            _RENAMED,
        ),
        min_size=1,
        max_size=2,
    ),
    st.dictionaries(NAMES, st.builds(RelationMapping, link=NAMES), max_size=1),
    st.lists(NAMES, max_size=2).map(tuple),
)


class Made(msgspec.Struct):
    """Content in memory."""

    info: ProjectInfo
    codebook: Codebook
    all_coders: Sequence[Coder]
    all_actors: Sequence[Actor]
    all_articles: Sequence[CodedArticle]
    all_links: Sequence[Link]
    notes: Sequence[Message] = ()

    def coders(self) -> Sequence[Coder]:
        return self.all_coders

    def actors(self) -> Iterator[Actor]:
        return iter(self.all_actors)

    def articles(self) -> Iterator[CodedArticle]:
        return iter(self.all_articles)

    def links(self) -> Iterator[Link]:
        return iter(self.all_links)

    def records(self) -> list[Record]:
        return [record for coded in self.all_articles for record in coded.records]


@st.composite
def projects(draw: st.DrawFn) -> Made:
    """A whole project whose things stand in the order of ids."""
    ids = (str(UUID(int=number)) for number in range(1, 10_000))
    coders = [
        Coder(next(ids), name, draw(st.sampled_from(["lead", "coder"])), draw(st.booleans()))
        for name in draw(st.lists(NAMES, min_size=1, max_size=2, unique_by=name_key))
    ]
    actors = [
        Actor(next(ids), name, aliases=tuple(draw(st.lists(NAMES, max_size=2))), note=draw(WORDS))
        for name in draw(st.lists(NAMES, max_size=3, unique_by=name_key))
    ]
    texts = draw(st.lists(TEXTS, min_size=1, max_size=3, unique=True))
    articles = [_article(draw, ids, text, coders, actors) for text in texts]
    records = [record.id for coded in articles for record in coded.records]
    articles = [_leading_to(records, coded) for coded in articles]
    links: list[Link] = []
    if len(records) > 1:
        ends = st.lists(st.sampled_from(records), min_size=2, max_size=2, unique=True)
        links = [
            Link(next(ids), source, target, draw(st.sampled_from(RELATIONS)))
            for source, target in draw(st.lists(ends, max_size=2))
        ]
    info = ProjectInfo(
        next(ids),
        draw(NAMES),
        draw(_MOMENTS),
        draw(st.dictionaries(st.sampled_from(["brat", "made up"]), MAPPINGS, max_size=2)),
        draw(st.dictionaries(NAMES, st.dictionaries(NAMES, WORDS, max_size=2), max_size=1)),
        draw(st.booleans()),
        draw(st.sampled_from([None, Base("other", "change", 7)])),
        draw(st.dictionaries(st.just("d1"), _draws(coders), max_size=1)),
    )
    return Made(info, CODEBOOK, coders, actors, articles, links)


def _draws(coders: Sequence[Coder]) -> st.SearchStrategy[Draw]:
    """How articles may have been drawn for these coders."""
    return st.builds(
        Draw,
        time=_MOMENTS,
        coders=st.just(tuple(coder.id for coder in coders)),
        coders_each=st.integers(1, 3),
        overlap=st.integers(0, 100),
        strata=st.sampled_from(STRATA),
        seed=st.integers(0, 2**31),
        articles=st.integers(0, 9),
        pool=st.just(pool_of([])),
    )


def random_projects(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Runs a test with so many random projects, as its ``project``.

    One that fails is not made smaller: projects take too long for that.
    """
    limits = settings(
        max_examples=examples,
        deadline=None,
        phases=[Phase.reuse, Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    return lambda test: given(project=projects())(limits(test))


def _leading_to(ids: Sequence[str], coded: CodedArticle) -> CodedArticle:
    """The article with the values of its link fields as ids of records that there are."""
    links = {(each.key, f.key) for each in CODEBOOK.types for f in each.fields if f.kind == "link"}

    def value(old: FieldValue) -> FieldValue:
        known = ids[int(UUID(old.value)) % len(ids)] if isinstance(old.value, str) else None
        return replace(old, value=known)

    records = [
        replace(
            record,
            fields={
                key: tuple(value(old) for old in values) if (record.type, key) in links else values
                for key, values in record.fields.items()
            },
        )
        for record in coded.records
    ]
    return replace(coded, records=records)


def _article(
    draw: st.DrawFn,
    ids: Iterator[str],
    text: str,
    coders: Sequence[Coder],
    actors: Sequence[Actor],
) -> CodedArticle:
    article = Article(
        next(ids),
        draw(WORDS),
        text,
        sha256(text),
        source=draw(WORDS),
        published="2017-03-03",
        metadata=draw(st.dictionaries(NAMES, WORDS | st.booleans() | st.lists(WORDS), max_size=2)),
        note=draw(WORDS),
        flagged=draw(st.booleans()),
        publications=keyed(draw(st.lists(_PUBLICATIONS, max_size=2))),
    )
    statuses = [
        ArticleStatus(
            article.id,
            coder.id,
            draw(st.sampled_from(_STATES)),
            draw(WORDS),
            relevant=draw(st.none() | st.booleans()),
        )
        for coder in coders
        if draw(st.booleans())
    ]
    records = [
        Record(
            id=next(ids),
            article=article.id,
            type=record_type.key,
            coder=draw(st.sampled_from(coders)).id,
            state=draw(st.sampled_from(["draft", "done", "gold"])),
            created=draw(_MOMENTS),
            updated=draw(_MOMENTS),
            spans=_fragments(draw, text, at_least=1),
            fields=_values(draw, record_type, text, actors),
            note=draw(WORDS),
            flagged=draw(st.booleans()),
            metadata=draw(st.dictionaries(NAMES, WORDS | st.lists(WORDS), max_size=1)),
            origin=draw(_ORIGINS),
        )
        for record_type in draw(st.lists(st.sampled_from(CODEBOOK.types), max_size=3))
    ]
    assigned = [Assignment(article.id, each.id) for each in coders if draw(st.booleans())]
    suggestions = [
        Suggestion(
            *(next(ids), article.id, 1, record.type, record.spans, record.fields),
            confidence=draw(st.integers(0, 10_000)) / 10_000,
            suggester=draw(WORDS),
            model=draw(WORDS),
            reason=draw(WORDS),
            state="dropped" if coder else "open",
            coder=coder,
        )
        for record in records
        for coder in draw(st.lists(st.none() | st.just(record.coder), max_size=2))
    ]
    return CodedArticle(article, statuses, records, assigned, suggestions)


def _fragments(draw: st.DrawFn, text: str, at_least: int = 0) -> tuple[Fragment, ...]:
    count = draw(st.integers(at_least, 2 if len(text) >= 4 else at_least))
    offsets = st.integers(0, len(text))
    edges = sorted(draw(st.lists(offsets, min_size=2 * count, max_size=2 * count, unique=True)))
    return tuple(
        Fragment(start, end, text[start:end])
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    )


def _values(
    draw: st.DrawFn, record_type: RecordType, text: str, actors: Sequence[Actor]
) -> dict[str, tuple[FieldValue, ...]]:
    fields: dict[str, tuple[FieldValue, ...]] = {}
    for field in draw(st.lists(st.sampled_from(record_type.fields), max_size=4, unique=True)):
        values: list[FieldValue] = []
        for _ in range(draw(st.integers(1, 3 if field.many else 1))):
            evidence = _fragments(draw, text)
            value = draw(_VALUES[field.kind] if not evidence else st.none() | _VALUES[field.kind])
            actor = None
            if field.kind == "actor" and actors and value is not None:
                actor = draw(st.none() | st.sampled_from(actors).map(lambda each: each.id))
            values.append(FieldValue(value, actor, evidence))
        fields[field.key] = tuple(values)
    return fields


def assert_same_project(content: Content, project: Content) -> None:
    """That what was read is the project that was written."""
    assert list(getattr(content, "problems", ())) == []
    assert content.info == project.info
    assert content.codebook == project.codebook
    assert list(content.actors()) == list(project.actors())
    assert sorted(content.links(), key=str) == sorted(project.links(), key=str)
    read = _united(content.articles())
    for coded in project.articles():
        reread = read.pop(coded.article.id)
        assert reread.article == coded.article
        assert list(reread.records) == list(coded.records)
        assert list(reread.statuses) == list(coded.statuses)
    assert not read


def _united(articles: Iterator[CodedArticle]) -> dict[str, CodedArticle]:
    """Articles by id; one that several coders coded comes once from each of them."""
    found: dict[str, CodedArticle] = {}
    for coded in articles:
        before = found.get(coded.article.id, CodedArticle(coded.article))
        records = sorted((*before.records, *coded.records), key=lambda record: record.id)
        found[coded.article.id] = CodedArticle(coded.article, coded.statuses, records)
    return found
