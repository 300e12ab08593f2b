"""Taking what a file holds into a project: what is new, what is there already, what differs."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.additions import additions
from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import name_key
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.change import Entity
from annotator.core.coding.coder import Coder
from annotator.core.coding.record import FieldValue, Record
from annotator.formats.content import CodedArticle, Content
from annotator.services.progress import Progress
from annotator.services.transfer.codebook import widened
from annotator.services.transfer.dates import Dates, told_by_readers
from annotator.services.transfer.memory import joined
from annotator.services.transfer.record_references import Lead, dangling, leads_of, leave_out
from annotator.services.transfer.report import GAINED, Duplicate, Tally, another_text, differing
from annotator.storage.unit_of_work import UnitOfWork

_AT_ONCE = 500
"""Things are created in groups of about so many, so that the database gets few statements."""


_InFile = tuple[str, CodedArticle]
"""An article, and the file that it is from."""


class Merging:
    """One import's writes; everything of one file is written before the next file is looked at."""

    def __init__(self, unit: UnitOfWork, tally: Tally, progress: Progress, total: int) -> None:
        """Starts on a unit of work.

        Args:
            unit: what is written to.
            tally: what is counted and said.
            progress: told after every group of articles.
            total: how many articles all files hold.
        """
        self._unit = unit
        self._whole = tally
        self._tally = Tally()
        self._told = told_by_readers(tally.notes)
        self._leads: list[Lead] = []
        self._leads_of_file: list[Lead] = []
        self._progress = progress
        self._total = total
        self._done = 0
        self._codebook: Codebook | None = None
        self._coders: dict[str, str] = {}
        self._actors: dict[str, str] = {}
        self._is_same_registry = True

    def take(self, file: str, content: Content) -> None:
        """Writes what the file has and the project lacks, and counts it once all is written.

        Raises:
            InputError: the file and the project contradict each other; what was written of it is
                the caller's to take back.
        """
        self._begin()
        self._codebook = content.codebook
        if content.codebook is not None:
            self._adopt(file, content)
            self._coders = self._take_coders(content)
            self._actors = self._take_actors(file, content)
            self._is_same_registry = all(here == there for here, there in self._actors.items())
        group: list[_InFile] = []
        size = 0
        for coded in content.articles():
            group.append((file, coded))
            size += 1 + len(coded.statuses) + len(coded.records)
            if size >= _AT_ONCE:
                self._take_articles(group)
                group, size = [], 0
        self._take_articles(group)
        self._take_links(content)
        self._end()

    def take_uncoded(self, articles: Sequence[_InFile]) -> None:
        """Writes what the project lacks of articles that nobody coded, each of a file of its own
        or of a few: so that the database gets few statements for many files."""
        self._begin()
        self._codebook = None
        self._take_articles(articles)
        self._end()

    def _begin(self) -> None:
        self._tally = Tally()
        self._leads_of_file = []
        self._dates: dict[str, Dates] = {}

    def _end(self) -> None:
        for dates in self._dates.values():
            dates.tell(self._tally)
        self._whole.add(self._tally)
        self._leads += self._leads_of_file

    def _dates_of(self, file: str) -> Dates:
        known = self._dates.get(file)
        if known is None:
            known = self._dates[file] = Dates(file, self._unit.time.date(), self._told)
        return known

    def finish(self) -> None:
        """Leaves out what leads nowhere, once all files were taken."""
        missing = dangling(self._leads, self._unit.read.known_records)
        leave_out(self._unit, missing)
        self._whole.problems += [lead.problem for lead in missing]

    def _adopt(self, file: str, content: Content) -> None:
        """Into a project without anything, the file's codebook and date of birth; else what of
        its codebook is missing."""
        read = self._unit.read
        ours, theirs = read.codebook(), content.codebook
        if theirs is None:
            return
        if read.is_empty():
            if content.info is not None:
                info = read.info()
                here = replace(info, created=content.info.created)
                self._unit.update(info, joined(here, content.info))
            self._tally.gains += additions(ours, theirs)
            self._unit.update(ours, replace(theirs, version=ours.version))
            if ours.name != theirs.name:
                self._tally.notes.append(
                    f"{file}: the project takes over its codebook “{theirs.name}”."
                )
            return
        if content.info is not None:
            info = read.info()
            self._unit.update(info, joined(info, content.info))
        wider = widened(ours, theirs, file)
        self._unit.update(ours, wider)
        if added := additions(ours, wider):
            self._tally.gains += added
            shown = ", ".join(added[:5]) + (" …" if len(added) > 5 else "")
            self._tally.notes.append(f"{file}: {GAINED}: {shown}.")

    def _take_coders(self, content: Content) -> dict[str, str]:
        """Creates unknown coders; the id here of each coder there."""
        ours = {name_key(coder.name): coder for coder in self._unit.read.coders()}
        by_id = {coder.id: coder for coder in ours.values()}
        mapped: dict[str, str] = {}
        for coder in content.coders():
            known = ours.get(name_key(coder.name)) or by_id.get(coder.id)
            mapped[coder.id] = known.id if known else coder.id
            if known is None:
                self._unit.create(Coder(coder.id, coder.name))
        return mapped

    def _take_actors(self, file: str, content: Content) -> dict[str, str]:
        """Creates unknown actors; the id here of each actor there."""
        ours = {actor.id: actor for actor in self._unit.read.iter_actors()}
        names = {name_key(actor.name): actor.id for actor in ours.values()}
        mapped: dict[str, str] = {}
        new: list[Entity] = []
        for actor in content.actors():
            known = ours.get(actor.id)
            here = actor.id if known else names.get(name_key(actor.name))
            mapped[actor.id] = here or actor.id
            if known and replace(known, version=1) != actor:
                self._tally.notes.append(
                    f"{file}: the actor “{actor.name}” differs from the project's, which stays."
                )
            elif here and not known:
                self._tally.notes.append(
                    f"{file}: the actor “{actor.name}” was taken as the project's of that name."
                )
            elif not here:
                new.append(actor)
        self._unit.create_all(new)
        return mapped

    def _take_articles(self, group: Sequence[_InFile]) -> None:
        here = self._unit.read.known_sha256([coded.article.sha256 for _, coded in group])
        self._refuse_other_texts([each for each in group if each[1].article.sha256 not in here])
        articles: dict[str, Article] = {}
        statuses: dict[str, ArticleStatus] = {}
        records: dict[str, list[Record]] = {}
        for file, coded in group:
            article = coded.article
            known = here.get(article.sha256)
            if known:
                self._tally.duplicates.append(Duplicate(file, article.title, known))
                if known in articles:
                    articles[known] = _with_kept(articles[known], article)
                else:
                    self._keep(known, article)
                new = self._missing_statuses(file, known, coded)
            else:
                here[article.sha256] = article.id
                self._dates_of(file).article(article)
                articles[article.id] = article
                new = (self._status(article.id, status) for status in coded.statuses)
            for status in new:
                # What several coders made of one text may say it once each.
                statuses.setdefault(status.id, status)
            records.setdefault(file, []).extend(
                self._record(known or article.id, record) for record in coded.records
            )
        new_records: list[Record] = []
        for file, theirs in records.items():
            missing = list(self._missing_records(file, theirs)) if theirs else []
            self._dates_of(file).records(missing, self._codebook)
            self._leads_of_file += leads_of(file, missing, self._codebook)
            new_records += missing
        self._unit.create_all(chain(articles.values(), statuses.values(), new_records))
        self._tally.articles += len(articles)
        self._tally.records += len(new_records)
        self._tally.types.update(record.type for record in new_records)
        self._done += len(group)
        self._progress(self._done, self._total, "Importing articles")

    def _keep(self, article_id: str, theirs: Article) -> None:
        """Adds to an article of ours what of theirs became no record."""
        if any(map(_is_kept, theirs.metadata.values())):
            for ours in self._unit.read.articles([article_id]):
                self._unit.update(ours, _with_kept(ours, theirs))

    def _refuse_other_texts(self, new: Sequence[_InFile]) -> None:
        clashes = self._unit.read.articles([coded.article.id for _, coded in new])
        if clashes:
            file = next(file for file, coded in new if coded.article.id == clashes[0].id)
            raise another_text(file, clashes[0].id, clashes[0].title)

    def _missing_statuses(
        self, file: str, article_id: str, coded: CodedArticle
    ) -> Iterator[ArticleStatus]:
        if not coded.statuses:
            return
        ours = {status.coder: status for status in self._unit.read.statuses(article_id)}
        for theirs in coded.statuses:
            status = self._status(article_id, theirs)
            own = ours.get(status.coder)
            if own is None:
                yield status
            elif own.state == "new":
                self._unit.update(own, replace(status, version=own.version))
            elif (own.state, own.reason) != (status.state, status.reason):
                self._tally.notes.append(
                    f"{file}: the article “{coded.article.title}” stays “{own.state}” as in the "
                    f"project; the file says “{status.state}”."
                )

    def _missing_records(self, file: str, records: list[Record]) -> Iterator[Record]:
        read = self._unit.read
        there = read.known_records([record.id for record in records])
        known = {record.id: record for record in read.records(there)}
        for record in records:
            own = known.setdefault(record.id, record)
            if own is record:
                yield record
            elif replace(own, version=1) != record:
                self._tally.problems.append(differing(file, record))

    def _take_links(self, content: Content) -> None:
        links = content.links()
        while group := list(islice(links, _AT_ONCE)):
            known = {link.id for link in self._unit.read.links([link.id for link in group])}
            new = self._unit.create_all(link for link in group if link.id not in known)
            self._tally.links += new
            self._progress(self._done, self._total, "Importing links")

    def _status(self, article_id: str, status: ArticleStatus) -> ArticleStatus:
        return replace(status, article=article_id, coder=self._coders[status.coder])

    def _record(self, article_id: str, record: Record) -> Record:
        coder = self._coders[record.coder]
        if self._is_same_registry:
            if record.article == article_id and record.coder == coder:
                return record
            return replace(record, article=article_id, coder=coder)
        fields = {
            key: tuple(self._value(value) for value in values)
            for key, values in record.fields.items()
        }
        return replace(record, article=article_id, coder=coder, fields=fields)

    def _value(self, value: FieldValue) -> FieldValue:
        if value.actor is None or self._actors[value.actor] == value.actor:
            return value
        return msgspec.structs.replace(value, actor=self._actors[value.actor])


def _is_kept(value: Any) -> bool:
    """Whether it is a list of what came in with an article and became no record."""
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(each, dict) and "label" in each for each in cast("list[Any]", value))


def _with_kept(ours: Article, theirs: Article) -> Article:
    metadata = dict(ours.metadata)
    for key, kept in theirs.metadata.items():
        if _is_kept(kept) and (key not in metadata or _is_kept(metadata[key])):
            known: list[Any] = metadata.get(key, [])
            metadata[key] = [*known, *(each for each in kept if each not in known)]
    return replace(ours, metadata=metadata)
