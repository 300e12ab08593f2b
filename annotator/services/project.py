"""An open project: what the window and the command line work on."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.codebook.model import Codebook, check
from annotator.core.coding.coder import Coder, coder_name, person_name
from annotator.core.coding.project import ProjectInfo
from annotator.core.deferred import deferred
from annotator.core.location import is_server
from annotator.services.actors import Actors
from annotator.services.articles import Articles
from annotator.services.assistance.candidates import Candidates
from annotator.services.assistance.recent_values import RecentValues
from annotator.services.history import History
from annotator.services.ids import coder_id, new_id, now
from annotator.services.links import Links
from annotator.services.live import Live
from annotator.services.notes import Notes
from annotator.services.records import Records
from annotator.services.team.coders import Coders
from annotator.services.workspace import Workspace
from annotator.storage.engine import file_of, name_of
from annotator.storage.opening import create_store, open_store
from annotator.storage.queries import ProjectCounts
from annotator.storage.store import Store

if TYPE_CHECKING:
    from annotator.services import (
        bulk_coding,
        codebook_editing,
        codebooks,
        correction,
        search,
        sheet,
    )
    from annotator.services.assistance import evaluating, learning, suggesting, suggestions
    from annotator.services.safekeeping import safekeeping
    from annotator.services.team import (
        adjudication,
        agreement,
        assignments,
        feedback,
        handover,
        screening,
    )
    from annotator.services.transfer import transfer
else:
    # They are YAML, which a project that is there does not need.
    codebooks = deferred("annotator.services.codebooks")
    # What is done beside coding an article, and not at every start.
    bulk_coding = deferred("annotator.services.bulk_coding")
    codebook_editing = deferred("annotator.services.codebook_editing")
    correction = deferred("annotator.services.correction")
    search = deferred("annotator.services.search")
    sheet = deferred("annotator.services.sheet")
    # They compute with numpy, which the window need not wait for.
    adjudication = deferred("annotator.services.team.adjudication")
    agreement = deferred("annotator.services.team.agreement")
    feedback = deferred("annotator.services.team.feedback")
    handover = deferred("annotator.services.team.handover")
    # Who codes alone needs none of these.
    assignments = deferred("annotator.services.team.assignments")
    screening = deferred("annotator.services.team.screening")
    evaluating = deferred("annotator.services.assistance.evaluating")
    learning = deferred("annotator.services.assistance.learning")
    suggesting = deferred("annotator.services.assistance.suggesting")
    suggestions = deferred("annotator.services.assistance.suggestions")
    # Formats and recovery are loaded when something is to come in, go out or be looked after.
    safekeeping = deferred("annotator.services.safekeeping.safekeeping")
    transfer = deferred("annotator.services.transfer.transfer")


class Project(Workspace):
    """A workspace with everything that one does there, by subject.

    Every edit is one Change. What works on a project's place, open or not, is a function of
    `annotator.services.safekeeping`.

    Attributes:
        articles: which there are, what is known of them, how far the coder is.
        records: what was coded.
        links: between records.
        actors: the registry of who is named.
        coders: who codes, in what role, and whether blind.
        notes: working notes and flags.
        history: the journal, undo and redo.
        candidates: what a text offers for a field.
        recent_values: what the coder used last in a field.
        live: who else works on it, and their edits as they make them.
    """

    def __init__(self, store: Store, coder: Coder) -> None:
        """Wraps an open store; `create` and `open` make one."""
        super().__init__(store, coder)
        self.articles = Articles(self)
        self.records = Records(self)
        self.links = Links(self)
        self.actors = Actors(self)
        self.coders = Coders(self)
        self.notes = Notes(self)
        self.history = History(self)
        self.candidates = Candidates(self)
        self.recent_values = RecentValues(self)
        self.live = Live(self)

    def close(self) -> None:
        """Lets go of the database; nobody is listened to any more."""
        self.live.close()
        if self.has_suggested:
            self.suggesting.close()
        super().close()

    @cached_property
    def codebook_editing(self) -> "codebook_editing.CodebookEditing":
        """Changes of the codebook, and with it of what was coded."""
        return codebook_editing.CodebookEditing(self)

    @cached_property
    def correction(self) -> "correction.TextCorrection":
        """Corrections of the articles' texts."""
        return correction.TextCorrection(self)

    @cached_property
    def sheet(self) -> "sheet.Sheet":
        """The records as tables."""
        return sheet.Sheet(self, self.records)

    @cached_property
    def search(self) -> "search.ProjectSearch":
        """Words in texts, fields and evidence."""
        return search.ProjectSearch(self)

    @cached_property
    def bulk_coding(self) -> "bulk_coding.BulkCoding":
        """Many hits of a search coded at once."""
        return bulk_coding.BulkCoding(self, self.search)

    @cached_property
    def adjudication(self) -> "adjudication.Adjudication":
        """Gold out of what several coders made of the same articles."""
        return adjudication.Adjudication(self)

    @cached_property
    def feedback(self) -> "feedback.Feedback":
        """What coders learn from adjudication."""
        return feedback.Feedback(self)

    @cached_property
    def agreement(self) -> "agreement.Agreement":
        """How far the coders agree."""
        return agreement.Agreement(self)

    @cached_property
    def handover(self) -> "handover.Handover":
        """Work handed out to coders, and taken back."""
        return handover.Handover(self)

    @cached_property
    def assignments(self) -> "assignments.Assignments":
        """Who is to code what, and how far they are."""
        return assignments.Assignments(self)

    @cached_property
    def screening(self) -> "screening.Screening":
        """Which articles are to be coded at all."""
        return screening.Screening(self)

    @cached_property
    def assistance(self) -> "learning.Learning":
        """What the project taught, and learning anew."""
        return learning.Learning(self, self.history.undo)

    @cached_property
    def evaluating(self) -> "evaluating.Evaluating":
        """How good the suggesters are."""
        return evaluating.Evaluating(self, self.suggesting)

    @cached_property
    def suggesting(self) -> "suggesting.Suggesting":
        """What the suggesters see in the articles."""
        made = suggesting.Suggesting(self)
        made.learned = self.assistance.suggesters
        return made

    @property
    def has_suggested(self) -> bool:
        """Whether suggesters were asked for anything since it was opened."""
        return "suggesting" in vars(self)

    @cached_property
    def suggestions(self) -> "suggestions.Suggestions":
        """What is suggested to the coder, and what they do with it."""
        return suggestions.Suggestions(self, self.suggesting)

    @cached_property
    def transfer(self) -> "transfer.Transfer":
        """Imports, their previews, exports."""
        return transfer.Transfer(self)

    @cached_property
    def safekeeping(self) -> "safekeeping.Safekeeping":
        """Whether the project is sound, copies of it, and what is removed for good."""
        return safekeeping.Safekeeping(self)

    @classmethod
    def create(
        cls,
        location: str | Path,
        *,
        coder: str,
        name: str = "",
        codebook: Codebook | None = None,
    ) -> "Project":
        """A new project there.

        Args:
            location: a path, to which ``.annotator`` is added if it has no suffix, or the URL of
                an empty PostgreSQL database.
            coder: the name of who codes.
            name: the project's name; the file's or database's if not given.
            codebook: the record types; the built-in ``news`` if not given.

        Raises:
            AnnotatorError: something is there already, or the place cannot be written.
        """
        place = _normal(location)
        who = _coder(person_name(coder))
        info = ProjectInfo(new_id(), name or name_of(place), now())
        return cls(
            create_store(place, info, check(codebook or codebooks.load(codebooks.DEFAULT_PRESET))),
            who,
        )

    @classmethod
    def open(cls, location: str | Path, *, coder: str, as_gold: bool = False) -> "Project":
        """The project there; one of an older version is backed up, then migrated.

        Args:
            coder: the name of who codes.
            as_gold: whether it may be that of the gold, which an import brings in.

        Raises:
            AnnotatorError: there is no project, a newer version wrote it, or it is out of reach.
        """
        who = _coder(coder_name(coder) if as_gold else person_name(coder))
        store = open_store(_normal(location))
        try:
            return cls(store, who)
        except BaseException:
            store.close()
            raise

    def counts(self) -> ProjectCounts:
        """How much there is; article states are the coder's."""
        with self.reading() as read:
            return read.counts(self.coder.id)


def _normal(location: str | Path) -> str:
    place = str(location)
    return place if is_server(place) else str(file_of(place).absolute())


def _coder(name: str) -> Coder:
    return Coder(coder_id(name), name)
