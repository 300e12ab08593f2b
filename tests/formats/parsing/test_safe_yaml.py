"""YAML of strangers costs little time and memory, whatever it holds."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.core.errors import InputError
from annotator.formats.annotations import mapping as label_mapping
from annotator.formats.parsing import safe_yaml
from annotator.formats.parsing.front_matter import read_front_matter
from annotator.formats.parsing.table_columns import columns_of_file
from annotator.services import codebooks


def explosion(levels: int) -> str:
    """Aliases that stand for ten of what is above them."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for n in range(1, levels):
        inside = ", ".join([f"*a{n - 1}"] * 10)
        lines.append(f"a{n}: &a{n} [{inside}]")
    return "\n".join(lines) + "\n"


ATTACKS = {
    "aliases of aliases": (explosion(9), "more than 200,000 values"),
    "merged keys": (
        "a0: &a0 {k: v}\n"
        + "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}\n" for n in range(1, 9)),
        "more than 200,000 values",
    ),
    "an alias in itself": ("a: &a [*a]\n", "inside what it stands for"),
    "depth": ("a: " + "[" * 100_000, "nested too deeply"),
    "blocks": ("".join(f"{' ' * n}a:\n" for n in range(1000)), "nested too deeply"),
    "a number of hours": ("a: 1" + ":1" * 400_000 + "\n", "no number or date of that length"),
    "size": ("a: b\n" * 500_000, "longer than 2,000,000 characters"),
    "many values": ("[" + "a," * 250_000 + "]", "more than 200,000 values"),
    "NUL": ('a: "x\\0y"\n', "no text can hold"),
    "an object": ("a: !!python/object/apply:os.getcwd []\n", "not YAML"),
    "a key twice": ("a: 1\na: 2\n", "stands twice"),
    "a key without a hash": ("? [a]\n: b\n? {a: 1}\n: c\n", "not YAML"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_at_once(name: str) -> None:
    text, reason = ATTACKS[name]
    begun = time.process_time()
    with pytest.raises(InputError) as error:
        safe_yaml.load("f", text)
    assert reason in error.value.reason
    assert time.process_time() - begun < 2


def _codebook(path: Path) -> Any:
    return codebooks.load(str(path))


def _article(path: Path) -> Any:
    return read_front_matter(str(path), f"---\n{path.read_text()}---\nText")


@pytest.mark.parametrize("read", [_codebook, label_mapping.read, columns_of_file, _article])
def test_every_reader_of_yaml_refuses_an_explosion(
    read: Callable[[Path], Any], tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(explosion(9))
    with pytest.raises(InputError) as error:
        read(path)
    assert error.value.file == str(path)
    assert error.value.place.startswith("line ")


def test_an_alias_that_stands_for_little_is_fine() -> None:
    loaded = safe_yaml.load("f", "a: &a {x: 1}\nb: {<<: *a, y: 2}\nc: [*a, *a]\n")
    assert loaded.data == {"a": {"x": 1}, "b": {"x": 1, "y": 2}, "c": [{"x": 1}, {"x": 1}]}


def test_scalars_stay_as_they_are_written_where_that_is_wanted() -> None:
    text = "a: 2017-02-30\nb: 0123\nc: 1" + ":1" * 2000 + "\na: yes\n"
    loaded = safe_yaml.load("f", text, strings=True)
    assert loaded.data == {"a": "yes", "b": "0123", "c": "1" + ":1" * 2000}


def test_nothing_is_nothing() -> None:
    assert safe_yaml.load("f", "# only a comment\n").data is None
