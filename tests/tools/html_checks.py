"""The Nu HTML checker: is a page valid HTML?

It comes as a jar in the npm package ``vnu-jar``. One server process serves the whole run, on a
loopback port.
"""

import atexit
import base64
import hashlib
import json
import shutil
import subprocess
import tarfile
import time
import urllib.error
import urllib.request
from functools import cache
from pathlib import Path

from tests.tools.machine import WORKSHOP, free_port, java, missing, workshop_alone

_VERSION = "26.9.27"
_SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
_START_LIMIT = 120.0  # seconds
_FETCH_LIMIT = 120  # seconds


def nu(html: str) -> list[str]:
    """Errors and warnings as "line: message"; empty when the page is valid."""
    request = urllib.request.Request(
        f"{_server()}?out=json",
        data=html.encode(),
        headers={"Content-Type": "text/html; charset=utf-8"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        messages = json.load(answer)["messages"]
    return [f"{each.get('lastLine', '?')}: {each['message']}" for each in messages]


@cache
def _server() -> str:
    program, jar = java(), _jar()
    if jar is None:
        missing("the Nu HTML checker (npm package vnu-jar)")
    port = free_port()
    options = ["-Xmx512m", "-Xss1m", "-Dnu.validator.servlet.bind-address=127.0.0.1"]
    process = subprocess.Popen(
        [program, *options, "-cp", str(jar), "nu.validator.servlet.Main", str(port)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    atexit.register(process.kill)
    address = f"http://127.0.0.1:{port}/"
    deadline = time.monotonic() + _START_LIMIT
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return address
        except urllib.error.HTTPError:
            return address
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                process.kill()  # the next page starts another one
                raise
            time.sleep(0.1)


@cache
def _jar() -> Path | None:
    """The checker's jar, fetched once and compared with its known checksum; None without npm."""
    jar = WORKSHOP / f"vnu-{_VERSION}.jar"
    with workshop_alone():
        return jar if jar.exists() or _fetched(jar) else None


def _fetched(jar: Path) -> bool:
    package = WORKSHOP / f"vnu-jar-{_VERSION}.tgz"
    command = [shutil.which("npm") or "", "pack", f"vnu-jar@{_VERSION}", "--silent"]
    try:
        subprocess.run(
            command, cwd=WORKSHOP, timeout=_FETCH_LIMIT, check=True, stdout=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return False
    found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if found != _SHA512:
        raise RuntimeError(f"vnu-jar {_VERSION} is not the file that was pinned")
    with tarfile.open(package) as archive:
        content = archive.extractfile("package/build/dist/vnu.jar")
        if content is None:
            raise RuntimeError("vnu-jar holds no vnu.jar")
        draft = jar.with_suffix(".draft")
        draft.write_bytes(content.read())
        draft.rename(jar)
    package.unlink()
    return True
