"""Collects what the window says, for translation: ``uv run python -m tests.translations [LANG]``.

For each language ``resources/i18n/annotator_LANG.ts`` gets what is new and loses what is gone;
what is translated already stays. The ``.qm`` beside it is what the program reads.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

from annotator.core import messages
from annotator.core.coding import change_sentences
from annotator.resources import resources_folder
from annotator.services.transfer.exporting import formats
from annotator.ui.kit.window_language import CONTEXT

FOLDER = resources_folder() / "i18n"
_UI = Path(__file__).parent.parent / "annotator" / "ui"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
_ORIGIN = "extra-origin"
"""Qt keeps what begins with ``extra-``; ``machine`` says that no translator has read the file."""

Message = tuple[str, str]
"""Qt's context, most often the class, and the English text."""

Forms = tuple[str, ...]
"""A translation: one text, or those of a language's plural forms in Qt's order."""


class _Collector(ast.NodeVisitor):
    """What one file says; ``self.tr`` belongs to the class that it stands in."""

    def __init__(self) -> None:
        self.found: list[Message] = []
        self.unseen: list[ast.Call] = []
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="self"), attr="tr"),
                args=[ast.Constant(value=str(text)), *_],
            ):
                self.found.append((self._classes[-1], text))
            case ast.Call(
                func=ast.Attribute(attr="translate")
                | ast.Name(id="translate" | "QT_TRANSLATE_NOOP"),
                args=[ast.Constant(value=str(context)), ast.Constant(value=str(text)), *_],
            ):
                self.found.append((context, text))
            case ast.Call(func=ast.Name(id="marked"), args=[ast.Constant(value=str(text))]):
                self.found.append(("Actions", text))
            case ast.Call(func=ast.Attribute(attr="tr"), args=[_, *_]):
                # Of another object, and so of another class; or not a literal.
                self.unseen.append(node)
            case ast.Call(
                func=ast.Attribute(attr="translate"),
                args=[ast.Constant(), ast.JoinedStr() | ast.Call() | ast.BinOp(), *_],
            ):
                self.unseen.append(node)
            case _:
                pass
        self.generic_visit(node)


def collected() -> list[Message]:
    """Everything that the window says, without what stands twice."""
    in_code = {message for _path, read in _read() for message in read.found}
    of_core = {
        (CONTEXT, text) for module in (change_sentences, messages) for text in module.texts()[0]
    }
    of_formats = {
        (CONTEXT, text) for each in formats() for text in (each.title, each.loses) if text
    }
    return sorted(in_code | of_core | of_formats | counted().keys())


def counted() -> dict[Message, str]:
    """Those of which a language has a form for each kind of number, with the English for one."""
    pairs = change_sentences.texts()[1] | messages.texts()[1]
    return {(CONTEXT, several): one for one, several in pairs}


def unseen() -> list[str]:
    """Where something is translated in a way that cannot be collected, as ``FILE:LINE: CALL``."""
    return [
        f"{path.relative_to(_UI)}:{call.lineno}: {ast.unparse(call)}"
        for path, read in _read()
        for call in read.unseen
    ]


def _read() -> Iterator[tuple[Path, _Collector]]:
    for path in sorted(_UI.rglob("*.py")):
        collector = _Collector()
        collector.visit(ast.parse(path.read_text(encoding="utf-8")))
        yield path, collector


def translated(path: Path) -> dict[Message, Forms]:
    """What a file translates."""
    if not path.exists():
        return {}
    root = ET.parse(path).getroot()  # noqa: S314 - a file of ours
    return {message: forms for message, forms in _messages(root) if forms and all(forms)}


def origin(path: Path) -> str:
    """Who made a file's translations: ``machine``, or nothing if a person did."""
    if not path.exists():
        return ""
    return ET.parse(path).getroot().findtext(_ORIGIN) or ""  # noqa: S314 - a file of ours


def _messages(root: ET.Element) -> Iterator[tuple[Message, Forms]]:
    for context in root.iterfind("context"):
        for message in context.iterfind("message"):
            name, source = context.findtext("name") or "", message.findtext("source") or ""
            forms = message.findall("translation/numerusform") or message.findall("translation")
            yield (name, source), tuple(form.text or "" for form in forms)


def write(path: Path, language: str, texts: dict[Message, Forms]) -> None:
    """Writes a file with every message, translated or not yet."""
    made_by = origin(path)
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    if made_by:
        ET.SubElement(root, _ORIGIN).text = made_by
    by_source = {source: text for (_, source), text in texts.items()}
    contexts: dict[str, ET.Element] = {}
    plural = counted()
    for context, source in collected():
        if context not in contexts:
            contexts[context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[context], "name").text = context
        message = ET.SubElement(contexts[context], "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        # What moved to another class is translated already.
        forms = texts.get((context, source)) or by_source.get(source, ())
        if (context, source) in plural:
            message.set("numerus", "yes")
            for form in forms or ("",):
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0] if forms else ""
        if not forms:
            translation.set("type", "unfinished")
    ET.indent(root)
    path.write_text(_HEAD + ET.tostring(root, "unicode") + "\n", encoding="utf-8")


def compile_file(path: Path) -> None:
    """Makes the ``.qm`` of a ``.ts``."""
    lrelease = next(Path(PySide6.__path__[0]).glob("lrelease*"))
    out = path.with_suffix(".qm")
    subprocess.run([lrelease, "-silent", path, "-qm", out], check=True)


def main(languages: list[str]) -> None:
    """Brings the files of these languages up to date, or of all that there are."""
    FOLDER.mkdir(exist_ok=True)
    known = [path.stem.removeprefix("annotator_") for path in FOLDER.glob("*.ts")]
    for language in languages or known:
        path = FOLDER / f"annotator_{language}.ts"
        texts = translated(path)
        write(path, language, texts)
        texts = translated(path)
        compile_file(path)
        missing = sum(message not in texts for message in collected())
        print(f"{path.name}: {len(texts)} translated, {missing} to do")


if __name__ == "__main__":
    main(sys.argv[1:])
