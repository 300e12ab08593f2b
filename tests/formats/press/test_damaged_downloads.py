"""Whatever is done to a file of many articles, its reader gives articles or says what is wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.errors import InputError
from annotator.formats.format import Format
from annotator.formats.press import factiva, newsml, nexis, proquest
from annotator.formats.registry import BUILT_IN
from annotator.formats.tables import articles_json
from tests.formats.annotations.articles import LEAD
from tests.formats.brat.test_read import reading
from tests.formats.claiming import format_of
from tests.formats.press import downloads as press
from tests.formats.press.test_newsml import NITF, XHTML, content, message, news_item

FILES: dict[str, tuple[Format, Callable[[], bytes]]] = {
    "newer.docx": (nexis.FORMAT, lambda: press.word(press.nexis(2, cover=2))),
    "newer.rtf": (nexis.FORMAT, lambda: press.rich(press.nexis(2))),
    "older.txt": (nexis.FORMAT, press.OLDER.encode),
    "codes.txt": (factiva.FORMAT, press.FACTIVA_CODES.encode),
    "plain.txt": (factiva.FORMAT, press.FACTIVA_PLAIN.encode),
    "page.html": (factiva.FORMAT, press.FACTIVA_PAGE.encode),
    "proquest.txt": (proquest.FORMAT, press.PROQUEST.encode),
    "nitf.xml": (newsml.FORMAT, NITF.encode),
    "message.xml": (newsml.FORMAT, message(news_item(content(XHTML))).encode),
    "array.json": (
        articles_json.FORMAT,
        lambda: json.dumps({"articles": [{"title": "T", "text": LEAD, "n": [1]}] * 2}).encode(),
    ),
    "lines.jsonl": (
        articles_json.FORMAT,
        lambda: (json.dumps({"title": "T", "text": LEAD}) + "\n").encode() * 2,
    ),
}


@pytest.mark.parametrize("name", FILES)
@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_damage_never_ends_in_a_traceback(tmp_path: Path, name: str, data: st.DataObject) -> None:
    known, make = FILES[name]
    raw = bytearray(make())
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 40))] = data.draw(
            st.sampled_from([b"", b"\0", b'"', b"{", b"<", b"\n\n", b"\xff", b"End of Document\n"])
        )
    path = tmp_path / name
    path.write_bytes(bytes(raw[: data.draw(st.integers(0, len(raw)))]))
    try:
        format_of(path, BUILT_IN)
        assert known.reader
        found = known.reader.open([path], reading())
        hashes = list(found.text_hashes())
        articles = [coded.article for coded in found.articles()]
    except InputError as refused:
        reported = [refused]
    else:
        reported = list(found.problems)
        assert [article.sha256 for article in articles] == hashes
        assert all(article.title and article.text.strip() for article in articles)
        json.dumps([article.metadata for article in articles]).encode()
    assert all(each.file == str(path) and each.reason.endswith(".") for each in reported)
