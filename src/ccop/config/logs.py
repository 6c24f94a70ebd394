"""How the program writes its log: to standard error, and nothing about people."""

import logging
import traceback
from http import HTTPStatus
from types import TracebackType


class NotAskedToWait(logging.Filter):
    """Leaves out that somebody was asked to wait: in a rush that would fill the disk."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is of anything else."""
        return getattr(record, "status_code", 0) != HTTPStatus.SERVICE_UNAVAILABLE


class Discreet(logging.Formatter):
    """Time, level, logger, sentence; of an exception only its type and its place in the program.

    The text of an exception is left out: a database error quotes the row, a validation error the
    value, and both may be somebody's data.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(  # noqa: N802  (the name is logging's)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """The traceback without the words of the exception or of those that led to it."""
        parts: list[str] = []
        error = ei[1]
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
            parts.insert(0, f"{frames}\n{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or error.__context__
        return "\n\n".join(parts)
