"""Decision diagrams over unknown facts: exact three-valued answers.

Kleene's tables are too timid when one fact stands in two conditions ("under 16" or
"16 and over" is true whatever the age). A reduced, ordered diagram is canonical: it is the
terminal TRUE or FALSE exactly when every completion of the unknown facts gives that answer,
and a variable occurs in it exactly when some answer to it can matter. Bryant 1986,
"Graph-Based Algorithms for Boolean Function Manipulation", here with many-valued variables.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

TRUE = 1
FALSE = 0


class Diagram:
    """A table of shared nodes over ordered variables; a function is the integer of its root.

    `variables` is a sequence of (key, number of values). Values of a variable are 0..n-1.
    """

    def __init__(self, variables: Sequence[tuple[Hashable, int]]) -> None:
        self.keys = [key for key, _ in variables]
        self._sizes = [size for _, size in variables]
        self._index = {key: position for position, key in enumerate(self.keys)}
        leaf = len(self._sizes)
        self._nodes: list[tuple[int, tuple[int, ...]]] = [(leaf, ()), (leaf, ())]
        self._unique: dict[tuple[int, tuple[int, ...]], int] = {}

    def _node(self, level: int, children: tuple[int, ...]) -> int:
        if children.count(children[0]) == len(children):
            return children[0]
        signature = (level, children)
        found = self._unique.get(signature)
        if found is None:
            found = len(self._nodes)
            self._nodes.append(signature)
            self._unique[signature] = found
        return found

    def literal(self, key: Hashable, values: frozenset[int]) -> int:
        """True exactly when the variable `key` takes one of `values`."""
        level = self._index[key]
        return self._node(level, tuple(TRUE if v in values else FALSE for v in range(self._sizes[level])))

    def conjunction(self, left: int, right: int) -> int:
        """Both."""
        return self._apply(left, right, FALSE, {})

    def disjunction(self, left: int, right: int) -> int:
        """Either."""
        return self._apply(left, right, TRUE, {})

    def _apply(self, left: int, right: int, dominant: int, memo: dict[tuple[int, int], int]) -> int:
        """`dominant` is the terminal that decides alone: FALSE for and, TRUE for or."""
        if dominant in (left, right):
            return dominant
        if left <= 1:
            return right
        if right <= 1 or left == right:
            return left
        pair = (left, right) if left < right else (right, left)
        found = memo.get(pair)
        if found is not None:
            return found
        left_level, left_children = self._nodes[left]
        right_level, right_children = self._nodes[right]
        level = min(left_level, right_level)
        size = self._sizes[level]
        lefts = left_children if left_level == level else (left,) * size
        rights = right_children if right_level == level else (right,) * size
        result = self._node(
            level, tuple(self._apply(a, b, dominant, memo) for a, b in zip(lefts, rights, strict=True))
        )
        memo[pair] = result
        return result

    def negation(self, root: int) -> int:
        """Not."""
        return self._map(root, lambda level, children: self._node(level, children), (TRUE, FALSE))

    def restrict(self, root: int, key: Hashable, value: int) -> int:
        """The function once the variable `key` is known to be `value`."""
        wanted = self._index[key]

        def build(level: int, children: tuple[int, ...]) -> int:
            return children[value] if level == wanted else self._node(level, children)

        return self._map(root, build, (FALSE, TRUE))

    def _map(
        self,
        root: int,
        build: Callable[[int, tuple[int, ...]], int],
        terminals: tuple[int, int],
    ) -> int:
        memo: dict[int, int] = {FALSE: terminals[0], TRUE: terminals[1]}

        def visit(node: int) -> int:
            if node not in memo:
                level, children = self._nodes[node]
                memo[node] = build(level, tuple(visit(child) for child in children))
            return memo[node]

        return visit(root)

    def support(self, root: int) -> list[Hashable]:
        """The variables whose value can still matter, in order."""
        seen: set[int] = set()
        levels: set[int] = set()
        pending = [root]
        while pending:
            node = pending.pop()
            if node <= 1 or node in seen:
                continue
            seen.add(node)
            level, children = self._nodes[node]
            levels.add(level)
            pending.extend(children)
        return [self.keys[level] for level in sorted(levels)]

    def probability(self, root: int, weights: Mapping[Hashable, Sequence[float]]) -> float:
        """How likely the function is true, 0..1; `weights` says for each variable how likely its values are."""
        memo: dict[int, float] = {FALSE: 0.0, TRUE: 1.0}

        def visit(node: int) -> float:
            if node not in memo:
                level, children = self._nodes[node]
                likely = weights[self.keys[level]]
                memo[node] = sum(weight * visit(child) for weight, child in zip(likely, children, strict=True))
            return memo[node]

        return visit(root)
