"""Keys and signatures: RSA with SHA-256 as WeChat Pay and Alipay use it, AES-GCM for envelopes."""

import base64
import binascii
from typing import cast

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    load_der_private_key,
    load_der_public_key,
    load_pem_private_key,
    load_pem_public_key,
)
from cryptography.x509 import load_pem_x509_certificate

from houtai.modules.payments.gateways import NotGenuine

BITS_MIN = 2048


class UnreadableKey(ValueError):
    """No RSA key of enough bits in any of the forms that the channels hand out."""


def private_key(text: str) -> RSAPrivateKey:
    """From PEM, or the bare base64 that Alipay's tool writes. Raises UnreadableKey."""
    try:
        if "-----BEGIN" in text:
            key = load_pem_private_key(text.encode(), password=None)
        else:
            key = load_der_private_key(_bare(text), password=None)
    except (ValueError, TypeError, binascii.Error) as error:
        raise UnreadableKey from error
    return cast("RSAPrivateKey", _long_enough(key, RSAPrivateKey))


def public_key(text: str) -> RSAPublicKey:
    """From a certificate, PEM, or bare base64. Raises UnreadableKey."""
    try:
        if "BEGIN CERTIFICATE" in text:
            key: object = load_pem_x509_certificate(text.encode()).public_key()
        elif "-----BEGIN" in text:
            key = load_pem_public_key(text.encode())
        else:
            key = load_der_public_key(_bare(text))
    except (ValueError, TypeError, binascii.Error) as error:
        raise UnreadableKey from error
    return cast("RSAPublicKey", _long_enough(key, RSAPublicKey))


def _bare(text: str) -> bytes:
    return base64.b64decode("".join(text.split()), validate=True)


def _long_enough(key: object, kind: type[RSAPrivateKey | RSAPublicKey]) -> object:
    if not isinstance(key, kind) or key.key_size < BITS_MIN:
        raise UnreadableKey
    return key


def sign(key: RSAPrivateKey, content: bytes) -> str:
    """SHA-256 with RSA, in base64."""
    return base64.b64encode(key.sign(content, PKCS1v15(), SHA256())).decode()


def verify(key: RSAPublicKey, content: bytes, signature: str) -> None:
    """Raises NotGenuine."""
    try:
        key.verify(base64.b64decode(signature, validate=True), content, PKCS1v15(), SHA256())
    except (InvalidSignature, binascii.Error, ValueError) as error:
        raise NotGenuine("signature") from error


def unwrapped(key: bytes, *, nonce: str, ciphertext: str, associated: str) -> bytes:
    """The content of an AES-256-GCM envelope. Raises NotGenuine."""
    try:
        sealed = base64.b64decode(ciphertext, validate=True)
        return AESGCM(key).decrypt(nonce.encode(), sealed, associated.encode())
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise NotGenuine("envelope") from error


def wrapped(key: bytes, *, nonce: str, content: bytes, associated: str) -> str:
    """The same the other way: what a gateway sends."""
    return base64.b64encode(
        AESGCM(key).encrypt(nonce.encode(), content, associated.encode())
    ).decode()
