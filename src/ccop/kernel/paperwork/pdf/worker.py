"""The process that compiles: a program of its own, because nothing else can stop Typst.

It serves one request after another, so its compilers stay warm. A request is one line of JSON on
the standard input; the answer on the standard output is one line of JSON followed by the bytes of
the PDF. The kernel keeps the bounds: an alarm ends the process when a document takes too long, and
beyond its address space an allocation fails and ends it too. The parent notices the end.

It runs as a script and imports nothing of this package: no Django, no settings, no secrets.
"""

import contextlib
import json
import resource
import signal
import sys
from typing import Any, BinaryIO

import typst


def serve(requests: BinaryIO, answers: BinaryIO, *, root: str, fonts: str) -> None:
    """Answer requests until the parent closes the pipe."""
    compilers: dict[str, typst.Compiler] = {}
    only = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    for line in requests:
        request = json.loads(line)
        template = request["template"]
        if template not in compilers:
            compilers[template] = typst.Compiler(template, root=root, font_paths=only)
        signal.setitimer(signal.ITIMER_REAL, request["seconds"])
        answer, pdf = _compiled(compilers[template], request)
        signal.setitimer(signal.ITIMER_REAL, 0)
        answers.write(json.dumps({**answer, "length": len(pdf)}).encode() + b"\n" + pdf)
        answers.flush()


def _compiled(compiler: typst.Compiler, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf",
            sys_inputs=request["inputs"],
            pdf_standards=["a-3a", "ua-1"],
            timestamp=request["timestamp"],
        )
    except typst.TypstError as problem:
        return {"problems": [problem.message, *problem.hints]}, b""
    if warnings or not isinstance(pdf, bytes):
        return {"problems": [warning.message for warning in warnings]}, b""
    return {"problems": []}, pdf


def main() -> None:
    """Bind this process, then serve: arguments are root, folder of fonts, megabytes."""
    root, fonts, megabytes = sys.argv[1:]
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which closes the pipe
    with contextlib.suppress(ValueError, OSError):  # macOS refuses this limit
        resource.setrlimit(resource.RLIMIT_AS, (int(megabytes) << 20,) * 2)
    serve(sys.stdin.buffer, sys.stdout.buffer, root=root, fonts=fonts)


if __name__ == "__main__":
    main()
