"""Words that are said later, in the language of whoever they are for."""

from django.utils.functional import Promise, lazystr

Words = str | Promise


def filled(message: Promise, **values: object) -> Promise:
    """A lazy message with its ``%(name)s`` filled in when it is said, not now."""
    return lazystr(_Filled(message, values))


class _Filled:
    def __init__(self, message: Promise, values: dict[str, object]) -> None:
        self._message, self._values = message, values

    def __str__(self) -> str:
        return str(self._message) % self._values
