"""Reading YAML seed files so that an error can name the file, the line and the field."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from graph.errors import CatalogueError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class SeedFile:
    """One YAML file: its `data`, and the place (`file:line`) of any field in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._text = path.read_text(encoding="utf-8")
            self.data: Any = yaml.load(self._text, Loader=_LOADER)
        except OSError as error:
            raise CatalogueError(
                f"the file cannot be read ({error.strerror})", str(path), "restore it from the repository"
            ) from error
        except UnicodeDecodeError as error:
            raise CatalogueError("the file is not UTF-8 text", str(path), "save it as UTF-8") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = f"{path}:{mark.line + 1}" if mark else str(path)
            problem = getattr(error, "problem", None) or "broken YAML"
            raise CatalogueError(f"not readable as YAML ({problem})", place, "mend the line") from error

    def place(self, *field: str | int) -> str:
        """`file:line (field)` of the nearest part of `field` that the file has."""
        node = yaml.compose(self._text, Loader=_LOADER)
        line = 1
        for step in field:
            found = _child(node, step)
            if found is None:
                break
            node = found
            line = node.start_mark.line + 1
        name = ".".join(str(step) for step in field)
        return f"{self.path}:{line}" + (f" ({name})" if name else "")

    def error(self, message: str, field: Sequence[str | int], remedy: str) -> CatalogueError:
        """A catalogue error at `field` of this file."""
        return CatalogueError(message, self.place(*field), remedy)


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if getattr(key, "value", None) == str(step):
                return value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None
