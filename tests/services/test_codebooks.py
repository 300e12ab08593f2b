"""The codebooks that ship, and reading those that people write."""

import json
from pathlib import Path

import msgspec
import pytest

from annotator.core.codebook.model import Codebook, paths
from annotator.core.errors import AnnotatorError, CodebookError, InputError
from annotator.services.codebooks import dump, load, preset_names, save

PRESETS = ["news", "acled", "cameo"]
# Columns that every export has; a field of that name would stand there twice.
EXPORT_COLUMNS = {"id", "article", "title", "published", "coder", "state", "start", "end", "text"}

SMALL = """\
name: small
title: A small one
types:
  - key: quote
    label: Quote
    plural: quotes
    letter: Q
    colour: blue
    fields:
      - key: speaker
        label: Speaker
        kind: actor
"""


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str, name: str = "mine.yaml") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_presets_are_named_the_usual_one_first() -> None:
    assert sorted(preset_names()) == sorted(PRESETS)
    assert preset_names()[0] == "news"


@pytest.mark.parametrize("name", PRESETS)
def test_preset(name: str) -> None:
    book = load(name)
    assert book.name == name
    assert book.title
    assert [record_type.key for record_type in book.types] == ["quote", "claim", "event"]
    assert [record_type.letter for record_type in book.types] == ["Q", "C", "E"]
    assert [record_type.colour for record_type in book.types] == ["blue", "amber", "green"]
    assert book.types[:2] == load("news").types[:2]
    for record_type in book.types:
        assert record_type.help
        assert record_type.plural == f"{record_type.key}s"
        for field in record_type.fields:
            assert field.letter, f"{record_type.key}.{field.key} has no letter"
            assert 20 < len(field.help) < 120
            assert field.help.endswith((".", "”"))
            assert field.key not in EXPORT_COLUMNS


@pytest.mark.parametrize("name", PRESETS)
def test_fields_that_mean_the_same_share_a_letter(name: str) -> None:
    letters: dict[str, set[str]] = {}
    for record_type in load(name).types:
        for field in record_type.fields:
            letters.setdefault(field.key, set()).add(field.letter)
    assert {key: each for key, each in letters.items() if len(each) > 1} == {}


def test_news_has_the_fields_of_the_design() -> None:
    book = load("news")
    starred = {
        record_type.key: {field.key for field in record_type.fields if field.many}
        for record_type in book.types
    }
    assert starred == {
        "quote": {"speaker", "addressee", "topics"},
        "claim": {"claimant", "about", "review_url"},
        "event": {"actor", "recipient", "reported_by", "contexts"},
    }
    required = {
        record_type.key: {field.key for field in record_type.fields if field.required}
        for record_type in book.types
    }
    assert required == {
        "quote": {"speaker"},
        "claim": {"claimant", "check_worthiness"},
        "event": {"type", "actor"},
    }


@pytest.mark.parametrize(
    ("name", "roots", "leaves"), [("news", 16, 67), ("acled", 6, 25), ("cameo", 20, 147)]
)
def test_event_types(name: str, roots: int, leaves: int) -> None:
    choices = load(name).type("event").field("type").choices
    assert len(choices) == roots
    assert len(list(paths(choices))) - roots == leaves


def test_news_has_the_contexts_of_plover() -> None:
    assert len(load("news").type("event").field("contexts").choices) == 37


def test_cameo_codes_stand_under_their_root() -> None:
    for path, choice in paths(load("cameo").type("event").field("type").choices):
        root, _, code = path.partition("/")
        assert choice.label.startswith(choice.key)
        assert code.startswith(root) if code else len(root) == 2


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("suffix", ["yaml", "json", "YML"])
def test_what_is_written_is_read_again(name: str, suffix: str, tmp_path: Path) -> None:
    book = load(name)
    path = tmp_path / f"mine.{suffix}"
    if suffix == "json":
        path.write_text(json.dumps(msgspec.to_builtins(book), indent="\t"), encoding="utf-8-sig")
    else:
        path.write_text(dump(book), encoding="utf-8")
    assert load(str(path)) == book


def test_a_codebook_extends_a_preset_by_key(written) -> None:
    text = SMALL.replace("title:", "extends: acled\ntitle:")
    extra = text[text.index("  - key") :].replace("quote", "rumour").replace("Q", "Y")
    book = load(written(text + extra))
    assert [record_type.key for record_type in book.types] == ["quote", "claim", "event", "rumour"]
    assert [field.key for field in book.type("quote").fields] == ["speaker"]
    assert book.types[1:3] == load("acled").types[1:3]
    assert book.name == "small"


def test_a_codebook_stands_alone_without_it(written) -> None:
    book = load(written(SMALL))
    assert isinstance(book, Codebook)
    assert [record_type.key for record_type in book.types] == ["quote"]


def test_an_unknown_name_lists_the_presets() -> None:
    with pytest.raises(
        CodebookError, match=r"no codebook “gdelt”\. Name one of news, acled, cameo"
    ):
        load("gdelt")


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("", "", "begins with “name:”"),
        ("- a\n- b\n", "", "begins with “name:”"),
        ("name: [\n", "line 2, column 1", "is not YAML"),
        ("name: a\n\tb: c\n", "line 2, column 1", "is not YAML"),
        ("name: \x07\n", "", "is not YAML"),
        ("name: !!python/object:os.system {}\n", "line 1, column 7", "is not YAML"),
        ("name: 2017-13-45\n", "", "is not YAML"),
        (SMALL + "        letters: S\n", "line 13", "“letters” is unknown"),
        (SMALL.replace("title:", "titel:"), "line 2", "“titel” is unknown"),
        (SMALL.replace("kind: actor", "kind: person"), "line 12", "Invalid enum value 'person'"),
        (SMALL.replace("letter: Q", "letter: yes"), "line 7", "Expected `str`, got `bool`"),
        (SMALL.replace("    letter: Q\n", ""), "line 4", "missing required field `letter`"),
        (SMALL.replace("title: A small one\n", ""), "line 1", "missing required field `title`"),
        (SMALL.replace("letter: Q", "letter: D"), "", "the letter D belongs to the window"),
        (SMALL + "        kind: text\n", "line 13", "“kind” stands twice"),
        (SMALL.replace("types:", "extends: gdelt\ntypes:"), "line 3", "no preset “gdelt”"),
        ("name: a\ntitle: b\ntypes: &all [*all]\n", "line 3", "stands inside what it stands for"),
        ("name: a\ntitle: b\n", "", "no record type"),
        ("name: a\ntitle: b\ntypes: {quote: 1}\n", "line 3", "Expected `array`"),
        ("name: a\ntitle: b\ntypes: [quote]\n", "line 3", "Expected `object`"),
        ("name: a\ntitle: b\n1: c\n", "line 3", "“1” is unknown"),
    ],
)
def test_what_cannot_be_read_is_refused_by_file_and_line(
    text: str, place: str, reason: str, written
) -> None:
    with pytest.raises(InputError) as caught:
        load(written(text))
    error = caught.value
    assert error.file.endswith("mine.yaml")
    assert error.place.partition(", $")[0].startswith(place)
    assert reason in error.reason


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('{"name": "a",\n}', "line 2, column 1", "is not JSON"),
        ('{"name": "a", "title": "b", "types": [{"kez": 1}]}', "types[0].kez", "is unknown"),
        ('{"name": 1, "title": "b"}', "name", "Expected `str`, got `int`"),
    ],
)
def test_json_is_refused_by_line_or_path(text: str, place: str, reason: str, written) -> None:
    with pytest.raises(InputError) as caught:
        load(written(text, "mine.json"))
    assert caught.value.place == place
    assert reason in caught.value.reason


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it cannot be read: No such file"):
        load(str(tmp_path / "none.yaml"))
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(InputError, match="it cannot be read: Is a directory"):
        load(str(tmp_path / "folder.yaml"))
    (tmp_path / "latin.yaml").write_bytes("name: é".encode("latin-1"))
    with pytest.raises(InputError, match="byte 6: it is not UTF-8"):
        load(str(tmp_path / "latin.yaml"))


@pytest.mark.parametrize("suffix", [".json", ".yaml"])
def test_nesting_without_end_is_refused(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"deep{suffix}"
    file.write_text("[" * 1200 + "]" * 1200)
    with pytest.raises(InputError, match="nested too deeply"):
        load(str(file))


@pytest.mark.parametrize("preset", PRESETS)
def test_every_field_of_a_preset_teaches(preset: str) -> None:
    for record_type in load(preset).types:
        assert record_type.help
        assert record_type.examples, record_type.key
        for field in record_type.fields:
            assert field.help, field.key
            assert field.examples, field.key


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    book = load("news")
    [first, *remaining] = book.types
    book = msgspec.structs.replace(
        book, types=(msgspec.structs.replace(first, retired=True), *remaining)
    )
    save(book, tmp_path / "mine.yaml")
    assert load(str(tmp_path / "mine.yaml")) == book
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]
    with pytest.raises(AnnotatorError, match="not an ordinary file"):
        save(book, tmp_path)
    with pytest.raises(AnnotatorError, match="cannot be written"):
        save(book, tmp_path / "nowhere" / "mine.yaml")
