"""Transcripts with times become articles whose turns know speaker and time."""

from pathlib import Path

import pytest

from annotator.core.coding.article import Article
from annotator.core.errors import InputError
from annotator.core.text.turns import turns_of
from annotator.formats.documents import transcripts
from annotator.formats.registry import BUILT_IN
from tests.formats.claiming import format_of

VTT = """\ufeffWEBVTT - Talks

NOTE made by
a machine

STYLE
::cue { color: red }

intro
00:01.000 --> 00:04.000 align:start
<v.loud Ada Holm>Why did the <i>talks</i> &amp; the
<00:00:02.000>ports fail?</v>

00:00:04.500 --> 00:00:09.000
<v Ben Reyes>Because nobody came.

00:00:09.000 --> 00:00:12.250
<v Ben Reyes>We waited.

01:00:00.000 --> 01:00:02.000
<v Ada Holm>Yes? <v Ben Reyes>Yes.
"""

SRT = """1
00:00:01,000 --> 00:00:04,000
ADA: Why did the talks fail?

2
00:00:04,500 --> 00:00:09,000
{\\an8}- Because nobody came.
- Really?

3
00:00:09,000 --> 00:00:12,000
BEN: Yes.
It rained.
"""

UNNAMED = """1
00:00:01,000 --> 00:00:02,000
The talks

2
00:00:02,000 --> 00:00:04,000
failed.

3
00:00:04,000 --> 00:00:05,000
Nobody came.

4
00:00:09,000 --> 00:00:10,000
It rained.
"""


def read(path: Path, data: str) -> Article:
    path.write_text(data, encoding="utf-8")
    form = format_of(path, BUILT_IN)
    assert form in (transcripts.VTT, transcripts.SRT)
    [coded] = transcripts.read(path, lambda: "id").articles()
    return coded.article


def spoken(article: Article) -> list[tuple[object, ...]]:
    return [
        (turn.speaker, article.text[turn.speech.start : turn.speech.end], turn.start, turn.end)
        for turn in turns_of(article.text, article.metadata)
    ]


def test_webvtt(tmp_path: Path) -> None:
    article = read(tmp_path / "a.vtt", VTT)
    assert article.title == "Talks"
    assert spoken(article) == [
        ("Ada Holm", "Why did the talks & the ports fail?", 1, 4),
        ("Ben Reyes", "Because nobody came. We waited.", 4.5, 12.25),
        ("Ada Holm", "Yes?", 3600, 3602),
        ("Ben Reyes", "Yes.", 3600, 3602),
    ]
    assert article.text.startswith("Ada Holm: Why did the talks & the ports fail?\n\nBen Reyes: ")


def test_subrip(tmp_path: Path) -> None:
    article = read(tmp_path / "a.srt", SRT.replace("\n", "\r\n"))
    assert article.text == (
        "ADA: Why did the talks fail?\n\nBecause nobody came.\n\nReally?\n\nBEN: Yes. It rained."
    )
    assert article.metadata["times"] == [
        "00:00:01.000 --> 00:00:04.000",
        *["00:00:04.500 --> 00:00:09.000"] * 2,
        "00:00:09.000 --> 00:00:12.000",
    ]


def test_where_nobody_is_named_pauses_part_paragraphs(tmp_path: Path) -> None:
    article = read(tmp_path / "a.srt", UNNAMED)
    assert article.text == "The talks failed. Nobody came.\n\nIt rained."
    assert article.metadata["times"] == [
        "00:00:01.000 --> 00:00:05.000",
        "00:00:09.000 --> 00:00:10.000",
    ]


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        ("WEBVTT\n\nADA: Hello.\n", "", "no line of it says from when to when"),
        ("WEBVTT\n\n00:01 --> soon\nHello.\n", "line 3", "“00:01 --> soon” does not say from when"),
    ],
)
def test_what_is_none_is_refused(tmp_path: Path, data: str, place: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path / "a.vtt", data)
    assert caught.value.place == place
    assert reason in caught.value.reason
