"""Mutants of a module: its source with one mistake, by operators of Cosmic Ray and two of our own.

Of Cosmic Ray's operators those are used that resemble slips of a programmer: a bound off by one, a
negated condition, ``and`` for ``or``, a loop that never runs. Mutations without effect at run time,
in annotations or under ``TYPE_CHECKING``, are left out.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators import (
    binary_operator_replacement,
    boolean_replacer,
    break_continue,
    comparison_operator_replacement,
    exception_replacer,
    number_replacer,
    remove_decorator,
    unary_operator_replacement,
    zero_iteration_for_loop,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Operator(Protocol):
    """An operator with Cosmic Ray's interface; its nodes are those of parso, untyped."""

    def mutation_positions(self, node: Any) -> Iterator[object]:  # noqa: ANN401
        """Yield a position for each mutation of a node."""

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ANN401
        """Return the node with one of these mutations."""


class MembershipReversed:
    """Replaces ``in`` by ``not in`` and vice versa."""

    def mutation_positions(self, node: Any) -> Iterator[object]:  # noqa: ANN401
        """Yield the position of a comparison by membership."""
        if node.type == "comparison" and self._operator(node) in {"in", "not in"}:
            yield node.start_pos

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ANN401, ARG002 - there is but one
        """Return the comparison negated."""
        word = node.children[1]
        if self._operator(node) == "in":
            word.value = "not in"
        else:
            word.children[0].value = ""
        return node

    @staticmethod
    def _operator(node: Any) -> str:  # noqa: ANN401
        return " ".join(str(node.children[1].get_code()).split())


class OperandDropped:
    """Removes one operand of ``a and b`` or ``a or b``."""

    def mutation_positions(self, node: Any) -> Iterator[object]:  # noqa: ANN401
        """Yield the position of each operand of ``and`` or ``or``."""
        if node.type in {"and_test", "or_test"}:
            yield from (child.start_pos for child in node.children[::2])

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ANN401
        """Return the expression without one operand and the operator beside it."""
        start = max(2 * index - 1, 0)
        del node.children[start : start + 2]
        return node


class WithoutTexts:
    """An operator of Cosmic Ray, except for comparisons with a literal text.

    Nobody compares the alphabetical order of two texts by mistake.
    """

    def __init__(self, operator: Operator) -> None:
        """Wrap an operator."""
        self._operator = operator

    def mutation_positions(self, node: Any) -> Iterator[object]:  # noqa: ANN401
        """Yield the operator's positions, unless the node is a comparison with a literal text."""
        if node.type != "comparison" or node.children[2].type != "string":
            yield from self._operator.mutation_positions(node)

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ANN401
        """Return the node as the operator mutates it."""
        return self._operator.mutate(node, index)


_COMPARISONS: Final = (
    "Eq_NotEq",
    "NotEq_Eq",
    "Lt_LtE",
    "Lt_GtE",
    "LtE_Lt",
    "LtE_Gt",
    "Gt_GtE",
    "Gt_LtE",
    "GtE_Gt",
    "GtE_Lt",
    "Is_IsNot",
    "IsNot_Is",
)
_BOUNDS: Final = ("Eq_LtE", "Eq_GtE", "NotEq_Lt", "NotEq_Gt")
_BINARY: Final = (
    "Add_Sub",
    "Sub_Add",
    "Mul_FloorDiv",
    "FloorDiv_Mul",
    "Mod_Add",
    "BitOr_BitAnd",
    "BitAnd_BitOr",
)
OPERATORS: Final[tuple[Operator, ...]] = (
    *(
        getattr(comparison_operator_replacement, f"ReplaceComparisonOperator_{name}")()
        for name in _COMPARISONS
    ),
    *(
        WithoutTexts(
            getattr(comparison_operator_replacement, f"ReplaceComparisonOperator_{name}")()
        )
        for name in _BOUNDS
    ),
    *(getattr(binary_operator_replacement, f"ReplaceBinaryOperator_{name}")() for name in _BINARY),
    boolean_replacer.ReplaceTrueWithFalse(),
    boolean_replacer.ReplaceFalseWithTrue(),
    boolean_replacer.ReplaceAndWithOr(),
    boolean_replacer.ReplaceOrWithAnd(),
    boolean_replacer.AddNot(),
    unary_operator_replacement.ReplaceUnaryOperator_Delete_Not(),
    unary_operator_replacement.ReplaceUnaryOperator_Delete_USub(),
    break_continue.ReplaceBreakWithContinue(),
    break_continue.ReplaceContinueWithBreak(),
    exception_replacer.ExceptionReplacer(),
    number_replacer.NumberReplacer(),
    remove_decorator.RemoveDecorator(),
    zero_iteration_for_loop.ZeroIterationForLoop(),
    MembershipReversed(),
    OperandDropped(),
)
"""Every way in which a module is changed."""


@dataclass(frozen=True)
class Mutant:
    """A module with one mistake."""

    module: str
    """Relative to the repository."""
    line: int
    """Of the first change, from 1."""
    before: str
    """The changed lines, joined by spaces."""
    after: str
    """The same lines after the change."""
    source: str
    """The whole module with the mistake."""

    @property
    def summary(self) -> str:
        """Its module, line and change, on one line."""
        return f"{self.module}:{self.line}: {self.before}  →  {self.after}"

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies it even when lines move."""
        return self.module, self.before, self.after


def mutants_of(root: Path, module: str) -> list[Mutant]:
    """Return every mutant of a module, in the order of its lines, without duplicates."""
    source = (root / module).read_text(encoding="utf-8")
    nodes = list(ast_nodes(get_ast(source)))
    found: dict[str | None, Mutant] = {}
    usual = _running(source)
    for operator in OPERATORS:
        places = sum(1 for node in nodes for _ in operator.mutation_positions(node))
        for occurrence in range(places):
            changed = mutate_code(source, operator, occurrence)
            running = _running(changed)
            if running is not None and running != usual and running not in found:
                found[running] = _mutant(module, source, changed)
    return sorted(found.values(), key=lambda mutant: (mutant.line, mutant.after))


def _mutant(module: str, source: str, changed: str) -> Mutant:
    old, new = source.split("\n"), changed.split("\n")
    start = next(at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    end = 1
    while old[-end] == new[-end] and min(len(old), len(new)) - end > start:
        end += 1
    before, after = (
        " ".join(" ".join(lines[start : len(lines) - end + 1]).split()) for lines in (old, new)
    )
    return Mutant(module, start + 1, before, after, changed)


_OPPOSITE: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


class _Running(ast.NodeTransformer):
    """Normalizes a module: removes what has no effect when it runs, such as annotations.

    ``frozen`` counts among these, since it only prevents mistakes of programmers.
    """

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> ast.AST | None:
        return None if node.arg == "frozen" else self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        inner = node.operand
        if not isinstance(node.op, ast.Not):
            return node
        if isinstance(inner, ast.UnaryOp) and isinstance(inner.op, ast.Not):
            return inner.operand
        if isinstance(inner, ast.Compare) and len(inner.ops) == 1:
            inner.ops = [_OPPOSITE[type(inner.ops[0])]()]
            return inner
        return node

    def visit_If(self, node: ast.If) -> ast.AST | None:
        names = {one.id for one in ast.walk(node.test) if isinstance(one, ast.Name)}
        return None if "TYPE_CHECKING" in names else self.generic_visit(node)


def _running(source: str) -> str | None:
    """Return the normalized syntax tree of a source as text, or None if it is not valid Python."""
    try:
        return ast.dump(_Running().visit(ast.parse(source)))
    except SyntaxError:
        return None
