"""NewsML-G2 and NITF."""

import base64
from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.press import newsml
from annotator.formats.press.newsml import is_other_xml
from tests.formats.annotations.articles import ARABIC, LEAD
from tests.formats.press.downloads import surveyed
from tests.messages import said

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/specification/dtd/nitf-3-3.dtd">
<nitf change.date="June 10, 2005" version="-//IPTC//DTD NITF 3.3//EN">
<head><title>Talks fail &mdash; again</title><meta name="online_sections" content="World"/>
<docdata><doc-id id-string="1815718"/><doc.copyright holder="The Bell" year="2017"/>
<date.issue norm="20170304T100500Z"/><urgency ed-urg="3"/>
<key-list><keyword key="talks"/><keyword key="ports"/></key-list>
<identified-content><person class="indexing">Holm, Ada</person><location>Tarsa</location>
<location>Libya</location></identified-content></docdata>
<pubdata date.publication="20170303T000000" ex-ref="https://bell.example/1" item-length="1022"
name="The Bell" position.section="A"/></head>
<body><body.head><hedline><hl1>Talks fail &mdash; again</hl1><hl2>Ports stay shut</hl2></hedline>
<byline class="print_byline">By <person>Ada Holm</person><byttl>Reporter</byttl></byline>
<byline class="normalized_byline">Holm, Ada</byline>
<dateline><location><city>Tarsa</city>, <country>Libya</country></location></dateline>
<abstract><p>They talked.</p></abstract></body.head>
<body.content><block class="lead_paragraph"><p>LEAD: {LEAD}</p></block>
<block class="full_text"><p>{LEAD}</p><media media-type="image"><media-caption>A port&nbsp;at sea
</media-caption></media><hl2>What next</hl2><p>Nobody knows &amp; <em>no</em>body says 😀.</p>
</block></body.content>
<body.end><tagline>Ben Reyes contributed.</tagline></body.end></body></nitf>"""

NITF_TEXT = f"{LEAD}\n\nWhat next\n\nNobody knows & nobody says 😀."


def news_item(content: str, *, name: str = "newsItem", kind: str = "text", more: str = "") -> str:
    """An item as agencies send it."""
    return f"""<{name} guid="tag:bell.example,2017:1" version="2" xml:lang="en-GB"
 standard="NewsML-G2" standardversion="2.9" conformance="power">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_30.xml"/>
<rightsInfo><copyrightHolder><name>The Bell Ltd</name></copyrightHolder>
<usageTerms>Not for resale.</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:{kind}"/><provider literal="bell.example"><name>The Bell</name>
</provider><versionCreated>2017-03-04T09:00:00Z</versionCreated>
<firstCreated>2017-03-03T10:05:00+01:00</firstCreated>
{more or '<pubStatus qcode="stat:usable"/>'}<edNote>Check the names</edNote>
<link rel="irel:seeAlso" contenttype="text/html" href="https://bell.example/1"/></itemMeta>
<contentMeta><urgency>3</urgency><contentCreated>2017-03-03</contentCreated>
<located qcode="geo:1"><name>Tarsa</name></located><creator qcode="p:1"><name>Ada Holm</name>
</creator><language tag="en"/><subject qcode="medtop:11000000"><name>politics</name></subject>
<subject qcode="medtop:16000000"/><slugline>TALKS/</slugline><headline>Talks fail again</headline>
<headline role="h:short">Talks fail</headline><dateline>TARSA, March 3</dateline>
<by>By Ada Holm and Ben Reyes</by></contentMeta>{content}</{name}>"""


def message(*items: str) -> str:
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>'
        f"<sent>2017-03-04T09:00:00Z</sent></header><itemSet>{''.join(items)}</itemSet>"
        "</newsMessage>"
    )


def content(data: str) -> str:
    return f"<contentSet>{data}</contentSet>"


XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    f"<head><title>T</title></head><body><p>{LEAD}</p><h2>Next</h2><p>Nobody <b>knows</b>.</p>"
    "</body></html></inlineXML>"
)


def test_an_article_in_nitf(tmp_path: Path) -> None:
    [article], read = surveyed(newsml.read, tmp_path / "a.xml", NITF)
    assert (article.title, article.text) == ("Talks fail — again", NITF_TEXT)
    assert (article.author, article.source) == ("Ada Holm", "The Bell")
    assert (article.published, article.url) == ("2017-03-03", "https://bell.example/1")
    assert article.language == "en"
    metadata = {k: v for k, v in article.metadata.items() if not k.startswith("file")}
    assert metadata == {
        "online_sections": "World",
        "doc_id": "1815718",
        "copyright": "2017 The Bell",
        "urgency": "3",
        "keywords": ["talks", "ports"],
        "person": "Holm, Ada",
        "location": ["Tarsa", "Libya"],
        "position_section": "A",
        "length": 1022,
        "subheadlines": "Ports stay shut",
        "dateline": "Tarsa, Libya",
        "abstract": "They talked.",
        "captions": "A port\u00a0at sea",
        "tagline": "Ben Reyes contributed.",
    }
    assert not read.problems


@pytest.mark.parametrize("prefix", ["", "\ufeff"])
def test_a_message_with_many_items(tmp_path: Path, prefix: str) -> None:
    nitf = NITF.split('nitf-3-3.dtd">\n')[1].replace("&mdash;", "—").replace("&nbsp;", " ")
    plain = f'<inlineData contenttype="text/plain">{LEAD}\n\nNobody knows.</inlineData>'
    coded = base64.b64encode(f"{ARABIC}\n\nA.".encode()).decode()
    items = [
        news_item(content(XHTML)),
        news_item(content(f'<inlineXML contenttype="application/nitf+xml">{nitf}</inlineXML>')),
        news_item(content(plain), more='<pubStatus qcode="stat:canceled"/>'),
        news_item(
            content(
                f'<inlineData encoding="e:base64" contenttype="text/plain">{coded}</inlineData>'
            )
        ),
        news_item(
            content(
                '<inlineData contenttype="text/html">&lt;p&gt;One &amp;amp; two'
                "&lt;/p&gt;&lt;p&gt;Three&lt;/p&gt;</inlineData>"
            )
        ),
        news_item(content('<remoteContent href="a.jpg"/>'), kind="picture"),
        news_item("<groupSet/>", name="packageItem", kind="composite"),
        news_item(content("")),
    ]
    articles, read = surveyed(newsml.read, tmp_path / "a.xml", prefix + message(*items))
    first = articles[0]
    assert first.text == f"{LEAD}\n\nNext\n\nNobody knows."
    assert (first.title, first.author) == ("Talks fail again", "Ada Holm and Ben Reyes")
    assert (first.source, first.language) == ("The Bell", "en")
    assert first.published == "2017-03-03T10:05:00+01:00"
    assert first.url == "https://bell.example/1"
    metadata = {k: v for k, v in first.metadata.items() if not k.startswith("file")}
    assert metadata == {
        "guid": "tag:bell.example,2017:1",
        "item_version": "2",
        "first_created": "2017-03-03T10:05:00+01:00",
        "version_created": "2017-03-04T09:00:00Z",
        "pub_status": "usable",
        "ed_note": "Check the names",
        "content_created": "2017-03-03",
        "urgency": "3",
        "slugline": "TALKS/",
        "dateline": "TARSA, March 3",
        "subjects": ["politics", "medtop:16000000"],
        "located": ["Tarsa"],
        "copyright": "The Bell Ltd",
        "usage_terms": "Not for resale.",
        "headlines": ["Talks fail"],
        "creators": ["Ada Holm"],
    }
    assert articles[1].text == NITF_TEXT
    assert articles[1].metadata["doc_id"] == "1815718"
    assert articles[2].metadata["pub_status"] == "canceled"
    assert articles[3].text == f"{ARABIC}\n\nA."
    assert articles[4].text == "One & two\n\nThree"
    assert [problem.reason for problem in read.problems] == [
        "the article “Talks fail again” has no text."
    ]
    assert any("1 packageItem, 1 picture" in note for note in said(read.notes))
    assert any("1 article is marked “canceled”" in note for note in said(read.notes))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<rss><channel/></rss>", "an RSS feed"),
        ("<NewsML/>", "NewsML 1"),
        ('<x xmlns="urn:y"/>', "“x” outermost of urn:y"),
        ("<nitf><body></nitf>", "what should be XML is not"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>', "declares entities"),
        ("%PDF-1.4", "a PDF"),
        ("<newsMessage/>", "no article in it"),
        (" ", "XML"),
    ],
)
def test_what_is_neither_is_refused(tmp_path: Path, data: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        surveyed(newsml.read, tmp_path / "a.xml", data)
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("start", "is_other"),
    [
        (NITF, False),
        (message(), False),
        ('<?xml version="1.0"?><!-- a > b --><n:newsItem xmlns:n="x"/>', False),
        ("<rss/>", True),
        ("no xml", True),
        ("", True),
    ],
    ids=["nitf", "message", "prefix", "rss", "text", "empty"],
)
def test_other_xml_in_a_folder_is_left_out(tmp_path: Path, start: str, is_other: bool) -> None:
    path = tmp_path / "a.xml"
    for encoding in ("utf-8", "utf-16"):
        path.write_text(start, encoding=encoding)
        assert is_other_xml(path) is is_other
