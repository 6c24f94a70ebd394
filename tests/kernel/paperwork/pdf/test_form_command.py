import json
from pathlib import Path

import pytest

from ccop.kernel.paperwork.cli import main


def test_the_command_prints_a_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "offer.json", tmp_path / "offer.pdf"
    source.write_text('{"task": {"title": "Koncert"}}')

    assert main(["render", "oferta/2018", str(source), str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert json.loads(capsys.readouterr().out)["file"] == str(target)


def test_the_command_knows_what_the_law_knows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["form"] == "oferta/2018"
