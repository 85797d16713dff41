"""Small files of other programs' forms, made for tests of intake."""

import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence


def pdf(*pages: Sequence[str], title: str = "") -> bytes:
    """A PDF of pages of lines, set in one size, each line an instruction of its own."""
    parts: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    parts.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    parts.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, lines in enumerate(pages):
        shown = "\n".join(
            f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj 0 -14 Td"
            for line in lines
        )
        drawn = f"BT /F1 11 Tf 60 780 Td\n{shown}\nET".encode()
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
            + f"{5 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        parts.append(b"<< /Length %d >>\nstream\n" % len(drawn) + drawn + b"\nendstream")
    parts.append(f"<< /Title ({title}) >>".encode())
    body = io.BytesIO(b"%PDF-1.4\n")
    body.seek(0, io.SEEK_END)
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(body.tell())
        body.write(b"%d 0 obj\n" % number + part + b"\nendobj\n")
    start = body.tell()
    body.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    body.writelines(b"%010d 00000 n \n" % place for place in places)
    body.write(b"trailer << /Size %d /Root 1 0 R " % (len(parts) + 1))
    body.write(b"/Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts), start))
    return body.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these members, in this order: the same bytes whenever it is made."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as packed:
        for name, data in members.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return body.getvalue()


def tarred(members: Mapping[str, bytes], packing: str = "") -> bytes:
    """A tar archive of these members, in this order, packed by `packing` ("gz") if asked."""
    body = io.BytesIO()
    with tarfile.open(fileobj=body, mode=f"w:{packing}") as packed:  # type: ignore[call-overload]
        for name, data in members.items():
            one = tarfile.TarInfo(name)
            one.size = len(data)
            packed.addfile(one, io.BytesIO(data))
    return body.getvalue()
