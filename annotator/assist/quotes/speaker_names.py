"""Who a speaker is: the fullest name that the article has for “Mr. Brandt”, “she”, “the mayor”.

By the nearest that fits in number and gender, those before it first who spoke last. English.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from annotator.assist.quotes.word_classes import BODIES, COMMON, PERSONS, TITLES
from annotator.assist.reporting_verbs import word_set
from annotator.core.text.span import Span

_WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?")
_PARTICLES = word_set(
    "de da do dos das di del della van von der den bin ibn al el la le du ter ten"
)
_MALE = word_set(
    "mr sir lord king prince father congressman councilman chairman spokesman "
    "assemblyman husband brother son widower actor salesman fisherman man he him his"
)
_FEMALE = word_set(
    "mrs ms miss dame queen princess mother sister congresswoman councilwoman "
    "chairwoman spokeswoman assemblywoman wife daughter widow actress woman she her "
    "hers"
)
_SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_PLURAL = word_set("they them their we us our")
_FIRST = word_set("i me my we us our")
_OWNED = word_set("for of by with from at to in on against behind near")
_PERSON = PERSONS | TITLES
_LONGEST = 6
"""No name has more words."""
_ADJOINING = 40
"""So many characters before “who” the name begins that it means."""
_NEAR = 25
"""So many characters after its beginning, a sentence has its subject."""
_BESIDE = 60
_PARAGRAPHS = 3
"""So many paragraphs back a pronoun may point."""


class _Entity(msgspec.Struct, eq=False):
    """Somebody or something with a name."""

    name: str
    is_person: bool
    gender: str = ""


class _Mention(msgspec.Struct, frozen=True):
    begin: int
    span: Span
    entity: _Entity
    owner: bool


_CLAUSE = re.compile(r",\s(?:\w+\s){0,2}(?:which|who|whom|whose|where)\b")


class SpeakerNames:
    """The names of an article, and whom words for a speaker mean."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = list(_WORD.finditer(text))
        self._lower = {word[0] for word in self._words if word[0][0].islower()}
        self._entities: dict[str, list[_Entity]] = {}
        self._mentions: list[_Mention] = []
        self._roles: dict[str, list[tuple[int, _Entity]]] = {}
        self._breaks = [m.start() for m in re.finditer(r"\n+", text)]
        self._find_names()
        self._places = [mention.span.start for mention in self._mentions]
        self._find_genders()

    def names(
        self, speakers: Sequence[Span | None], contents: Sequence[Sequence[Span]]
    ) -> list[str]:
        """The name of each quote's speaker, or the words for it where the article has none.

        Args:
            speakers: the words for the speaker of each quote.
            contents: what each quote says.
        """
        found: dict[int, tuple[str, _Entity | None]] = {}
        before: list[tuple[int, _Entity]] = []
        order = sorted((s.start, n) for n, s in enumerate(speakers) if s is not None)
        for start, n in order:
            span = speakers[n]
            if span is None:
                continue
            # “The union, which …” is the union.
            alone = _CLAUSE.split(self._text[span.start : span.end], maxsplit=1)[0]
            words = " ".join(alone.split())
            entity = self._entity_of(span, before)
            if entity is None and words.lower() in _FIRST:
                around = [
                    m
                    for m, spans in enumerate(contents)
                    if m != n and any(s.start <= start < s.end for s in spans) and m in found
                ]
                words, entity = found[around[-1]] if around else (words, None)
            found[n] = (entity.name if entity else words, entity)
            if entity:
                before.append((start, entity))
        return [found[n][0] if n in found else "" for n in range(len(speakers))]

    def _entity_of(self, span: Span, before: Sequence[tuple[int, _Entity]]) -> _Entity | None:
        words = [w[0].lower() for w in _WORD.finditer(self._text, span.start, span.end)]
        if len(words) == 1 and words[0] in _SINGULAR:
            return self._antecedent(span.start, _SINGULAR[words[0]], before)
        if words == ["who"]:
            near = self._between(span.start - _ADJOINING, span.start)
            return near[-1].entity if near else None
        for mention in self._between(span.start, span.end):
            if mention.owner:
                continue
            is_all = mention.span.end >= span.end and self._first_of(span) >= mention.begin
            if not mention.entity.is_person and not is_all:
                continue
            preceding = [
                w[0].lower() for w in _WORD.finditer(self._text, span.start, mention.span.start)
            ]
            if (
                not any(word in _OWNED for word in preceding)
                or "," in self._text[span.start : mention.span.start]
            ):
                return mention.entity
        if words and words[0] in {"the", "that", "this"} and not any(w in _OWNED for w in words):
            return self._with_role(words, span.start)
        return None

    def _between(self, start: int, end: int) -> list[_Mention]:
        """The mentions that begin between these places."""
        first = bisect_left(self._places, start)
        return self._mentions[first : bisect_left(self._places, end, first)]

    def _first_of(self, span: Span) -> int:
        """Where the first word begins that is not an article."""
        for word in _WORD.finditer(self._text, span.start, span.end):
            if word[0].lower() not in {"the", "a", "an"}:
                return word.start()
        return span.start

    def _with_role(self, words: Sequence[str], at: int) -> _Entity | None:
        for word in reversed(words):
            # Several people are not the one who was named so.
            if word in _PERSON and not word.endswith("s"):
                known = [one for place, one in self._roles.get(word, ()) if place < at]
                return known[-1] if known else None
        return None

    def _antecedent(
        self, at: int, gender: str, before: Sequence[tuple[int, _Entity]]
    ) -> _Entity | None:
        """The likeliest of the people named before."""
        breaks = self._breaks[: bisect_left(self._breaks, at)]
        first = breaks[-_PARAGRAPHS] if len(breaks) >= _PARAGRAPHS else 0
        best: tuple[float, _Entity] | None = None
        spoke = before[-1] if before else None
        for mention in self._between(first, at):
            entity = mention.entity
            if not entity.is_person or (entity.gender and entity.gender != gender):
                continue
            far = len(breaks) - bisect_left(breaks, mention.span.end)
            score = -3.0 * far - (at - mention.span.end) / 400
            score += 2.0 * (entity.gender == gender) - 1.5 * mention.owner
            score += 3.0 * (spoke is not None and spoke[1] is entity and spoke[0] >= first)
            score += 1.0 * self._begins(mention.span.start)
            if best is None or score >= best[0]:
                best = (score, entity)
        return best[1] if best else None

    def _begins(self, at: int) -> bool:
        """Whether a sentence or paragraph begins shortly before, as subjects do."""
        return at < _NEAR or any(self._text.rfind(sign, at - _NEAR, at) >= 0 for sign in ".!?\n")

    def _find_names(self) -> None:
        done = 0
        for n in [n for n, word in enumerate(self._words) if word[0][0].isupper()]:
            if n >= done and (last := self._last_of_name(n)) >= n:
                self._add(n, last)
                done = last + 1

    def _last_of_name(self, n: int) -> int:
        """The last word of the name that begins with word `n`, or one less if none does."""
        if not self._is_name(n):
            return n - 1
        last, m = n, n + 1
        while m < len(self._words) and self._joined(m):
            word = self._words[m][0]
            if _owner(self._words[m - 1][0]):
                break
            if self._is_name(m):
                last = m
            elif word not in _PARTICLES:
                break
            m += 1
        return last

    def _is_name(self, n: int) -> bool:
        word = self._words[n][0]
        if not word[0].isupper() or word == "I":
            return False
        lower = word.lower()
        return not self._starts(n) or not (lower in self._lower or lower in COMMON)

    def _starts(self, n: int) -> bool:
        start = self._words[n].start()
        before = self._text[max(0, start - 3) : start].rstrip(" “\"‘'«„")
        return not before or before[-1] in ".!?:\n—"

    def _joined(self, m: int) -> bool:
        """Whether nothing but a space, or the stop of an initial or title, parts it from before."""
        between = self._text[self._words[m - 1].end() : self._words[m].start()]
        if between == " ":
            return True
        word = self._words[m - 1][0]
        return between == ". " and (
            len(word) == 1 or word.lower() in TITLES or word in {"Jr", "Sr"}
        )

    def _add(self, first: int, last: int) -> None:
        words = [self._words[n] for n in range(first, last + 1)]
        titles: list[str] = []
        while words and (words[0][0].lower() in TITLES | {"the"}):
            titles.append(words.pop(0)[0].lower())
        begin = self._words[first].start()
        calls = [n for n, word in enumerate(words[:-1]) if word[0].lower() in _PERSON]
        if calls and not any(_bare(word[0]).lower() in BODIES for word in words[calls[-1] :]):
            titles += [word[0].lower() for word in words[: calls[-1] + 1]]
            words = words[calls[-1] + 1 :]
        if not words or len(words) > _LONGEST:
            return
        bare = [_bare(word[0]) for word in words]
        gender = _gender(titles)
        is_body = any(word.lower() in BODIES for word in bare)
        is_person = not is_body and (
            bool(set(titles) & _PERSON)
            or (1 < len(bare) <= 4 and "the" not in titles and not self._after_the(first))
        )
        entity = self._known(bare, is_person=is_person)
        entity.is_person |= is_person
        span = Span(words[0].start(), words[-1].end() - len(words[-1][0]) + len(bare[-1]))
        owner = _owner(words[-1][0])
        gender = gender or self._beside(span, entity, titles)
        if gender and not entity.gender:
            entity.gender = gender
        self._mentions.append(_Mention(begin, span, entity, owner))

    def _after_the(self, first: int) -> bool:
        return (
            first > 0
            and self._words[first - 1][0].lower() in {"the", "in", "from", "at"}
            and self._joined(first)
        )

    def _known(self, bare: list[str], *, is_person: bool) -> _Entity:
        """The entity of this name; the last named of those that share its last or only word."""
        for entity in reversed(self._entities.get(bare[-1], ())):
            known = entity.name.split()
            is_short = len(bare) < len(known) and known[-len(bare) :] == bare
            if known == bare or is_short or (len(bare) == 1 and known[0] == bare[0]):
                return entity
            both = entity.is_person and is_person
            if both and len(known) < len(bare) and bare[-len(known) :] == known:
                entity.name = " ".join(bare)
                self._entities.setdefault(bare[0], []).append(entity)
                return entity
            if both and known[-1] == bare[-1] and known[0] == bare[0]:
                return entity
        entity = _Entity(" ".join(bare), is_person)
        self._entities.setdefault(bare[-1], []).append(entity)
        if is_person and len(bare) > 1:
            self._entities.setdefault(bare[0], []).append(entity)
        return entity

    def _beside(self, span: Span, entity: _Entity, titles: Sequence[str]) -> str:
        """Notes what the words beside a name say it is; its gender, if they do."""
        before = self._text[max(0, span.start - _BESIDE) : span.start].rstrip(", ")
        before = before[max(before.rfind(sign) for sign in '.!?\n,;:“”"') + 1 :]
        after = re.match(
            r",\s((?:an?|the|his|her|its|their|who|\d+)\b[^,.\n]{0,80}|[^,.\n]{0,60}(?=,))",
            self._text[span.end : span.end + 90],
        )
        words = [w.lower() for w in _WORD.findall(before)][-6:]
        cut = max(
            (
                n
                for n, w in enumerate(words)
                if w in _OWNED | {"said", "says", "and", "told", "that"}
            ),
            default=-1,
        )
        words = words[cut + 1 :]
        following = [w.lower() for w in _WORD.findall(after[0])] if after else []
        ends = next(
            (n for n, w in enumerate(following) if w in _OWNED | {"who", "that"}), len(following)
        )
        roles = [*titles, *words, *following[:ends]]
        for word in roles:
            if word in _PERSON:
                self._roles.setdefault(word, []).append((span.start, entity))
        return _gender(roles)

    def _find_genders(self) -> None:
        """By the pronouns that follow a name in its sentence, where no other name does."""
        votes: dict[int, list[str]] = {}
        at = 0
        for word in self._words:
            gender = _SINGULAR.get(word[0].lower())
            if gender is None:
                continue
            while at < len(self._mentions) and self._mentions[at].span.start < word.start():
                at += 1
            people = [m for m in self._mentions[max(0, at - 4) : at] if m.entity.is_person]
            if people and "\n" not in self._text[people[-1].span.end : word.start()]:
                votes.setdefault(id(people[-1].entity), []).append(gender)
        for entity in {id(m.entity): m.entity for m in self._mentions}.values():
            given = votes.get(id(entity), [])
            if not entity.gender and given:
                share = given.count("m") / len(given)
                entity.gender = "m" if share >= 0.7 else "f" if share <= 0.3 else ""


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)


def _owner(word: str) -> bool:
    return word.endswith(("'s", "’s", "'", "’"))


def _gender(words: Sequence[str]) -> str:
    for word in words:
        if word in _MALE:
            return "m"
        if word in _FEMALE:
            return "f"
    return ""
