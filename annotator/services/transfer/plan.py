"""What an import would do: a decision about each thing of each file, before anything is written.

`carry_out` goes through the files and hands the decisions on some things at a time to a target,
which takes them before the next are made, for later files meet what earlier ones brought. An
import's target writes them to the project. That of a preview and of a dry run,
`annotator.services.transfer.project_state.SimulatedProject`, only remembers them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Protocol

from annotator.core.coding.article import Article
from annotator.core.errors import InputError
from annotator.services.progress import Progress
from annotator.services.transfer.dates import reported_by_readers
from annotator.services.transfer.decisions import Decision, Tally
from annotator.services.transfer.project_state import ProjectState
from annotator.services.transfer.reading import Parsed
from annotator.services.transfer.record_references import Lead, dangling
from annotator.services.transfer.resolver import ImportResolver, InFile

_AT_ONCE = 500
"""Things are decided on in groups of about so many, so that the database gets few statements."""
_FEW_ARTICLES = 5
_FILES_AT_ONCE = 250


ResolverOf = Callable[[ProjectState, Parsed | None, frozenset[str]], ImportResolver]
"""Makes what decides on the things of a file, of several uncoded ones if it is None; the last says
of which files a note says already that dates were not understood."""


def importing(
    state: ProjectState, parsed: Parsed | None, reported_dates: frozenset[str]
) -> ImportResolver:
    """What decides for an import: what the project has stays as it is."""
    codebook = parsed.given.codebook if parsed else None
    return ImportResolver(state, codebook, reported_dates, parsed.earlier if parsed else {})


class Target(Protocol):
    """What decisions are taken by."""

    @property
    def project_state(self) -> ProjectState:
        """What there is, what was taken included."""
        ...

    def take(self, decisions: Sequence[Decision]) -> None:
        """Takes some decisions."""
        ...

    def savepoint(self) -> AbstractContextManager[None]:
        """A block whose decisions are taken back if it fails."""
        ...

    def leave_out(self, leads: Sequence[Lead]) -> None:
        """Leaves out what leads to no record."""
        ...


def carry_out(
    parsed: Sequence[Parsed],
    target: Target,
    tally: Tally,
    progress: Progress,
    *,
    strict: bool,
    resolver_of: ResolverOf = importing,
) -> list[Parsed]:
    """Decides on the files one by one; of one that does not go together with the project nothing
    is taken.

    Args:
        parsed: the files.
        target: takes the decisions.
        tally: counts them.
        progress: told after every group of articles; may stop it.
        strict: whether one bad file stops everything.
        resolver_of: makes what decides.

    Returns:
        The files that were taken.

    Raises:
        InputError: a file is bad, and that is to stop everything.
    """
    total = sum(len(each.hashes) for each in parsed)
    plan = _Plan(target, tally, progress, total, resolver_of, strict=strict)
    taken: list[Parsed] = []
    for run in _runs(parsed):
        if len(run) > 1:
            taken += plan.take_together(run, strict=strict)
            continue
        [each] = run
        try:
            with target.savepoint():
                plan.take(each)
        except InputError as error:
            if strict:
                raise
            tally.refuse(error)
            continue
        taken.append(each)
    plan.finish()
    return taken


def _runs(parsed: Sequence[Parsed]) -> Iterator[list[Parsed]]:
    """The files in their order, those together that hold only a few articles without coding."""
    run: list[Parsed] = []
    for each in parsed:
        is_small = each.content.codebook is None and len(each.hashes) <= _FEW_ARTICLES
        if run and (not is_small or len(run) >= _FILES_AT_ONCE):
            yield run
            run = []
        if is_small:
            run.append(each)
        else:
            yield [each]
    if run:
        yield run


class _Plan:
    """Goes through the files; what is decided on one is taken before the next is looked at."""

    def __init__(
        self,
        target: Target,
        tally: Tally,
        progress: Progress,
        total: int,
        resolver_of: ResolverOf,
        *,
        strict: bool,
    ) -> None:
        self._target = target
        self._whole = tally
        self._reported_dates = reported_by_readers(tally.notes)
        self._leads: list[Lead] = []
        self._progress = progress
        self._total = total
        self._resolver_of = resolver_of
        self._strict = strict
        self._done = 0

    def take(self, parsed: Parsed) -> None:
        """Decides on what the file has, and counts that once all of it was taken.

        Raises:
            InputError: the file and the project contradict each other, or it cannot be read again;
                what was taken of it is the caller's to take back.
        """
        file, content = parsed.file, parsed.given
        resolver, tally = self._resolver(parsed), Tally()
        if content.codebook is not None:
            self._take(resolver.adoption(file, content), tally)
            self._take(resolver.coders(file, content), tally)
            self._take(resolver.actors(file, content), tally)
        group: list[InFile] = []
        size = 0
        for coded in content.articles():
            group.append((file, coded))
            size += 1 + len(coded.statuses) + len(coded.records) + len(coded.assignments)
            if size >= _AT_ONCE:
                self._take_articles(resolver, group, tally)
                group, size = [], 0
        self._take_articles(resolver, group, tally)
        links = content.links()
        while several := list(islice(links, _AT_ONCE)):
            self._take(resolver.links(file, several), tally)
            self._progress(self._done, self._total, "Importing links")
        for deleted in resolver.deletions(file):
            self._take(deleted, tally)
        self._end(resolver, tally)

    def take_together(self, run: Sequence[Parsed], *, strict: bool) -> list[Parsed]:
        """Takes files of a few articles that nobody coded, so that the database gets few statements
        for many files. Their articles have ids of their own, so that nothing but reading can fail.
        """
        taken: list[Parsed] = []
        articles: list[InFile] = []
        for each in run:
            try:
                found = list(each.given.articles())
            except InputError as error:
                if strict:
                    raise
                self._whole.refuse(error)
                continue
            articles += ((each.file, coded) for coded in found)
            taken.append(each)
        resolver, tally = self._resolver(None), Tally()
        self._take_articles(resolver, articles, tally)
        self._end(resolver, tally)
        return taken

    def finish(self) -> None:
        """Leaves out what leads nowhere, once all files were taken."""
        missing = dangling(self._leads, self._target.project_state.known_records)
        self._target.leave_out(missing)
        self._whole.problems += [lead.problem for lead in missing]

    def _resolver(self, parsed: Parsed | None) -> ImportResolver:
        return self._resolver_of(self._target.project_state, parsed, self._reported_dates)

    def _take(self, decisions: Iterable[Decision], tally: Tally) -> None:
        made = list(decisions)
        for each in made if self._strict else ():
            if each.problem is not None and isinstance(each.thing, Article):
                raise each.problem.error
        self._target.take(made)
        tally.count(made)

    def _take_articles(
        self, resolver: ImportResolver, group: Sequence[InFile], tally: Tally
    ) -> None:
        self._take(resolver.articles(group), tally)
        self._done += len(group)
        self._progress(self._done, self._total, "Importing articles")

    def _end(self, resolver: ImportResolver, tally: Tally) -> None:
        resolver.tell_dates(tally)
        resolver.tell_details(tally)
        self._whole.add(tally)
        self._leads += resolver.leads
