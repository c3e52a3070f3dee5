"""What is known, and where it is kept."""

from graph.errors import CatalogueError, ConflictError, InputError, NotFoundError, QianshouError, SchemaError, StoreError
from graph.model import Batch, Change, Edge, Node, Subgraph
from graph.opening import open_store
from graph.store import Store

__all__ = [
    "Batch",
    "CatalogueError",
    "Change",
    "ConflictError",
    "Edge",
    "InputError",
    "Node",
    "NotFoundError",
    "QianshouError",
    "SchemaError",
    "Store",
    "StoreError",
    "Subgraph",
    "open_store",
]
