"""Small PDF files, made by hand: lines of text at places of a page, in Helvetica."""

FONTS = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
PICTURE = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
"""A page that is one picture."""


def pdf(pages, *, info="", catalog="", trailer=""):
    """Return a PDF of *pages*, each a list of (x, y from below, size, text[, font]); font 1 is regular, 2 bold."""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for number, lines in enumerate(pages):
        content = lines if isinstance(lines, str) else "\n".join(shown(*line) for line in lines)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {7 + 2 * number} 0 R {FONTS} >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    data = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode("latin-1")


def shown(x, y, size, text, font=1):
    """Return the operators that show *text*."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{font} {size} Tf {x} {y} Td ({escaped}) Tj ET"


def column(x, y, texts, size=10, step=12):
    """Return the lines of a column that begins at *y*."""
    return [(x, y - step * number, size, text) for number, text in enumerate(texts)]
