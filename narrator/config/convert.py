"""TOML tables → frozen settings, with errors that name the file, the key and what would be right."""

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, fields

from narrator.config.complaints import complaint
from narrator.config.homes import KINDS, AnyHome, fault_of, refuse_secrets
from narrator.config.policy import Policy
from narrator.config.verbosity import VERBOSITIES
from narrator.errors import ConfigError, UsageError

T = TypeVar("T", bound=Struct)


def convert(table: Mapping[str, Any], kind: type[T], *, where: str, error: type[UsageError] = ConfigError) -> T:
    """Return *table* as settings of that *kind*. Raises *error* for unknown keys and values of the wrong type."""
    _refuse_unknown(table, kind, "", where, error)
    try:
        return msgspec.convert(dict(table), kind, dec_hook=_decode)
    except msgspec.ValidationError as problem:
        what, hint = complaint(str(problem), kind)
        raise error(what, where=where, hint=hint) from problem


def policy_at(verbosity: object, policy: Policy, *, where: str, error: type[UsageError] = ConfigError) -> Policy:
    """Return *policy* with what that *verbosity* says. Raises *error* for one that there is not."""
    if not isinstance(verbosity, str) or verbosity not in VERBOSITIES:
        raise error(f"`verbosity` cannot be {verbosity!r}", where=where, hint=f"Give one of {', '.join(VERBOSITIES)}.")
    return convert({**asdict(policy), **VERBOSITIES[verbosity]}, Policy, where=where, error=error)


def homes_of(tables: object, *, where: str) -> dict[str, AnyHome]:
    """Return name → settings of the homes in *tables*. Raises `ConfigError`, also for a secret among them."""
    refuse_secrets(tables, where=where)
    if not isinstance(tables, Mapping) or not all(isinstance(table, Mapping) for table in tables.values()):
        raise ConfigError("`homes` must be tables", where=where, hint="[homes.NAME], and what docs/publish.md says.")
    homes = {}
    for name, table in tables.items():
        if what := fault_of(table, name):
            raise ConfigError(what, where=where, hint="See docs/publish.md.")
        keys = {key: value for key, value in table.items() if key != "kind"}
        homes[name] = convert(keys, KINDS[table["kind"]], where=f"{where}, [homes.{name}]")
    return homes


def _decode(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value)
    if kind is object:  # a table that is checked later, with what it is laid over
        return value
    raise msgspec.ValidationError(f"Expected `{kind.__name__}`, got `{type(value).__name__}`")


def _refuse_unknown(
    table: Mapping[str, Any], kind: type[Struct], prefix: str, where: str, error: type[UsageError]
) -> None:
    """Name the first key that *kind* does not have: a typing error must never be silently without effect."""
    known = {field.name: field.type for field in fields(kind)}
    for key, value in table.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"Did you mean `{prefix}{near[0]}`?" if near else f"Known keys: {', '.join(known)}."
            raise error(f"unknown key `{prefix}{key}`", where=where, hint=hint)
        inner = _struct_in(known[key])
        if inner is None:
            continue
        for name, part in _tables_in(value, prefix + key, of_tables=get_origin(known[key]) is dict):
            _refuse_unknown(part, inner, name, where, error)


def _tables_in(value: object, name: str, *, of_tables: bool) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the tables of a field that holds settings: the value itself, a list of tables, or a table of tables."""
    if isinstance(value, list):
        return [(f"{name}[{i}].", item) for i, item in enumerate(value) if isinstance(item, dict)]
    if isinstance(value, dict) and of_tables:
        return [(f"{name}.{key}.", item) for key, item in value.items() if isinstance(item, dict)]
    return [(f"{name}.", value)] if isinstance(value, dict) else []


def _struct_in(hint: object) -> type[Struct] | None:
    if isinstance(hint, type) and issubclass(hint, Struct):
        return hint
    return next((found for arg in get_args(hint) if (found := _struct_in(arg)) is not None), None)
