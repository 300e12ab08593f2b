"""Puts together and writes what is saved of a damaged project, and says what is lost."""

from collections import Counter
from collections.abc import Callable

from msgspec.structs import replace

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor, clean
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import Change, Entity, Kind, Op, attributes, id_of, kind_of
from annotator.core.coding.coder import Coder
from annotator.core.coding.digest import digest
from annotator.core.coding.link import Link
from annotator.core.coding.record import Record
from annotator.core.coding.repair import GAP, fitted, mended
from annotator.core.coding.suggestion import Suggestion
from annotator.core.errors import CodebookError, in_words
from annotator.core.finding import at
from annotator.core.messages import message
from annotator.core.text.normalization import sha256
from annotator.core.text.span import cut_all
from annotator.services.ids import coder_id as id_of_coder
from annotator.services.progress import Progress
from annotator.services.safekeeping.recovery_choice import Choice
from annotator.storage.salvage.entities import RecoveredEntities
from annotator.storage.salvage.journal import KeptJournal
from annotator.storage.salvage.writing import RecoveryWriter

_KINDS: tuple[Kind, ...] = (
    *("coder", "actor", "article", "record", "link", "status", "assignment", "suggestion"),
)
_EVERY = 20


class Assembly:
    """Writes one thing after the other.

    Attributes:
        saved: how many things of each kind were written.
        exact: how many of them have the checksum that the journal keeps of them.
    """

    def __init__(
        self,
        saving: RecoveryWriter,
        choice: Choice,
        remains: RecoveredEntities,
        journal: KeptJournal,
        codebook: tuple[Codebook, bool],
    ) -> None:
        self.saved: Counter[str] = Counter()
        self.exact = 0
        self._saving = saving
        self._choice = choice
        self._remains = remains
        self._journal = journal
        self._codebook, self._has_codebook = codebook
        self._known: dict[Kind, set[str]] = {kind: set() for kind in _KINDS}
        self._coder_names: set[str] = set()
        self._hashes: set[str] = set()
        self._waiting: list[tuple[Record, bool]] = []
        self._exact_articles: set[str] = set()

    def write(self, entry: Change, who: Coder, own: tuple[Entity, ...], progress: Progress) -> None:
        """Writes everything that is saved, and its journal: the old one if it is whole.

        Args:
            entry: the change that the recovery is.
            who: its coder.
            own: the project and its codebook, which are written already.
            progress: called with articles done; may raise to stop.
        """
        coders = self._coders(who)
        known_coders = [coder for coder, _is_exact in coders]
        if self._journal.is_whole:
            for coder in known_coders:
                self._saving.add(coder)
            self._saving.keep_journal(self._journal)
        self._saving.begin_change(
            entry, who, is_new=who not in known_coders or not self._journal.is_whole
        )
        for coder, is_exact in coders:
            if coder != who:
                self._count(coder, is_exact=is_exact, is_written=self._journal.is_whole)
        if self._journal.is_whole:
            for entity in own:
                if self._remains.journal_state(kind_of(entity), id_of(entity)):
                    self._note(entity)
        self._each("actor", lambda actor: actor)
        self._write_articles(progress)
        for record, is_exact in self._waiting:
            self._write_without_dangling(record, is_exact=is_exact)
        self._each("link", self._link)
        self._each("status", self._of_coder)
        self._each("assignment", self._of_coder)
        self._each("suggestion", self._suggestion)
        self._saving.add_learned_models(self._remains.learned_models())
        for kind in _KINDS:
            self._name_lost(kind)

    def _coders(self, who: Coder) -> list[tuple[Coder, bool]]:
        coders: list[tuple[Coder, bool]] = []
        ids = {*self._choice.ids("coder"), *self._remains.coders_of_others()}
        for coder_id in sorted(ids):
            found = self._choice.chosen("coder", coder_id)
            coder, is_exact = found or (self._lost_coder(coder_id), False)
            if not isinstance(coder, Coder):
                continue
            if coder.name in self._coder_names or (coder.name == who.name and coder != who):
                coder, is_exact = replace(coder, name=f"{coder.name} ({coder_id})"), False
            self._coder_names.add(coder.name)
            coders.append((coder, is_exact))
        self._known["coder"] = {who.id, *(coder.id for coder, _ in coders)}
        return coders

    def _require_coder(self, coder_id: str) -> None:
        """Adds a coder whom only old entries refer to."""
        if coder_id not in self._known["coder"]:
            self._write(self._lost_coder(coder_id), is_exact=False)

    def _lost_coder(self, coder_id: str) -> Coder:
        """A coder whose name an index alone tells, since ids are made of names, or nothing does."""
        names = (word for word in self._remains.words() if id_of_coder(word) == coder_id)
        name = next(names, f"coder {coder_id}")
        if name.endswith(coder_id):
            self._choice.lose(at("coder", coder_id), "coder-lost", name=name)
        return Coder(coder_id, name)

    def _require_actors(self, record: Record, *, is_exact: bool) -> None:
        """Adds a lost actor under the name by which a record refers to it."""
        for value in (each for values in record.fields.values() for each in values):
            actor_id = value.actor
            if actor_id is None or actor_id in self._known["actor"]:
                continue
            standing = self._remains.journal_state("actor", actor_id)
            if is_exact or (standing is not None and standing.exists):
                name = value.value if isinstance(value.value, str) else ""
                actor = Actor(actor_id, clean(name) or f"actor {actor_id}")
                self._choice.lose(at("actor", actor_id), "actor-lost", name=actor.name)
                self._write(actor, is_exact=False)

    def _each(self, kind: Kind, fit: Callable[[Entity], Entity | None]) -> None:
        for entity_id in self._choice.ids(kind):
            if found := self._choice.chosen(kind, entity_id):
                entity, is_exact = found
                fitting = fit(entity)
                if fitting is not None:
                    self._write(fitting, is_exact=is_exact and fitting == entity)

    def _write_articles(self, progress: Progress) -> None:
        total = sum(1 for _ in self._choice.ids("article"))
        for done, article_id in enumerate(self._choice.ids("article")):
            if done % _EVERY == 0:
                progress(done, total, "Putting articles together")
            self._write_article(article_id)

    def _write_article(self, article_id: str) -> None:
        found = self._choice.chosen("article", article_id)
        records = [
            (record, is_exact)
            for record_id in self._choice.records_of(article_id)
            if record_id not in self._known["record"]
            and (each := self._choice.chosen("record", record_id))
            for record, is_exact in [each]
            if isinstance(record, Record) and record.article == article_id
        ]
        if found is None and not records:
            return
        article, is_exact = found or (Article(article_id, "Recovered article", "", ""), False)
        if not isinstance(article, Article):
            return
        where = at("article", article_id)
        if found is None:
            self._choice.lose(where, "article-lost")
        whole = article if is_exact else mended(article, [record for record, _ in records])
        if whole.sha256 != article.sha256 and found is not None:
            self._choice.lose(where, "article-text-gaps", title=article.title, gap=GAP)
        while whole.sha256 in self._hashes:
            text = whole.text + GAP
            whole, is_exact = replace(whole, text=text, sha256=sha256(text)), False
        if whole != article or found is None:
            whole = replace(whole, flagged=True)
        self._hashes.add(whole.sha256)
        self._write(whole, is_exact=is_exact)
        if is_exact:
            self._exact_articles.add(whole.id)
        for record, was_exact in records:
            self._write_record(record, whole, is_exact=was_exact, is_article_exact=is_exact)

    def _write_record(
        self, record: Record, article: Article, *, is_exact: bool, is_article_exact: bool
    ) -> None:
        """Writes the record as it stands in its article, its ties to other records later."""
        before = record
        where = at("record", record.id)
        self._require_coder(record.coder)
        self._require_actors(record, is_exact=is_exact)
        actors = {value.actor for values in record.fields.values() for value in values}
        trusted = is_exact and is_article_exact and self._has_codebook
        if not trusted or not actors - {None} <= self._known["actor"]:
            try:
                record, problems = fitted(record, article, self._codebook, self._known["actor"])
            except CodebookError as error:
                self._choice.lose(where, "record-cannot-be-kept", reason=in_words(error))
                return
            if not record.spans:
                evidence = [
                    fragment
                    for values in record.fields.values()
                    for value in values
                    for fragment in value.spans
                ]
                record = replace(record, spans=cut_all(article.text, evidence))
                problems.append(message("record-words-lost"))
            if not record.spans:
                self._choice.lose(where, "record-lost")
                return
            for problem in problems:
                self._choice.lose(where, "in-article", title=article.title, problem=problem)
        is_exact = is_exact and record == before
        links = {key for kind, key in self._codebook.link_fields if kind == record.type}
        if links & record.fields.keys():
            # Whether they lead somewhere is known when all records are.
            self._known["record"].add(record.id)
            self._waiting.append((record, is_exact))
        else:
            self._write(record, is_exact=is_exact)

    def _write_without_dangling(self, record: Record, *, is_exact: bool) -> None:
        links = {key for kind, key in self._codebook.link_fields if kind == record.type}
        fields = dict(record.fields)
        for key in links & fields.keys():
            standing = tuple(
                value
                for value in fields[key]
                if value.value is None or value.value in self._known["record"]
            )
            if standing == fields[key]:
                continue
            self._choice.lose(at("record", record.id), "link-field-led-to-lost", field=key)
            is_exact = False
            fields[key] = standing
        remaining = {key: values for key, values in fields.items() if values}
        self._write(replace(record, fields=remaining), is_exact=is_exact)

    def _link(self, link: Entity) -> Entity | None:
        if isinstance(link, Link) and {link.source, link.target} <= self._known["record"]:
            return link
        self._choice.lose(at("link", id_of(link)), "led-to-lost")
        return None

    def _of_coder(self, thing: Entity) -> Entity | None:
        """A status or an assignment, if its article and its coder are there."""
        if isinstance(thing, ArticleStatus | Assignment) and (
            thing.article in self._known["article"] and thing.coder in self._known["coder"]
        ):
            return thing
        return None

    def _suggestion(self, suggestion: Entity) -> Entity | None:
        """As it is, if its article is; it can be had again, so that nobody misses it otherwise."""
        if isinstance(suggestion, Suggestion) and (
            suggestion.article in self._exact_articles
            and (suggestion.coder is None or suggestion.coder in self._known["coder"])
        ):
            return suggestion
        return None

    def _write(self, entity: Entity, *, is_exact: bool) -> None:
        self._count(entity, is_exact=is_exact, is_written=False)

    def _count(self, entity: Entity, *, is_exact: bool, is_written: bool) -> None:
        kind = kind_of(entity)
        self._known[kind].add(id_of(entity))
        self.saved[kind] += 1
        self.exact += is_exact
        if not is_written:
            self._saving.add(entity)
        if not self._journal.is_whole:
            self._saving.note_created(entity)
        elif not is_exact:
            self._note(entity)

    def _note(self, entity: Entity) -> None:
        """Notes in the journal what differs from its last state."""
        kind, entity_id = kind_of(entity), id_of(entity)
        standing = self._remains.journal_state(kind, entity_id)
        if standing is None or not standing.exists:
            self._saving.note_created(entity)
            return
        known = self._remains.known(kind, entity_id)
        if standing.digest is not None:
            differs = standing.digest != digest(entity)
        else:
            flat = attributes(entity)
            differs = any(flat.get(name) != value for name, value in known.items())
        if differs:
            self._saving.note_changed(entity, known)

    def _name_lost(self, kind: Kind) -> None:
        """Reports entities that only the journal knows as lost, and notes their deletion in it."""
        named = {str(each.where) for each in self._choice.losses}
        for entity_id in self._remains.journalled_ids(kind):
            standing = self._remains.journal_state(kind, entity_id)
            if standing is None or not standing.exists or entity_id in self._known[kind]:
                continue
            where = at(kind, entity_id)
            if str(where) not in named:
                self._choice.lose(where, "lost")
            if self._journal.is_whole:
                self._saving.note_lost(Op(kind, entity_id, "delete"))
