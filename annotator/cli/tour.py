"""The main job without a display: a sample, an article coded, the data exported, a picture."""

import os
import tempfile
from pathlib import Path

from annotator.cli.common import counted, say, system_coder
from annotator.cli.display import missing_library_help
from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.text.normalization import paragraphs
from annotator.core.text.quotations import quotations
from annotator.core.text.span import Span
from annotator.services.assistance.proposals import proposals
from annotator.services.project import Project
from annotator.services.sample import make_sample

_FRESH = "ferry-strike.md"
"""An article of the sample that nobody has coded."""

_FEWEST_WORDS = 4
"""Fewer in quotation marks are mostly a word of which the author keeps their distance."""

_EXPORTS = (("csv", "tables"), ("json", "sample.json"), ("report", "report.html"))


def tour() -> int:
    """Does the main job in a new folder, and says where all of it lies; the exit code.

    Raises:
        AnnotatorError: something of it failed.
    """
    folder = Path(tempfile.mkdtemp(prefix="annotator-tour-"))
    say("There is no display for the window, so this is what Annotator does, without one.")
    say("")
    project = make_sample(folder / "sample.annotator", coder=system_coder())
    try:
        say(f"The sample project, {counted(project.articles.count(), 'article')}:")
        say(f"  {project.location}")
        article = _fresh(project)
        say(f"Coded in “{article.title}”, as the window would propose it:")
        for line in _code_quotes(project, article):
            say(f"  {line}")
        say("Exported:")
        for name, file in _EXPORTS:
            say(f"  {project.transfer.export(folder / file, format=name).out}")
    finally:
        project.close()
    _paint(folder, article.id)
    say("")
    say("On a machine with a display the same command opens the window, where the text stands")
    say(f"beside the form. `annotator --help` lists what works without. All of it is in {folder}.")
    return 0


def _fresh(project: Project) -> Article:
    return next(each for each in project.articles.all() if each.metadata["file"] == _FRESH)


def _code_quotes(project: Project, article: Article) -> list[str]:
    """Makes a quote of each quotation, with what the text proposes for it; a line for each."""
    quote = project.codebook.type("quote")
    lines: list[str] = []
    for paragraph in paragraphs(article.text):
        for inner in quotations(article.text[paragraph.start : paragraph.end]):
            span = Span(inner.start + paragraph.start, inner.end + paragraph.start)
            if len(article.text[span.start : span.end].split()) < _FEWEST_WORDS:
                continue
            made = project.records.create(article.id, quote.key, [span])
            coded = project.records.take_proposals(made, proposals(quote, article, made))
            told = [_shown(coded, key) for key in ("speaker", "cue", "kind")]
            lines.append(" | ".join([*filter(None, told), f"“{made.spans[0].text}”"]))
    return lines


def _shown(record: Record, key: str) -> str:
    return ", ".join(str(each.value) for each in record.fields.get(key, ()))


def _paint(folder: Path, article: str) -> None:
    """A picture of the window, where Qt's libraries are there."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from annotator.ui.picture import paint_window  # noqa: PLC0415 - the rest needs no Qt
    except ImportError as error:
        if ".so" not in str(error):
            raise
        say("No picture of the window could be painted.")
        say(missing_library_help(error))
        return
    say("The window on that article:")
    picture = folder / "window.png"
    paint_window(str(folder / "sample.annotator"), article, system_coder(), picture)
    say(f"  {picture}")
