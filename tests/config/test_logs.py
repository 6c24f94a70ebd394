"""The log tells where something failed and nothing about people."""

import logging

from ccop.config.logs import Discreet


def _failed() -> logging.LogRecord:
    try:
        try:
            raise KeyError("jan@example.pl")  # noqa: TRY301  (the chain of two is what is tested)
        except KeyError as first:
            raise ValueError("ewa@example.pl") from first
    except ValueError as error:
        info = (ValueError, error, error.__traceback__)
        return logging.LogRecord("ccop", logging.ERROR, __file__, 1, "It failed", (), info)


def test_an_exception_is_named_and_placed_but_not_quoted() -> None:
    told = Discreet().format(_failed())
    assert "It failed" in told
    assert told.index("builtins.KeyError") < told.index("builtins.ValueError")
    assert "test_logs.py" in told
    assert "@example.pl" not in told.replace('raise KeyError("jan@example.pl")', "").replace(
        'raise ValueError("ewa@example.pl")', ""
    )
