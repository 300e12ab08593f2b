"""Ways in which a project's file comes to harm, each made anew from a seed."""

from collections.abc import Callable
from random import Random

PAGE = 4096
SECTOR = 512

Damage = Callable[[Random, bytes, bytes], bytes]
"""Makes a damaged file of a sound one and of its state at an earlier moment."""


def flipped(anyhow: Random, now: bytes, _before: bytes) -> bytes:
    """Some bits are others."""
    harmed = bytearray(now)
    for _ in range(anyhow.choice((1, 5, 25, 100, 400))):
        harmed[anyhow.randrange(len(harmed))] ^= 1 << anyhow.randrange(8)
    return bytes(harmed)


def zeroed(anyhow: Random, now: bytes, _before: bytes) -> bytes:
    """Some pages hold nothing but zeros."""
    return _overwritten(anyhow, now, PAGE, bytes)


def scrambled(anyhow: Random, now: bytes, _before: bytes) -> bytes:
    """Some sectors hold something else."""
    return _overwritten(anyhow, now, SECTOR, anyhow.randbytes)


def _overwritten(anyhow: Random, now: bytes, size: int, new: Callable[[int], bytes]) -> bytes:
    harmed = bytearray(now)
    count = len(now) // size
    for n in anyhow.sample(range(count), max(1, round(count * anyhow.uniform(0.002, 0.15)))):
        harmed[n * size : (n + 1) * size] = new(size)
    return bytes(harmed)


def truncated(anyhow: Random, now: bytes, _before: bytes) -> bytes:
    """The end is missing."""
    return now[: anyhow.randrange(len(now) // 5, len(now))]


def torn(anyhow: Random, now: bytes, before: bytes) -> bytes:
    """Some pages are of an earlier moment, as where a copy was made while somebody wrote."""
    blocks: list[bytes] = []
    size = PAGE * anyhow.choice((1, 4, 16, 64))
    share = anyhow.uniform(0.05, 0.7)
    for at in range(0, len(now), size):
        piece = now[at : at + size]
        old = before[at : at + size]
        blocks.append(old if len(old) == len(piece) and anyhow.random() < share else piece)
    return b"".join(blocks)


def beheaded(anyhow: Random, now: bytes, _before: bytes) -> bytes:
    """The header, or all of the first pages, is something else."""
    size = anyhow.choice((16, 100, PAGE, 2 * PAGE))
    return anyhow.choice((bytes(size), anyhow.randbytes(size))) + now[size:]


DAMAGES: tuple[Damage, ...] = (flipped, zeroed, scrambled, truncated, torn, beheaded)
