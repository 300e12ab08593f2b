"""The encodings of news are told apart, also where they differ in a few letters only."""

import pytest

from annotator.formats.parsing.encodings import encoding_of

TEXTS = {
    "cp1252": "Le président a déclaré où même l’hôtel, la forêt et la grâce naïve cèdent à l’été.",
    "cp1250": "Rząd ogłosił wczoraj, że żadna z tych ustaw nie będzie głosowana w Łodzi.",
    "cp1254": "Başbakan dün yaptığı açıklamada görüşmelerin İstanbul’da süreceğini söyledi.",
    "cp1251": "Министр заявил вчера, что переговоры продолжатся в столице на следующей неделе.",
    "cp1256": "قال الوزير أمس إن المحادثات ستستمر في العاصمة الأسبوع المقبل بمشاركة الجميع.",
    "cp1253": "Ο υπουργός δήλωσε χθες ότι οι συνομιλίες θα συνεχιστούν στην πρωτεύουσα.",
    "gb18030": "部长昨天表示，谈判将于下周在首都继续进行，各方都将参加会议。",
}


@pytest.mark.parametrize("encoding", TEXTS)
@pytest.mark.parametrize("times", [2, 20])
def test_the_encoding_is_told(encoding: str, times: int) -> None:
    text = f"{TEXTS[encoding]}\n" * times
    found = encoding_of(text.encode(encoding))
    assert found is not None
    assert text.encode(encoding).decode(found) == text
