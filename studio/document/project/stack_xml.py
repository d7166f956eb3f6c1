"""The layer stack of an OpenRaster file: stack.xml, read and written.

Format: OpenRaster 0.0.6, "Layer Stack Specification".
"""

from collections.abc import Callable, Mapping
from xml.etree import ElementTree
from xml.parsers import expat

from studio.document.layers.stack_limits import MAX_DEPTH, MAX_LAYERS

_VERSION = "0.0.5"


class StackError(Exception):
    """The stack cannot be used; the text says why, after "its layer stack …"."""


def parse(data: bytes) -> ElementTree.Element:
    """Return the root element of a stack.xml.

    Raises:
        StackError: It is not XML, declares entities, is nested too deep, or has too many layers.
    """
    builder = ElementTree.TreeBuilder()
    parser = expat.ParserCreate()
    depth = elements = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth, elements
        depth, elements = depth + 1, elements + 1
        if depth > MAX_DEPTH + 3:  # image, stack, groups and a layer
            raise StackError(f"has groups that are nested more than {MAX_DEPTH} deep")
        if elements > MAX_LAYERS + 2:
            raise StackError(f"has more than {MAX_LAYERS:,} layers")
        builder.start(name, dict(attributes))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name)

    def refuse(*_: object) -> None:
        raise StackError("declares XML entities, which no layer stack needs")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
        root = builder.close()
    except (expat.ExpatError, ValueError, AssertionError) as error:
        raise StackError("is damaged") from error
    if root.tag != "image" or root.find("stack") is None:
        raise StackError("is damaged")
    return root


def dump(root: ElementTree.Element) -> bytes:
    """Return the text of a stack.xml."""
    ElementTree.indent(root)
    return ElementTree.tostring(root, "UTF-8", xml_declaration=True)


def new_image(width: int, height: int) -> tuple[ElementTree.Element, ElementTree.Element]:
    """Return the root element of a new stack.xml, and its empty stack."""
    root = ElementTree.Element("image", version=_VERSION, w=str(width), h=str(height), xres="72", yres="72")
    return root, ElementTree.SubElement(root, "stack")


def whole_number(element: ElementTree.Element, key: str, limit: int = 10**6) -> int:
    """Return a number of pixels; 0 where there is none or it is out of range."""
    number = _number(element, key, 0, lambda value: abs(value) <= limit)
    return round(number)


def opacity(element: ElementTree.Element) -> float:
    """Return an element's opacity; 1 where there is none or it is out of 0..1."""
    return _number(element, "opacity", 1, lambda value: 0 <= value <= 1)


def _number(element: ElementTree.Element, key: str, default: float, is_valid: Callable[[float], bool]) -> float:
    try:
        value = float(element.get(key, default))
    except ValueError:
        return default
    return value if is_valid(value) else default  # a NaN is not valid either
