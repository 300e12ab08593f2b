"""Has a model by address read many articles: in threads that wait for answers, stopped at once."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import TypeVar

from annotator.assist.suggester import Reading
from annotator.services.assistance.by_address.suggester import AddressSuggester, Read

_PATIENCE = 0.1
"""Seconds between two looks at whether the answer is still wanted."""

_Item = TypeVar("_Item")


def ask_all(
    asked: Iterable[tuple[_Item, Reading]],
    suggester: AddressSuggester,
    going_on: Callable[[], object],
) -> Iterator[tuple[_Item, Read]]:
    """What it sees in many articles, in their order.

    Args:
        going_on: called several times a second; may raise to give up.

    Raises:
        AnnotatorError: the budget is spent, or there is no answer.
    """
    suggester.prepare()
    waiting = iter(asked)
    open_: deque[tuple[_Item, Future[Read]]] = deque()
    pool = ThreadPoolExecutor(max(suggester.address.at_once, 1), thread_name_prefix="model")
    try:
        while True:
            while len(open_) < max(suggester.address.at_once, 1):
                one = next(waiting, None)
                if one is None:
                    break
                open_.append((one[0], pool.submit(suggester.read, one[1])))
            if not open_:
                return
            item, future = open_[0]
            yield item, _result(future, going_on)
            open_.popleft()
    finally:
        # What is under way is wanted by nobody any more.
        suggester.stop()
        pool.shutdown(cancel_futures=True)


def _result(future: Future[Read], going_on: Callable[[], object]) -> Read:
    while True:
        going_on()
        try:
            return future.result(_PATIENCE)
        except NotYet:
            if future.done():
                raise
