"""One process that tries inputs of one target until it has tried enough, or dies of one.

Its folder gets ``current`` (the input that is being tried), ``figures.json`` and ``crashes/``.
"""

import hashlib
import os
import re
import resource
import signal
import time
import traceback
from importlib import import_module
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import mkdtemp
from types import FrameType
from typing import Any

import msgspec

SECONDS = 5
MEGABYTES = 500
_TAKEN = 6
"""Of so many inputs that are read whole one is imported; of others, one in eight times as many."""
_LARGEST = 1 << 20
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Figures(msgspec.Struct):
    """What came of the inputs so far.

    Attributes:
        refused: how many were refused, wholly or in part.
        taken: how many were imported into a project of their own.
        crashes: how often each fault was met, by what was raised and where.
        slowest: seconds of processor time of one input.
        biggest: megabytes that one input took beyond what was there.
    """

    target: str
    inputs: int = 0
    articles: int = 0
    refused: int = 0
    taken: int = 0
    crashes: dict[str, int] = {}
    slowest: float = 0.0
    biggest: float = 0.0


class _TooSlowError(BaseException):
    """An input took too long; nothing of ours may catch it."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _TooSlowError


class Child:
    """Tries inputs, under limits, and counts."""

    def __init__(self, target: str, folder: Path, inputs: int, seed: int) -> None:
        from tests.faults.fuzzing.oracle import Trying  # noqa: PLC0415 - instrumented on the way

        self.figures = Figures(target)
        self._folder = folder
        self._inputs = inputs
        self._random = Random(seed)  # noqa: S311 - the same each time
        self._place = Path(mkdtemp(prefix="annotator-fuzz-", dir=_memory()))
        self._trying = Trying(target, self._place)
        (folder / "crashes").mkdir(parents=True, exist_ok=True)
        signal.signal(signal.SIGPROF, _stop)

    @property
    def is_done(self) -> bool:
        """Whether enough was tried."""
        return self.figures.inputs >= self._inputs

    def warm(self, seeds: list[bytes]) -> None:
        """Reads the sound inputs uncounted, so that what is loaded once is no input's burden."""
        from tests.faults.fuzzing.bundles import unpacked  # noqa: PLC0415 - as above

        for data in seeds:
            self._trying.read(unpacked(data) or {})
            self._trying.take(unpacked(data) or {})

    def try_one(self, data: bytes) -> None:
        """Tries an input; whatever is wrong with it is noted."""
        from tests.faults.fuzzing.bundles import unpacked  # noqa: PLC0415 - as above

        bundle = unpacked(data)
        if not bundle or any(name.startswith("/") or ".." in name for name in bundle):
            return
        (self._folder / "current").write_bytes(data)
        before = _forget_peak()
        _limit_memory()
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            outcome = self._trying.read(bundle)
            self.figures.articles += outcome.articles
            self.figures.refused += outcome.refused
            whole = outcome.articles and not outcome.refused
            if self._random.randrange(_TAKEN if whole else 8 * _TAKEN) == 0:
                signal.setitimer(signal.ITIMER_PROF, SECONDS)
                self.figures.taken += self._trying.take(bundle)
        except (Exception, _TooSlowError) as error:  # noqa: BLE001 - that is what is looked for
            signal.setitimer(signal.ITIMER_PROF, 0)
            self._note(error, data)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        self.figures.inputs += 1
        self.figures.slowest = max(self.figures.slowest, time.process_time() - begun)
        self.figures.biggest = max(self.figures.biggest, _status("VmHWM") - before)
        if self.figures.inputs % 50 == 0 or self.is_done:
            self._write()

    def close(self) -> None:
        """Writes what came of it."""
        self._write()
        self._trying.close()
        rmtree(self._place, ignore_errors=True)

    def _note(self, error: BaseException, data: bytes) -> None:
        where = _place(error)
        first = where not in self.figures.crashes
        self.figures.crashes[where] = self.figures.crashes.get(where, 0) + 1
        if first:
            name = hashlib.sha256(where.encode()).hexdigest()[:12]
            crashes = self._folder / "crashes"
            (crashes / name).write_bytes(data)
            trace = "".join(traceback.format_exception(error, limit=-12))
            (crashes / f"{name}.txt").write_text(f"{where}\n\n{trace}", encoding="utf-8")
        self._write()

    def _write(self) -> None:
        fresh = self._folder / "figures.part"
        fresh.write_bytes(msgspec.json.encode(self.figures))
        fresh.replace(self._folder / "figures.json")


def _place(error: BaseException) -> str:
    """What was raised, and the last place of ours that it went through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/annotator/" in frame.filename] or list(frames)
    last = ours[-1]
    return f"{type(error).__name__} in {Path(last.filename).stem}.{last.name}"


def _memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder in memory


def _forget_peak() -> float:
    """Begins to measure the most memory anew; the megabytes that are held now."""
    Path("/proc/self/clear_refs").write_text("5")
    return _status("VmRSS")


def _status(name: str) -> float:
    """Megabytes that the system counts under that name."""
    match = re.search(rf"{name}:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(match[1]) / 1024 if match else 0.0


def _limit_memory() -> None:
    size = int(Path("/proc/self/statm").read_text().split()[0]) * _PAGE
    limit = size + MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))


# What inputs come from


def by_chance(child: Child, seeds: list[bytes], seed: int) -> None:
    """Changes the sound inputs, and what came of changing them, by chance."""
    from tests.faults.fuzzing.bundles import mutated, packed, unpacked  # noqa: PLC0415 - as above

    random = Random(seed)  # noqa: S311 - the same each time
    known = list(seeds)
    for data in seeds:
        child.try_one(data)
    while not child.is_done:
        before = unpacked(random.choice(known))
        data = packed(mutated(before or {"a": b""}, random))
        child.try_one(data)
        if random.random() < 0.05:
            known.append(data)


def by_coverage(child: Child, seeds: list[bytes], seed: int, folder: Path) -> None:
    """Lets libFuzzer change what reaches code that nothing reached before; never returns."""
    atheris: Any = import_module("atheris")

    from tests.faults.fuzzing.bundles import (  # noqa: PLC0415 - after what it is to follow
        changed,
        crossed,
        mutated,
        packed,
        unpacked,
    )

    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for n, data in enumerate(seeds):
        (corpus / f"seed{n:03}").write_bytes(data)

    def try_one(data: bytes) -> None:
        child.try_one(data)
        if child.is_done:
            child.close()
            os._exit(0)

    def change(data: bytes, random: Random) -> bytes:
        if random.random() < 0.15:
            return bytes(atheris.Mutate(data or b"x", len(data) + 64))
        return changed(data, random)

    def mutate(data: bytes, _most: int, number: int) -> bytes:
        random = Random(number)  # noqa: S311 - the same each time
        bundle = unpacked(bytes(data)) or unpacked(random.choice(seeds)) or {}
        return packed(mutated(bundle, random, change))[:_LARGEST]

    def cross(one: bytes, other: bytes, _most: int, number: int) -> bytes:
        first, second = unpacked(bytes(one)), unpacked(bytes(other))
        if not first or not second:
            return bytes(one)
        random = Random(number)  # noqa: S311 - the same each time
        return packed(crossed(first, second, random))[:_LARGEST]

    arguments = [f"-seed={seed}", f"-max_len={_LARGEST}", "-timeout=1000", "-rss_limit_mb=0"]
    arguments += ["-verbosity=0", "-mutate_depth=1", "-len_control=0", str(corpus)]
    atheris.Setup(["fuzz", *arguments], try_one, custom_mutator=mutate, custom_crossover=cross)
    atheris.Fuzz()


def load(engine: str) -> None:
    """Loads all that is tried, once for all processes: with coverage it takes a while."""
    if engine == "atheris":
        atheris: Any = import_module("atheris")

        with atheris.instrument_imports(include=["annotator.formats", "annotator.core"]):
            import tests.faults.fuzzing.oracle  # noqa: PLC0415 - watched by the fuzzer
    else:
        import tests.faults.fuzzing.oracle  # noqa: PLC0415, F401 - watched by the fuzzer
    from annotator.formats import registry  # noqa: PLC0415 - as above

    # What other packages bring is not tried, and to look for it takes longer than to read.
    registry.entry_points = lambda **_: ()


def run(target: str, folder: Path, inputs: int, seed: int, engine: str) -> None:
    """Tries as many inputs as asked for."""
    seeds = [path.read_bytes() for path in sorted((folder / "seeds").iterdir())]
    child = Child(target, folder, inputs, seed)
    child.warm(seeds)
    if engine == "atheris":
        by_coverage(child, seeds, seed, folder)
    by_chance(child, seeds, seed)
    child.close()
