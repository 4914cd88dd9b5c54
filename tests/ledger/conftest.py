"""Real databases for the ledger's tests: an SQLite file, and a PostgreSQL cluster of our own."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.sql import SQL, Identifier

from isnad.ledger import Ledger, open_ledger

_numbers = count()


@pytest.fixture(scope="session")
def postgres_socket() -> Iterator[Path]:
    """A temporary PostgreSQL cluster that listens on a socket in this folder and nowhere else."""
    programs = _programs()
    if programs is None:
        reason = "PostgreSQL's initdb and pg_ctl are not installed"
        if os.environ.get("ISNAD_REQUIRE") == "all":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="isnad-pg-"))  # short: the path of a socket has a limit
    user = _unprivileged_user()
    if user is not None:
        shutil.chown(folder, user=user)
    run = _runner(user)
    data = folder / "data"
    pg_ctl = [str(programs / "pg_ctl"), "-D", str(data)]
    try:
        run([str(programs / "initdb"), "-D", str(data), "-U", "isnad", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"])  # fmt: skip
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
        run([*pg_ctl, "-w", "-l", str(folder / "log"), "-o", options, "start"])
        try:
            yield folder
        finally:
            run([*pg_ctl, "-w", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_address(postgres_socket: Path) -> Iterator[str]:
    """The address of a new, empty PostgreSQL database."""
    address = _new_postgres_database(postgres_socket)
    yield address
    _drop(address)


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def new_address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Makes addresses of new, empty databases; each test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        return lambda: str(tmp_path_factory.mktemp("ledger") / "isnad.db")
    socket: Path = request.getfixturevalue("postgres_socket")
    return lambda: _new_postgres_database(socket)


@pytest.fixture
def address(new_address: Callable[[], str]) -> Iterator[str]:
    """The address of a new, empty database of either kind."""
    address = new_address()
    yield address
    if address.startswith("postgresql:"):
        _drop(address)


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(address) as opened:
        yield opened


def _new_postgres_database(socket: Path) -> str:
    name = f"isnad_{next(_numbers)}"
    with psycopg.connect(f"host={socket} user=isnad dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    return f"postgresql://isnad@/{name}?host={socket}"


def _drop(address: str) -> None:
    """Drops a database: a hundred of 8 MB, left to the end, are on the disk by then and take seconds to remove."""
    parts = conninfo_to_dict(address)
    server = make_conninfo(address, dbname="postgres")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(str(parts["dbname"]))))


def _programs() -> Path | None:
    """The folder of PostgreSQL's server programs, the newest where there are several."""
    on_path = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if on_path is not None:
        folders.append(Path(on_path).resolve().parent)
    good = [folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()]
    return good[-1] if good else None


def _unprivileged_user() -> str | None:
    """Who is to run the server: initdb refuses root. None: whoever runs the tests."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), getpass.getuser())


def _runner(user: str | None) -> Callable[[list[str]], None]:
    def run(command: list[str]) -> None:
        done = subprocess.run(
            command, user=user, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}: {done.stderr}"

    return run
