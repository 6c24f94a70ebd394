"""A passkey in software: it answers as a device does whose owner has shown a finger."""

import json
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

_FLAG = AuthenticatorData.FLAG


class Passkey:
    """A key of one account at one site. Without a finger it tells only that it was touched."""

    def __init__(self, site: str, *, finger: bool = True) -> None:
        self.site, self._finger = site, finger
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._id, self._user, self._used = uuid4().bytes, "", 0

    def created(self, options: dict[str, Any]) -> str:
        """The answer to a page that asks for a new key."""
        asked = options["publicKey"]
        self._user = asked["user"]["id"]
        public = ES256.from_cryptography_key(self._key.public_key())  # type: ignore[no-untyped-call]
        data = AttestedCredentialData.create(bytes(16), self._id, public)
        told = self._told(asked["rp"]["id"], _FLAG.AT, data)
        return self._answer(
            clientDataJSON=self._client("webauthn.create", asked["challenge"]),
            attestationObject=AttestationObject.create("none", told, {}),
        )

    def signed(self, options: dict[str, Any]) -> str:
        """The answer to a page that asks who is there."""
        asked = options["publicKey"]
        client, told = self._client("webauthn.get", asked["challenge"]), self._told(asked["rpId"])
        signature = self._key.sign(told + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=client,
            authenticatorData=told,
            signature=signature,
            userHandle=self._user,
        )

    def _told(self, site: str, flags: int = 0, data: bytes = b"") -> AuthenticatorData:
        self._used += 1
        flags |= _FLAG.UP | (_FLAG.UV if self._finger else 0)
        told: AuthenticatorData = AuthenticatorData.create(
            sha256(site.encode()).digest(), _FLAG(flags), self._used, data
        )
        return told

    def _client(self, kind: str, challenge: str) -> bytes:
        return CollectedClientData.create(kind, challenge, self.site)

    def _answer(self, **response: bytes | str) -> str:
        said = {
            name: value if isinstance(value, str) else _text(value)
            for name, value in response.items()
        }
        key = _text(self._id)
        return json.dumps({"id": key, "rawId": key, "type": "public-key", "response": said})


def _text(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()
