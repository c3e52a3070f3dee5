"""Reading YAML seed files so that an error can name the file, the line and the field."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import fastjsonschema
import yaml

from graph.errors import CatalogueError, nearest
from graph.sources import unsafe_addresses, without_addresses

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SHAPES = Path(__file__).with_name("seed_shapes.yaml")
_KIND_OF_FOLDER = {"programs": "program", "funds": "fund", "families": "families"}


class SeedFile:
    """One YAML file: its `data`, and the place (`file:line`) of any field in it.

    Its shape is checked (`seed_shapes.yaml`); which shape, `kind` says, or else its folder, or its folder and its name, or
    its name.
    CatalogueError names the line, the field and the remedy.
    """

    def __init__(self, path: Path, kind: str | None = None) -> None:
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
        own = f"{path.parent.name}/{path.stem}"
        self._check(kind or _KIND_OF_FOLDER.get(path.parent.name) or (own if own in _shapes() else path.stem))

    def _check(self, kind: str) -> None:
        broken = fault(_check_of(kind), self.data)
        if broken is not None:
            raise self.error(*broken)

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

    def check_name(self, name: str, known: Iterable[str], what: str, field: Sequence[str | int]) -> None:
        """CatalogueError with the nearest name where `name` at `field` is none of those that are known; `what`: of what."""
        if name not in known:
            raise self.error(f"unknown {what} {name!r}", field, nearest(name, known))

    def check_names(self, names: Iterable[str], known: Iterable[str], what: str, field: Sequence[str | int]) -> None:
        """The same of every name of a list that stands at `field`."""
        for position, name in enumerate(names):
            self.check_name(name, known, what, (*field, position))


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if getattr(key, "value", None) == str(step):
                return value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


class SeedFolder:
    """Every YAML file of a seed folder, read once; no address that must not be shown is left in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._files = {each.relative_to(path).as_posix(): SeedFile(each) for each in sorted(path.rglob("*.yaml"))}
        unsafe: set[str] = set()
        for file in self._files.values():
            unsafe |= unsafe_addresses(file.data)
        for file in self._files.values():
            file.data = without_addresses(file.data, unsafe)

    def file(self, name: str) -> SeedFile:
        """The file of that name, without its ending; CatalogueError where it is missing."""
        found = self._files.get(f"{name}.yaml")
        if found is None:
            raise CatalogueError("the file is missing", str(self.path / f"{name}.yaml"), "restore it from the repository")
        return found

    def folder(self, name: str) -> list[SeedFile]:
        """The files of one folder in order of name."""
        return [file for path, file in self._files.items() if path.startswith(f"{name}/")]


@functools.cache
def _shapes() -> Mapping[str, Any]:
    return yaml.load(_SHAPES.read_text(encoding="utf-8"), Loader=_LOADER)


@functools.cache
def _check_of(kind: str) -> Callable[[Any], Any]:
    if kind not in _shapes():
        return lambda data: data
    shape = {"$schema": "http://json-schema.org/draft-07/schema#", "definitions": _shapes()["definitions"], **_shapes()[kind]}
    return fastjsonschema.compile(shape)


def fault(check: Callable[[Any], Any], data: Any, whole: str = "the file") -> tuple[str, list[str | int], str] | None:
    """What is wrong with data that a compiled shape refuses, in which field, and the remedy; else None."""
    try:
        check(data)
    except fastjsonschema.JsonSchemaValueException as error:
        field = _field(data, error.path[1:])
        unknown = _unknown_field(error)
        message, remedy = _explained(error, str(field[-1]) if field else whole, unknown)
        return message, [*field, unknown] if unknown else field, remedy
    return None


def _field(data: Any, tokens: Sequence[str]) -> list[str | int]:
    """The field that an error names; its path arrives cut at every dot, also within a name (person.age)."""
    found: list[str | int] = []
    rest = list(tokens)
    while rest:
        if isinstance(data, list):
            step: str | int = int(rest.pop(0))
        else:
            length = next((n for n in range(1, len(rest) + 1) if isinstance(data, dict) and ".".join(rest[:n]) in data), len(rest))
            step = ".".join(rest[:length])
            del rest[:length]
        found.append(step)
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
    return found


def _unknown_field(error: fastjsonschema.JsonSchemaValueException) -> str | None:
    if error.rule != "additionalProperties" or not isinstance(error.value, dict):
        return None
    return next((str(key) for key in error.value if key not in error.definition.get("properties", {})), None)


def _explained(error: fastjsonschema.JsonSchemaValueException, name: str, unknown: str | None) -> tuple[str, str]:
    """What is wrong and what would be right there, from the part of the shape that was broken."""
    shape = error.definition
    if unknown is not None:
        return f"unknown field {unknown!r}", nearest(unknown, shape.get("properties", {}))
    if error.rule == "enum":
        return f"{name} is {error.value!r}", nearest(error.value, error.rule_definition)
    if error.rule == "required" and isinstance(error.value, dict):
        missing = next(key for key in error.rule_definition if key not in error.value)
        return f"{name} lacks {missing!r}", f"add `{missing}: …`"
    message = f"{name} {error.message.removeprefix(error.name).strip()}"
    return message, str(shape.get("remedy", "see how the other entries write it"))
