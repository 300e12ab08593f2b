"""Every language says all that the window says, and what the program reads is up to date."""

import re
import string
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tests.translations import FOLDER, Message, collected, counted, origin, translated, unseen

FILES = sorted(FOLDER.glob("annotator_*.ts"))
_MARKS = ("…", ":", ".")
_DIRECTION = "\u200e\u200f\u2068\u2069"
"""What only says which way a text is read."""


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def file(request: pytest.FixtureRequest) -> Path:
    """One language's translations."""
    return request.param


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    """All that the window says."""
    return collected()


def test_nothing_is_translated_out_of_the_collectors_sight() -> None:
    assert unseen() == []


def test_every_message_is_translated(file: Path, messages: list[Message]) -> None:
    texts = translated(file)
    missing = [message for message in messages if message not in texts]
    assert not missing, f"{file.name}: run `python -m tests.translations` and translate {missing}"
    assert set(texts) == set(messages), "what is said no longer is still there"


def test_placeholders_and_marks_are_kept(file: Path, messages: list[Message]) -> None:
    texts = translated(file)
    for message in messages:
        source = message[1]
        fitting = [_placeholders(source)]
        if message in counted():
            # A form for one or two says so by itself; that for one may be made as in English.
            without = [each for each in fitting[0] if each[0] != "count"]
            fitting += [without, _placeholders(counted()[message])]
        for form in texts[message]:
            text = form.strip(_DIRECTION)
            assert _placeholders(text) in fitting, message
            assert source.count("\n") == text.count("\n"), message
            for mark in _MARKS:
                assert source.endswith(mark) == text.endswith(mark), message
            assert text == text.strip(), message


def test_the_compiled_file_says_the_same(file: Path, messages: list[Message]) -> None:
    compiled, texts = QTranslator(), translated(file)
    assert compiled.load(str(file.with_suffix(".qm")))
    for context, source in messages:
        forms = texts[context, source]
        if (context, source) in counted():
            of_numbers = {compiled.translate(context, source, None, n) for n in range(300)}
            assert of_numbers == set(forms), source
        else:
            assert compiled.translate(context, source) == forms[0], (context, source)


def test_arabic_is_written_in_arabic(messages: list[Message]) -> None:
    file = FOLDER / "annotator_ar.ts"
    assert origin(file) == "machine"
    texts = translated(file)
    latin = {
        source for context, source in messages if not all(map(_arabic, texts[context, source]))
    }
    keys = {source for source in latin if not re.search(r"[a-z]{3,} [a-z]{2,}", source)}
    assert latin - keys <= {"2017, Feb 2017, last week"}
    assert len(latin) < len(messages) / 20


def _placeholders(text: str) -> list[tuple[str, str]]:
    found = string.Formatter().parse(text)
    return sorted((name, layout or "") for _, name, layout, _ in found if name is not None)


def _arabic(text: str) -> bool:
    return any("\u0620" <= character <= "\u064a" for character in text)
