"""The same paper by another hand: the official form of an offer as HTML, printed by WeasyPrint.

It gets what our template gets, the data of `offer_print`, and sets all of it: the receipt with its
QR code, every table of the form with headings that repeat, label cells, notes at the foot of their
page, "page X of Y", the attached document; tagged, for the archive (PDF/A-3a), in the same typeface
and sizes. Written to be fast: templates and style sheet are read once and kept warm.

WeasyPrint claims one standard a file, so this one claims no PDF/UA; ours claims both.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.template import Context, Engine
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

from ccop.kernel.paperwork.pdf.fonts import FONTS
from ccop.kernel.paperwork.pdf.stamp import Stamp, printed, qr_svg

_HERE = Path(__file__).parent
_PARTS = {
    "runs": "{% for part in parts %}{% if part.struck %}<s>{{ part.text }}</s>"
    "{% else %}{{ part.text }}{% endif %}{% endfor %}",
    "pairs": '<table class="pairs">{% for label, value in rows %}'
    '<tr><th scope="row">{{ label }}<td>{{ value }}{% endfor %}</table>',
    "heading": "<h3>{{ asked.number }} {{ asked.text }}{% if note and not asked.instruction %}"
    '<span class="note">{{ note }}</span>{% endif %}</h3>'
    '{% if asked.instruction %}<p class="small">{{ asked.instruction }}'
    '{% if note %}<span class="note">{{ note }}</span>{% endif %}</p>{% endif %}',
    "answer": '<div class="label">{% include heading %}</div>'
    '<div class="box">{{ text|linebreaks }}</div>',
}
_WEIGHTS = {"Regular": "normal", "Bold": "bold"}


class Rival:
    """What is kept between prints."""

    def __init__(self) -> None:
        engine = Engine()
        self._page = engine.from_string((_HERE / "rival.html").read_text())
        self._parts = {name: engine.from_string(source) for name, source in _PARTS.items()}
        self._fonts = FontConfiguration()
        faces = "".join(
            f'@font-face {{ font-family: Lato; src: url("{(FONTS / f"Lato-{name}.ttf").as_uri()}");'
            f" font-weight: {weight} }}"
            for name, weight in _WEIGHTS.items()
        )
        sheet = (_HERE / "rival.css").read_text()
        self._sheet = CSS(string=faces + sheet, font_config=self._fonts)

    def print(self, data: Mapping[str, Any], stamp: Stamp, attachment: bytes) -> bytes:
        """The form with this data, which is what `compile_paper` gets."""
        attached = data["document"]["attached"]
        words = {_name(key): text for key, text in data["labels"].items()}
        words |= {f"note_{key}": text for key, text in data["notes"].items()}
        context = {
            **data,
            **self._parts,
            "words": words,
            "fields": {_name(key): asked for key, asked in data["asked"].items()},
            "others": {_name(key): text for key, text in data["other"].items()},
            "stamp": printed(stamp),
            "qr": "data:image/svg+xml," + quote(qr_svg(stamp.check_url)),
        }
        pdf: bytes = HTML(string=self._page.render(Context(context))).write_pdf(
            stylesheets=[self._sheet],
            font_config=self._fonts,
            attachments=[
                Attachment(
                    string=attachment,
                    name=attached["name"],
                    description=attached["description"],
                    relationship="Data",
                )
            ],
            pdf_variant="pdf/a-3a",
        )
        return pdf


def _name(key: str) -> str:
    """A key of the form as a template can name it: "III.4" is `III_4`."""
    return key.replace(".", "_")
