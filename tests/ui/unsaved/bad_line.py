"""A bad line to a PostgreSQL server: a proxy that delays, stalls, falls silent and is cut."""

import asyncio
import random
import socket
import threading
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import make_url

_CHUNK = 4096


class BadLine:
    """Forwards connections to a server's socket, each direction in its order and with delay.

    Attributes:
        delay: seconds that every chunk takes, in either direction.
        stalls: the share of chunks that take `stall` seconds more.
        stall: seconds that a stalled chunk, and everything behind it, takes.
        url: the server's address by way of this line.
    """

    def __init__(self, url: str, *, delay: float = 0, stalls: float = 0, stall: float = 2) -> None:
        """
        Args:
            url: the address of a database of a server that listens on a socket of this machine.
        """
        self.delay, self.stalls, self.stall = delay, stalls, stall
        self._random = random.Random(20261201)  # noqa: S311 - no secret
        address = make_url(url)
        folder = address.query["host"]
        self._server = Path(str(folder)) / f".s.PGSQL.{address.port or 5432}"
        listening = socket.create_server(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        self.url = (
            address.difference_update_query(["host"])
            .set(host="127.0.0.1", port=port)
            .render_as_string(hide_password=False)
        )
        self._listening = listening
        self._is_cut = False
        self._open: set[asyncio.StreamWriter] = set()
        self._flows = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="bad-line", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._do(self._end())
        self._thread.join()

    def cut(self) -> None:
        """Nobody is connected any more, and nobody can connect."""
        self._do(self._cut())

    def mend(self) -> None:
        """One can connect again, and what was held up by silence goes on."""
        self._do(self._mend())

    def fall_silent(self) -> None:
        """Nothing arrives any more in either direction, and nobody is told."""
        self._do(self._fall_silent())

    def _do(self, what: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(60)

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._flows.set()
        self._ended = asyncio.Event()
        server = await asyncio.start_server(self._join, sock=self._listening)
        await self._ended.wait()
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
            with suppress(asyncio.CancelledError, OSError):
                await task

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        there, back = await asyncio.open_unix_connection(self._server)
        self._open |= {writer, back}
        try:
            await asyncio.gather(self._carry(reader, back), self._carry(there, writer))
        finally:
            self._open -= {writer, back}

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        chunks: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivering = asyncio.ensure_future(self._deliver(chunks, target))
        try:
            with suppress(OSError):
                while chunk := await source.read(_CHUNK):
                    due = self._loop.time() + self.delay
                    if self._random.random() < self.stalls:
                        due += self.stall
                    chunks.put_nowait((due, chunk))
            chunks.put_nowait((self._loop.time() + self.delay, b""))
            await delivering
        finally:
            delivering.cancel()

    async def _deliver(
        self, chunks: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter
    ) -> None:
        with suppress(OSError):
            while True:
                due, chunk = await chunks.get()
                await asyncio.sleep(due - self._loop.time())
                await self._flows.wait()
                if not chunk:
                    break
                target.write(chunk)
                await target.drain()
        target.close()

    async def _cut(self) -> None:
        self._is_cut = True
        self._flows.set()
        for each in list(self._open):
            each.transport.abort()

    async def _mend(self) -> None:
        self._is_cut = False
        self._flows.set()

    async def _fall_silent(self) -> None:
        self._flows.clear()

    async def _end(self) -> None:
        await self._cut()
        self._ended.set()
