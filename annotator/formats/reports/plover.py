"""Writing events as PLOVER JSON, one event a line.

Source: the manual of PLOVER, draft 0.7b1, chapter “PLOVER JSON”
(https://github.com/openeventdata/PLOVER). Its fields have its names; fields of the codebook that it
does not know keep their own, as it allows. Categories and modes are those of the codebook.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from annotator.core.codebook.edtf import bounds
from annotator.core.codebook.model import paths
from annotator.core.codebook.values import Place, Range
from annotator.core.coding.article import Article, day_of
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import CodebookError
from annotator.core.messages import Message, message
from annotator.core.text.span import extent, joined_text
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.output import replacing_file
from annotator.formats.reports.single_type import SingleTypeExport, counted, plain

NAME = "plover"
_NOTES = ("undated", "dateless", "coarse", "unknown", "sourceless", "links")
_QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT"),
    # The draft has SANCTION here and DEMAND for what became REQUEST.
    3: ("REQUEST", "DEMAND", "REJECT", "ACCUSE", "SANCTION", "THREATEN"),
    4: ("PROTEST", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD_OF = {category: quad for quad, categories in _QUADS.items() for category in categories}
_CONTEXT_OF_REALIS = {"planned": "future", "hypothetical": "hypothetical"}
_TYPE, _ACTOR, _RECIPIENT, _CONTEXTS = "type", "actor", "recipient", "contexts"
_START, _END = ("start_date", "event_date", "date"), ("end_date",)
_PLACE = ("place", "location")
_SIZES = {"deaths": "dead", "injured": "injured", "arrested": "arrested", "size": "size"}
_TOLD = frozenset({_TYPE, _ACTOR, _RECIPIENT, _CONTEXTS, *_START, *_END, *_PLACE, *_SIZES, "note"})
_OWN_NAMES = """id has_event date time enddate endtime source recipient event event_loc event_text
quad_code event_scale mode context size_info link text text_info cite_info coder coded_date
coded_time comment date_edtf state"""
_OWN = frozenset(_OWN_NAMES.split())
_ENCODER = msgspec.json.Encoder()


def write(content: Content, out: Path) -> Sequence[Message]:
    """Writes the events to a file; what a person should know of it.

    Raises:
        AnnotatorError: the file cannot be written; what was there before still is.
        CodebookError: the codebook has no events, or none of PLOVER's categories.
    """
    events = SingleTypeExport(content, "event", NAME)
    _require_categories(events)
    same = _same_events(content)
    counts: Counter[str] = Counter()
    with replacing_file(out) as file:
        for article, record in events.records():
            event = _Event(events, article, record, counts).written()
            if record.id in same:
                event["link"] = same[record.id]
            file.write(_ENCODER.encode(event) + b"\n")
    return [*counted(NAME, counts, _NOTES), *events.notes()]


def _require_categories(events: SingleTypeExport) -> None:
    field = events.field(_TYPE)
    known = {path for path, _ in paths(field.choices)} if field else set[str]()
    if not known & _QUAD_OF.keys():
        code = "events-without-type" if field is None else "events-without-categories"
        raise CodebookError(message(code, codebook=events.codebook.name))
    for key, role in ((_ACTOR, "source"), (_PLACE[0], "event_loc")):
        other = events.field(*((key,) if key == _ACTOR else _PLACE))
        if other is None:
            raise CodebookError(
                message("events-without-field", codebook=events.codebook.name, field=key, role=role)
            )


def _same_events(content: Content) -> dict[str, str]:
    """An id for each group of events linked as the same: the first of their ids."""
    head: dict[str, str] = {}

    def first(name: str) -> str:
        while head.get(name, name) != name:
            name = head[name]
        return name

    for link in content.links():
        if link.relation == "same_event":
            low, high = sorted((first(link.source), first(link.target)))
            head[low], head[high] = low, low
    return {name: first(name) for name in head}


class _Event:
    """One event as PLOVER has it."""

    def __init__(
        self, events: SingleTypeExport, article: Article, record: Record, counts: Counter[str]
    ) -> None:
        self._events = events
        self._article = article
        self._record = record
        self._counts = counts

    def written(self) -> dict[str, Any]:
        """The event, without what is not known."""
        category, mode = self._category()
        source = [self._actor(each) for each in self._values(_ACTOR)]
        self._counts["sourceless"] += not source
        event: dict[str, Any] = {
            "id": self._record.id,
            "has_event": True,
            **self._dates(),
            "source": source,
            "recipient": [self._actor(each) for each in self._values(_RECIPIENT)],
            "event": [category] if category else [],
            "mode": [mode] if mode else [],
            "context": self._contexts(),
            "quad_code": _QUAD_OF.get(category),
            "event_loc": self._place(),
            "event_text": [fragment.text for fragment in self._record.spans],
            "size_info": self._sizes(),
            **self._text(),
            "cite_info": self._citation(),
            "coder": self._events.coders.get(self._record.coder, ""),
            "coded_date": self._record.updated.date().isoformat(),
            "coded_time": self._record.updated.timetz().isoformat("seconds"),
            "comment": " ".join(str(each.value or "") for each in self._values("note")),
        }
        required = {"id", "date", "source", "event"}
        present = {key: each for key, each in event.items() if key in required or _is_present(each)}
        return {**present, **self._others()}

    def _values(self, *keys: str) -> Sequence[FieldValue]:
        return self._events.values(self._record, *keys)

    def _category(self) -> tuple[str, str]:
        value = next((each.value for each in self._values(_TYPE) if each.value), "")
        category, _, mode = str(value).partition("/")
        self._counts["unknown"] += category not in _QUAD_OF
        return category, mode

    def _contexts(self) -> list[str]:
        """Those of the codebook, and how the text presents the event, which PLOVER puts there."""
        contexts = [str(each.value) for each in self._values(_CONTEXTS) if each.value]
        contexts += [_CONTEXT_OF_REALIS.get(str(each.value), "") for each in self._values("realis")]
        if any(each.value is True for each in self._values("negated")):
            contexts.append("negation")
        return list(dict.fromkeys(each for each in contexts if each))

    def _dates(self) -> dict[str, str | None]:
        start = next((str(each.value) for each in self._values(*_START) if each.value), "")
        end = next((str(each.value) for each in self._values(*_END) if each.value), "")
        low, _, high = start.partition("/")
        first, last = self._day(low), self._day(end.rpartition("/")[2] or high)
        if not first:
            day = day_of(self._article.published)
            first = day.isoformat() if day else ""
            self._counts["undated" if first else "dateless"] += 1
        dates: dict[str, str | None] = {"date": first or None}
        if last:
            dates["enddate"] = last
        # What is uncertain, open or no more than a season is not lost.
        if start not in ("", first):
            dates["date_edtf"] = start
        return dates

    def _day(self, written: str) -> str:
        """The date without its marks of doubt; empty if it names no day, month or year."""
        plain_date = written.rstrip("?~%")
        known = bounds(plain_date)
        if known is None or plain_date[5:7] > "12":
            return ""
        self._counts["coarse"] += known[0] != known[1]
        return plain_date

    def _actor(self, value: FieldValue) -> dict[str, Any]:
        actor = self._events.actors.get(value.actor or "")
        words = " ".join(joined_text(value.spans).split())
        result = {"actor_text": words or str(value.value or "")}
        if actor is None:
            if words and value.value and value.value != words:
                result["identifier_text"] = str(value.value)
            return result
        wikidata = next((v for k, v in actor.identifiers.items() if k.lower() == "wikidata"), "")
        result |= {
            "code": actor.country,
            "identifier_text": actor.name,
            "identifier_id": wikidata or actor.id,
            "kind": actor.kind,
        }
        return {key: each for key, each in result.items() if each}

    def _place(self) -> dict[str, Any]:
        for value in self._values(*_PLACE):
            words = joined_text(value.spans)
            if isinstance(value.value, Place):
                place = value.value
                is_code = len(place.country) == 3 and place.country.isupper()
                result = {
                    "name": place.name,
                    "latitude": place.lat,
                    "longitude": place.lon,
                    "cc3" if is_code else "country": place.country,
                }
                return {key: each for key, each in result.items() if each not in (None, "")}
            if value.value or words:
                return {"name": str(value.value or words)}
        return {}

    def _sizes(self) -> dict[str, Any]:
        sizes: dict[str, Any] = {}
        for key, name in _SIZES.items():
            for value in self._values(key):
                size = value.value
                if isinstance(size, Range):
                    edges = size.low, size.high
                    sizes[name] = size.low if edges[0] == edges[1] else plain(size)
                elif size is not None:
                    sizes[name] = size
        return sizes

    def _text(self) -> dict[str, Any]:
        """The paragraphs in which the event is told, and where they lie in the article."""
        text, whole = self._article.text, extent(self._record.spans)
        start = text.rfind("\n", 0, whole.start) + 1
        end = text.find("\n", whole.end)
        end = len(text) if end < 0 else end
        return {"text": text[start:end], "text_info": {"start": start, "end": end}}

    def _citation(self) -> dict[str, Any]:
        article = self._article
        result = {
            "citation": article.id,
            "url": article.url,
            "title": article.title,
            "language": article.language.partition("-")[0],
            "publication": article.source,
            "author": article.author,
            "published": article.published,
            "codebook": f"{self._events.codebook.name}-{self._events.codebook.version}",
        }
        return {key: each for key, each in result.items() if each}

    def _others(self) -> dict[str, Any]:
        """The fields that PLOVER does not know, under their own names."""
        found: dict[str, Any] = {"state": self._record.state}
        for field in self._events.type.fields:
            values = self._record.fields.get(field.key, ())
            if field.key in _TOLD or not values:
                continue
            name = f"field_{field.key}" if field.key in _OWN else field.key
            shown = [self._events.plain(field, value) for value in values]
            self._counts["links"] += len(values) if field.kind == "link" else 0
            found[name] = shown if field.many else shown[0]
        return found


def _is_present(value: Any) -> bool:
    return value not in (None, "", [], {})


FORMAT = Format(
    name=NAME,
    title="PLOVER JSON lines: events with their actors, dates, places and text",
    extensions=(".jsonl",),
    writer=Writer(
        write,
        loses="all but events, the evidence of fields other than actors, working notes and links",
    ),
)
