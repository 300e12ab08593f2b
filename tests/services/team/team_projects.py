"""Projects of a team for the tests of handing out and merging."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import Entity
from annotator.core.coding.coder import Coder
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.services.ids import coder_id, new_id
from annotator.services.project import Project

TEXTS = tuple(
    f"Story {n}. The talks had failed, he said on Monday. Nobody was hurt in the {place}."
    for n, place in enumerate(("harbour", "town", "hills"))
)


def add(project: Project, texts: Sequence[str] = TEXTS) -> list[Article]:
    """Adds articles, titled by how their texts begin."""
    made = [Article(new_id(), text[:7], text, sha256(text)) for text in texts]
    with project.writing("Import") as unit:
        unit.create_all(made)
    return made


def join(project: Project, *names: str) -> list[Coder]:
    """Makes coders of the project."""
    made = [Coder(coder_id(name), name) for name in names]
    with project.writing("Add coders") as unit:
        unit.create_all(made)
    return made


def assign(project: Project, coder: Coder, articles: Sequence[Article]) -> None:
    """Assigns articles to a coder."""
    with project.writing("Assign") as unit:
        unit.create_all([Assignment(each.id, coder.id) for each in articles])


def quote(project: Project, article: Article, words: str) -> Record:
    """Codes some words of an article as a quote."""
    start = project.articles.get(article.id).text.index(words)
    return project.records.create(article.id, "quote", [Span(start, start + len(words))])


def set_cue(project: Project, record_id: str, cue: str) -> None:
    """Says which word a quote was introduced by."""
    project.records.set_values(current(project, record_id), "cue", [FieldValue(cue)])


def current(project: Project, record_id: str) -> Record:
    """A record as it stands."""
    with project.reading() as read:
        [record] = read.records([record_id])
    return record


def is_there(project: Project, record_id: str) -> bool:
    """Whether there is such a record."""
    with project.reading() as read:
        return bool(read.known_records([record_id]))


def cues(project: Project) -> dict[str, list[object]]:
    """The cues of the records by their words."""
    with project.reading() as read:
        return {
            record.spans[0].text: [value.value for value in record.fields.get("cue", ())]
            for article in read.iter_articles()
            for record in read.records_of_article(article.id)
        }


def handed_out(project: Project, coder: str, folder: Path) -> Project:
    """The project handed out to a coder, open as theirs."""
    made = project.handover.hand_out(coder, folder / f"{coder}.annotator")
    return Project.open(made.out, coder=coder)


def _unversioned(thing: Entity) -> Entity:
    if isinstance(thing, Record):
        thing = replace(thing, updated=thing.created)
    return replace(thing, version=1)


def everything(project: Project) -> list[str]:
    """All that a project holds, for comparing: without versions, and without times of editing."""
    lines: list[str] = []
    with project.reading() as read:
        lines += [repr(each.name) for each in read.coders()]
        lines += [repr(_unversioned(each)) for each in read.iter_actors()]
        lines += [repr(_unversioned(each)) for each in read.iter_links()]
        lines += [repr(each.article + each.coder) for each in read.iter_assignments()]
        for article in read.iter_articles():
            lines.append(repr(_unversioned(article)))
            lines += [repr(_unversioned(each)) for each in read.statuses(article.id)]
            lines += [repr(_unversioned(each)) for each in read.records_of_article(article.id)]
        lines.append(repr(read.codebook().types))
    return sorted(lines)
