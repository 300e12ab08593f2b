"""How a report looks: in the colours of the light theme."""

from annotator.core.codebook.model import Codebook
from annotator.formats.tints import light_theme

_STYLE = """\
* { box-sizing: border-box; }
html { color-scheme: light; background: var(--page); color: var(--text); }
body { max-width: 52rem; margin: 2.5rem auto; padding: 0 1.5rem;
  font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.5rem 0 .5rem; }
a { color: var(--accent); text-underline-offset: 2px; overflow-wrap: anywhere; }
.about, .note, caption, figcaption, footer { color: var(--muted); font-size: .87rem; }
.about { margin: 0 0 1rem; }
.charts { display: flex; flex-wrap: wrap; gap: 1rem 3rem; align-items: flex-start; }
caption, figcaption { text-align: start; padding: .5rem 0; }
figure { margin: 1rem 0 0; }
figure > svg { width: 100%; height: auto; display: block; }
figure svg text { font-size: 10px; text-anchor: middle; fill: var(--muted); }
figure svg path { stroke: var(--border); }
table { border-collapse: collapse; text-align: start; }
th { font-weight: 600; text-align: start; }
.bars td, .bars th { padding: .1rem .75rem .1rem 0; }
.bars th { font-weight: 400; max-width: 14rem; overflow-wrap: anywhere; }
.bars td:last-child, .figures td { text-align: end; font-variant-numeric: tabular-nums; }
.figures { margin-top: .75rem; font-size: .87rem; }
.figures th, .figures td { padding: .1rem 1.25rem .1rem 0; white-space: nowrap; }
.figures thead th { text-align: end; }
.legend { padding: 0; list-style: none; }
.contents { padding-inline-start: 2.5rem; }
article { border-top: 1px solid var(--border); margin-top: 2.5rem; }
.text { font: 17px/1.75 "Source Serif 4", "Noto Serif", Georgia, serif; white-space: pre-wrap;
  unicode-bidi: plaintext; text-align: start; overflow-wrap: anywhere; margin: 1rem 0 1.5rem; }
mark { color: inherit; border-bottom: 2px solid; padding: .1em 0;
  box-decoration-break: clone; -webkit-box-decoration-break: clone; }
mark.many { border-bottom: 4px double var(--text); }
sup { line-height: 0; font: 600 .65rem system-ui, sans-serif; }
sup a { text-decoration: none; padding: 0 1px; }
.records, #links table { width: 100%; font-size: .87rem; table-layout: fixed; }
.records th, .records td, #links th, #links td { border-top: 1px solid var(--border);
  padding: .5rem .75rem .5rem 0; vertical-align: top; overflow-wrap: anywhere; }
.records th:first-child { width: 5rem; }
.records th:nth-child(2) { width: 36%; }
.records th:last-child { width: 6rem; }
.records tbody th { font-weight: 400; color: var(--muted); }
.label { display: inline-block; padding: 0 .4rem; border-radius: 4px; font-weight: 600;
  color: var(--text); border: 1px solid; }
.said { white-space: pre-wrap; }
.fields { margin: 0; display: grid; grid-template-columns: minmax(0, 6.5rem) minmax(0, 1fr);
  column-gap: .75rem; }
.fields dt { grid-column: 1; color: var(--muted); }
.fields dd { grid-column: 2; margin: 0 0 .15rem; white-space: pre-wrap; }
.evidence { font-style: italic; color: var(--muted); }
.links { margin: .4rem 0 0; padding-inline-start: 1rem; }
footer { border-top: 1px solid var(--border); margin: 3rem 0; }
:target { outline: 2px solid var(--accent); outline-offset: 2px; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  .text { font-size: 11pt; }
  mark, rect, .label { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  h2 { break-after: avoid; }
  tr, figure, .bars { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
"""


def style(codebook: Codebook) -> str:
    """The style sheet."""
    theme = light_theme()
    tints, inks = theme["tints"], theme["inks"]
    roles = {name: theme["colours"][name] for name in ("page", "text", "muted", "accent", "border")}
    used = dict.fromkeys([*(each.colour for each in codebook.types), "slate"])
    lines = [f"--{name}: {value};" for name, value in roles.items()]
    rules: list[str] = []
    for colour in used:
        if colour.isidentifier():
            tint = tints.get(colour, tints["slate"])
            ink = inks.get(colour, inks["slate"])
            lines.append(f"--{colour}: {tint};")
            rules.append(f".t-{colour} {{ background: {tint}; border-color: {ink}; }}")
            rules.append(f".i-{colour} {{ fill: {ink}; }}")
    return f":root {{ {' '.join(lines)} }}\n{_STYLE}" + "\n".join(rules) + "\n"
