import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pypdf
import pytest
from pydantic import BaseModel

from ccop.grants.offers.papers import OFFER_2018_PAPER as PAPER
from ccop.kernel.paperwork.pdf import Approval, Stamp, compile_paper
from ccop.law.forms.base import canonical
from ccop.law.forms.offer_2018 import Offer, Statements
from ccop.law.money import format_amount
from tests.grants.papers.offers import CONTEXT, hostile, joint, longest, minimal, typical
from tests.tools.pdf_checks import verapdf

OFFERS: dict[str, Callable[[], Offer]] = {
    "minimal": minimal,
    "typical": typical,
    "joint": joint,
    "longest": longest,
    "hostile": hostile,
}
STAMP = Stamp(
    number="OF.12.2027",
    received_at=datetime(2027, 1, 31, 14, 5, 9, tzinfo=UTC),
    checksum="0123456789abcdef" * 4,
    check_url="https://ccop.example/sprawdz?numer=OF.12.2027&suma=0123456789abcdef",
    signatures=(
        Approval("Anna Przykładowa", datetime(2027, 1, 31, 13, 0, tzinfo=UTC)),
        Approval("Jan Przykładowy", datetime(2027, 1, 31, 14, 5, 9, tzinfo=UTC)),
    ),
)
SEALED = canonical({"form": "oferta/2018", "content": "ż"})
MARGIN = 40
"""In points; the margin is 18 mm."""
NOT_PRINTED = {"id", "year", "action", "offeror", "grant_years"}
"""Ties between rows, and what is asked for beside the form."""
PAGES_A_CELL_MAY_SPAN = 6

every_offer = pytest.mark.parametrize("name", OFFERS)


@cache
def pdf(name: str, *, draft: bool = False) -> bytes:
    return compile_paper(
        PAPER.template,
        PAPER.data(OFFERS[name](), CONTEXT),
        stamp=None if draft else STAMP,
        attachment=None if draft else SEALED,
    )


@cache
def pages(name: str, *, draft: bool = False) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(pdf(name, draft=draft)))
    return [plain(page.extract_text()) for page in reader.pages]


def plain(text: str) -> str:
    """Letters and signs only: lines, blanks and hyphens at line ends are the layout's."""
    return re.sub(r"[\s\u00ad\u200b\u2010-]", "", unicodedata.normalize("NFKC", text))


def values(part: object) -> Iterator[str]:
    """Everything that was typed, as the print writes it."""
    match part:
        case Statements() | None:  # statements are printed as struck and kept words
            return
        case BaseModel():
            for name in set(type(part).model_fields) - NOT_PRINTED:
                yield from values(getattr(part, name))
        case dict():
            yield from values(tuple(part.values()))
        case tuple():
            for item in part:
                yield from values(item)
        case date():
            yield f"{part:%d.%m.%Y}"
        case Decimal() if part.as_tuple().exponent == -2:
            yield format_amount(part)
        case _:
            yield str(part).replace(".", ",") if isinstance(part, Decimal) else str(part)


def pieces(value: str, text: str) -> int:
    """In how many pieces a value stands in the text: one a page that its cell spans."""
    count = 0
    while value:
        longest_prefix = next((n for n in range(len(value), 0, -1) if value[:n] in text), 0)
        assert longest_prefix, f"not printed: {value[:80]}"
        value, count = value[longest_prefix:], count + 1
    return count


@every_offer
def test_every_value_is_printed(name: str) -> None:
    text = "".join(pages(name))
    for value in values(OFFERS[name]()):
        for line in value.split("\n"):
            assert pieces(plain(line), text) <= PAGES_A_CELL_MAY_SPAN, line[:80]


@every_offer
def test_nothing_is_printed_outside_the_page(name: str) -> None:
    left_edges: list[tuple[float, float]] = []
    for page in pypdf.PdfReader(io.BytesIO(pdf(name))).pages:
        width = float(page.mediabox.width)
        starts: list[float] = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, *_, starts=starts: (
                starts.append(tm[4] * cm[0] + cm[4]) if text.strip() else None
            )
        )
        left_edges += [(start, width) for start in starts]
    assert [edge for edge in left_edges if not MARGIN <= edge[0] <= edge[1] - MARGIN] == []


@every_offer
def test_number_and_checksum_stand_in_the_body_and_on_every_page(name: str) -> None:
    printed = pages(name)
    assert plain(f"Suma kontrolna (SHA-256): {STAMP.checksum}") in printed[0]
    assert plain("Złożono: 31.01.2027, godz. 15:05:09") in printed[0]
    for n, text in enumerate(printed, start=1):
        assert plain(f"Strona {n} z {len(printed)}") in text
        assert plain(f"Numer: {STAMP.number}") in text
        assert STAMP.checksum[:16] in text


@every_offer
def test_the_sealed_bytes_are_attached_as_they_are(name: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(name)))
    assert reader.attachments == {"oferta-2018.json": [SEALED]}


@every_offer
def test_the_print_is_for_the_archive_and_for_every_reader(name: str, tmp_path: Path) -> None:
    path = tmp_path / "oferta.pdf"
    path.write_bytes(pdf(name))
    assert verapdf(path, "3a") == []
    assert verapdf(path, "ua1") == []


@every_offer
def test_the_same_offer_gives_the_same_bytes(name: str) -> None:
    first = pdf(name)
    pdf.cache_clear()
    assert pdf(name) == first


@pytest.mark.parametrize("lines", range(1, 12))
def test_a_note_stands_on_the_page_of_its_mark(lines: int) -> None:
    usual = typical()
    task = usual.task.model_copy(update={"summary": "\n".join(["Wiersz opisu."] * 4 * lines)})
    content = compile_paper(
        PAPER.template,
        PAPER.data(usual.model_copy(update={"task": task}), CONTEXT),
        stamp=STAMP,
        attachment=None,
    )
    printed = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    marked = {
        "Dotyczy zakresu działania": "działań na rok 2027",
        "Organ w ogłoszeniu": "Dodatkowe informacje dotyczące rezultatów",
        "Tabelę należy rozszerzyć": "Zestawienie kosztów realizacji zadania",
        "Suma pól 3.1": "Wkład własny finansowy",
        "Sekcję V.C należy uzupełnić": "Podział kosztów realizacji zadania pomiędzy",
    }
    for note, place in marked.items():
        noted = [n for n, text in enumerate(printed) if plain(note) in plain(text)]
        placed = [n for n, text in enumerate(printed) if plain(place) in plain(text)]
        assert noted == placed, note


def test_a_draft_says_so_on_every_page_and_bears_no_number(tmp_path: Path) -> None:
    printed = pages("typical", draft=True)
    assert plain("Wersja robocza. To nie jest złożony dokument.") in printed[0]
    for n, text in enumerate(printed, start=1):
        assert "WERSJAROBOCZA" in text
        assert plain(f"Strona {n} z {len(printed)}") in text
        assert plain(STAMP.number) not in text
        assert "Sumakontrolna" not in text
    path = tmp_path / "robocza.pdf"
    path.write_bytes(pdf("typical", draft=True))
    assert verapdf(path, "3a") == []
    assert verapdf(path, "ua1") == []


def test_an_empty_draft_is_printed_as_an_empty_form() -> None:
    content = compile_paper(
        PAPER.template, PAPER.data(Offer(), PAPER.context), stamp=None, attachment=None
    )
    text = plain(pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text())
    assert plain("(DZ. U. Z 2018 R. POZ. 450, Z PÓŹN. ZM.)") in text


def test_approvals_take_the_place_of_the_line_for_signatures() -> None:
    approved = pages("typical")[-1]
    assert plain("Anna Przykładowa, 31.01.2027, godz. 14:00:00") in approved
    assert plain("Jan Przykładowy, 31.01.2027, godz. 15:05:09") in approved
    assert "....." not in approved
    assert "....." in pages("typical", draft=True)[-1]


def test_an_offer_with_three_hundred_lines_is_printed_in_time() -> None:
    content = compile_paper(
        PAPER.template,
        PAPER.data(longest(lines=300), CONTEXT),
        stamp=STAMP,
        attachment=SEALED,
        timeout=10,
    )
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) > 30
