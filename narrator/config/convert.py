"""TOML tables → frozen settings, with errors that name the file, the key and what would be right."""

import difflib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from narrator.config.complaints import complaint
from narrator.errors import ConfigError, UsageError

T = TypeVar("T")


def convert(table: Mapping[str, Any], kind: type[T], *, where: str, error: type[UsageError] = ConfigError) -> T:
    """Return *table* as a *kind* (a dataclass). Raises *error* for unknown keys and values of the wrong type."""
    _refuse_unknown(table, kind, "", where, error)
    try:
        return msgspec.convert(dict(table), kind, dec_hook=_decode)
    except msgspec.ValidationError as problem:
        what, hint = complaint(str(problem), kind)
        raise error(what, where=where, hint=hint) from problem


def _decode(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value)
    if kind is object:  # a table that is checked later, with what it is laid over
        return value
    raise msgspec.ValidationError(f"Expected `{kind.__name__}`, got `{type(value).__name__}`")


def _refuse_unknown(table: Mapping[str, Any], kind: type, prefix: str, where: str, error: type[UsageError]) -> None:
    """Name the first key that *kind* does not have: a typing error must never be silently without effect."""
    hints = get_type_hints(kind)
    known = [field.name for field in fields(kind)]
    for key, value in table.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"Did you mean `{prefix}{near[0]}`?" if near else f"Known keys: {', '.join(known)}."
            raise error(f"unknown key `{prefix}{key}`", where=where, hint=hint)
        inner = _dataclass_in(hints[key])
        if inner is None:
            continue
        for name, part in _tables_in(value, prefix + key):
            _refuse_unknown(part, inner, name, where, error)


def _tables_in(value: object, name: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the tables of dataclass fields: the value itself, a list of tables, or a table of tables."""
    if isinstance(value, list):
        return [(f"{name}[{i}].", item) for i, item in enumerate(value) if isinstance(item, dict)]
    if isinstance(value, dict) and value and all(isinstance(item, dict) for item in value.values()):
        return [(f"{name}.{key}.", item) for key, item in value.items()]
    return [(f"{name}.", value)] if isinstance(value, dict) else []


def _dataclass_in(hint: object) -> type | None:
    if isinstance(hint, type) and is_dataclass(hint):
        return hint
    return next((found for arg in get_args(hint) if (found := _dataclass_in(arg)) is not None), None)
