"""Quotes by quotation marks and reporting verbs, where no model knows the language.

A cue is a verb of a list, or words such as “according to”. The speaker stands beside it; what is
said stands in marks, follows “that”, or is the rest of the sentence.
"""

from collections.abc import Sequence
from itertools import pairwise

from annotator.assist.quotes.direct_speech import is_speech
from annotator.assist.quotes.features import folded_word
from annotator.assist.quotes.reporting_sentence import CLAUSE, PAUSES, Range, Reported, Sentence
from annotator.assist.quotes.reporting_words import ReportingWords
from annotator.assist.quotes.tokens import Token, quoted_runs, sentence_starts


def reported(tokens: Sequence[Token], words: ReportingWords | None) -> list[Reported]:
    """The quotes of a paragraph; without words for the language, quotations in marks alone."""
    runs = quoted_runs(tokens)
    speech = [run for run in runs if is_speech(tokens, *run)]
    if words is None:
        return [Reported((run,)) for run in speech]
    speech = [run for run in runs if run in speech or _is_introduced(tokens, run, words)]
    found: list[Reported] = []
    for first, last in _sentences(tokens, speech):
        found += Sentence(tokens, (first, last), speech, words).quotes()
    return _joined(found)


def _is_introduced(tokens: Sequence[Token], run: Range, words: ReportingWords) -> bool:
    """Whether a short quotation stands beside what makes it speech: a colon, or a verb."""
    first, last = run
    if last - first < CLAUSE:
        return False
    after = last + 1
    while after < len(tokens) and tokens[after].text in PAUSES:
        after += 1
    # “A-t-il dit” is five tokens before the verb.
    joined = any(token.text == "-" for token in tokens[after : after + 2])
    beside = [folded_word(token.text) for token in tokens[after : after + (6 if joined else 2)]]
    is_verb = any(word in words.verb_phrases for word in beside)
    return is_verb or (first > 0 and tokens[first - 1].text == ":")


def _joined(found: list[Reported]) -> list[Reported]:
    """A quotation without a cue goes on with what was said just before it."""
    joined: list[Reported] = []
    for quote in found:
        before = joined[-1] if joined else None
        if quote.cue is None and before is not None and before.cue is not None:
            joined[-1] = Reported((*before.content, *quote.content), before.cue, before.speaker)
        else:
            joined.append(quote)
    return joined


def _sentences(tokens: Sequence[Token], speech: Sequence[Range]) -> list[Range]:
    """The sentences of a paragraph; none ends within speech."""
    inside = {n for a, b in speech for n in range(a + 1, b + 1)}
    starts = sentence_starts(tokens)
    begins = [n for n, start in enumerate(starts) if n == start and n not in inside]
    return [(a, b - 1) for a, b in pairwise([*begins, len(tokens)])]
