"""The record panel's tests share the fields' desk."""

from tests.ui.fields.conftest import desk as desk  # noqa: PLC0414 - fixtures are found by name
