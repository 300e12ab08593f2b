"""An article's text as HTML with the passages of its records marked."""

from collections.abc import Iterator, Sequence
from html import escape

from annotator.core.text.marks import Mark, segments


def marked_text(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    """The text as HTML."""
    for segment in segments(text, marks):
        if not segment.marks:
            yield escape(segment.text, quote=False)
            continue
        labels = " ".join(mark.label for mark in segment.marks)
        yield f'<mark {_tint(segment.marks)} title="{escape(labels)}">'
        yield escape(segment.text, quote=False)
        yield "</mark>"
        for mark in segment.ending:
            yield f'<sup><a href="#{escape(mark.target)}">{escape(mark.label)}</a></sup>'


def _tint(marks: Sequence[Mark]) -> str:
    colours = list(dict.fromkeys(mark.colour for mark in marks))
    if len(colours) == 1:
        return f'class="t-{escape(colours[0])}"'
    # Stripes, one a colour, each as high as the others.
    step = 100 / len(colours)
    stripes = ", ".join(
        f"var(--{escape(colour)}) {n * step:.4g}% {(n + 1) * step:.4g}%"
        for n, colour in enumerate(colours)
    )
    return f'class="many" style="background: linear-gradient({stripes})"'
