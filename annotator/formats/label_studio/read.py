"""Label Studio's JSON, read as a corpus: tasks with their annotations, drafts and predictions.

Source: https://labelstud.io/guide/export and https://labelstud.io/guide/task_format. A task that
does not hold is left out by itself. The smaller export (JSON-MIN) and the one a file an annotation
are read as well.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.coding.record import RecordState
from annotator.core.errors import InputError, TextError
from annotator.formats.annotations.corpus import ForeignContent, Reading
from annotator.formats.annotations.json_corpus import claimer, content_of, recogniser
from annotator.formats.annotations.model import ForeignArticle
from annotator.formats.annotations.sidecar import NAME as BESIDE
from annotator.formats.annotations.sidecar import Sidecar, sidecar_of
from annotator.formats.annotations.span_relations import united
from annotator.formats.label_studio.regions import Made, Results
from annotator.formats.label_studio.texts import TaskText, is_text, text_of
from annotator.formats.parsing.json_columns import article_of
from annotator.formats.parsing.json_items import Item, decoded, raw, storable_json

NAME = "label-studio"
EXTENSIONS = (".json", ".jsonl")
TASK = "label_studio_task"
"""Under which key the metadata keep what Label Studio knows of the task."""

MADE = ("annotations", "completions", "predictions", "drafts")
_USUAL = ("text", "html", "body", "content", "article", "document", "dialogue", "dialog")
_LEARNED_FROM = 200
"""So many tasks tell how a file is made, and all that may have been counted otherwise."""

_ELSEWHERE = re.compile(r"(?:https?|s3|gs|azure-blob)://\S+|/data/\S+")
_COUNTED_OTHERWISE = re.compile(rb"[\xf0-\xf4]|\\u[dD][89abAB]|\\r")
_MIN_ENDS = frozenset(
    {"annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement", "history"}
)


class Facts(msgspec.Struct):
    """What the tasks of a file have in common, learned before any is read.

    Attributes:
        keys: how often each key of the data holds the text.
        pages: the keys whose text is a web page.
        countings: by key, how often each way of counting alone fits.
        languages: those of the articles that are known already.
    """

    keys: Counter[str] = msgspec.field(default_factory=Counter[str])
    pages: set[str] = set()
    countings: dict[str, Counter[int]] = {}
    languages: dict[str, str] = {}


class LabelStudioTask(msgspec.Struct, frozen=True):
    """One text with what everybody made of it."""

    path: Path
    item: Item
    article_id: str
    facts: Facts
    beside: Sidecar | None = None

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self.path)

    def documents(self) -> Iterator[ForeignArticle]:
        """The one article.

        Raises:
            InputError: the task does not hold; names it and the JSON path.
        """
        task = _Task(self)
        annotations, relations = united(task.results.annotations, task.results.relations)
        document = ForeignArticle(task.article(), tuple(annotations), tuple(relations))
        if self.beside is not None:
            folder = self.path.parent
            document = self.beside.joined(folder / document.article.sha256, document)
        yield document


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The corpus that the files are.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
        InputError: what lies beside them cannot be read.
    """
    beside = sidecar_of(paths)
    files = [path for path in paths if path.name != BESIDE]

    def tasks(path: Path, found: Sequence[Item]) -> list[LabelStudioTask]:
        facts = Facts()
        made = [LabelStudioTask(path, item, reading.new_id(), facts, beside) for item in found]
        for n, task in enumerate(made):
            if n < _LEARNED_FROM or _may_be_counted_otherwise(path, task.item):
                _learn(task)
        return made

    return content_of(NAME, files, reading, beside, tasks)


def _may_be_counted_otherwise(path: Path, item: Item) -> bool:
    """Whether the item holds characters or line ends that not all count alike."""
    return _COUNTED_OTHERWISE.search(raw(path, item)) is not None


def _learn(source: LabelStudioTask) -> None:
    """Counts in what the task shows of how its file is made."""
    try:
        task = _Task(msgspec.structs.replace(source, facts=Facts()))
    except InputError:
        # It is said when the task is read.
        return
    for key in task.results.keys:
        source.facts.keys[key] += 1
    source.facts.pages |= task.results.pages
    for key, counting in task.results.told.items():
        source.facts.countings.setdefault(key, Counter())[counting] += 1


def _is_task(item: Any) -> bool:
    if not isinstance(item, dict):
        return False
    data = cast("dict[str, Any]", item)
    if isinstance(data.get("data"), dict):
        return any(isinstance(data.get(key), list) for key in MADE) or "inner_id" in data
    if isinstance(data.get("task"), dict) and isinstance(data.get("result"), list):
        return True
    return data.keys() >= {"annotation_id", "lead_time"} or data.keys() >= {
        "annotator",
        "lead_time",
    }


recognises = recogniser(_is_task)
claimed = claimer(recognises)


class _Task:
    """One task, taken apart.

    Attributes:
        results: what was made of it.
    """

    def __init__(self, source: LabelStudioTask) -> None:
        self._source = source
        item: Any = decoded(source.path, source.item)
        if not isinstance(item, dict):
            raise self._error("", "it should be an object with the task's data.")
        task = cast("dict[str, Any]", item)
        if "data" not in task and isinstance(task.get("task"), dict) and "result" in task:
            task = {**task["task"], "annotations": [task | {"task": None}]}
        if "data" not in task and task.keys() & _MIN_ENDS:
            task = _from_minimal(task)
        data = task.get("data")
        if not isinstance(data, dict):
            raise self._error("", "there is no “data” with a text.")
        self._task = {
            key: value if key == "data" else storable_json(value) for key, value in task.items()
        }
        self._data = cast("dict[str, Any]", data)
        self.results = Results(source.facts.countings, self._error)
        made = list(self._made())
        wanted = [(each, self.results.add(each)) for each in made]
        self._texts = self._read_texts()
        self.results.place(wanted, self._texts)

    def _error(self, at: str, reason: str) -> InputError:
        return InputError(self._source.file, reason, self._source.item.place(at))

    # What was made

    def _made(self) -> Iterator[Made]:
        """Annotations, drafts and predictions."""
        number = 0
        for key in MADE:
            entries = self._task.get(key)
            if entries is None:
                continue
            if not isinstance(entries, list):
                raise self._error(f".{key}", "it is no list.")
            for n, each in enumerate(cast("list[Any]", entries)):
                at = f".{key}[{n}]"
                # Other exports name annotations that are not in them by their ids.
                if isinstance(each, int):
                    continue
                if not isinstance(each, dict):
                    raise self._error(at, "it should be an object with its results.")
                number += 1
                yield self._one(key, at, cast("dict[str, Any]", each), number)

    def _one(self, kind: str, at: str, made: dict[str, Any], number: int) -> Made:
        results: Any = made.get("result")
        if results is None:
            results = []
        if not isinstance(results, list):
            raise self._error(f"{at}.result", "it is no list.")
        name = made.get("id")
        letter = {"predictions": "p", "drafts": "d"}.get(kind, "")
        is_named = isinstance(name, int | str) and not isinstance(name, bool) and name != ""
        return Made(
            at=f"{at}.result",
            name=f"{letter}{name}" if is_named else f"{letter or 'a'}-{number}",
            coder=_coder(kind, made),
            state=_state(kind, made),
            results=cast("list[Any]", results),
            prefix=self._source.beside is None,
        )

    # The text

    def _read_texts(self) -> dict[str, tuple[str, TaskText]]:
        """By the name of what is shown, the key of its data and its text; under the empty name
        the article's main one."""
        keys = [key for key, value in self._data.items() if is_text(value)]
        if not keys:
            raise self._error(".data", "there is no text in it.")
        usual = [key for key, _ in self._source.facts.keys.most_common() if key in keys]
        usual += [key for key in _USUAL if key in keys]
        usual += sorted(keys, key=lambda key: -len(str(self._data[key])))
        texts: dict[tuple[str, bool], TaskText] = {}
        found: dict[str, tuple[str, TaskText]] = {}
        for shown in self.results.shown or [""]:
            is_page = self.results.is_page(shown)
            candidates = dict.fromkeys(([shown] if shown in keys else []) + usual)
            found[shown] = self._fitting(shown, candidates, texts, is_page=is_page)
        return found

    def _fitting(
        self,
        shown: str,
        candidates: Iterable[str],
        texts: dict[tuple[str, bool], TaskText],
        *,
        is_page: bool,
    ) -> tuple[str, TaskText]:
        """The key and text in which all regions read as they say; else the likeliest."""
        likeliest: tuple[str, TaskText] | None = None
        failure: InputError | None = None
        for key in candidates:
            known = key, is_page or key in self._source.facts.pages
            try:
                text = texts[known] = texts.get(known) or self._text(key, is_page=known[1])
            except InputError as error:
                failure = failure or error
                continue
            if self.results.fits(shown, text):
                return key, text
            likeliest = likeliest or (key, text)
        if likeliest is None:
            raise failure or self._error(".data", "there is no text in it.")
        return likeliest

    def _text(self, key: str, *, is_page: bool) -> TaskText:
        value = self._data[key]
        if isinstance(value, str) and _ELSEWHERE.fullmatch(value.strip()):
            reason = f"its text is not in the file but at {value.strip()}; nothing is fetched."
            raise self._error(f".data.{key}", reason)
        try:
            text = text_of(value, is_page=is_page)
        except TextError as error:
            raise self._error(f".data.{key}", str(error)) from error
        if not text.text.strip():
            raise self._error(f".data.{key}", "the text is empty.")
        return text

    def article(self) -> Any:
        """The article, with the data beside the text as what is known of it."""
        keys = dict.fromkeys(key for key, _ in self._texts.values())
        columns: dict[str, Any] = {}
        for key, value in self._data.items():
            if key not in keys:
                columns[key] = storable_json(value)
            elif key in self.results.pages or isinstance(value, list):
                # What the text was taken out of.
                columns[f"{key}_source" if key == "text" else key] = storable_json(value)
        text = self.results.text
        source = self._source
        languages = source.facts.languages
        article = article_of(source.article_id, text, columns, source.path, languages)
        metadata = {**article.metadata, TASK: self._told()}
        return msgspec.structs.replace(article, metadata=metadata)

    def _told(self) -> dict[str, Any]:
        """What Label Studio knows of the task and of what was made, but for the results."""
        told = {key: value for key, value in self._task.items() if key not in ("data", *MADE)}
        for key in MADE:
            entries: Any = self._task.get(key)
            if isinstance(entries, list) and entries:
                told[key] = [
                    {k: v for k, v in cast("dict[str, Any]", each).items() if k not in _UNTOLD}
                    if isinstance(each, dict)
                    else each
                    for each in cast("list[Any]", entries)
                ]
        return told


_UNTOLD = frozenset({"result", "drafts", "prediction", "task"})


def _coder(kind: str, made: dict[str, Any]) -> str:
    """The name of who made it; empty if the file does not say."""
    if kind == "predictions":
        model = made.get("model_version")
        return model if isinstance(model, str) and model.strip() else "prediction"
    by = next((made[key] for key in ("coder", "completed_by", "user") if made.get(key)), None)
    match by:
        case dict():
            who = cast("dict[str, Any]", by)
            names = (who.get("first_name"), who.get("last_name"))
            full = " ".join(name for name in names if isinstance(name, str)).strip()
            email = who.get("email") or who.get("username") or full
            return str(email) if email else _numbered(who.get("id"))
        case str():
            return by.strip()
        case int():
            return _numbered(by)
        case _:
            return ""


def _numbered(number: Any) -> str:
    return f"user {number}" if isinstance(number, int) and not isinstance(number, bool) else ""


def _state(kind: str, made: dict[str, Any]) -> RecordState | None:
    if kind == "predictions":
        return "suggested"
    if kind == "drafts":
        return "draft"
    if made.get("was_cancelled") or made.get("skipped"):
        return "rejected"
    return "gold" if made.get("ground_truth") else None


def _from_minimal(item: dict[str, Any]) -> dict[str, Any]:
    """A task as the full export has it, from one of JSON-MIN: an annotation with its data.

    There the data come first, then the task's id, then what each control was given.
    """
    names = list(item)
    first_given = names.index("id") + 1 if "id" in names and names.index("id") > 0 else len(names)
    data: dict[str, Any] = {}
    results: list[dict[str, Any]] = []
    for n, (name, value) in enumerate(item.items()):
        if name in _MIN_ENDS or name == "id":
            continue
        given = list(_given(name, value, is_control=n >= first_given))
        if given:
            results += given
        else:
            data[name] = value
    rest = {key: value for key, value in item.items() if key in _MIN_ENDS}
    return {
        "id": item.get("id"),
        "data": data,
        "annotations": [
            {
                **{key: rest[key] for key in rest if key not in ("annotator", "annotation_id")},
                "id": item.get("annotation_id"),
                "completed_by": item.get("annotator"),
                "result": results,
            }
        ],
    }


_GIVEN = frozenset({"choices", "taxonomy", "rating", "number", "datetime", "text"})


def _given(name: str, value: Any, *, is_control: bool) -> Iterator[dict[str, Any]]:
    """What a control was given, as results; nothing if it is data."""
    if is_control and isinstance(value, str):
        yield {"from_name": name, "type": "choices", "value": {"choices": [value]}}
        return
    entries: list[Any] = cast("list[Any]", value) if isinstance(value, list) else [value]
    for entry in entries:
        if isinstance(entry, str) and is_control:
            yield {"from_name": name, "type": "choices", "value": {"choices": [entry]}}
        if not isinstance(entry, dict):
            continue
        data = cast("dict[str, Any]", entry)
        kind = next((key for key in data if key.endswith("labels")), "")
        has_place = "start" in data and "end" in data
        kind = kind or next(
            (
                key
                for key in data
                if key in _GIVEN
                and (is_control or has_place)
                and not (key == "text" and isinstance(data[key], str) and has_place)
            ),
            "",
        )
        kind = kind or ("choices" if data.keys() == {"choices"} else "")
        kind = kind or ("labels" if has_place else "")
        if kind:
            yield {
                "from_name": name,
                "type": "textarea" if kind == "text" else kind,
                "value": data,
            }
