"""How a file of code is written."""

import ast
import re
from collections.abc import Iterator

from tests.house.sources import Module, listed, modules

LONGEST = 300
GROUND_FLOORS = {"calendar", "records", "borough", "access"}
# A full stop inside a sentence, as in "e.g." or "s.47", is followed by no capital letter.
SECOND_SENTENCE = re.compile(r"[.!?]\s+[A-Z]")
ABBREVIATIONS = re.compile(r"\b(e\.g|i\.e|etc|cf|vs|para|No|s|reg|St)\.", re.IGNORECASE)


def test_there_is_code_to_judge() -> None:
    """The tests below would pass over an empty list."""
    assert modules()


def test_a_module_is_short() -> None:
    """A file is split before it is too long to read at a sitting."""
    lengths = {module.name: len(module.text.splitlines()) for module in modules()}
    long = [f"{name} has {lines} lines" for name, lines in lengths.items() if lines > LONGEST]
    assert not long, listed(long)


def test_a_module_begins_with_one_plain_sentence() -> None:
    """The first paragraph of the module's docstring is a sentence with a full stop."""
    wrong = [f"{module.name}: {said}" for module in modules() if (said := _wrong_beginning(module))]
    assert not wrong, listed(wrong)


def test_what_others_use_is_explained() -> None:
    """Every public function and class of the ground floors has a docstring."""
    silent = [
        f"{module.name}:{node.lineno} {node.name}"
        for module in modules()
        if module.floor in GROUND_FLOORS
        for node in _public(module.tree)
        if not ast.get_docstring(node)
    ]
    assert not silent, listed(silent)


def test_no_exception_is_swallowed() -> None:
    """A caught exception is named, and something is done about it."""
    swallowed = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ExceptHandler):
                if node.type is None:
                    swallowed.append(f"{module.name}:{node.lineno} catches everything without a name")
                elif all(_does_nothing(statement) for statement in node.body):
                    swallowed.append(f"{module.name}:{node.lineno} catches and does nothing")
                elif _catches_all(node.type) and all(_only_leaves(statement) for statement in node.body):
                    swallowed.append(f"{module.name}:{node.lineno} catches every exception and goes on")
    assert not swallowed, listed(swallowed)


def test_nothing_is_left_unwritten() -> None:
    """No function stands empty or says that it is not written yet, unless it declares what others provide."""
    unwritten = [
        f"{module.name}:{function.lineno} {function.name}"
        for module in modules()
        for holder in ast.walk(module.tree)
        if not (isinstance(holder, ast.ClassDef) and _is_a_declaration(holder))
        for function in ast.iter_child_nodes(holder)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        if not {"overload", "abstractmethod"} & {_last_name(decorator) for decorator in function.decorator_list}
        if _is_empty(function)
    ]
    assert not unwritten, listed(unwritten)


def _wrong_beginning(module: Module) -> str:
    """What is wrong with how a module begins; "" where nothing is."""
    docstring = ast.get_docstring(module.tree)
    if not docstring:
        return "no docstring"
    first = " ".join(docstring.split("\n\n")[0].split())
    if first[0].isalpha() and not first[0].isupper():
        return f"begin with a capital letter: {first}"
    if not first.endswith((".", "?")):
        return f"end the first sentence with a full stop: {first}"
    return f"one sentence first: {first}" if SECOND_SENTENCE.search(ABBREVIATIONS.sub("", first)) else ""


def _public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Subscript | ast.Call):
        return _last_name(node.value if isinstance(node, ast.Subscript) else node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _catches_all(node: ast.expr) -> bool:
    names = node.elts if isinstance(node, ast.Tuple) else [node]
    return any(_last_name(name) in {"Exception", "BaseException"} for name in names)


def _is_a_declaration(node: ast.ClassDef) -> bool:
    return any(_last_name(base) in {"Protocol", "ABC"} for base in node.bases)


def _does_nothing(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def _only_leaves(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Return):
        return statement.value is None or isinstance(statement.value, ast.Constant)
    return _does_nothing(statement) or isinstance(statement, ast.Continue | ast.Break)


def _is_empty(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    if all(_does_nothing(statement) for statement in function.body):
        return True
    raised = function.body[-1]
    return isinstance(raised, ast.Raise) and raised.exc is not None and _last_name(raised.exc) == "NotImplementedError"
