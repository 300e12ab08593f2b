"""Which language a text is in, where its file does not say."""

from functools import cache
from importlib import import_module
from itertools import islice
from typing import Any

from annotator.formats.parsing.spool import no_temporary_room

_SAMPLE = 4000
_FEWEST_LETTERS = 80
_SURE = 0.9
_CUTTINGS = 8
_CUTTING = 100
_QUITE_SURE = 0.999


def language_of(text: str) -> str:
    """The language as a BCP 47 tag; empty for a text that is too short or too mixed to tell.

    Raises:
        AnnotatorError: the model cannot be unpacked into a temporary file.
    """
    sample = text[:_SAMPLE]
    if len(list(islice(filter(str.isalpha, sample), _FEWEST_LETTERS))) < _FEWEST_LETTERS:
        return ""
    identifier = _identifier()
    if len(sample) > 2 * _CUTTINGS * _CUTTING:
        # Of most texts some cuttings from all over say as much, in a fraction of the time.
        language, probability = identifier.classify(_cuttings(sample))
        if float(probability) > _QUITE_SURE:
            return str(language)
    language, probability = identifier.classify(sample)
    return str(language) if float(probability) > _SURE else ""


def _cuttings(sample: str) -> str:
    step = len(sample) // _CUTTINGS
    return " ".join(sample[n * step : n * step + _CUTTING] for n in range(_CUTTINGS))


@cache
def _identifier() -> Any:
    """Loaded when it is first needed: the model takes a moment, and most starts need none."""
    langid: Any = import_module("py3langid.langid")
    try:
        return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    except OSError as error:
        raise no_temporary_room(error) from error
