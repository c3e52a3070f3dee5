"""Starting a real Neo4j server on this machine, for local use and for tests."""

from graph.server.java import java_for
from graph.server.running import Server, find_server, start_server
from graph.server.versions import LTS, NEWEST

__all__ = ["LTS", "NEWEST", "Server", "find_server", "java_for", "start_server"]
