"""Writing claims as schema.org ClaimReview, in one JSON-LD document.

Source: https://schema.org/ClaimReview and https://schema.org/Claim. A claim with a verdict is a
ClaimReview; one that nobody has checked is a Claim, for there is no review of it.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from annotator.core.codebook.edtf import bounds
from annotator.core.codebook.model import label_of
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import CodebookError
from annotator.core.messages import Message, message
from annotator.core.text.span import joined_text
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.output import replacing_file
from annotator.formats.reports.single_type import SingleTypeExport, counted

NAME = "claimreview"
_NOTES = ("unchecked", "unrated", "homeless", "fields", "dates", "notes", "fragments")
_CLAIMANT, _SENTENCE, _ABOUT = ("claimant", "speaker"), ("claim",), ("about",)
_VERDICT, _REVIEW, _SAID_ON = ("verdict",), ("review_url", "review"), ("said_on", "date")
_UNCHECKED = frozenset({"unchecked", "none", "not_checked"})
_RATINGS = {"true": 5, "mostly_true": 4, "mixed": 3, "mostly_false": 2, "false": 1}
"""How true a verdict is, from 1 to 5, as the codebook “news” calls it; others get no number."""

_PERSONS = frozenset({"person", "politician", "individual", "journalist"})
_ENCODER = msgspec.json.Encoder()


def write(content: Content, out: Path) -> Sequence[Message]:
    """Writes the claims to a file; what a person should know of it.

    Raises:
        AnnotatorError: the file cannot be written; what was there before still is.
        CodebookError: the codebook has no claims, or no verdicts.
    """
    claims = SingleTypeExport(content, "claim", NAME)
    if claims.field(*_VERDICT) is None:
        raise CodebookError(message("claims-without-verdict", codebook=claims.codebook.name))
    counts: Counter[str] = Counter()
    with replacing_file(out) as file:
        file.write(b'{"@context":"https://schema.org","@graph":[')
        for number, (article, record) in enumerate(claims.records()):
            thing = _Review(claims, article, record, counts).written()
            file.write((b",\n" if number else b"\n") + _ENCODER.encode(thing))
        file.write(b"\n]}\n")
    return [*counted(NAME, counts, _NOTES), *claims.notes()]


class _Review:
    """One claim, and what was found of it."""

    def __init__(
        self, claims: SingleTypeExport, article: Article, record: Record, counts: Counter[str]
    ) -> None:
        self._claims = claims
        self._article = article
        self._record = record
        self._counts = counts

    def written(self) -> dict[str, Any]:
        """The ClaimReview, or the Claim alone."""
        self._count()
        verdict = next((each for each in self._values(*_VERDICT) if each.value), None)
        if verdict is None or str(verdict.value) in _UNCHECKED:
            self._counts["unchecked"] += 1
            return {"@id": self._id(), **self._claim(), "text": self._claim_text()}
        return _known(
            {
                "@id": self._id(),
                "@type": "ClaimReview",
                **self._by(),
                "claimReviewed": self._claim_text(),
                "itemReviewed": self._claim(),
                "reviewRating": self._rating(verdict),
            }
        )

    def _id(self) -> str:
        return f"urn:uuid:{self._record.id}"

    def _by(self) -> dict[str, Any]:
        """Whose the review is: the coder's, unless it is published somewhere else; then the coder
        only tells of it."""
        name = self._claims.coders.get(self._record.coder, "")
        coder = {"@type": "Person", "name": name} if name else {}
        day = self._record.updated.date().isoformat()
        urls = [str(each.value) for each in self._values(*_REVIEW) if each.value]
        if not urls:
            self._counts["homeless"] += 1
            return {"author": coder, "datePublished": day}
        host = urlsplit(urls[0]).hostname or ""
        return {
            "url": urls[0],
            "sameAs": urls[1:],
            "author": {"@type": "Organization", "name": host.removeprefix("www.")} if host else {},
            "sdPublisher": coder,
            "sdDatePublished": day,
        }

    def _values(self, *keys: str) -> Sequence[FieldValue]:
        return self._claims.values(self._record, *keys)

    def _claim_text(self) -> str:
        """The claim in one sentence, else in the words of the text."""
        sentence = next((each.value for each in self._values(*_SENTENCE) if each.value), "")
        return str(sentence) or " ".join(joined_text(self._record.spans).split())

    def _claim(self) -> dict[str, Any]:
        return _known(
            {
                "@type": "Claim",
                "author": _one_or_all([self._actor(each) for each in self._values(*_CLAIMANT)]),
                "datePublished": self._day(),
                "about": _one_or_all(
                    [
                        {"@type": "Thing", "name": name}
                        for each in self._values(*_ABOUT)
                        if (name := self._claims.name(each))
                    ]
                ),
                "appearance": self._appearance(),
            }
        )

    def _actor(self, value: FieldValue) -> dict[str, Any] | str:
        """The actor as a schema.org Person or Organization; the name alone for an unknown kind."""
        actor = self._claims.actors.get(value.actor or "")
        name = self._claims.name(value)
        if actor is None or not actor.kind.strip():
            return name
        is_person = not _PERSONS.isdisjoint(actor.kind.lower().replace("_", " ").split())
        node: dict[str, Any] = {"@type": "Person" if is_person else "Organization", "name": name}
        if actor.aliases:
            node["alternateName"] = list(actor.aliases)
        if wikidata := actor.identifiers.get("wikidata", ""):
            node["sameAs"] = f"https://www.wikidata.org/wiki/{wikidata.rpartition('/')[2]}"
        return node

    def _day(self) -> str:
        written = next((str(each.value) for each in self._values(*_SAID_ON) if each.value), "")
        day = written.rstrip("?~%")
        known = bounds(day)
        if known is not None and known[0] == known[1]:
            return day
        self._counts["dates"] += bool(written)
        return ""

    def _appearance(self) -> dict[str, Any]:
        """The article in which the claim stands. Where it stood first is not known."""
        article = self._article
        return _known(
            {
                "@type": "NewsArticle",
                "headline": article.title,
                "url": article.url,
                "datePublished": article.published,
                "inLanguage": article.language,
                "author": {"@type": "Person", "name": article.author} if article.author else {},
                "publisher": (
                    {"@type": "Organization", "name": article.source} if article.source else {}
                ),
            }
        )

    def _rating(self, verdict: FieldValue) -> dict[str, Any]:
        field = self._claims.field(*_VERDICT)
        key = str(verdict.value)
        name = label_of(field, key) if field is not None else key
        rating: dict[str, Any] = {"@type": "Rating", "alternateName": name}
        number = _RATINGS.get(key)
        if number is None:
            self._counts["unrated"] += 1
            return rating
        return rating | {"ratingValue": number, "bestRating": 5, "worstRating": 1}

    def _count(self) -> None:
        covered = {*_CLAIMANT, *_SENTENCE, *_ABOUT, *_VERDICT, *_REVIEW, *_SAID_ON}
        self._counts["fields"] += sum(
            len(values) for key, values in self._record.fields.items() if key not in covered
        )
        self._counts["notes"] += bool(self._record.note)
        self._counts["fragments"] += len(self._record.spans) > 1


def _known(thing: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in thing.items() if value not in ("", [], {}, None)}


def _one_or_all(things: list[Any]) -> Any:
    return things[0] if len(things) == 1 else things


FORMAT = Format(
    name=NAME,
    title="schema.org ClaimReview: claims with their verdicts, as JSON-LD",
    extensions=(".jsonld", ".json"),
    writer=Writer(
        write, loses="all but claims, the evidence of their fields, working notes and links"
    ),
)
