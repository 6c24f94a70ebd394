"""``python -m bench``: measure everything, or only ``offers`` or ``directory``; print the table."""

import importlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from bench.measure import Ratio
from ccop.config.beginning import begin
from ccop.config.places import beside_checkout
from tests.tools.installation import environment_of

_HEAD = (
    "| measured | ratio | bar | first side | second side | spread | |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | --- |\n"
)


def main(*parts: str) -> int:
    """Measure these parts, all where none is named. Returns 1 when a bar is broken or a ratio is
    unsteady; raises ValueError for a part that there is not."""
    if unknown := set(parts) - {"offers", "directory"}:
        raise ValueError(f"no such part of the bench: {', '.join(unknown)}")
    home = Path(tempfile.mkdtemp(prefix="ccop-bench-"))
    home.chmod(0o755)
    load = os.getloadavg()[0]
    os.environ |= environment_of(home / "here") | {
        "DJANGO_SETTINGS_MODULE": "ccop.config.settings",
        "CCOP_DATABASE_POOL": "0",
    }
    sys.stdout.write(f"load before: {load:.1f}, processors: {os.cpu_count()}\n")
    try:
        begin(with_database=True)
        inside = importlib.import_module("bench.inside")
        inside.prepare()
        ratios: list[Ratio] = []
        remarks: list[str] = []
        if "offers" in parts or not parts:
            outside = importlib.import_module("bench.outside")
            ratios += [*inside.measured(), *outside.measured(home / "served")]
            remarks += [*inside.printed(), *outside.REMARKS]
        if "directory" in parts or not parts:
            directory = importlib.import_module("bench.directory")
            ratios += directory.measured()
            remarks += directory.REMARKS
    finally:
        importlib.import_module("bench.inside").stop()
        shutil.rmtree(home, ignore_errors=True)
    table = _HEAD + "".join(
        f"| {each.name} | {each.value:.2f} | {each.bar} | {_spelled(each.upper, each.unit)} | "
        f"{_spelled(each.lower, each.unit)} | {each.spread:.0%} | {each.verdict} |\n"
        for each in ratios
    )
    report = f"Load before: {load:.1f}.\n\n{table}\n" + "".join(f"* {line}\n" for line in remarks)
    sys.stdout.write(f"\n{report}")
    kept = beside_checkout("build") / "performance.md"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(report)
    return int(any(each.verdict != "holds" for each in ratios))


def _spelled(value: float, unit: str) -> str:
    return f"{value * 1000:.1f} ms" if unit == "s" else f"{value:.0f} {unit}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
