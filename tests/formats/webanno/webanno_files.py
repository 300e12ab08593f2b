"""WebAnno TSV files in short: heads, rows and what is read of them."""

from collections.abc import Sequence
from pathlib import Path

from annotator.formats.annotations.model import ForeignArticle
from annotator.formats.webanno import read as webanno
from annotator.formats.webanno.files import CoderFile

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
POS = f"{DKPRO}lexmorph.type.pos.POS"
LEMMA = f"{DKPRO}segmentation.type.Lemma"
TOKEN = f"{DKPRO}segmentation.type.Token"
ENTITY = f"{DKPRO}ner.type.NamedEntity"
COREFERENCE = f"{DKPRO}coref.type.CoreferenceLink"
DEPENDENCY = f"{DKPRO}syntax.type.dependency.Dependency"


def tsv(*layers: str, body: Sequence[str], version: str = "3.3") -> str:
    """A file: its layers without ``#T_``, and its lines, in whose rows two blanks are a tab."""
    head = [f"#FORMAT=WebAnno TSV {version}", *(f"#T_{layer}" for layer in layers), "", ""]
    rows = (line if line.startswith("#") else line.replace("  ", "\t") for line in body)
    return "\n".join((*head, *rows, ""))


def document(folder: Path, content: str | bytes, name: str = "a.tsv") -> ForeignArticle:
    """The one file as it is read, before any mapping."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    [found] = webanno.WebannoText((CoderFile(path, ""),), "a").documents()
    return found


def words(found: ForeignArticle) -> list[tuple[str, str, dict[str, object]]]:
    """The label, the words and the values of each annotation."""
    text = found.article.text
    return [
        (
            each.label,
            " … ".join(text[span.start : span.end] for span in each.spans),
            {name: value for name, (value,) in each.attributes.items()},
        )
        for each in found.annotations
    ]


def relations(found: ForeignArticle) -> list[tuple[str, str, str, dict[str, object]]]:
    """The label, the words of both ends and the values of each relation."""
    text = found.article.text
    texts = {
        each.id: " … ".join(text[span.start : span.end] for span in each.spans)
        for each in found.annotations
    }
    return [
        (
            each.label,
            texts[each.source],
            texts[each.target],
            {name: value for name, (value,) in each.attributes.items()},
        )
        for each in found.relations
    ]
