"""Build small Word files for tests, part by part."""

from __future__ import annotations

import io
import zipfile

from generator.tools.archive import zip_files

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def docx(body: str, **parts: str) -> bytes:
    """Return a Word file with a body; `parts`: the inside of `numbering`, `styles`, …"""
    files = {"word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"}
    for name, inside in parts.items():
        root = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
        files[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{inside}</w:{root}>"
    relations = "".join(
        f'<Relationship Id="r{i}" Type="http://x/{name.rstrip("1")}" Target="{name}.xml"/>'
        for i, name in enumerate(parts)
    )
    files["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relations}</Relationships>"
    )
    return zip_files({name: text.encode() for name, text in files.items()})


def paragraph(text: str = "", *, number: str = "", level: int | None = 0, style: str = "") -> str:
    """Return a paragraph of one run; `number`: the id of its list."""
    of_list = ""
    if number:
        place = "" if level is None else f'<w:ilvl w:val="{level}"/>'
        of_list = f'<w:numPr>{place}<w:numId w:val="{number}"/></w:numPr>'
    of_style = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{of_style}{of_list}</w:pPr>{run}</w:p>"


def levels(id: str, *texts: str, more: str = "") -> str:
    """Return an abstract definition of lists, its levels written `format:text[:further]`."""
    inside = ""
    for i, text in enumerate(texts):
        form, shown, *further = text.split("|")
        inside += (
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{shown}"/>{"".join(further)}</w:lvl>'
        )
    return f'<w:abstractNum w:abstractNumId="{id}">{more}{inside}</w:abstractNum>'


def listing(id: str, abstract: str, more: str = "") -> str:
    """Return a list that uses an abstract definition."""
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def drawing(id: str, alt: str = "") -> str:
    """Return a paragraph with a picture behind the relationship of an id."""
    return (
        "<w:p><w:r><w:drawing>"
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:docPr id="1" descr="{alt}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:blip r:embed="{id}" xmlns:r="{_OFFICE}"/>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def with_pictures(data: bytes, pictures: dict[str, bytes]) -> bytes:
    """Return a Word file that also holds some pictures, by the ids of their relationships."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    rels = "word/_rels/document.xml.rels"
    more = ""
    for id, content in pictures.items():
        files[f"word/media/{id}.bin"] = content
        more += f'<Relationship Id="{id}" Type="{_OFFICE}/image" Target="media/{id}.bin"/>'
    text = files[rels].decode().replace("</Relationships>", f"{more}</Relationships>")
    return zip_files({**files, rels: text.encode()})
