"""Projects that were coded, to learn from."""

from pathlib import Path

from annotator.assist.learning.examples import OWN
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import cut_all
from annotator.services.ids import new_id, now
from annotator.services.project import Project
from tests.assist.learning.made_up import CODEBOOK, articles

COUNT = 20


def coded_project(place: Path, count: int = COUNT, coder: str = "Ada") -> Path:
    """A closed project with so many finished articles of promises, and one that nobody began."""
    project = Project.create(place, coder=coder, codebook=CODEBOOK)
    code(project, count)
    project.articles.add("Marit Dahl vowed to open ten schools by May. It rained all day.")
    project.close()
    return place


def code(project: Project, count: int, first: int = 0) -> None:
    """The coder adds so many articles, codes and finishes them."""
    for example in articles(count, first):
        article, _is_new = project.articles.add(example.text)
        made = [
            Record(
                new_id(),
                article.id,
                "promise",
                project.coder.id,
                "done",
                now(),
                now(),
                cut_all(example.text, record.places[OWN]),
                {
                    **{
                        key: (FieldValue(None, None, cut_all(example.text, spans)),)
                        for key, spans in record.places.items()
                        if key != OWN
                    },
                    "firm": (FieldValue(record.choices["firm"]),),
                },
            )
            for record in example.records
        ]
        with project.writing("Code an article") as unit:
            unit.create_all(made)
        project.articles.set_status(article.id, "done")
