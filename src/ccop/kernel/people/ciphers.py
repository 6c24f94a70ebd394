"""Enciphering with keys that follow from the installation's secret key, one for each purpose."""

import base64
from hashlib import sha256

from cryptography.fernet import Fernet
from django.conf import settings


def cipher(purpose: str) -> Fernet:
    """A cipher for this purpose; what another purpose enciphered cannot be read with it."""
    key = sha256(f"{purpose}:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
