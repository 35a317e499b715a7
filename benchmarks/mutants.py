"""Mutants of a module: its source with one small mistake, as Cosmic Ray and two of our own make it.

Of Cosmic Ray's replacements those are taken that a programmer slips into: a bound off by one, a
condition turned round, ``and`` for ``or``, a loop that never runs. A mistake that cannot show when
the program runs, in an annotation or under ``TYPE_CHECKING``, is none.
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
    """A way to change a tree, as Cosmic Ray asks for it; nodes are those of parso, untyped."""

    def mutation_positions(self, node: Any) -> Iterator[object]:  # noqa: ANN401
        """Yield something for each change that can be made at a node."""

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ANN401
        """Return the node with one of the changes made."""


class MembershipReversed:
    """``in`` becomes ``not in``, and the other way round."""

    def mutation_positions(self, node: Any) -> Iterator[object]:  # noqa: ANN401
        """Yield the comparison where it asks for membership."""
        if node.type == "comparison" and self._operator(node) in {"in", "not in"}:
            yield node.start_pos

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ANN401, ARG002 - there is but one
        """Return the comparison turned round."""
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
    """Of ``a and b`` or ``a or b`` one part is left out."""

    def mutation_positions(self, node: Any) -> Iterator[object]:  # noqa: ANN401
        """Yield each operand of a row of ``and`` or ``or``."""
        if node.type in {"and_test", "or_test"}:
            yield from (child.start_pos for child in node.children[::2])

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ANN401
        """Return the row without one operand and the word beside it."""
        start = max(2 * index - 1, 0)
        del node.children[start : start + 2]
        return node


class NotOfWords:
    """An operator of Cosmic Ray's, but not where something is compared with a word.

    That one word comes before another in the alphabet is nothing that anybody writes by mistake.
    """

    def __init__(self, operator: Operator) -> None:
        """Take the operator that makes the changes."""
        self._operator = operator

    def mutation_positions(self, node: Any) -> Iterator[object]:  # noqa: ANN401
        """Yield what the operator yields, of comparisons without a word alone."""
        if node.type != "comparison" or node.children[2].type != "string":
            yield from self._operator.mutation_positions(node)

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ANN401
        """Return what the operator makes of the node."""
        return self._operator.mutate(node, index)


_COMPARISONS: Final = (
    "Eq_NotEq", "NotEq_Eq", "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt",
    "GtE_Lt", "Is_IsNot", "IsNot_Is",
)  # fmt: skip
_BOUNDS: Final = ("Eq_LtE", "Eq_GtE", "NotEq_Lt", "NotEq_Gt")
_BINARY: Final = ("Add_Sub", "Sub_Add", "Mul_FloorDiv", "FloorDiv_Mul", "Mod_Add", "BitOr_BitAnd",
                  "BitAnd_BitOr")  # fmt: skip
OPERATORS: Final[tuple[Operator, ...]] = (
    *(
        getattr(comparison_operator_replacement, f"ReplaceComparisonOperator_{name}")()
        for name in _COMPARISONS
    ),
    *(
        NotOfWords(getattr(comparison_operator_replacement, f"ReplaceComparisonOperator_{name}")())
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
    """The lines that were changed, without what stands around them."""
    after: str
    source: str
    """The whole module with the mistake."""

    @property
    def told(self) -> str:
        """Its place and its change, on one line."""
        return f"{self.module}:{self.line}: {self.before}  →  {self.after}"

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by when lines move."""
        return self.module, self.before, self.after


def mutants_of(root: Path, module: str) -> list[Mutant]:
    """Return every mutant of a module, in the order of its lines, none twice."""
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
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE,
    ast.LtE: ast.Gt, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip


class _Running(ast.NodeTransformer):
    """Takes away what is not looked at when a program runs, and writes what is alike alike.

    ``frozen`` keeps programmers from a mistake, and does nothing where there is none.
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
    """Return what Python would run of a source, or None where it would not."""
    try:
        return ast.dump(_Running().visit(ast.parse(source)))
    except SyntaxError:
        return None
