"""What one sentence reports, and by which words: cue, speaker and content by its tokens."""

from collections.abc import Collection, Sequence

import msgspec

from annotator.assist.quotes.features import folded_word
from annotator.assist.quotes.reporting_words import ReportingWords
from annotator.assist.quotes.tokens import Token, ends_sentence

Range = tuple[int, int]
"""The first and last token, both included."""

PAUSES = frozenset(",;:—–()،؛")
_LONGEST_SPEAKER = 14
CLAUSE = 2
"""A clause has more words than this."""


class Reported(msgspec.Struct, frozen=True):
    """A quote by its tokens: content in pieces, cue and speaker if there are any."""

    content: tuple[Range, ...]
    cue: Range | None = None
    speaker: Range | None = None


class _Cue(msgspec.Struct, frozen=True):
    first: int
    last: int
    ascribes: bool
    """“According to”, and no verb."""


class Sentence:
    """The tokens of a sentence, the quotations in it and the words that may ascribe."""

    def __init__(
        self,
        tokens: Sequence[Token],
        bounds: Range,
        speech: Sequence[Range],
        words: ReportingWords,
    ) -> None:
        self._tokens, self._words = tokens, words
        self._first, self._last = bounds
        self._runs = [run for run in speech if bounds[0] <= run[0] <= bounds[1]]
        self._quoted = {n for a, b in self._runs for n in range(a, b + 1)}
        self._lower = {n: folded_word(tokens[n].text) for n in range(bounds[0], bounds[1] + 1)}
        self._end = bounds[1]
        # The final stop is nobody's.
        if ends_sentence(tokens[self._end]) and self._end not in self._quoted:
            self._end -= 1
        self._cues = self._find_cues()

    def quotes(self) -> list[Reported]:
        """What the sentence reports, in order."""
        clauses = [(cue, self._clause(n, cue)) for n, cue in enumerate(self._cues)]
        taken: set[int] = set()
        contents: dict[_Cue, list[Range]] = {}
        for cue, clause in clauses:
            free = [each for each in clause if not taken & {*range(each[0], each[1] + 1)}]
            if free:
                contents[cue] = free
                taken |= {n for a, b in free for n in range(a, b + 1)}
        alone: list[Reported] = []
        for run in self._runs:
            if run[0] in taken:
                continue
            cue = self._beside(run)
            if cue is None:
                alone.append(self._interrupted(run) or Reported((run,)))
            elif cue in contents and not any(each in self._runs for each in contents[cue]):
                # It is quoted, and not what was taken for a clause.
                contents[cue] = [run]
            else:
                contents.setdefault(cue, []).append(run)
        found = [self._reported(cue, sorted(each)) for cue, each in contents.items()]
        return sorted([*found, *alone], key=lambda one: one.content[0])

    def _reported(self, cue: _Cue, content: list[Range]) -> Reported:
        speaker = self._speaker(cue, content)
        return Reported(tuple(content), (cue.first, cue.last), speaker)

    def _find_cues(self) -> list[_Cue]:
        found: list[_Cue] = []
        n = self._first
        words = self._words
        while n <= self._end:
            if n not in self._quoted and not self._tokens[n].quotation:
                prefixes = words.prefixes.split()
                if size := self._phrase(n, words.according_phrases, prefixes):
                    found.append(_Cue(n, n + size - 1, ascribes=True))
                    n += size
                    continue
                size = self._phrase(n, words.verb_phrases, prefixes)
                if size and self._lower.get(n + size) == "-":
                    size += 2 * (self._lower.get(n + size + 1) in words.sets["enclitics"])
                if size and self._may_be_cue(n):
                    first = n
                    while (
                        first > self._first and self._lower[first - 1] in words.sets["auxiliaries"]
                    ):
                        first -= 1
                    found.append(_Cue(first, n + size - 1, ascribes=False))
                    n += size
                    continue
            n += 1
        return found

    def _may_be_cue(self, n: int) -> bool:
        before, sets = self._lower.get(n - 1, ","), self._words.sets
        if self._lower[n] in sets["after_pause"]:
            return before in PAUSES or n - 1 in self._quoted
        return before not in sets["never_after"]

    def _phrase(
        self, n: int, phrases: dict[str, list[tuple[str, ...]]], prefixes: Sequence[str] = ()
    ) -> int:
        """How many words a phrase has that stands at `n`, or 0."""
        word = self._lower.get(n, "")
        forms = [word, *(word[len(one) :] for one in prefixes if word.startswith(one))]
        for form in forms:
            for phrase in phrases.get(form, ()):
                rest = [self._lower.get(n + m, "") for m in range(1, len(phrase))]
                if rest == [*phrase[1:]]:
                    return len(phrase)
        return 0

    def _that(self, n: int) -> int:
        """The last word of what opens an indirect statement at `n`, or -1."""
        if size := self._phrase(n, self._words.that_phrases):
            return n + size - 1
        head, mark, _ = self._lower.get(n, "").partition("'")
        return n if mark and f"{head}'" in self._words.that_phrases else -1

    def _clause(self, number: int, cue: _Cue) -> list[Range]:
        """What a cue reports in words of its own, or with a quotation within them."""
        if cue.ascribes:
            return self._ascribed(cue)
        until = self._cues[number + 1].first - 1 if number + 1 < len(self._cues) else self._end
        for n in range(cue.last + 1, min(cue.last + _LONGEST_SPEAKER, until) + 1):
            if n in self._quoted or self._lower[n] in {":", ";"}:
                break
            if (that := self._that(n)) >= 0:
                return self._until_next(number, that)
        return self._after_pause(number, cue) or self._before(cue)

    def _until_next(self, number: int, start: int) -> list[Range]:
        """From `start` to the end, or to what begins the clause of the next cue."""
        end = self._end
        for cue in self._cues[number + 1 :]:
            if cue.first <= start:
                continue
            pauses = [n for n in range(start, cue.first) if self._lower[n] in PAUSES]
            beside = (
                cue.first - 1 if self._lower[cue.first - 1] in self._words.sets["openers"] else 0
            )
            if beside or (pauses and (cue.ascribes or pauses[-1] == cue.first - 1)):
                end = (beside or pauses[-1]) - 1
                break
        return [(start, end)] if end > start else []

    def _after_pause(self, number: int, cue: _Cue) -> list[Range]:
        """“He said: …”, “er sagte, …”, “as he said, …”."""
        if self._words.verb_last:
            return []
        after = self._np_after(cue.last + 1)
        at = after[1] + 1 if after else cue.last + 1
        while self._lower.get(at) in self._words.sets["particles"]:
            at += 1
        sign = self._lower.get(at, "")
        compares = self._lower[self._first] in self._words.sets["as_words"]
        opens = sign == ":" or (sign == "," and (self._words.comma_clause or compares))
        if not opens or at + 1 in self._quoted or self._end - at < CLAUSE:
            return []
        if (
            sign == ","
            and not compares
            and after
            and self._lower[cue.first - 1 if cue.first else 0] in PAUSES
        ):
            return []
        return self._until_next(number, at + 1)

    def _before(self, cue: _Cue) -> list[Range]:
        """“…, said X”; where the verb comes last, what stands between the speaker and it."""
        end = cue.first - 1
        if self._words.verb_last:
            if cue.last < self._end or any(n in self._quoted for n in range(self._first, end + 1)):
                return []
            start = self._after_subject(end)
            return [(start, end)] if end - start >= 1 else []
        if end <= self._first or self._lower[end] not in {",", "—", "–", "،"}:
            return []
        # “, — said”: two signs.
        while end > self._first and self._lower[end] in PAUSES:
            end -= 1
        if end - self._first < CLAUSE or not self._np_after(cue.last + 1):
            return []
        return [(self._opened(self._first), end)]

    def _after_subject(self, end: int) -> int:
        start = self._opened(self._first)
        for n in range(start, min(start + _LONGEST_SPEAKER, end)):
            if self._lower[n] == ",":
                return n + 1
        n = start + 1
        while n < end and self._tokens[n].text[0].isupper():
            n += 1
        return n

    def _opened(self, n: int) -> int:
        """Past the words that may stand before what a sentence says."""
        while n < self._end and self._lower[n] in self._words.sets["openers"] | PAUSES:
            n += 1
        return n

    def _ascribed(self, cue: _Cue) -> list[Range]:
        if self._lower[cue.last] in self._words.sets["after_speaker"]:
            after = cue.last + 1
            while after < self._end and self._lower[after] in PAUSES:
                after += 1
            if self._words.verb_last or self._end - after >= CLAUSE:
                return self._until_next(self._cues.index(cue), after)
            return []
        speaker = self._np_after(cue.last + 1, short=False)
        if speaker is None and self._lower.get(cue.last + 1) not in PAUSES:
            return []
        after = speaker[1] + 1 if speaker else cue.last + 1
        start = self._opened(self._first)
        pieces: list[Range] = []
        end = cue.first - 1
        while end > start and self._lower[end] in PAUSES:
            end -= 1
        if cue.first > start + 1:
            pieces.append((start, end))
        if after < self._end:
            pause = self._lower[after] in PAUSES
            pieces += self._until_next(self._cues.index(cue), after + pause)
        return pieces

    def _interrupted(self, run: Range) -> Reported | None:
        """“It is no gift, insisted the minister, it is a loan”: the marks go round it all."""
        for n in range(run[0] + 2, run[1] - 1):
            size = self._phrase(n, self._words.verb_phrases)
            pause = n - 1
            while size and self._lower[pause] in self._words.sets["auxiliaries"]:
                pause -= 1
            if not size or self._lower[pause] not in {",", "—", "–"}:
                continue
            start = end = n + size
            while self._lower[end] not in PAUSES | {".", "!", "?"} and end < run[1]:
                end += 1
            if start < end < run[1] - 1 and end - start < _LONGEST_SPEAKER:
                after = end + 1
                while self._lower[after] in PAUSES:
                    after += 1
                content = (run[0], pause), (after, run[1])
                return Reported(content, (pause + 1, n + size - 1), (start, end - 1))
        return None

    def _beside(self, run: Range) -> _Cue | None:
        """The nearest cue of a quotation; of two as near the one after it."""
        best: tuple[int, _Cue] | None = None
        for cue in self._cues:
            gap = cue.first - run[1] if cue.first > run[1] else run[0] - cue.last
            if gap <= _LONGEST_SPEAKER and (best is None or gap <= best[0]):
                best = (gap, cue)
        return best[1] if best else None

    def _speaker(self, cue: _Cue, content: Sequence[Range]) -> Range | None:
        said = {n for a, b in content for n in range(a, b + 1)}
        if cue.ascribes:
            if self._lower[cue.last] in self._words.sets["after_speaker"]:
                return self._np_before(cue, said)
            return self._np_after(cue.last + 1, short=False)
        before = self._lower.get(cue.first - 1, "")
        if before in self._words.sets["pronouns"] and self._lower.get(cue.first - 2) == "-":
            return cue.first - 1, cue.first - 1
        inverted = (
            cue.first - 1 < self._first
            or cue.first - 1 in self._quoted
            or before in PAUSES
            or before in self._words.sets["openers"] | self._words.sets["as_words"]
        )
        after = self._np_after(cue.last + 1, said=said)
        if inverted and after:
            return after
        found = (
            self._subject({*said, cue.first})
            if self._words.verb_last
            else self._np_before(cue, said)
        )
        return found or (after if inverted or self._words.verb_last else None)

    def _subject(self, said: Collection[int]) -> Range | None:
        """What stands at the beginning, before what is said."""
        start, end = self._opened(self._first), min(said, default=self._first) - 1
        while end >= start and self._lower[end] in PAUSES:
            end -= 1
        return (start, end) if start <= end < start + _LONGEST_SPEAKER else None

    def _np_after(
        self, start: int, said: Collection[int] = (), *, short: bool = True
    ) -> Range | None:
        """The words after a cue that name somebody.

        Args:
            start: the first that may.
            said: what is content and so does not.
            short: whether words of time and place end them.
        """
        joined = start
        while self._lower.get(joined) in {"-", "t"}:
            joined += 1
        if joined > start and self._lower.get(joined) in self._words.sets["pronouns"]:
            return joined, joined
        end = start
        ends = self._words.sets["ends"] if short else frozenset[str]()
        while end <= self._end and end - start < _LONGEST_SPEAKER:
            word = self._lower[end]
            if end in self._quoted or end in said or word in PAUSES or self._that(end) >= 0:
                break
            if not short and end > start and word in self._words.sets["finite"]:
                break
            if word in ends or any(cue.first == end for cue in self._cues):
                break
            end += 1
        return (start, end - 1) if end > start else None

    def _np_before(self, cue: _Cue, said: Collection[int]) -> Range | None:
        """The words before a cue that name somebody, with what stands between commas."""
        end = cue.first - 1
        is_apart = end > self._first and self._lower[end] == ","
        end -= is_apart
        start = end + 1
        while start > self._first:
            n = start - 1
            word = self._lower[n]
            stops = word in (PAUSES - {","} if is_apart or cue.ascribes else PAUSES)
            if n in said or n in self._quoted or stops:
                break
            if others := [one for one in self._cues if one.last == n and not one.ascribes]:
                return self._speaker(others[0], [])
            start = n
        while start <= end and self._lower[start] in self._words.sets["openers"]:
            start += 1
        # “Has in the committee said”: the auxiliary is far from its verb.
        parted = (
            n
            for n in range(start + 1, end + 1)
            if self._lower[n] in self._words.sets["auxiliaries"]
        )
        end = next(parted, end + 1) - 1
        if not start <= end or end - start >= _LONGEST_SPEAKER:
            return None
        return start, end
