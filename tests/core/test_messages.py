"""What the program says: codes, parameters, and one English sentence of each."""

import ast
import string
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

import annotator
import annotator.core.message_templates as rooms_of
from annotator.core.changes.change_kinds import CreateActor
from annotator.core.errors import AnnotatorError, ConflictError, InputError
from annotator.core.language import Language
from annotator.core.message_templates import TEMPLATES
from annotator.core.messages import message
from tests.core.changes.test_change_kinds import a_change

_PUT_TOGETHER = (
    *("kind-", "detail-", "left-out-", "tags-no-", "at-"),
    *("label-studio-", "doccano-", "claimreview-", "plover-"),
)
"""How codes begin that are put together from what they are of."""

PACKAGE = Path(annotator.__file__).parent


class _Said(NamedTuple):
    """What the program's source says.

    Attributes:
        calls: the code and the parameters of each message that it makes; None if they vary.
        texts: every text in it.
        classes: each class with the names of those that it derives from.
    """

    calls: list[tuple[str, set[str] | None]]
    texts: set[str]
    classes: list[tuple[str, set[str]]]


@cache
def _said() -> _Said:
    """Told in one walk, for there is much of it."""
    said = _Said([], set(), [])
    for path in sorted(PACKAGE.rglob("*.py")):
        if "message_templates" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="message"),
                    args=[ast.Constant(value=str(code))],
                    keywords=given,
                ):
                    names = {each.arg for each in given if each.arg}
                    varies = not all(each.arg for each in given)
                    said.calls.append((code, None if varies else names))
                case ast.Constant(value=str(text)):
                    said.texts.add(text)
                case ast.ClassDef(name=name, bases=bases):
                    own = {base.id for base in bases if isinstance(base, ast.Name)}
                    said.classes.append((name, own))
                case _:
                    pass
    return said


def _placeholders(code: str) -> set[str]:
    template = TEMPLATES[code]
    several = template if isinstance(template, str) else template[1]
    return {name for _, name, _, _ in string.Formatter().parse(several) if name}


def test_every_message_has_a_template_and_the_parameters_that_it_names() -> None:
    calls = _said().calls
    assert len(calls) > 400
    for code, names in calls:
        assert code in TEMPLATES, code
        # A number may choose the form alone.
        of_form = {"count"} if isinstance(TEMPLATES[code], tuple) else set[str]()
        assert names is None or names - of_form == _placeholders(code) - of_form, code


def test_no_template_is_there_for_nothing() -> None:
    texts = _said().texts
    unused = [code for code in TEMPLATES if code not in texts]
    assert [code for code in unused if not code.startswith(_PUT_TOGETHER)] == []


def test_no_code_stands_twice() -> None:
    names = (each.name for each in iter_modules(rooms_of.__path__))
    rooms = (import_module(f"{rooms_of.__name__}.{name}") for name in names)
    codes = [code for room in rooms for code in room.TEMPLATES]
    assert [code for code, count in Counter(codes).items() if count > 1] == []


def _kinds_of_error() -> set[str]:
    """The names of the classes whose message a person reads."""
    kinds = {"AnnotatorError"}
    while more := {name for name, bases in _said().classes if bases & kinds} - kinds:
        kinds |= more
    return kinds


_HELPERS = frozenset(("_error", "error", "fault", "refuse", "_refuse"))
"""Methods that make an error of a place and a reason."""


def _is_text(node: ast.expr | None) -> bool:
    match node:
        case ast.JoinedStr():
            return True
        case ast.Constant(value=str(text)):
            return bool(text)
        case ast.IfExp():
            return _is_text(node.body) or _is_text(node.orelse)
        case ast.BinOp():
            return _is_text(node.left) or _is_text(node.right)
        case ast.Call(func=ast.Attribute(value=of, attr="format" | "replace" | "join")):
            return _is_text(of)
        case _:
            return False


def _texts_given(function: ast.FunctionDef, kinds: set[str]) -> Iterator[ast.Call]:
    """The errors that the function makes of text, be it by way of a name."""
    named = {
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and _is_text(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=given):
                if name not in kinds | _HELPERS:
                    continue
                # A file comes before the reason, or a place that is text too.
                given = given[name not in kinds or "Input" in name or "Clash" in name :]
                reasons = [*given[:1], *(each.value for each in node.keywords)]
                if name not in kinds:
                    reasons = [each for each in reasons if not isinstance(each, ast.Name)]
                if any(
                    _is_text(each) or (isinstance(each, ast.Name) and each.id in named)
                    for each in reasons
                ):
                    yield node
            case _:
                pass


def test_no_error_is_made_of_text() -> None:
    kinds = _kinds_of_error()
    assert {"InputError", "StorageError", "CodebookError"} <= kinds
    found = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}: {ast.unparse(call)}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent != PACKAGE / "formats" / "uima"
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for call in _texts_given(function, kinds)
    ]
    assert found == []


class _Shouting(Language):
    def text(self, english: str) -> str:
        return english.upper().replace("{CHANGE}", "{change}").replace("{REASON}", "{reason}")


def test_what_stands_within_a_message_is_said_in_the_same_language() -> None:
    met = ConflictError(message("record-deleted"))
    whole = AnnotatorError(
        message("cannot-be-undone", change=a_change(CreateActor("Dorr")), reason=met)
    )
    assert whole.code == "cannot-be-undone"
    assert str(whole) == (
        "“Add actor Dorr” cannot be undone. The record has been deleted in another window."
    )
    shouted = AnnotatorError(message("cannot-be-undone", change="X", reason=met))
    assert shouted.sentence(_Shouting()) == (
        "“X” CANNOT BE UNDONE. THE RECORD HAS BEEN DELETED IN ANOTHER WINDOW."
    )


def test_forms_follow_the_number() -> None:
    assert str(message("something-coded", count=1)).startswith("You have coded 1 record here")
    assert "Delete them first" in str(message("something-coded", count=3))


def test_an_error_of_input_names_file_and_place_before_its_reason() -> None:
    error = InputError("a.zip", message("password-protected"), "b.docx")
    assert str(error) == "a.zip, b.docx: it is protected by a password. Save a copy without one."
    assert (error.reason, error.code) == (
        "it is protected by a password. Save a copy without one.",
        "password-protected",
    )
    plain = InputError("a.txt", "it is odd.")
    assert (str(plain), plain.code, plain.parameters) == ("a.txt: it is odd.", "", {})
