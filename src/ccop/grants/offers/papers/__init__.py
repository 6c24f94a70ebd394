"""The official print of the offer; needs neither Django's settings nor a database."""

from pathlib import Path

from ccop.grants.offers.papers.offer_print import data
from ccop.kernel.paperwork.papers import Paper
from ccop.law.forms.offer_2018 import Offer

OFFER_2018_PAPER = Paper(
    form="oferta/2018",
    type=Offer,
    template=Path(__file__).with_name("oferta-2018.typ"),
    data=data,
    context={
        "call": "",
        "task": "",
        "kind": "",
        "act_reference": "Dz. U. z 2018 r. poz. 450, z późn. zm.",  # as in the regulation
        "results_required": True,
    },
)

__all__ = ["OFFER_2018_PAPER"]
