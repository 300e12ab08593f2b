"""One Label Studio task: its text, and what people and models made of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.coding.record import RecordState
from annotator.core.errors import InputError, TextError
from annotator.core.messages import Message, message
from annotator.formats.annotations.model import ForeignArticle
from annotator.formats.annotations.sidecar import Sidecar
from annotator.formats.annotations.span_relations import united
from annotator.formats.label_studio.minimal_export import ENDS, from_minimal
from annotator.formats.label_studio.regions import Results
from annotator.formats.label_studio.results import Made
from annotator.formats.label_studio.texts import TaskText, is_text, text_of
from annotator.formats.parsing.json.columns import article_of
from annotator.formats.parsing.json.items import Item, decoded, storable_json

TASK = "label_studio_task"
"""Under which key the metadata keep what Label Studio knows of the task."""

MADE = ("annotations", "completions", "predictions", "drafts")
_USUAL = ("text", "html", "body", "content", "article", "document", "dialogue", "dialog")
_MEDIA = frozenset(("image", "images", "audio", "video", "img", "picture", "pdf"))
_MEDIA_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|mp3|wav|ogg|flac|m4a|mp4|webm|mov|avi)(?:\?\S*)?",
    re.IGNORECASE,
)
_MEDIA_RESULTS = re.compile(
    r"(?:rectangle|polygon|brush|ellipse|keypoint|vector|bitmask|videorectangle)(?:labels)?"
    r"|videorectangle|timelinelabels",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"(?:https?|s3|gs|azure-blob)://\S+|/data/\S+")


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
        task = Task(self)
        annotations, relations = united(task.results.annotations, task.results.relations)
        document = ForeignArticle(task.article(), tuple(annotations), tuple(relations))
        if self.beside is not None:
            folder = self.path.parent
            document = self.beside.joined(folder / document.article.sha256, document)
        yield document


class Task:
    """One task, taken apart.

    Attributes:
        results: what was made of it.
    """

    def __init__(self, source: LabelStudioTask) -> None:
        self._source = source
        item: Any = decoded(source.path, source.item)
        if not isinstance(item, dict):
            raise self._error("", message("no-task"))
        task = cast("dict[str, Any]", item)
        if "data" not in task and isinstance(task.get("task"), dict) and "result" in task:
            task = {**task["task"], "annotations": [task | {"task": None}]}
        if "data" not in task and task.keys() & ENDS:
            task = from_minimal(task)
        data = task.get("data")
        if not isinstance(data, dict):
            raise self._error("", message("no-task-data"))
        self._task = {
            key: value if key == "data" else storable_json(value) for key, value in task.items()
        }
        self._data = cast("dict[str, Any]", data)
        self.results = Results(source.facts.countings, self._error)
        made = self._all_made = list(self._made())
        wanted = [(each, self.results.add(each)) for each in made]
        self._texts = self._read_texts()
        self.results.place(wanted, self._texts)

    def _error(self, at: str, reason: Message | str) -> InputError:
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
                raise self._error(f".{key}", message("no-list"))
            for n, each in enumerate(cast("list[Any]", entries)):
                at = f".{key}[{n}]"
                # Other exports name annotations that are not in them by their ids.
                if isinstance(each, int):
                    continue
                if not isinstance(each, dict):
                    raise self._error(at, message("no-object-with-results"))
                number += 1
                yield self._one(key, at, cast("dict[str, Any]", each), number)

    def _one(self, kind: str, at: str, made: dict[str, Any], number: int) -> Made:
        results: Any = made.get("result")
        if results is None:
            results = []
        if not isinstance(results, list):
            raise self._error(f"{at}.result", message("no-list"))
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
        if kinds := self._kinds_of_other_media():
            raise self._error(".data", message("task-of-other-media", kinds=", ".join(kinds)))
        if not keys:
            raise self._error(".data", message("no-text"))
        usual = [key for key, _ in self._source.facts.keys.most_common() if key in keys]
        usual += [key for key in _USUAL if key in keys]
        usual += sorted(keys, key=lambda key: -len(str(self._data[key])))
        texts: dict[tuple[str, bool], TaskText] = {}
        by_key: dict[str, tuple[str, TaskText]] = {}
        for shown in self.results.shown or [""]:
            is_page = self.results.is_page(shown)
            candidates = dict.fromkeys(([shown] if shown in keys else []) + usual)
            by_key[shown] = self._fitting(shown, candidates, texts, is_page=is_page)
        return by_key

    def _kinds_of_other_media(self) -> list[str]:
        """The kinds of results that mark pictures, sound or film, if there are no others, or if
        the data are nothing but where such a file lies."""
        results = [
            cast("dict[str, Any]", each)
            for made in self._all_made
            for each in made.results
            if isinstance(each, dict) and "value" in each
        ]
        marking = {
            str(each.get("type", "")).lower() for each in results if _is_of_other_media(each)
        }
        if marking and all(map(_is_of_other_media, results)):
            return sorted(marking)
        files = [
            key
            for key, value in self._data.items()
            if key.lower() in _MEDIA or (isinstance(value, str) and _MEDIA_FILE.fullmatch(value))
        ]
        texts = [key for key, value in self._data.items() if is_text(value) and key not in files]
        return files if files and not texts else []

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
            raise failure or self._error(".data", message("no-text"))
        return likeliest

    def _text(self, key: str, *, is_page: bool) -> TaskText:
        value = self._data[key]
        if isinstance(value, str) and _ELSEWHERE.fullmatch(value.strip()):
            reason = message("text-elsewhere", place=value.strip())
            raise self._error(f".data.{key}", reason)
        try:
            text = text_of(value, is_page=is_page)
        except TextError as error:
            raise self._error(f".data.{key}", error.message) from error
        if not text.text.strip():
            raise self._error(f".data.{key}", message("text-empty"))
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
        metadata = {**article.metadata, TASK: self._metadata()}
        return msgspec.structs.replace(article, metadata=metadata)

    def _metadata(self) -> dict[str, Any]:
        """What Label Studio knows of the task and of what was made, but for the results."""
        extra = {key: value for key, value in self._task.items() if key not in ("data", *MADE)}
        for key in MADE:
            entries: Any = self._task.get(key)
            if isinstance(entries, list) and entries:
                extra[key] = [
                    {k: v for k, v in cast("dict[str, Any]", each).items() if k not in _RESULTS}
                    if isinstance(each, dict)
                    else each
                    for each in cast("list[Any]", entries)
                ]
        return extra


_RESULTS = frozenset({"result", "drafts", "prediction", "task"})


def _is_of_other_media(result: dict[str, Any]) -> bool:
    is_named = _MEDIA_RESULTS.fullmatch(str(result.get("type", ""))) is not None
    return is_named or "original_width" in result or "original_length" in result


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
