"""The command that searches a project."""

from itertools import groupby
from operator import attrgetter
from typing import get_args

import click
import msgspec

from annotator.cli.common import (
    TerminalProgress,
    coder_option,
    counted,
    json_option,
    opened,
    project_argument,
    say,
    say_json,
    speaking,
)
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.search.concordance import Hit, Scope
from annotator.core.search.hints import hint
from annotator.services.search import Search

_CONTEXT = 44


@click.command
@project_argument
@click.argument("query", metavar="QUERY", help='Words, "phrases", begin*, OR, NOT, NEAR.')
@click.option(
    "--in",
    "scope",
    type=click.Choice(get_args(Scope)),
    default="text",
    show_default=True,
    help="Titles and texts, values of fields, or coded text.",
)
@click.option(
    "--type",
    "type_key",
    metavar="TYPE",
    default="",
    help="Only fields or evidence of this type.",
)
@click.option("--regex", is_flag=True, help="QUERY is a regular expression.")
@coder_option
@json_option
@speaking
def search(
    project: str,
    query: str,
    scope: Scope,
    type_key: str,
    regex: bool,
    coder: str,
    as_json: bool,
) -> None:
    """Find words in a project, each hit in its context."""
    with opened(project, coder) as on, TerminalProgress() as progress:
        if type_key:
            on.codebook.type(type_key)
        asked = Search(query, scope, type_key, regex=regex)
        if asked.is_empty:
            raise AnnotatorError(message("no-word-to-search", query=query))
        asked.matcher()
        found = on.search.hits(asked, progress)
        if as_json:
            say_json({"query": query, "in": scope, "hits": [_plain(hit) for hit in found]})
            return
        hits = articles = 0
        for _, group in groupby(found, key=attrgetter("article.id")):
            some = list(group)
            hits, articles = hits + len(some), articles + 1
            _say_article(some)
    say(f"{counted(hits, 'hit')} in {counted(articles, 'article')}.")
    if not hits and not regex and (meant := hint(query)):
        say(str(meant))


def _say_article(hits: list[Hit]) -> None:
    about = hits[0].article
    parts = (about.title or "(no title)", about.source, about.published, about.id)
    say(" · ".join(part for part in parts if part))
    for hit in hits:
        place = ".".join(part for part in (hit.type, hit.field) if part)
        place = place or ("title" if hit.place == "title" else "")
        mark = f"  ({place})" if place else ""
        say(f"  {hit.before[-_CONTEXT:]:>{_CONTEXT}}[{hit.words}]{hit.after[:_CONTEXT]}{mark}")


def _plain(hit: Hit) -> dict[str, object]:
    plain: dict[str, object] = {}
    for name, value in msgspec.structs.asdict(hit).items():
        if name == "source":
            plain |= {"before": hit.before, "words": hit.words, "after": hit.after}
        elif value or name not in ("record", "type", "field"):
            plain[name] = msgspec.to_builtins(value)
    return plain
