"""Files are kept by their content, written once, and compared with their checksum when read."""

from hashlib import sha256
from pathlib import Path

import hypothesis
import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from ccop.kernel.files import services as files
from ccop.kernel.files.models import StoredFile
from ccop.kernel.files.responses import file_response

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 (przyklad)"


@pytest.fixture
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path
    return tmp_path


def _on_disk(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


@hypothesis.settings(max_examples=25)
@given(content=st.binary(max_size=4096))
def test_what_is_stored_is_read_back_and_named_by_its_checksum(content: bytes) -> None:
    stored = files.store(content, media_type="application/octet-stream")
    assert files.read(stored) == content
    assert (stored.sha256, stored.size) == (sha256(content).hexdigest(), len(content))


def test_the_same_bytes_are_kept_once(root: Path) -> None:
    first = files.store(PDF, media_type="application/pdf")
    second = files.store(PDF, media_type="text/plain")
    assert first == second
    assert second.media_type == "application/pdf"
    assert len(_on_disk(root)) == StoredFile.objects.count() == 1


def test_a_file_lies_under_its_checksum_for_reading_only(root: Path) -> None:
    digest = files.store(PDF, media_type="application/pdf").sha256
    (path,) = _on_disk(root)
    assert path.relative_to(root) == Path(digest[:2], digest[2:4], digest)
    assert path.stat().st_mode & 0o222 == 0


@pytest.mark.parametrize("content", [PDF[:-1], PDF[:-1] + b"!", b"", None])
def test_other_bytes_are_never_handed_out(root: Path, content: bytes | None) -> None:
    stored = files.store(PDF, media_type="application/pdf")
    (path,) = _on_disk(root)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(files.DamagedFile, match=stored.sha256):
        files.read(stored)
    with pytest.raises(files.DamagedFile):
        file_response(stored, filename="oferta.pdf")


def test_storing_the_bytes_again_mends_a_damaged_file(root: Path) -> None:
    stored = files.store(PDF, media_type="application/pdf")
    (path,) = _on_disk(root)
    path.unlink()
    path.write_bytes(b"damaged")
    files.store(PDF, media_type="application/pdf")
    assert files.read(stored) == PDF


def test_a_write_that_fails_leaves_nothing_behind(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        files.store(PDF, media_type="application/pdf")
    assert not _on_disk(root)
    assert not StoredFile.objects.exists()


def test_the_site_cannot_change_the_record_of_a_file(root: Path) -> None:
    stored = files.store(PDF, media_type="application/pdf")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        StoredFile.objects.update(size=1)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        stored.delete()


def test_a_file_is_sent_as_an_attachment_that_can_do_nothing(root: Path) -> None:
    stored = files.store(b"<script>", media_type="text/html")
    response = file_response(stored, filename="zażółć.html")
    assert response.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''za%C5")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.getvalue() == b"<script>"


def test_a_pdf_may_be_shown_in_the_browser(root: Path) -> None:
    stored = files.store(PDF, media_type="application/pdf")
    response = file_response(stored, filename="oferta.pdf", inline=True)
    assert response.headers["Content-Disposition"] == 'inline; filename="oferta.pdf"'
    assert "sandbox" not in response.headers["Content-Security-Policy"]
    assert response.headers["Content-Length"] == str(len(PDF))


def test_nothing_but_a_pdf_is_shown_in_the_browser(root: Path) -> None:
    stored = files.store(b"<script>", media_type="text/html")
    with pytest.raises(ValueError, match="text/html"):
        file_response(stored, filename="oferta.html", inline=True)
