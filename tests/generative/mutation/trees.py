"""Elements of an XML return change, move, go or stand twice, and the file is still sound XML."""

from copy import deepcopy
from random import Random

from lxml import etree
from tests.generative.compare import Moved, Place
from tests.generative.expect import Anything, CellChanged, Expectation, RowsChanged, Same
from tests.generative.feeds import feeds
from tests.generative.model import Base
from tests.generative.mutation import values
from tests.generative.mutation.case import Case

_CHILD = {"cin": "Child", "ssda903": "CHILD"}


def _tree(base: Base) -> tuple[str, etree._Element, list[etree._Element]] | None:
    if not base.documents:
        return None
    path = base.documents[0]
    root = etree.fromstring(base.files[path])
    return path, root, list(root.iter(_CHILD[base.kind]))


def _case(base: Base, path: str, name: str, root: etree._Element, expect: Expectation) -> Case:
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Case(f"{path}: {name}", {**base.files, path: data}, expect)


def _leaf(base: Base, dice: Random) -> tuple[str, etree._Element, int, etree._Element] | None:
    found = _tree(base)
    if found is None or base.kind != "cin":
        return None
    path, root, children = found
    number = dice.randrange(len(children))
    leaves = [
        item for item in children[number].iter() if not len(item) and item.text and feeds("cin", "", str(item.tag))
    ]
    return (path, root, number + 1, dice.choice(leaves)) if leaves else None


def value(base: Base, dice: Random) -> Case | None:
    """An element holds another sound value, a code in other words, or nothing that can be read."""
    found = _leaf(base, dice)
    if found is None:
        return None
    path, root, number, leaf = found
    to = feeds("cin", "", str(leaf.tag))
    way = dice.choice(("change", "change", "spell", "spoil"))
    if way == "spoil":
        cell, read = values.nonsense(to[0].column, dice), None
    else:
        pair = (values.spelt(to[0].column, base.year, dice) if way == "spell" else None) or values.another(
            "cin", to[0].column, base.year, dice, False
        )
        cell, read = pair or (None, None)
    if cell is None:
        return None
    name = f"{way} {leaf.tag} of child {number}: {leaf.text!r} → {cell!r}"
    leaf.text = str(cell)
    return _case(base, path, name, root, CellChanged((path, number), to, read, way == "spoil"))


def lose(base: Base, dice: Random) -> Case | None:
    """An element that holds a value goes, or holds nothing."""
    found = _leaf(base, dice)
    if found is None:
        return None
    path, root, number, leaf = found
    to = feeds("cin", "", str(leaf.tag))
    parent = leaf.getparent()
    assert parent is not None
    if dice.random() < 0.5:
        parent.remove(leaf)
        name = "gone"
    else:
        leaf.text = dice.choice((None, " ", "\n"))
        name = "empty"
    return _case(base, path, f"{leaf.tag} of child {number} {name}", root, CellChanged((path, number), to, None))


def _moved(path: str, order: list[int], fresh: int | None = None) -> Moved:
    def back(place: Place) -> Place | None:
        return None if place[1] - 1 == fresh else (place[0], order[place[1] - 1] + 1)

    return back


def children(base: Base, dice: Random) -> Case | None:
    """Children in another order, one of them gone, or one of them twice."""
    found = _tree(base)
    if found is None:
        return None
    path, root, all_of_them = found
    holder = all_of_them[0].getparent()
    assert holder is not None
    order = list(range(len(all_of_them)))
    which = dice.randrange(len(order))
    way = dice.choice(("order", "gone", "twice"))
    name = path.rpartition("/")[2]
    expect: Expectation
    if way == "order":
        dice.shuffle(order)
        expect = Same(_moved(name, order))
    elif way == "gone":
        order.remove(which)
        expect = RowsChanged([(name, which + 1)], _moved(name, order))
    else:
        order.append(which)
        expect = RowsChanged([(name, which + 1)], _moved(name, order, len(order) - 1), twice=True)
    for child in all_of_them:
        holder.remove(child)
    holder.extend([deepcopy(all_of_them[n]) for n in order])
    return _case(base, path, f"children {order}", root, expect)


def dressing(base: Base, dice: Random) -> Case | None:
    """What says nothing: comments, instructions, blanks between elements, a namespace, another encoding, capital letters."""
    found = _tree(base)
    if found is None:
        return None
    path, root, all_of_them = found
    element = dice.choice([item for item in root.iter() if isinstance(item.tag, str) and len(item)])
    way = dice.choice(("comment", "instruction", "indent", "namespace", "utf-16", "latin", "crlf", "unknown", "cdata"))
    expect = Same()
    if way == "comment":
        element.insert(dice.randrange(len(element) + 1), etree.Comment(" <Child> not one "))
    elif way == "instruction":
        element.insert(0, etree.ProcessingInstruction("xml-stylesheet", "href='x'"))
    elif way == "indent":
        etree.indent(root, "    ")
    elif way == "unknown":
        dice.choice(all_of_them).append(etree.fromstring("<SomethingNew><Inside>1</Inside></SomethingNew>"))
    elif way == "cdata":
        leaf = dice.choice([item for item in root.iter() if isinstance(item.tag, str) and not len(item) and item.text])
        leaf.text = etree.CDATA(str(leaf.text))
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    if way == "namespace":
        data = data.replace(b"<" + str(root.tag).encode(), b"<" + str(root.tag).encode() + b" xmlns='urn:example'", 1)
    elif way in ("utf-16", "latin"):
        data = etree.tostring(root, encoding="utf-16" if way == "utf-16" else "iso-8859-1", xml_declaration=True)
    elif way == "crlf":
        data = data.replace(b"\n", b"\r\n")
    return Case(f"{path}: {way}", {**base.files, path: data}, expect)


def disorder(base: Base, dice: Random) -> Case | None:
    """Elements anywhere move, go, stand twice, are renamed or filled with strange texts: sound XML of any meaning."""
    found = _tree(base)
    if found is None:
        return None
    path, root, _ = found
    names = []
    for _ in range(dice.randrange(1, 6)):
        elements = [item for item in root.iter() if isinstance(item.tag, str) and item.getparent() is not None]
        item = dice.choice(elements)
        parent = item.getparent()
        assert parent is not None
        way = dice.choice(("remove", "repeat", "move", "rename", "wrap", "tail", "text", "fill", "attribute"))
        names.append(f"{way} {item.tag}")
        if way == "remove" and len(elements) > 3:
            parent.remove(item)
        elif way == "repeat":
            parent.extend([deepcopy(item) for _ in range(dice.choice((1, 2, 30)))])
        elif way == "move":
            inside = set(item.iter())
            dice.choice([root, *(other for other in elements if other not in inside)]).append(item)
        elif way == "rename":
            item.tag = dice.choice(
                ("Child", "CINdetails", "LAchildID", "EPISODE", "CHILD", "x", "Header", str(item.tag).lower())
            )
        elif way == "wrap":
            outer = etree.SubElement(parent, dice.choice(("Children", "Reviews", "Wrap")))
            outer.append(item)
        elif way == "tail":
            item.tail = "some words between"
        elif way == "text":
            item.text = dice.choice(
                ("\u00a0", "½", "2024-99-99", "0", "-1", "null", "x" * 300, "2024-01-01T99:99:99", "\U0001f600")
            )
        elif way == "fill":
            item.append(deepcopy(dice.choice(elements)))
        elif way == "attribute":
            item.set("{urn:x}nil", "true")
    return _case(base, path, "; ".join(names), root, Anything())
