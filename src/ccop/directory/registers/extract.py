"""What an extract of the National Court Register (KRS) says; each part may be missing."""

from datetime import date

from pydantic import BaseModel, ConfigDict


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Activity(_Part):
    """A class of activity (PKD)."""

    code: str
    """With dots: ``94.99.Z``."""
    text: str = ""


class Representative(_Part):
    """A function in the organ that represents; who holds it is masked by the register."""

    function: str
    masked: str = ""
    """First letters with asterisks, ``K***** A***``; is stored nowhere."""
    suspended: bool = False


class Problem(_Part):
    """A value that cannot be read as what it should be."""

    field: str
    """The register's own name of the place, ``dzial1.danePodmiotu.identyfikatory.nip``."""
    value: str


class Extract(_Part):
    """Texts are "" and other values None where the register says nothing or nothing readable."""

    krs: str = ""
    entrepreneur: bool | None = None
    """Whether it stands in the register of entrepreneurs."""
    as_of: date | None = None
    """The day whose state the extract shows."""
    registered_on: date | None = None
    changed_on: date | None = None
    """The day of the last entry."""
    name: str = ""
    """As the register has it, capitals and quotes included."""
    proposed_name: str = ""
    """The name as people would write it; see `spelling.proposed_name`."""
    form: str = ""
    nip: str = ""
    regon: str = ""
    """Nine digits."""
    public_benefit: bool | None = None
    """Status of public benefit (OPP)."""
    in_liquidation: bool = False
    in_bankruptcy: bool = False
    street: str = ""
    """Street and number as written on an envelope."""
    postcode: str = ""
    town: str = ""
    commune: str = ""
    """As the register has it."""
    email: str = ""
    website: str = ""
    delivery_address: str = ""
    """For electronic delivery."""
    supervisor: str = ""
    """Who supervises the organisation."""
    aims: str = ""
    unpaid: tuple[Activity, ...] = ()
    paid: tuple[Activity, ...] = ()
    business: tuple[Activity, ...] = ()
    organ: str = ""
    manner: str = ""
    """Of representation, in the register's words."""
    representatives: tuple[Representative, ...] = ()
    problems: tuple[Problem, ...] = ()

    def stored(self) -> dict[str, object]:
        """As a column keeps it: of people nothing but their functions."""
        return self.model_dump(mode="json", exclude={"representatives": {"__all__": {"masked"}}})
