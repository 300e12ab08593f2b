"""A real HTTP server that speaks the chat protocol, well and badly."""

import json
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Behaviour = Callable[["Handler", dict[str, Any]], None]
"""Answers a request, whose body it gets."""


class Handler(BaseHTTPRequestHandler):
    """Does what the server was told for this request; the last behaviour for all that follow."""

    @property
    def model(self) -> "ModelServer":
        """The server."""
        assert isinstance(self.server, ModelServer)
        return self.server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.model.asked.append(body)
        self.model.headers.append(dict(self.headers))
        behaviours = self.model.behaviours
        behaviour = behaviours.pop(0) if len(behaviours) > 1 else behaviours[0]
        behaviour(self, body)

    def send(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Says nothing."""


class ModelServer(ThreadingHTTPServer):
    """Attributes:
    asked: the bodies of the requests.
    headers: theirs.
    released: set when the test is over, for who waits.
    """

    daemon_threads = True

    def __init__(self, behaviours: Sequence[Behaviour]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviours = [*behaviours]
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.arrived = Event()
        self.released = Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who hangs up is no fault of the server."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextmanager
def serving(*behaviours: Behaviour) -> Generator[ModelServer, None, None]:
    with ModelServer(behaviours) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()


def saying(content: str, tokens: int = 10) -> Behaviour:
    """Answers as a server does that behaves well."""
    said = {"choices": [{"message": {"content": content}}], "usage": {"total_tokens": tokens}}
    return lambda handler, _body: handler.send(200, json.dumps(said).encode())


def records(*found: dict[str, Any]) -> Behaviour:
    return saying(json.dumps({"records": found}))


def failing(status: int, told: str = "no", **headers: str) -> Behaviour:
    return lambda handler, _body: handler.send(status, told.encode(), **headers)


def hanging_up(handler: Handler, _body: dict[str, Any]) -> None:
    """Cuts the answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.wfile.flush()
    handler.connection.close()
    handler.close_connection = True


def waiting(handler: Handler, _body: dict[str, Any]) -> None:
    """Never answers while anybody wants to know."""
    handler.model.arrived.set()
    handler.model.released.wait()


def dripping(handler: Handler, _body: dict[str, Any]) -> None:
    """Sends a byte now and then, for ever."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.model.released.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()
