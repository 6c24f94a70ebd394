"""Departments of the demonstration city: the one that really runs the centre, and two invented."""

from ccop.kernel.city.models import Department


def load() -> None:
    Department.objects.bulk_create(
        Department(code=code, name=name, symbol=symbol)
        for code, name, symbol in (
            ("polityka-spoleczna", "Wydział Polityki Społecznej", "PS"),
            ("kultura-i-sport", "Wydział Kultury i Sportu (przykład)", "KS"),
            ("edukacja-ekologiczna", "Wydział Edukacji Ekologicznej (przykład)", "EE"),
        )
    )
