"""Whose installation this is: the city's identity, its departments, and what it is all for."""

from ccop.kernel.city.identity import Identity, identity
from ccop.kernel.city.mode import Mode, mode

__all__ = ["Identity", "Mode", "identity", "mode"]
