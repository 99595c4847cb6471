"""A canvas that tells assistive technology what it draws (PDF/UA-1).

ReportLab knows no structure tree, so it is built here: every drawing stands either in an
`element` (heading, paragraph, table cell, figure with a text alternative) or is an
`artifact` (rules, running heads). Marks never nest; a paragraph that runs on to the next
page keeps one element.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import ttfonts
from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

_UNKNOWN = 0xFFFD
_plain_cmap = ttfonts.makeToUnicodeCMap


def _cmap_without_null(fontname: str, subset: list[int]) -> str:
    """ReportLab maps glyph 0 to U+0000, which PDF/UA forbids."""
    return str(_plain_cmap(fontname, [code or _UNKNOWN for code in subset]))


def _prepare_reportlab() -> None:
    """Sets what ReportLab knows only as module state; doing it again changes nothing."""
    ttfonts.makeToUnicodeCMap = _cmap_without_null
    rl_config.trustedSchemes = ["data"]
    rl_config.trustedHosts = []
    for name in ("StructParents", "Tabs"):
        if name not in PDFPage.__NoDefault__:
            PDFPage.__NoDefault__.append(name)


@dataclass(slots=True, eq=False)
class Element:
    """A node of the structure tree; kids are elements or (page number from 0, mark)."""

    role: str
    alt: str = ""
    scope: str = ""
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas with a structure tree; `save` writes it into the file.

    The metadata are title, organisation and language, and nothing about machine or user.
    """

    def __init__(
        self, target: Any, *, title: str, organisation: str, language: str, font: str
    ) -> None:
        _prepare_reportlab()
        super().__init__(
            target,
            pagesize=(595.276, 841.89),
            invariant=1,
            pageCompression=1,
            lang=language,
            initialFontName=font,
        )
        self.setTitle(title)
        self.setAuthor(organisation)
        self.setCreator("Buurtschap")
        self.setSubject(title)
        self.setProducer("Buurtschap")
        self._title = title
        self._root = Element("Document")
        self._path = [self._root]
        self._marks: list[list[Element]] = [[]]

    @contextmanager
    def element(self, role: str, *, alt: str = "", scope: str = "") -> Iterator[Element]:
        """Opens a node under the open one; drawing needs a `content` within it."""
        node = Element(role, alt, scope)
        self._path[-1].kids.append(node)
        with self.within(node):
            yield node

    @contextmanager
    def within(self, node: Element) -> Iterator[Element]:
        """Opens a node that stands already: the rest of a table or a paragraph."""
        self._path.append(node)
        yield node
        self._path.pop()

    @contextmanager
    def content(self) -> Iterator[None]:
        """What is drawn here belongs to the open element."""
        page = self._marks[-1]
        node = self._path[-1]
        node.kids.append((len(self._marks) - 1, len(page)))
        self._code.append(f"/{node.role} <</MCID {len(page)}>> BDC")
        page.append(node)
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn here says nothing of its own."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Ends the page and ties its marks to the tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.StructParents = len(self._marks) - 1
        page.Tabs = PDFName("S")
        self._marks.append([])

    def save(self) -> None:
        """Writes the tree and the catalogue's promises, then the file."""
        if self._code:
            self.showPage()
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self._doc.Reference(self._tree())
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        title = escape(self._title)
        catalog.Metadata = XMP(creator=lambda _doc: _XMP.format(title=title).encode())
        super().save()

    def _tree(self) -> PDFDictionary:
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self._doc.Reference(root, "StructTreeRoot")
        names: dict[int, PDFObjectReference] = {}
        root.dict["K"] = self._node(self._root, reference, names)
        nums: list[Any] = []
        for number, marks in enumerate(self._marks):
            if marks:
                nums += [number, PDFArray([names[id(node)] for node in marks])]
        root.dict["ParentTree"] = PDFDictionary({"Nums": PDFArray(nums)})
        root.dict["ParentTreeNextKey"] = len(self._marks)
        return root

    def _node(
        self, node: Element, parent: PDFObjectReference, names: dict[int, PDFObjectReference]
    ) -> PDFObjectReference:
        """Writes `node` and what is under it; returns the reference to it."""
        written = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.role)})
        own = self._doc.Reference(written, f"Struct{len(names)}")
        names[id(node)] = own
        written.dict["P"] = parent
        if node.alt:
            written.dict["Alt"] = PDFString(node.alt)
        if node.scope:
            written.dict["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(node.scope)})
        kids = []
        for kid in node.kids:
            if isinstance(kid, Element):
                kids.append(self._node(kid, own, names))
            else:
                kids.append(self._mark(*kid))
        written.dict["K"] = PDFArray(kids)
        return own

    def _mark(self, page: int, mark: int) -> PDFDictionary:
        return PDFDictionary(
            {
                "Type": PDFName("MCR"),
                "Pg": self._doc.Reference(self._doc.Pages.pages[page]),
                "MCID": mark,
            }
        )
