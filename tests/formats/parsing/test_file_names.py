"""What names of files say by a pattern."""

import pytest

from annotator.core.errors import AnnotatorError
from annotator.formats.parsing.file_names import FileNamePattern

DAY = {"date": "2017-03-03"}


@pytest.mark.parametrize(
    ("pattern", "name", "found"),
    [
        (
            "{date}_{source}_{author}_{title}",
            "2017-03-03_The Bell_Ada Holm_Talks fail.txt",
            {**DAY, "source": "The Bell", "author": "Ada Holm", "title": "Talks fail"},
        ),
        # Only the last may hold the sign that stands between.
        (
            "{date}_{title}",
            "a/b/20170303_Talks_fail_again.pdf",
            DAY | {"title": "Talks_fail_again"},
        ),
        ("{source} ({date})", "The Bell (3 March 2017).txt", DAY | {"source": "The Bell"}),
        ("{}-{source}-{desk}", "0017-Bell-World.txt", {"source": "Bell", "desk": "World"}),
        ("{source}.{date}.txt", "Bell.2017-03-03.txt", DAY | {"source": "Bell"}),
        ("{date}_{title}", "2017-03-03.txt", {}),
        # What is no date is of another pattern.
        ("{date}_{title}", "Notes_on talks.txt", {}),
        ("{date}_{title}", "20171399_Talks.txt", {}),
    ],
)
def test_a_name(pattern: str, name: str, found: dict[str, str]) -> None:
    assert FileNamePattern(pattern).described(name) == found


@pytest.mark.parametrize(
    "pattern", ["title", "{}", "{date}{title}", "{date}_{date}", "{date}_{title", "{date}_}{title}"]
)
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(AnnotatorError, match="is no pattern of file names"):
        FileNamePattern(pattern)
