"""Asks a server by the chat protocol of OpenAI: within a budget, and stopped at any time."""

import json
import socket
import ssl
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from threading import Event, Lock
from time import monotonic
from typing import Any, cast
from urllib.request import getproxies, proxy_bypass

from urllib3 import (
    BaseHTTPResponse,
    HTTPConnectionPool,
    HTTPHeaderDict,
    ProxyManager,
    Retry,
    Timeout,
    connection_from_url,
)
from urllib3.exceptions import (
    HTTPError,
    InvalidHeader,
    NewConnectionError,
)
from urllib3.exceptions import (
    TimeoutError as Urllib3TimeoutError,
)

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.services.assistance.by_address.budget import Budget
from annotator.services.assistance.by_address.model_address import ModelAddress
from annotator.services.progress import Cancelled

_CONNECT_SECONDS = 10.0
_WAITS = (1.0, 3.0, 9.0)
"""Seconds before a request is made once more."""
_LONGEST_WAIT = 120.0
"""What a server asks to wait for longer is told to the person."""
_PIECE = 65_536
_LARGEST = 8 * 1024 * 1024
"""Bytes of an answer; what is longer is none."""
_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504, 529))
_LONGEST_TOLD = 300
_LETTERS_A_TOKEN = 4

_FORMATS = ("json_schema", "json_object", "")
"""How the form of an answer is asked for, the best first; some servers know fewer."""


class _Again(Exception):  # noqa: N818 - it is a reason to wait
    """The request may be made once more."""

    def __init__(self, error: AnnotatorError, after: float = 0.0, *, once: bool = False) -> None:
        super().__init__(str(error))
        self.error, self.after, self.once = error, after, once


class Chat:
    """Conversations with one model; to be used from any thread."""

    def __init__(
        self,
        address: ModelAddress,
        key: str,
        budget: Budget,
        waits: Sequence[float] = _WAITS,
    ) -> None:
        """
        Args:
            waits: seconds before a request is made once more, and so how often it is.
        """
        self._address, self._budget, self._waits = address, budget, waits
        self._headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._stopped = Event()
        self._lock = Lock()
        self._format = 0
        self._is_cold = True
        self._sockets: list[socket.socket] = []
        self._pool = self._make_pool()

    def stop(self) -> None:
        """Gives up what is under way, in every thread."""
        self._stopped.set()
        with self._lock:
            for each in self._sockets:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
        self._pool.close()

    def answer(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
        """What the model says.

        Raises:
            Cancelled: it was stopped.
            AnnotatorError: the budget is spent, or there is no answer; says why.
        """
        waits = [*self._waits]
        while True:
            try:
                return self._asked(messages, schema)
            except _Again as again:
                if not waits or again.after > _LONGEST_WAIT:
                    raise again.error from again
                wait = max(waits.pop(0), again.after)
                if again.once:
                    waits.clear()
            if self._stopped.wait(wait):
                raise Cancelled(message("answer-not-wanted"))

    def _asked(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
        """One answer, in the best form that the server takes."""
        while True:
            form, is_cold = self._format, self._is_cold
            body: dict[str, Any] = {"model": self._address.model, "messages": [*messages]}
            if is_cold:
                body["temperature"] = 0
            if _FORMATS[form] == "json_schema":
                named = {"name": "records", "strict": True, "schema": schema}
                body["response_format"] = {"type": "json_schema", "json_schema": named}
            elif _FORMATS[form]:
                body["response_format"] = {"type": _FORMATS[form]}
            status, headers, content = self._posted(json.dumps(body).encode())
            if status in (400, 422) and is_cold and b"temperature" in content:
                self._is_cold = False
            elif status in (400, 422) and form + 1 < len(_FORMATS):
                # Another thread may have learned the same meanwhile.
                self._format = max(self._format, form + 1)
            else:
                return self._content(status, headers, content, len(str(body)))

    def _posted(self, body: bytes) -> tuple[int, HTTPHeaderDict, bytes]:
        self._budget.begin()
        if self._stopped.is_set():
            raise Cancelled(message("answer-not-wanted"))
        deadline = monotonic() + self._address.timeout
        url = f"{self._address.url}/chat/completions"
        try:
            response = self._pool.urlopen(
                "POST",
                url,
                body=body,
                headers=self._headers,
                retries=False,
                # A server that sends elsewhere gets neither the text nor the key there.
                redirect=False,
                timeout=Timeout(
                    connect=min(_CONNECT_SECONDS, self._address.timeout),
                    read=self._address.timeout,
                ),
                preload_content=False,
                assert_same_host=False,
            )
            try:
                return response.status, response.headers, self._whole(response, deadline)
            finally:
                response.close()
        except Urllib3TimeoutError as error:
            self._require_wanted(error)
            if isinstance(error, NewConnectionError):
                # Nothing is there, and will not be in a moment.
                raise self._unreachable(error) from error
            raise _Again(self._slow(), once=True) from error
        except (HTTPError, OSError) as error:
            self._require_wanted(error)
            raise _Again(self._unreachable(error)) from error

    def _whole(self, response: BaseHTTPResponse, deadline: float) -> bytes:
        content = b""
        # Not `stream`, which waits for whole pieces, however slowly their bytes come.
        while piece := response.read1(_PIECE):
            content += piece
            if monotonic() > deadline:
                raise _Again(self._slow(), once=True)
            if len(content) > _LARGEST:
                raise AnnotatorError(message("model-no-answer", name=self._address.name))
        return content

    def _content(self, status: int, headers: Mapping[str, str], content: bytes, sent: int) -> str:
        name = self._address.name
        if status in (401, 403):
            raise AnnotatorError(message("model-key-refused", name=name, status=status))
        if status != 200:
            told = content[:_LONGEST_TOLD].decode(errors="replace").strip()
            error = AnnotatorError(message("model-refused", name=name, status=status, reason=told))
            raise _Again(error, _seconds(headers)) if status in _AGAIN else error
        try:
            said = cast("dict[str, Any]", json.loads(content))
            held = said["choices"][0]["message"]["content"] or ""
            if isinstance(held, list):
                held = "".join(str(each.get("text", "")) for each in cast("list[Any]", held))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise _Again(
                AnnotatorError(message("model-no-answer", name=name)), once=True
            ) from error
        self._budget.add(_tokens(said, sent + len(content)))
        return str(held)

    def _require_wanted(self, error: Exception) -> None:
        if self._stopped.is_set():
            raise Cancelled(message("answer-not-wanted")) from error

    def _slow(self) -> AnnotatorError:
        seconds = round(self._address.timeout)
        return AnnotatorError(message("model-slow", name=self._address.name, seconds=seconds))

    def _unreachable(self, error: Exception) -> AnnotatorError:
        reason = str(error).rpartition(": ")[2] or type(error).__name__
        return AnnotatorError(
            message(
                "model-unreachable",
                name=self._address.name,
                address=self._address.url,
                reason=reason,
            )
        )

    def _make_pool(self) -> HTTPConnectionPool:
        url = self._address.url
        options: dict[str, Any] = {"maxsize": max(self._address.at_once, 1)}
        if url.startswith("https:"):
            options["ssl_context"] = ssl.create_default_context()
        scheme, host = self._address.origin.split("://")
        proxy = getproxies().get(scheme)
        if proxy and not self._address.is_local and not proxy_bypass(host):
            pool = ProxyManager(proxy, **options).connection_from_url(url)
        else:
            pool = connection_from_url(url, **options)
        pool.ConnectionCls = partial(self._connection, pool.ConnectionCls)  # type: ignore[assignment] - it only makes them
        return pool

    def _connection(self, made: Any, **options: Any) -> Any:
        """A connection whose socket `stop` knows."""
        connection = made(**options)
        connect = connection.connect

        def watched() -> None:
            connect()
            with self._lock:
                self._sockets = [each for each in self._sockets if each.fileno() >= 0]
                self._sockets.append(connection.sock)

        connection.connect = watched
        return connection


def _seconds(headers: Mapping[str, str]) -> float:
    """How long the server asks to wait."""
    said = headers.get("Retry-After")
    if not said:
        return 0.0
    try:
        return Retry().parse_retry_after(said)
    except InvalidHeader:
        return 0.0


def _tokens(said: Mapping[str, Any], letters: int) -> int:
    """What it cost, by the server's count; where it says none, by the letters."""
    try:
        return int(said["usage"]["total_tokens"])
    except (LookupError, TypeError, ValueError):
        return letters // _LETTERS_A_TOKEN
