"""Articles of two projects that began apart, whose texts are nearly the same."""

from collections.abc import Collection, Iterator

from annotator.core.coding.actor import name_key
from annotator.core.coding.article import Article
from annotator.core.text.diff import differences
from annotator.services.transfer.project_state import ProjectState

_MOST_CHANGED = 0.1
"""The largest share of a text that may differ; of a correction or another scan less does, and of
two reports about the same more."""
_MOST_ALIKE = 5
"""Of so many articles of one title at most the texts are compared."""


class NearTexts:
    """Finds the project's article for one of which the project has neither id nor text."""

    def __init__(self, state: ProjectState, hashes: Collection[str]) -> None:
        """Has looked at nothing yet.

        Args:
            state: the project.
            hashes: of the texts of the file; what one of them has is no other article's.
        """
        self._state = state
        self._hashes = frozenset(hashes)
        self._by_title: dict[int, list[str]] | None = None
        self._taken: set[str] = set()

    def of(self, theirs: Article) -> Article | None:
        """The project's article with nearly that text; None if there is none."""
        if self._by_title is None:
            self._by_title = {}
            for article_id, title in self._state.titles_of_all():
                self._by_title.setdefault(hash(name_key(title)), []).append(article_id)
        for ours in self._candidates(theirs):
            if is_near(ours.text, theirs.text):
                self._taken.add(ours.id)
                return ours
        return None

    def _candidates(self, theirs: Article) -> Iterator[Article]:
        ids = (self._by_title or {}).get(hash(name_key(theirs.title)), ())
        free = [each for each in ids if each not in self._taken][:_MOST_ALIKE]
        for article in self._state.articles(free):
            if article.sha256 not in self._hashes and name_key(article.title) == name_key(
                theirs.title
            ):
                yield article


def is_near(one: str, other: str) -> bool:
    """Whether so little differs that one is the other, corrected or read in otherwise.

    How lines are broken and words are spaced does not count.
    """
    one, other = " ".join(one.split()), " ".join(other.split())
    longest = max(len(one), len(other))
    if abs(len(one) - len(other)) > _MOST_CHANGED * longest:
        return False
    changed = sum(
        max(each.old.end - each.old.start, each.new.end - each.new.start)
        for each in differences(one, other)
    )
    return changed <= _MOST_CHANGED * longest
