import os
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ccop.kernel.paperwork.pdf import Approval, PaperFailed, Stamp, compile_paper, compiling
from ccop.kernel.paperwork.pdf.stamp import printed

Write = Callable[[str], Path]

WORKING = '#set document(title: "Próba")\n#set text(lang: "pl")\n#title()\nTreść'


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Writes a template of its own; it is compiled below the test's folder, not the package's."""
    worker = compiling.Worker(root=tmp_path)
    monkeypatch.setattr(compiling, "_worker", worker)

    def write(source: str) -> Path:
        path = tmp_path / f"{abs(hash(source))}.typ"
        path.write_text(source)
        return path

    yield write
    worker.stop()


def printed_from(path: Path, *, timeout: float = 20, **data: object) -> bytes:
    return compile_paper(path, data, stamp=None, attachment=None, timeout=timeout)


def test_a_document_that_takes_too_long_is_stopped_and_the_next_is_printed(template: Write) -> None:
    endless = "#for a in range(99999) { for b in range(99999) { let c = a * b } }"

    with pytest.raises(PaperFailed, match="trwał zbyt długo"):
        printed_from(template(endless), timeout=0.5)

    assert printed_from(template(WORKING)).startswith(b"%PDF-1.7")


def test_a_document_that_needs_too_much_memory_is_stopped_and_the_next_is_printed(
    template: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "MEGABYTES", 600)
    with pytest.raises(PaperFailed, match="zbyt duży"):
        printed_from(template('#let grow = "x" * 200000000\n#(grow + grow + grow)'))

    assert printed_from(template(WORKING)).startswith(b"%PDF-1.7")


def test_a_process_that_was_killed_is_replaced(template: Write) -> None:
    path = template(WORKING)
    printed_from(path)
    process = compiling._worker._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    assert printed_from(path).startswith(b"%PDF-1.7")


def test_a_process_is_replaced_after_many_documents(
    template: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "DOCUMENTS", 1)
    path = template(WORKING)
    printed_from(path)
    first = compiling._worker._process
    printed_from(path)

    assert compiling._worker._process is not first


def test_a_sign_that_cannot_be_printed_is_named(template: Write) -> None:
    with pytest.raises(PaperFailed, match=r"☐ \(U\+2610\), U\+0007"):
        printed_from(template(WORKING), rows=[{"text": "a☐b\a"}])


def test_a_warning_is_an_error(template: Write) -> None:
    with pytest.raises(PaperFailed) as failed:
        printed_from(template('#set text(font: "No Such Font")\n' + WORKING))

    assert "unknown font family" in failed.value.detail


@pytest.mark.parametrize("path", ["../../../../etc/passwd", "/etc/passwd"])
def test_a_template_reads_nothing_outside_its_root(template: Write, path: str) -> None:
    with pytest.raises(PaperFailed) as failed:
        printed_from(template(f'#read("{path}")'))

    assert "root" in failed.value.detail or "not found" in failed.value.detail


def test_a_document_waits_no_longer_than_its_limit_for_the_others(template: Write) -> None:
    path = template(WORKING)
    with compiling._worker._lock, pytest.raises(PaperFailed, match="wiele dokumentów"):
        printed_from(path, timeout=0.05)


def test_the_print_ends_with_a_line_end_for_a_signature_to_follow(
    template: Write,
) -> None:
    assert printed_from(template(WORKING)).endswith(b"%%EOF\n")


def test_the_receipt_prints_polish_wall_time_and_the_checksum_in_groups() -> None:
    stamp = Stamp(
        number="OF.1.2027",
        received_at=datetime(2027, 7, 1, 21, 59, 59, tzinfo=UTC),
        checksum="0123456789abcdef" * 4,
        check_url="https://ccop.example/sprawdz",
        signatures=(Approval("Anna Przykładowa", datetime(2027, 1, 1, 0, 0, tzinfo=UTC)),),
    )

    receipt = printed(stamp)

    assert receipt["received"] == "01.07.2027, godz. 23:59:59"
    assert receipt["checksum"] == " ".join(["01234567", "89abcdef"] * 4)
    assert receipt["short"] == "01234567 89abcdef"
    assert receipt["signatures"] == [
        {"name": "Anna Przykładowa", "at": "01.01.2027, godz. 01:00:00"}
    ]
