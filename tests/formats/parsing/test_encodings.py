"""The encodings of news are told apart, also where they differ in a few letters only."""

import random

import pytest

from annotator.core.errors import AnnotatorError
from annotator.formats.parsing.encodings import (
    decoded_with_strays,
    encoding_of,
    guess,
    require_encoding,
    stray_bytes,
)

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


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1255", "השר אמר כי השיחות על הנמל יימשכו ביום שני."),
        ("cp1252", "Größe: Müller sagt nein."),
        ("cp1252", "5 €, naïve café…"),
        ("cp1252", "He paid for “coffee” – it’s €5."),
        ("koi8_r", "Министр сказал, что переговоры о порте продолжатся."),
        ("cp866", "Министр сказал, что переговоры о порте продолжатся."),
        ("cp850", 'Der Minister für Häfen sagte: "Wir hören nicht auf", erklärte er.'),
        ("mac_roman", "Le président a déclaré où même l’hôtel cède."),
        ("big5", "部長表示，有關港口的談判將於星期一繼續進行。"),
        ("cp932", "首相は月曜日、交渉を再開すると述べた。"),
        ("euc_jp", "首相は月曜日、交渉を再開すると述べた。"),
        ("cp949", "장관은 월요일에 회담이 계속될 것이라고 말했다."),
        ("cp874", "รัฐมนตรีกล่าวว่าการเจรจาจะดำเนินต่อไป"),
        ("cp1257", "Ministras pirmadienį pareiškė, kad derybos tęsis uoste."),
        ("iso8859_2", "Rząd ogłosił wczoraj, że żadna z tych ustaw nie będzie głosowana."),
    ],
)
def test_a_sentence_is_enough_and_it_is_said_how_sure_that_is(encoding: str, text: str) -> None:
    found = guess(text.encode(encoding))
    assert found is not None
    assert text.encode(encoding).decode(found.encoding) == text
    assert 0.5 <= found.confidence < 1
    assert f"read as {found.encoding} ({found.confidence:.0%} sure" in str(found.note)


def test_what_reads_otherwise_nearly_as_well_is_named() -> None:
    found = guess("השר אמר כי השיחות על הנמל יימשכו ביום שני.".encode("cp1255"))
    assert found is not None
    assert "koi8_r" in found.others
    assert found.confidence < 0.99


def test_no_text_fits_no_encoding() -> None:
    seed = random.Random(7)  # noqa: S311 - no secret
    assert guess(bytes(seed.randrange(1, 256) for _ in range(2000))) is None


def test_stray_bytes_in_utf8_are_replaced_and_named() -> None:
    raw = "Die Gespräche über Größe\nund Maße.\nPreis: 5 ".encode() + b"\x80, caf\xe9.\n"
    found = guess(raw)
    assert found is not None
    assert found.encoding == "utf-8"
    text, places = decoded_with_strays(raw, "utf-8")
    assert text.endswith("Preis: 5 \ufffd, caf\ufffd.\n")
    assert [text[place] for place in places] == ["\ufffd", "\ufffd"]
    assert str(stray_bytes(text, places)) == (
        "bytes that are no text were replaced by “\ufffd” in line 3, column 10; line 3, column 16."
    )


def test_a_stray_byte_in_another_encoding() -> None:
    raw = "Мы ждём. Министр сказал, что переговоры продолжатся.".encode("cp1251") + b"\x98"
    found = guess(raw)
    assert found is not None
    text, [place] = decoded_with_strays(raw, found.encoding)
    assert text[:place] == "Мы ждём. Министр сказал, что переговоры продолжатся."


def test_an_encoding_is_named_as_people_name_it() -> None:
    assert require_encoding(" Windows-1256 ") == "cp1256"
    assert not require_encoding("")
    for unknown in ("klingon", "base64", "rot13"):
        with pytest.raises(AnnotatorError, match=f"there is no encoding “{unknown}”"):
            require_encoding(unknown)
