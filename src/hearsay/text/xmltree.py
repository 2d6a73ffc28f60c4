"""XML to a tree: no entity is expanded, no DTD is loaded, nothing that it points to is fetched."""

from typing import Any
from xml.parsers import expat

from hearsay.errors import UnreadableDocument

_HEAD = 100_000  # bytes in which the first element begins


def read_tree(data: bytes) -> Any:
    """The root element of an XML file; ``UnreadableDocument`` where it is damaged or a trap."""
    from lxml import etree  # noqa: PLC0415  # heavy: only for formats made of XML

    _refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        told = str(error.msg).partition("\n")[0][:100]  # it quotes the file below
        raise UnreadableDocument(f"its XML is damaged: {told}") from error


class _Begun(Exception):  # no error: the first element was reached
    pass


def _refuse_entities(data: bytes) -> None:
    """Refuse a file that declares entities, before any parser that could expand one sees it.

    Only the prolog can declare them; it is read up to the first element, as defusedxml does.
    """

    def refuse(*_told: object) -> None:
        raise UnreadableDocument("its XML declares entities, which are not expanded; it is refused")

    def begin(*_told: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.StartElementHandler = begin
    try:
        parser.Parse(data[:_HEAD])
    except _Begun:
        return
    except expat.ExpatError as error:
        raise UnreadableDocument(f"its XML is damaged: {expat.ErrorString(error.code)}") from error
    except (LookupError, ValueError) as error:
        raise UnreadableDocument(f"its XML is in an encoding we do not read: {error}") from error
    raise UnreadableDocument("its XML is damaged: no element in it begins")
