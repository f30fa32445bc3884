"""An installed package that holds a voice → its model's file: voices that pip brings."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from narrator.errors import EngineMissingError, ProfileError

FROM_PACKAGE: Final = "package:"
"""What a profile's `model` begins with where a package holds it: `package:NAME`, or `package:NAME/file.onnx`."""


def packaged_model(name: str, suffix: str) -> Path:
    """Return the model that the distribution *name* holds, a file that ends with *suffix*.

    Raises `EngineMissingError` where it is not installed, `ProfileError` where it holds none, or several and none is
    named.
    """
    package, _, wanted = name.partition("/")
    try:
        files = distribution(package).files or []
    except (PackageNotFoundError, ValueError) as missing:
        raise EngineMissingError(
            f"the package {package!r} is not installed", hint=f"pip install {package}"
        ) from missing
    models = [file for file in files if file.name.endswith(suffix or wanted) and file.name == (wanted or file.name)]
    if len(models) != 1:
        found = ", ".join(file.name for file in models) or f"no {suffix or wanted}"
        hint = (
            f"name one of them: package:{package}/{models[0].name}" if models else "Is it a voice? See docs/voices.md."
        )
        raise ProfileError(f"the package {package!r} holds {found}", hint=hint)
    return Path(str(models[0].locate()))
