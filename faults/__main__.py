"""``python -m faults [NAME …]``: run the scenarios of these names, or all."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from ccop.config.places import beside_checkout
from faults.checking import Broken
from faults.scenarios import SCENARIOS, Measured, NotHere

_HEAD = (
    "| scenario | sent | receipts | refused | waiting pages | attempts cut | slowest receipt |"
    " service back | remarks |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n"
)


def main(words: Sequence[str]) -> int:
    """Run, print a line each and the table at the end. Returns 1 when a promise was broken."""
    chosen = [name for name in SCENARIOS if not words or name in words]
    lines, broken = [], 0
    home = Path(tempfile.mkdtemp(prefix="ccop-faults-"))
    home.chmod(0o755)
    for number, name in enumerate(chosen):
        load = os.getloadavg()[0]
        begun = time.monotonic()
        try:
            line = _line(name, SCENARIOS[name](home / f"{number}"))
        except NotHere as lack:
            line = f"| {name} | – | – | – | – | – | – | – | not on this machine: needs {lack} |"
        except (Broken, TimeoutError, RuntimeError) as problem:
            broken += 1
            line = f"| {name} | – | – | – | – | – | – | – | **BROKEN: {problem}** |"
        finally:
            shutil.rmtree(home / f"{number}", ignore_errors=True)
        lines.append(line)
        took = time.monotonic() - begun
        sys.stdout.write(f"{line}\n    (load before {load:.1f}, {took:.0f} s)\n")
        sys.stdout.flush()
    shutil.rmtree(home, ignore_errors=True)
    table = _HEAD + "\n".join(lines) + "\n"
    report = beside_checkout("build") / "reliability.md"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(table)
    sys.stdout.write(f"\n{table}\n")
    return 1 if broken else 0


def _line(name: str, measured: Measured) -> str:
    sent = measured.sent
    receipts = [each for each in sent if each.number]
    slowest = max((each.seconds for each in receipts), default=0.0)
    cells = (
        name,
        len(sent),
        len(receipts),
        sum(1 for each in sent if each.refusal),
        sum(each.waited for each in sent),
        sum(each.cut for each in sent),
        f"{slowest:.1f} s",
        "–" if measured.back is None else f"{measured.back:.1f} s",
        "; ".join(measured.remarks),
    )
    return "| " + " | ".join(map(str, cells)) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
