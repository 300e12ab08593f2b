"""Label Studio's JSON, read as a corpus: tasks with their annotations, drafts and predictions.

Source: https://labelstud.io/guide/export and https://labelstud.io/guide/task_format. A task that
does not hold is left out by itself. The smaller export (JSON-MIN) and the one a file an annotation
are read as well.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.errors import InputError
from annotator.formats.annotations.corpus import ForeignContent, Reading
from annotator.formats.annotations.json_corpus import claimer, content_of, recogniser
from annotator.formats.annotations.sidecar import NAME as BESIDE
from annotator.formats.annotations.sidecar import sidecar_of
from annotator.formats.label_studio.task import MADE, Facts, LabelStudioTask, Task
from annotator.formats.parsing.json.items import Item, raw

NAME = "label-studio"
EXTENSIONS = (".json", ".jsonl")
_LEARNED_FROM = 200
"""So many tasks tell how a file is made, and all that may have been counted otherwise."""

_COUNTED_OTHERWISE = re.compile(rb"[\xf0-\xf4]|\\u[dD][89abAB]|\\r")


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The corpus that the files are.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
        InputError: what lies beside them cannot be read.
    """
    beside = sidecar_of(paths)
    files = [path for path in paths if path.name != BESIDE]

    def tasks(path: Path, items: Sequence[Item]) -> list[LabelStudioTask]:
        facts = Facts()
        made = [LabelStudioTask(path, item, reading.new_id(), facts, beside) for item in items]
        for n, task in enumerate(made):
            if n < _LEARNED_FROM or _may_be_counted_otherwise(path, task.item):
                _learn(task)
        return made

    return content_of(NAME, files, reading, beside, tasks)


def _may_be_counted_otherwise(path: Path, item: Item) -> bool:
    """Whether the item holds characters or line ends that not all count alike."""
    return _COUNTED_OTHERWISE.search(raw(path, item)) is not None


def _learn(source: LabelStudioTask) -> None:
    """Learns from a task how its file counts offsets and names its data."""
    try:
        task = Task(msgspec.structs.replace(source, facts=Facts()))
    except InputError:
        # It is said when the task is read.
        return
    for key in task.results.keys:
        source.facts.keys[key] += 1
    source.facts.pages |= task.results.pages
    for key, counting in task.results.counting_by_key.items():
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
