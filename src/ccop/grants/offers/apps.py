from typing import ClassVar

from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "ccop.grants.offers"
    label = "offers"

    witnessed: ClassVar = {"Offer": (), "OfferPartner": (), "OfferSlot": ()}
