"""The logo: only pictures, of a sane size, without what else hid in the file."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_change
from ccop.kernel.files.services import open_stored
from ccop.kernel.people.actor import Actor
from tests.support.organizations import AS_OF, SOURCE, listed
from tests.support.people import member, organisation

pytestmark = pytest.mark.django_db
WIDTH = 0x0100
"""A note that is a number."""
SECRET = b"Kowalska, ul. Zmyslona 1"


def picture(kind: str, size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture with a comment and a place hidden in it."""
    file = BytesIO()
    image = Image.new("RGB", size, "#0a6")
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    image.save(file, format=kind, exif=exif)
    return file.getvalue()


def on_its_side(note: int = 0x010E) -> bytes:
    """A photograph taken on its side, with a text in the place of this note."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "opis"
    told = exif.tobytes().replace(b"\x01\x0e", note.to_bytes(2))
    file = BytesIO()
    Image.new("RGB", (60, 40)).save(file, format="JPEG", exif=told)
    return file.getvalue()


def huge() -> bytes:
    """The head of a PNG of 900 million pixels, with hardly any data."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def own() -> Organization:
    return listed(party=organisation("Fundacja Łąka (przykład)"))


@pytest.fixture
def editor(own: Organization) -> Client:
    client = Client()
    client.force_login(member(own.party, "editor"))
    return client


def _send(editor: Client, own: Organization, name: str, content: bytes) -> str:
    file = SimpleUploadedFile(name, content)
    answer = editor.post(f"/pulpit/{own.party_id}/wizytowka/logo/", {"logo": file, "do": "save"})
    return "" if answer.status_code == 302 else answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "name"), [("PNG", "logo.png"), ("JPEG", "LOGO.JPG"), ("WEBP", "logo.webp")]
)
def test_a_picture_is_kept_small_and_without_what_hid_in_it(
    editor: Client, own: Organization, kind: str, name: str
) -> None:
    content = picture(kind, (1600, 900))
    assert SECRET in content
    assert not _send(editor, own, name, content)
    answer = Client().get(f"/baza-ngo/{own.pk}/logo/")
    kept = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert SECRET not in kept
    assert Image.open(BytesIO(kept)).format == kind
    assert max(Image.open(BytesIO(kept)).size) == 800
    assert answer["Content-Type"] == f"image/{kind.lower()}"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    page = Client().get(own.get_absolute_url()).content.decode()
    assert 'alt="Logo: Fundacja Łąka (przykład)"' in page


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("logo.png", picture("PNG") + b"\0" * 10 * 1024 * 1024, "2 MB"),
        ("logo.svg", SVG, "PNG, JPEG ani WebP"),
        ("logo.png", SVG, "PNG, JPEG ani WebP"),
        ("logo.png", huge(), "za dużo pikseli"),
        ("logo.png", picture("JPEG"), "w formacie JPEG"),
        ("logo", picture("PNG"), "w formacie PNG"),
        ("logo.png", picture("PNG", (300, 300))[:200], "uszkodzony"),
        ("logo.jpg", on_its_side(WIDTH), "uszkodzony"),
        ("logo.png", b"", "pusty"),
        ("logo.gif", b"GIF89a" + b"\0" * 50, "PNG, JPEG ani WebP"),
    ],
)
def test_what_is_no_logo_is_refused_in_clear_words(
    editor: Client, own: Organization, name: str, content: bytes, words: str
) -> None:
    assert words in _send(editor, own, name, content)
    assert Organization.objects.get(pk=own.pk).logo is None


def test_a_photograph_taken_on_its_side_stands_upright(editor: Client, own: Organization) -> None:
    assert not _send(editor, own, "logo.jpg", on_its_side())
    own.refresh_from_db()
    assert own.logo
    with open_stored(own.logo) as kept:
        assert Image.open(kept).size == (40, 60)


def test_a_logo_is_removed_hidden_or_gone_with_its_card(editor: Client, own: Organization) -> None:
    _send(editor, own, "logo.png", picture("PNG"))
    address = f"/baza-ngo/{own.pk}/logo/"
    card_change(
        organization=own,
        values={},
        public={"logo": False},
        source=SOURCE,
        as_of=AS_OF,
        actor=Actor.system(),
    )
    assert Client().get(address).status_code == 404
    assert "<img" not in Client().get(own.get_absolute_url()).content.decode()
    editor.post(f"/pulpit/{own.party_id}/wizytowka/logo/", {"do": "remove"})
    assert Organization.objects.get(pk=own.pk).logo is None
