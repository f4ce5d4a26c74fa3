"""Form ⇄ JSON: canonical text, so that what is stored is what is hashed.

Each value is an object with its `kind` and the fields that differ from their defaults.
"""

import hashlib
import json
import re
from dataclasses import MISSING, fields
from typing import Any

from forms import model

KINDS: dict[str, type] = {
    re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind
    for kind in (
        model.Form,
        model.Section,
        model.Statements,
        model.Statement,
        model.Choice,
        model.Choices,
        model.NumberScale,
        model.Text,
        model.Number,
        model.Money,
        model.Date,
        model.Contact,
        model.Consent,
        model.Rows,
        model.Option,
        model.From,
        model.Condition,
    )
}
_NAMES = {kind: name for name, kind in KINDS.items()}


def dump(form: model.Form) -> str:
    """A form as canonical JSON: sorted keys, no spaces, letters as they are."""
    return json.dumps(_dump(form), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(stored: str) -> model.Form:
    """Canonical JSON back to the form.

    Raises:
        ValueError: it is not JSON, has an unknown kind or field, or breaks a rule of the model.
    """
    form = _load(json.loads(stored))
    if not isinstance(form, model.Form):
        raise ValueError("the JSON does not hold a form")
    return form


def fingerprint(stored: str) -> str:
    """The SHA-256 of a stored form, in hexadecimal."""
    return hashlib.sha256(stored.encode()).hexdigest()


def _dump(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_dump(part) for part in value]
    name = _NAMES.get(type(value))
    if name is None:
        return value
    stored: dict[str, Any] = {"kind": name}
    for field in fields(value):
        inner = getattr(value, field.name)
        if field.default is MISSING or inner != field.default:
            stored[field.name] = _dump(inner)
    return stored


def _load(stored: Any) -> Any:
    if isinstance(stored, list):
        return tuple(_load(part) for part in stored)
    if not isinstance(stored, dict):
        return stored
    kind = KINDS.get(stored.get("kind", ""))
    if kind is None:
        raise ValueError(f"unknown kind: {stored.get('kind')!r}")
    try:
        values = {name: _load(inner) for name, inner in stored.items() if name != "kind"}
        if kind is model.Contact:
            values["means"] = model.Means(values["means"])
        return kind(**values)
    except TypeError as error:
        raise ValueError(str(error)) from error
