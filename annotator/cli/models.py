"""The command that says which language models may be asked by address."""

import sys

import click
import msgspec
from platformdirs import user_data_path

from annotator.cli.common import say, say_json, speaking, tell
from annotator.services.assistance.by_address.keys import key_of, set_key, variable_of
from annotator.services.assistance.by_address.model_address import ModelAddress, ModelAddresses
from annotator.services.assistance.by_address.suggester import suggesters_by_address
from annotator.services.assistance.suggesters import all_kinds, require_free
from annotator.services.project import Project


def own_models() -> ModelAddresses:
    """Those that the person gave, here or in the window."""
    return ModelAddresses(user_data_path("annotator", appauthor=False))


def with_models(on: Project) -> Project:
    """The project, in which models by address can be asked."""
    models = own_models()
    on.suggesting.by_address = lambda codebook: suggesters_by_address(models, codebook)
    return on


@click.command
@click.option("--set", "name", metavar="NAME", help="The model to name an address for, or change.")
@click.option("--url", metavar="URL", help="Its address, such as http://localhost:11434/v1.")
@click.option("--model", metavar="MODEL", help="What the server calls it.")
@click.option(
    "--type", "types", metavar="KEY", multiple=True, help="Only records of this type; else all."
)
@click.option("--on/--off", "is_on", default=None, help="Whether texts may be sent there.")
@click.option("--timeout", type=click.FloatRange(1, 3600), help="Seconds to wait for an answer.")
@click.option("--requests", type=click.IntRange(0), help="Requests a day at most; 0 for no limit.")
@click.option("--tokens", type=click.IntRange(0), help="Tokens a day at most; 0 for no limit.")
@click.option("--at-once", type=click.IntRange(1, 16), help="Requests at the same time.")
@click.option("--key", is_flag=True, help="Ask for its key, and keep that in the system's keyring.")
@click.option("--remove", metavar="NAME", help="Forget a model, and its key.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@speaking
def models(  # noqa: PLR0913, PLR0917 - each is an option
    name: str | None,
    url: str | None,
    model: str | None,
    types: tuple[str, ...],
    is_on: bool | None,
    timeout: float | None,
    requests: int | None,
    tokens: int | None,
    at_once: int | None,
    key: bool,
    remove: str | None,
    as_json: bool,
) -> None:
    """List the language models that may be asked by address, or change them.

    They speak the chat protocol of OpenAI, on this computer or elsewhere. Nothing is sent anywhere
    unless a model is switched on here and named with suggest --suggester.
    """
    kept = own_models()
    if remove is not None:
        gone = kept.named(remove)
        if key_of(gone):
            set_key(gone, "")
        kept.remove(remove)
        return
    if name is not None:
        require_free(name, all_kinds())
        before = next((each for each in kept.all() if each.name == name), None)
        given = {
            "url": url,
            "model": model,
            "types": types or None,
            "on": is_on,
            "timeout": timeout,
            "requests_a_day": requests,
            "tokens_a_day": tokens,
            "at_once": at_once,
        }
        changed = {field: value for field, value in given.items() if value is not None}
        held = kept.put(msgspec.structs.replace(before or ModelAddress(name, "", ""), **changed))
        if held.on:
            tell(_warning(held))
        if key:
            set_key(held, _asked_key(held))
        return
    if as_json:
        say_json(kept.all())
        return
    for each in kept.all():
        state = "on" if each.on else "off"
        say(f"{each.name}  {each.model} at {each.url}  {state}")
    if not kept.all():
        tell("No model is named. annotator models --help says how.")


def _asked_key(address: ModelAddress) -> str:
    if sys.stdin.isatty():
        return click.prompt(f"Key for {address.origin}", hide_input=True, err=True)
    return sys.stdin.readline().strip()


def _warning(address: ModelAddress) -> str:
    if address.is_local:
        return f"{address.name} is on this computer: what it is sent stays here."
    way = "" if address.is_encrypted else " The way there is not encrypted: others can read along."
    return (
        f"Whoever asks {address.name} sends the texts of the articles and the codebook to "
        f"{address.origin}; no names of coders, and nothing of what they coded.{way} Its key, if "
        f"it needs one, may also stand in {variable_of(address)}."
    )
