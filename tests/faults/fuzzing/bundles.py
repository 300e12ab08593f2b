"""Inputs: a few files with names, and how they are changed by chance into what nobody wrote."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import msgspec

Bundle = dict[str, bytes]
"""The bytes of each file by its path."""

Change = Callable[[bytes, Random], bytes]

_PACKED = msgspec.msgpack.Decoder(dict[str, bytes])
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_WORD = re.compile(rb"\w{1,40}")
_QUOTED = re.compile(rb'"[^"\n]{0,200}"')
_NUMBERS = (
    *(b"-1", b"0", b"1", b"2147483648", b"9223372036854775808", b"1" + b"0" * 40, b"1e999"),
    *(b"NaN", b"-0.5", b"0.1", b"1e-400", b"255", b"65536", b"Infinity"),
)
_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 10**30, 0.5, 1e300, "", " ", "x", "é😀", "a/b"),
    *("2020-02-30", "0025-01-01", "2107-01-01", "999999", "x" * 300, "\ufeff", "\r\n", "\0"),
    *([], {}, [[]], {"start": 0, "end": 10**9}, [{"start": 3, "end": 1, "text": "x"}], [None]),
)
TOKENS = (
    *(b'"', b"'", b"{", b"}", b"[", b"]", b"<", b">", b"</", b"/>", b"&", b";", b":", b",", b"|"),
    *(b"\0", b"\r", b"\n", b"\t", b"\n\n", b" ", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc2"),
    *(b"\\u0000", b"\\ud800", b"\\", b"\\n", b"\xf0\x9f\x98\x80", b"\xc2\xa0", b"\xe2\x80\xa8"),
    *(b"null", b"true", b"false", b"[]", b"{}", b'""', b"<!DOCTYPE x [", b"<![CDATA[", b"]]>"),
    *(b"<!ENTITY a 'b'>", b"&a;", b"&#0;", b"&#55296;", b"&#x110000;", b"<!--", b"-->", b"<?x?>"),
    *(b"2020-02-30", b"999999-01-01", b"0025-01-01", b"0001-01-01T00:00:00+14:00", b"../", b"*a"),
    *(b"[" * 400, b"{" * 60, b"<a>" * 300, b"&a ", b"- " * 80, b"%s", b"=cmd", b"http://", b"!!"),
)


def packed(bundle: Bundle) -> bytes:
    """The files as one string of bytes."""
    return msgspec.msgpack.encode(bundle)


def unpacked(data: bytes) -> Bundle | None:
    """The files that the bytes hold; None if they hold none."""
    try:
        return _PACKED.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def mutated(bundle: Bundle, random: Random, change: Change | None = None) -> Bundle:
    """The files with some of one or two of them changed.

    Args:
        bundle: the files.
        random: what decides.
        change: changes the bytes of a part; `changed` if not given.
    """
    found = dict(bundle)
    for _ in range(random.choice((1, 1, 1, 2))):
        name = random.choice(list(found))
        found[name] = _file(found[name], random, change or changed)
    if len(found) > 1 and random.random() < 0.03:
        del found[random.choice(list(found))]
    return found


def crossed(one: Bundle, other: Bundle, random: Random) -> Bundle:
    """Files of one with those of the same name of the other in their place, or pieces of them."""
    found = dict(one)
    for name in one.keys() & other.keys():
        if random.random() < 0.5:
            mine, theirs = one[name], other[name]
            cut = random.randrange(len(mine) + 1)
            found[name] = mine[:cut] + theirs[min(cut, len(theirs)) :]
    return found


def _file(data: bytes, random: Random, change: Change) -> bytes:
    if data.startswith(b"PK") and random.random() < 0.9:
        try:
            return _zip(data, random, change)
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError):
            pass
    return change(data, random)


def _zip(data: bytes, random: Random, change: Change) -> bytes:
    """The archive with one of its members changed, and sound otherwise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {each.filename: archive.read(each) for each in archive.infolist()}
    if not members:
        raise EOFError
    name = random.choice(list(members))
    match random.random():
        case chance if chance < 0.04:
            del members[name]
        case chance if chance < 0.06:
            members[f"../{name}"] = members[name]
        case _:
            members[name] = change(members[name], random)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for each, inside in members.items():
            archive.writestr(zipfile.ZipInfo(each), inside)
    return out.getvalue()


def changed(data: bytes, random: Random) -> bytes:
    """The bytes after one to four changes: mostly such that the file is still what it was, but says
    something else, else such as break it."""
    changes = _GENTLE if random.random() < 0.65 else _WILD
    for _ in range(random.choice((1, 1, 2, 4))):
        data = random.choice(changes)(data, random)
    return data[: 1 << 20]


def _flip(data: bytes, random: Random) -> bytes:
    if not data:
        return b"x"
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _cut(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + data[at + random.choice((1, 2, 8, 40, 400)) :]


def _truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _insert(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(TOKENS) + data[at:]


def _overwrite(data: bytes, random: Random) -> bytes:
    at, token = random.randrange(len(data) + 1), random.choice(TOKENS)
    return data[:at] + token + data[at + len(token) :]


def _repeat(data: bytes, random: Random) -> bytes:
    at, size = random.randrange(len(data) + 1), random.choice((4, 40, 400, 4000))
    return data[:at] + data[at : at + size] * random.choice((2, 2, 3, 50)) + data[at + size :]


def _move(data: bytes, random: Random) -> bytes:
    start, size = random.randrange(len(data) + 1), random.choice((4, 40, 400))
    remaining, piece = data[:start] + data[start + size :], data[start : start + size]
    at = random.randrange(len(remaining) + 1)
    return remaining[:at] + piece + remaining[at:]


def _number(data: bytes, random: Random) -> bytes:
    return _replaced(_NUMBER, data, random, lambda _: random.choice(_NUMBERS))


def _string(data: bytes, random: Random) -> bytes:
    known = [each[0] for each in _QUOTED.finditer(data)]
    if not known:
        return _insert(data, random)
    with_token = b'"' + random.choice(TOKENS).replace(b'"', b"") + b'"'
    return _replaced(_QUOTED, data, random, lambda _: random.choice([*known, with_token]))


def _line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _replaced(
    pattern: re.Pattern[bytes], data: bytes, random: Random, new: Callable[[Any], bytes]
) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return _flip(data, random)
    one = random.choice(found)
    return data[: one.start()] + new(one) + data[one.end() :]


def _word(data: bytes, random: Random) -> bytes:
    known = [each[0] for each in _WORD.finditer(data[:20_000])]
    if not known:
        return _insert(data, random)
    return _replaced(_WORD, data, random, lambda _: random.choice([*known, b"", *_NUMBERS]))


def _json(data: bytes, random: Random) -> bytes:
    """Sound JSON still, of which one value is another, stands twice or is gone."""
    lines = [data] if random.random() < 0.5 else data.split(b"\n")
    at = random.randrange(len(lines))
    try:
        whole = msgspec.json.decode(lines[at])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _string(data, random)
    slots = list(_slots(whole))
    if not slots:
        return _string(data, random)
    container, key = random.choice(slots)
    others = [held[step] for held, step in random.sample(slots, min(4, len(slots)))]
    match random.random():
        case chance if chance < 0.15:
            del container[key]
        case chance if chance < 0.3 and isinstance(container, list):
            container.append(container[key])
        case _:
            container[key] = random.choice([*others, *_VALUES])
    try:
        lines[at] = msgspec.json.encode(whole)
    except (ValueError, RecursionError):
        return _string(data, random)
    return b"\n".join(lines)


def _slots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in lists and objects, with what holds it."""
    steps: Any = value.items() if isinstance(value, dict) else ()
    steps = enumerate(value) if isinstance(value, list) else steps
    for key, inside in list(steps):
        yield value, key
        yield from _slots(inside)


_WILD: tuple[Change, ...] = (_flip, _cut, _truncate, _insert, _overwrite, _repeat, _move, _line)
_GENTLE: tuple[Change, ...] = (_number, _string, _word, _json, _json)
