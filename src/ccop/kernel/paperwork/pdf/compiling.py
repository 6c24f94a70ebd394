"""Compiling a paper: the request to the worker process, and what its end means."""

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import ccop
from ccop.kernel.paperwork.pdf.fonts import FONTS, sign_names, unprintable
from ccop.kernel.paperwork.pdf.stamp import Stamp, printed, qr_svg

ROOT = Path(ccop.__file__).parent
"""Templates of every room lie under it, and nothing outside it can be read by a template."""

WORKER = Path(__file__).with_name("worker.py")

MEGABYTES = 2048
"""Address space of the worker; the longest offer needs about a sixth of it."""

DOCUMENTS = 500
"""A worker is replaced after so many documents, whatever its caches hold by then."""

_NOT_PRINTED = _("The document could not be printed. Tell the operator of the portal.")


class PaperFailed(Exception):
    """A paper could not be printed; `reason` is a translated sentence for a clerk.

    `detail` is what Typst said, in English, for the log.
    """

    def __init__(self, reason: str | Promise, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason} {self.detail}".strip()


def compile_paper(
    template: Path,
    data: Mapping[str, Any],
    *,
    stamp: Stamp | None,
    attachment: bytes | None,
    timeout: float = 20,
) -> bytes:
    """Print a paper as PDF/A-3a and PDF/UA-1.

    `data` is what the template prints: nested strings and flags. Without a `stamp` the print is
    marked as a working version on every page. `attachment` is the sealed document, attached as
    the data of the form. The same arguments with a stamp give the same bytes.

    A document may take `timeout` seconds, and wait as long for the worker to be free.
    Raises PaperFailed.
    """
    receipt = printed(stamp) if stamp else None
    if signs := unprintable("".join(_strings([data, receipt]))):
        raise PaperFailed(
            _("The document contains signs that cannot be printed: %(signs)s.")
            % {"signs": sign_names(signs)}
        )
    texts = {"data": json.dumps(data), "stamp": json.dumps(receipt)}
    if stamp:
        texts["qr"] = qr_svg(stamp.check_url)
    if attachment is not None:
        texts["attachment"] = attachment.decode()
    request = {
        "template": str(template),
        "inputs": texts,
        "timestamp": int(stamp.received_at.timestamp()) if stamp else None,
        "seconds": timeout,
    }
    # A signature appended later must begin on a line of its own, or the file is PDF/A no more.
    return _worker.compile(request, timeout) + b"\n"


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for item in value.values() for text in _strings(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _strings(item)]
    return []


class Worker:
    """The process that compiles, started when first needed and again whenever it has ended.

    Templates are read below `root` only.
    """

    def __init__(self, root: Path = ROOT) -> None:
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None
        self._left = 0
        self._lock = threading.Lock()

    def compile(self, request: Mapping[str, Any], timeout: float) -> bytes:
        if not self._lock.acquire(timeout=timeout):
            raise PaperFailed(_("Many documents are being printed now. Try again in a minute."))
        try:
            return self._answer(request)
        finally:
            self._lock.release()

    def _answer(self, request: Mapping[str, Any]) -> bytes:
        try:
            problems, pdf = _exchange(self._running(), request)
        except (OSError, ValueError) as ended:
            raise _why_ended(self.stop()) from ended
        except BaseException:
            self.stop()  # its answer would be taken for that of the next request
            raise
        self._left -= 1
        if problems:
            raise PaperFailed(_NOT_PRINTED, "; ".join(problems))
        return pdf

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is None and self._left > 0:
            return self._process
        self.stop()
        self._left = DOCUMENTS
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-P",  # the program's own folder is no place to import from
                *map(str, (WORKER, self._root, FONTS, MEGABYTES)),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        return self._process

    def forget(self) -> None:
        """Leave the process to the parent this one was forked from."""
        self._process, self._lock = None, threading.Lock()

    def stop(self) -> int:
        """End the process, if there is one, and say how it ended (negative: by this signal)."""
        process, self._process = self._process, None
        if process is None:
            return 0
        for pipe in _pipes(process):
            with contextlib.suppress(OSError):
                pipe.close()
        try:
            return process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def _exchange(
    process: subprocess.Popen[bytes], request: Mapping[str, Any]
) -> tuple[list[str], bytes]:
    asking, answering = _pipes(process)
    asking.write(json.dumps(request).encode() + b"\n")
    asking.flush()
    head = json.loads(answering.readline())
    pdf = answering.read(head["length"])
    if len(pdf) < head["length"]:
        raise OSError("the process ended within its answer")
    return head["problems"], pdf


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise OSError("the process has no pipes")
    return process.stdin, process.stdout


def _why_ended(code: int) -> PaperFailed:
    if code == -signal.SIGALRM:
        return PaperFailed(_("Printing the document took too long. Shorten its longest texts."))
    if code == -signal.SIGABRT:
        return PaperFailed(_("The document is too large to be printed. Shorten its longest texts."))
    return PaperFailed(_NOT_PRINTED, f"the compiling process ended with {code}")


_worker = Worker()
atexit.register(_worker.stop)
os.register_at_fork(after_in_child=_worker.forget)
