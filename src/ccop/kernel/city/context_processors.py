from typing import Any

from django.http import HttpRequest

from ccop.kernel.city.identity import identity
from ccop.kernel.city.mode import Mode, mode


def city(_request: HttpRequest) -> dict[str, Any]:
    """``city``: the city's identity; ``demonstration``: whether invented people live here."""
    return {"city": identity(), "demonstration": mode() is Mode.DEMONSTRATION}
