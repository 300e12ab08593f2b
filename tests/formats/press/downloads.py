"""Downloads of news databases, written by hand as they look."""

import io
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import docx as python_docx

from annotator.core.coding.article import Article
from annotator.formats.parsing.many_articles import ManyArticles
from tests.formats.annotations.articles import LEAD, Read

BODY = f"{LEAD} Nobody knows what comes next, and the ports stay shut for another week."


def surveyed(read: Read, path: Path, data: bytes | str) -> tuple[list[Article], ManyArticles]:
    """The articles of a file of these bytes, the same each time, and what was read."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    numbers = count(1)
    content = read(path, lambda: f"a{next(numbers)}")
    assert isinstance(content, ManyArticles)
    hashes = list(content.text_hashes())
    found = [coded.article for coded in content.articles()]
    assert [article.sha256 for article in found] == hashes
    assert [coded.article for coded in content.articles()] == found
    assert len({article.id for article in found}) == len(found)
    assert all(article.metadata["file"] == path.name for article in found)
    return found, content


def word(paragraphs: Sequence[str]) -> bytes:
    """A Word document of these paragraphs."""
    out = io.BytesIO()
    made = python_docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(out)
    return out.getvalue()


def rich(paragraphs: Sequence[str]) -> bytes:
    """A Rich Text file of these paragraphs."""
    escaped = (
        "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in paragraph)
        for paragraph in paragraphs
    )
    return ("{\\rtf1\\ansi\\uc1 " + "".join(f"{each}\\par\r\n" for each in escaped) + "}").encode()


def nexis(
    n: int,
    *,
    cover: int = 0,
    labels: Sequence[str] = ("Section", "Length", "words", "Byline", "Body", "Classification"),
    load: str = "Load-Date",
    end: str = "End of Document",
    date: str = "March 3, 2017 Friday",
) -> list[str]:
    """The paragraphs of so many articles as Nexis Uni writes them, perhaps with a cover page."""
    section, length, words, byline, body, classification = labels
    found: list[str] = []
    if cover:
        found += ["User Name: Ada Holm", "Date and Time: Monday, March 6, 2017 10:17:00 AM GMT"]
        found += ["Job Number: 61234567", f"Documents ({cover})"]
        for number in range(1, cover + 1):
            found += [f"{number}. Talks, round {number}", "Client/Matter: -None-"]
            found += ["Search Terms: talks", "Narrowed by:", "Content Type\tNarrowed by"]
            found += ["News\tTimeline: Jan 01, 2017 to Dec 31, 2017"]
    for number in range(1, n + 1):
        found += [
            f"Talks, round {number}",
            "The Bell (Tarsa)",
            date,
            "Late Edition",
            "Copyright 2017 The Bell All Rights Reserved",
            f"{section}:\u00a0WORLD; Pg. {number}",
            f"{length}:\u00a01,0{number:02} {words}",
            f"{byline}:\u00a0By Ada Holm and Ben Reyes",
            "",
            body,
            f"{number}. {LEAD}",
            "“We go on,” she said 😀: there is no other way.",
            "Note: the ports stay shut.",
            "Graphic",
            " PHOTO: A port.",
            classification,
            "Language:\u00a0ENGLISH",
            "Subject:\u00a0TALKS (91%); PORTS (78%)",
            f"{load}:\u00a0March 4, 2017",
            "",
            end,
        ]
    return found


OLDER = """



Download Request: Selected Items: 1-3
Time Of Request: Monday, March 6, 2017  16:51:31

                               1 of 3 DOCUMENTS



                                The Bell (Tarsa)

                             March 3, 2017 Friday
                                  Edition 1;
                                    National

Talks fail again: ports stay shut, and
nobody knows for how long

BYLINE: Ada Holm

SECTION: WORLD; Pg. 4

LENGTH: 355 words

Rival delegations agreed on Friday to exchange prisoners and to reopen a key
coastal road, the mediators said after two days of talks. It is the third
time that they do.

What they want:
- the road
- the ports

NOTE to readers: this text goes on.

LOAD-DATE: March 4, 2017

LANGUAGE: ENGLISH

GRAPHIC: A port,
seen from the sea

PUBLICATION-TYPE: Newspaper


                          Copyright 2017 The Bell Ltd
                              All Rights Reserved

                               2 of 3 DOCUMENTS

                     Copyright 2004 The Meridian Company
                                 The Meridian

                          September 1, 2004 Wednesday
                              Late Edition - Final

SECTION: Section A; Column 0; Foreign Desk; Pg. 1

LENGTH: 1,022 words

HEADLINE: A Port Opens

BYLINE:  By BEN REYES

DATELINE: TARSA, Sept. 1

BODY:
   The port of Tarsa opened on Wednesday after a month, and the first ships
left it before noon.

   Nobody was hurt.

LOAD-DATE: September 1, 2004

                               3 of 3 DOCUMENTS

                                The Bell (Tarsa)

                             March 5, 2017 Sunday

Picture only

LENGTH: 0 words

LOAD-DATE: March 6, 2017
"""

FACTIVA_CODES = f"""
SE
World
HD
Talks fail again: ports stay shut
BY
By Ada Holm
WC
355 words
PD
3 March 2017
ET
10:05
SN
The Bell
SC
BELL
LA
English
CY
(c) 2017 The Bell Ltd

LP
{BODY}

TD
IN the end nobody signed.

“We go on,” she said 😀.

CO
bellco : The Bell Ltd
NS
gvio : Military Action | gcat : Political/General News
RE
lbya : Libya
PUB
The Bell Ltd
AN
Document BELL000020170303ed3300001


HD  A Port Opens
WC  1,022 words
PD  1 September 2004
SN  The Meridian
LA  German
CY  Copyright 2004.
LP  The port of Tarsa opened on Wednesday.
TD  Nobody was hurt.
AN  Document MERID00020040901e0910002f

Search Summary
Text\ttalks
Results Found\t2
Timestamp\t6 March 2017 16:51
"""

FACTIVA_PLAIN = f"""World
Talks fail again: ports stay shut
By Ada Holm
355 words
3 March 2017
10:05
The Bell
BELL
12
English
(c) 2017 The Bell Ltd

{BODY}

“We go on,” she said 😀.

Document BELL000020170303ed3300001

Häfen bleiben zu
1.022 Wörter
1. September 2004
Der Meridian
MERID
Deutsch
Copyright 2004 Meridian GmbH. Alle Rechte vorbehalten.

Der Hafen von Tarsa ist offen.

Dokument MERID00020040901e0910002f

Page 2 of 2 © 2017 Factiva, Inc. All rights reserved.
"""

FACTIVA_PAGE = f"""<!DOCTYPE html><html><head><title>Factiva</title></head><body>
<div id="article-1" class="article enArticle"><p><div id="hd"><span class="enHeadline">Talks fail
again</span></div><div class="author">Ada Holm</div><div>355 words</div><div>3 March 2017</div>
<div>The Bell</div><div>BELL</div><div>English</div><div>© 2017 The Bell</div></p>
<p class="articleParagraph enarticleParagraph">{BODY}</p>
<p class="articleParagraph enarticleParagraph">Nobody <b>was</b> hurt.</p>
<p>Document BELL000020170303ed3300001</p></div>
<div class="article deArticle"><table>
<tr><td><b>HD</b></td><td><span>Häfen bleiben zu</span></td></tr>
<tr><td><b>WC</b></td><td>12 Wörter</td></tr><tr><td><b>PD</b></td><td>1. September 2004</td></tr>
<tr><td><b>SN</b></td><td>Der Meridian</td></tr><tr><td><b>LA</b></td><td>Deutsch</td></tr>
<tr><td><b>LP</b></td><td><p>Der Hafen ist offen.</p></td></tr>
<tr><td><b>TD</b></td><td><p>Eins.</p><p>Zwei.</p></td></tr>
<tr><td><b>AN</b></td><td>Dokument MERID00020040901e0910002f</td></tr></table></div>
</body></html>"""

PROQUEST = f"""____________________________________________________________

Report Information from ProQuest
06 March 2017 16:51
____________________________________________________________

Document 1 of 2

Talks fail again: ports stay shut

Author: Holm, Ada

Publication info: The Bell ; Tarsa [Tarsa]03 Mar 2017: A.1.

http://search.proquest.com/docview/1873000001

Abstract: Rival delegations ...

Full text: {BODY}

Title: a word that begins a line.

Subject: Talks; Ports

Location: Tarsa

Company / organization: Name: Port of Tarsa; NAICS: 488310

Title: Talks fail again: ports stay shut

Publication title: The Bell; Tarsa

Pages: A.1

Number of pages: 0

Publication year: 2017

Publication date: Mar 3, 2017

Section: A

Publisher: Bell Ltd

Source type: Newspapers

Language of publication: English

Document type: News

ProQuest document ID: 1873000001

Document URL: http://search.proquest.com/docview/1873000001

Copyright: Copyright Bell Ltd Mar 3, 2017

Last updated: 2017-03-04

Database: ProQuest Central

____________________________________________________________

Document 2 of 2

A picture

Title: A picture

Publication title: The Meridian

Publication date: Sep 1, 2004

ProQuest document ID: 1873000002

____________________________________________________________

Contact us at: http://www.proquest.com/go/contact Copyright © 2017 ProQuest LLC.
"""
