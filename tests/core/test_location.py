"""Where projects lie: what is an address, and what of one may be seen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.errors import AddressError
from annotator.core.location import (
    database_of,
    is_address,
    is_server,
    require_path,
    secrets_of,
    shown,
    title_of,
    with_password,
    without_addresses,
    without_password,
    without_secrets,
)

SERVERS = [
    "postgresql://ada:hunter2@host/news",
    "Postgresql://ada:hunter2@host/news",
    "postgres://ada:hunter2@host:5432/news",
    "postgresql+psycopg2://ada:hunter2@[::1]:5432/news",
    "  postgresql://ada:hunter2@host/news",
    "postgresql://host/news?user=ada&password=hunter2",
    "postgresql://host/news?user=a@b&PassWord=hunter2&sslmode=require",
    "postgresql://ada@host/news?sslpassword=hunter2&sslkey=/k",
    "postgresql://ada@host/news?pasword=hunter2",
    "postgresql://ada:pre/hunter2@host/news",
    "postgresql://ada:pre?hunter2@host/news",
    "postgresql://ada:pre#hunter2@host/news",
    "postgresql://ada:pre@hunter2@host/news",
    "postgresql://ada:hunter2",
    "postgresql://ada:hunter2@[::1/news",
]
OTHERS = [
    "mysql://ada:hunter2@host/news",
    "sqlite:///news.db?password=hunter2",
    "postgresql:/ada:hunter2@host/news",
    "postgresql:ada:hunter2@host/news",
    "host=db user=ada password=hunter2 dbname=news",
    "password = hunter2",
]
PATHS = [
    "/home/a@b:c",
    "C:/projects/a.annotator",
    "C:\\work\\a",
    "notes: 2",
    "a b.annotator",
    "",
    "~/a",
    "./x://y",
]


@pytest.mark.parametrize("location", SERVERS)
def test_a_server_is_one_however_its_scheme_is_written(location: str) -> None:
    assert is_server(location)
    assert is_address(location)
    with pytest.raises(AddressError):
        require_path(location)


@pytest.mark.parametrize("location", OTHERS)
def test_another_address_is_neither_server_nor_file(location: str) -> None:
    assert not is_server(location)
    with pytest.raises(AddressError, match="does not name a file") as refused:
        require_path(location)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("location", PATHS)
def test_a_path_is_a_path(location: str) -> None:
    require_path(location)
    assert not is_server(location)
    assert shown(location) == without_password(location) == location
    assert secrets_of(location) == []


@pytest.mark.parametrize("location", SERVERS + OTHERS)
def test_no_password_is_shown(location: str) -> None:
    assert "hunter2" not in shown(location)


@pytest.mark.parametrize("location", SERVERS + OTHERS)
def test_no_password_is_shown_within_a_sentence(location: str) -> None:
    assert "hunter2" not in without_addresses(f"There is no file “{location}”.")


@pytest.mark.parametrize("location", SERVERS)
def test_no_password_is_remembered(location: str) -> None:
    assert "hunter2" not in without_password(location)


def test_what_is_no_secret_is_shown() -> None:
    place = "postgresql://ada@host:5432/news?sslmode=verify-full&sslrootcert=/ca&service=x"
    assert shown(place) == without_password(place) == place
    assert (
        shown("postgresql://ada:x@host/news?user=a@b") == "postgresql://ada:***@host/news?user=a@b"
    )
    assert shown("postgresql:///news?host=/run/pg&password=x").endswith("host=/run/pg&password=***")


def test_spellings_of_one_address_are_remembered_as_one() -> None:
    locations = ("postgres://ada:x@host/news", "Postgresql+psycopg://ada@host/news?password=x")
    assert {without_password(place) for place in locations} == {"postgresql://ada@host/news"}


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_password_goes_in_and_out_again(password: str) -> None:
    place = with_password("postgres://ada:old@host/news?sslmode=require", password)
    assert password in secrets_of(place)
    assert without_password(place) == "postgresql://ada@host/news?sslmode=require"
    assert shown(place) == "postgresql://ada@host/news?sslmode=require&password=***"


def test_what_others_say_of_a_password_is_hidden() -> None:
    place = "postgresql://ada:p%40ss@host/news"
    assert without_secrets("no host “p@ss”, p%40ss", place) == "no host “***”, ***"


def test_names() -> None:
    assert database_of("postgresql://ada@host/my%20news?x=1") == "my news"
    assert database_of("postgresql://?service=team&dbname=news") == "news"
    assert title_of("postgresql://ada@host/news?sslmode=require") == "news"
    assert title_of("postgresql://ada@host") == "PostgreSQL"
    assert title_of("/a/b.c/talks.annotator") == "talks"
