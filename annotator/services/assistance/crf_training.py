"""Fits conditional random fields by CRFsuite (Okazaki 2007), which is loaded for nothing else."""

import re
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotator.assist.learning.teaching import Fitted, Regularisation, Sequences
from annotator.services.assistance.processes import Step

_ITERATION = re.compile(r"Iteration #(\d+)")
_READING = 0.3
"""The share of the time that goes into reading what is learned from."""

_EVERY = 100


class CrfSuite:
    """The optimiser: L-BFGS, with absolute weights OWL-QN."""

    def __init__(self, step: Step) -> None:
        """Takes what is told now and then how much of the first, the longest fit is done."""
        self._step = step
        self._share = 0.0
        # It has no types, and is only there to be learned with.
        self._crfsuite: Any = import_module("pycrfsuite")

    def __call__(self, sequences: Sequences, how: Regularisation) -> Fitted:
        """The weights that make the labels likeliest; as `teaching.Fit`."""
        trainer = self._trainer(how)
        for n, (rows, labels) in enumerate(sequences):
            trainer.append(rows, labels)
            if n % _EVERY == 0:
                self._step(self._share)
        with TemporaryDirectory() as folder:
            path = str(Path(folder) / "weights")
            trainer.train(path)
            # Before what it learned is read, what it learned from is let go.
            del trainer
            self._share = 1.0
            tagger: Any = self._crfsuite.Tagger()
            tagger.open(path)
            info = tagger.info()
            tagger.close()
        return Fitted(dict(info.state_features), dict(info.transitions))

    def _trainer(self, how: Regularisation) -> Any:
        def tell(_trainer: Any, line: str) -> None:
            if found := _ITERATION.search(line):
                done = int(found[1]) / how.iterations
                self._step(max(self._share, _READING + (1 - _READING) * min(done, 1.0)))

        kind = type("_Trainer", (self._crfsuite.BaseTrainer,), {"message": tell})
        trainer = kind(verbose=False)
        trainer.select("lbfgs")
        parameters = {
            "c1": how.c1,
            "c2": how.c2,
            "feature.minfreq": how.least,
            "max_iterations": how.iterations,
            "feature.possible_transitions": True,
        }
        for name, value in parameters.items():
            trainer.set(name, value)
        return trainer
