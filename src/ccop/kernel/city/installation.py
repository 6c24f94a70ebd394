from ccop.kernel.city.mode import Mode
from ccop.kernel.city.models import Installation


class WrongMode(Exception):
    """The program was started in one mode on a database born in the other."""


def ensure_mode(wanted: Mode) -> None:
    """Refuse to work on a database born in another mode; raises WrongMode with a sentence to show.

    Invented people must never stand among real ones, nor real ones where anyone may sign in.
    """
    born = Installation.objects.get().mode
    if born != wanted:
        raise WrongMode(
            f"This database was born in {born} mode and the program was started in {wanted} mode. "
            f"Set CCOP_MODE={born}, or give the program another database."
        )
