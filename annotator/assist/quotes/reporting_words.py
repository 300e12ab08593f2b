"""The words by which a language reports speech, as `resources/reporting` has them."""

from collections.abc import Iterable
from functools import cached_property

import msgspec


class ReportingWordsError(ValueError):
    """The bytes are no list of reporting words."""


class ReportingWords(msgspec.Struct, frozen=True, dict=True):
    """How a language reports speech: words parted by spaces, in lower case.

    Attributes:
        verbs: forms of verbs; an underscore stands for the space in those of several words.
        auxiliaries: what belongs to a verb that follows.
        that: what opens an indirect statement; one that ends in an apostrophe begins a word.
        according: phrases that ascribe, parted by bars.
        ends: what ends a speaker's words.
        openers: what stands before a speaker at the beginning of a sentence.
        after_speaker: those of `according` that follow the speaker.
        prefixes: letters that may be written as one with a verb.
        verb_last: whether the verb of a sentence comes last.
        comma_clause: whether an indirect statement may follow a comma alone.
        particles: what may part a verb from that comma.
        finite: verbs that end a speaker's words after `according`.
        never_after: what stands before a noun that is written as a verb is.
        as_words: what begins “as X said, …”.
        after_pause: those of `verbs` that are cues only after a comma or a mark.
        pronouns: those that a hyphen may join to the verb before.
        enclitics: those that belong to it then.
    """

    verbs: str
    auxiliaries: str
    that: str
    according: str
    ends: str
    openers: str
    after_speaker: str = ""
    prefixes: str = ""
    verb_last: bool = False
    comma_clause: bool = False
    particles: str = ""
    finite: str = ""
    never_after: str = ""
    as_words: str = ""
    after_pause: str = ""
    pronouns: str = ""
    enclitics: str = ""

    @cached_property
    def verb_phrases(self) -> dict[str, list[tuple[str, ...]]]:
        """By their first word, the longest first."""
        return _by_first(tuple(each.split("_")) for each in self.verbs.split())

    @cached_property
    def according_phrases(self) -> dict[str, list[tuple[str, ...]]]:
        """By their first word, the longest first."""
        return _by_first(tuple(each.split()) for each in self.according.split("|"))

    @cached_property
    def that_phrases(self) -> dict[str, list[tuple[str, ...]]]:
        """By their first word, the longest first."""
        return _by_first(tuple(each.split("_")) for each in self.that.split())

    @cached_property
    def sets(self) -> "dict[str, frozenset[str]]":
        """The words of the other lists."""
        names = (
            "auxiliaries",
            "ends",
            "openers",
            "after_speaker",
            "particles",
            "finite",
            "never_after",
            "as_words",
            "after_pause",
            "pronouns",
            "enclitics",
        )
        return {name: frozenset(getattr(self, name).split()) for name in names}

    @classmethod
    def from_bytes(cls, data: bytes) -> "ReportingWords":
        """The words in TOML. Raises `ReportingWordsError`."""
        try:
            return msgspec.toml.decode(data, type=cls)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ReportingWordsError(str(error)) from error


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        if phrase:
            found.setdefault(phrase[0], []).append(phrase)
    return {first: sorted(each, key=lambda one: -len(one)) for first, each in found.items()}
