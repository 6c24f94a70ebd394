"""The key of an installation is made once and read only by its owner."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ccop.kernel.seals.key import is_signed, public_part, signing_key


def test_processes_that_start_together_get_one_key(tmp_path: Path) -> None:
    path = tmp_path / "new" / "key.pem"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: public_part(signing_key(path)), range(8)))
    assert len(keys) == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["key.pem"]


def test_a_signature_fits_only_its_text_and_its_key(tmp_path: Path) -> None:
    key, other = signing_key(tmp_path / "one.pem"), signing_key(tmp_path / "two.pem")
    signature = key.sign(b"text").hex()
    assert is_signed(b"text", signature, public_part(key))
    assert not is_signed(b"other", signature, public_part(key))
    assert not is_signed(b"text", signature, public_part(other))
    assert not is_signed(b"text", "no digits", public_part(key))
    assert not is_signed(b"text", signature, "")


def test_a_file_with_something_else_is_told(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_text("nothing")
    with pytest.raises(ValueError, match="PEM"):
        signing_key(path)
