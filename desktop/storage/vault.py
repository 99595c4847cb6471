"""Key slots: the random data key, locked once with each password and recovery code.

A slot holds the data key under AES-256-GCM with a key derived from its secret: Argon2id for
a password (RFC 9106, second recommendation, as floor), HKDF for the recovery code, which is
random itself. Everything else in the slot is authenticated with it.
"""

import hashlib
import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import uuid4

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.domain.errors import Refused, StorageTrouble, Trouble
from desktop.storage import recovery
from desktop.storage.engines import Key
from desktop.storage.passwords import require_good

KEY_BYTES = 48
"""A data key of 32 bytes and SQLCipher's salt of 16."""

_SEALED_BYTES = KEY_BYTES + 16
_MOST = {"memory": 1024 * 1024, "passes": 20, "lanes": 16}
"""Above these a slot was not made here: a file may not make the program eat the machine."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a guess costs: memory in KiB, passes, lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


class SlotKind(StrEnum):
    """With what a slot opens."""

    PASSWORD = "password"  # noqa: S105 - a kind, not a password
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One locked copy of the data key; bytes are written as hex digits."""

    id: str
    kind: SlotKind
    kdf: str
    memory: int
    passes: int
    lanes: int
    salt: str
    nonce: str
    sealed: str = ""

    @property
    def seal(self) -> bytes:
        """Everything but the sealed key, which the seal covers too."""
        fields = {name: value for name, value in asdict(self).items() if name != "sealed"}
        return json.dumps(fields, sort_keys=True).encode()

    def require_sane(self) -> None:
        """Raises ValueError for a slot that cannot have been made here."""
        lengths = [len(bytes.fromhex(text)) for text in (self.salt, self.nonce, self.sealed)]
        sane = lengths == [16, 12, _SEALED_BYTES] and self.kdf in ("argon2id", "hkdf-sha256")
        if self.kdf == "argon2id":
            sane = sane and all(1 <= getattr(self, name) <= most for name, most in _MOST.items())
            sane = sane and self.memory >= 8 * self.lanes
        if not sane:
            raise ValueError(self.kind)


@dataclass(frozen=True, slots=True)
class Vault:
    """The slots of one administration; `instance` tells which, `seen` its write counter."""

    instance: str
    name: str
    slots: tuple[Slot, ...]
    seen: int = 0

    @classmethod
    def new(cls, instance: str, name: str) -> "Vault":
        """A vault without slots."""
        return cls(instance, name, ())

    def with_password(self, key: Key, password: str, cost: Cost | None = None) -> "Vault":
        """With one password slot, this one, in place of those there were.

        Raises Refused when the password is not good enough.
        """
        require_good(password)
        return self.resealed(key, password, cost or Cost())

    def resealed(self, key: Key, password: str, cost: Cost) -> "Vault":
        """With a password that opens it already, at another cost."""
        slot = _sealed(_empty(SlotKind.PASSWORD, cost), key, _typed(password))
        others = tuple(slot for slot in self.slots if slot.kind is not SlotKind.PASSWORD)
        return replace(self, slots=(slot, *others))

    def with_recovery(self, key: Key, code: str = "") -> tuple["Vault", str]:
        """With another recovery slot in place of the old one, and its code in groups.

        The code is a fresh one unless it was made before, by `recovery.new_code`.
        """
        secret = recovery.as_secret(code) if code else recovery.new_secret()
        slot = _sealed(_empty(SlotKind.RECOVERY, Cost(0, 0, 0)), key, secret)
        others = tuple(slot for slot in self.slots if slot.kind is not SlotKind.RECOVERY)
        return replace(self, slots=(*others, slot)), recovery.as_code(secret)

    def without(self, slot_id: str) -> "Vault":
        """Without that slot. Raises Refused(last_slot) when no way in or back would be left."""
        left = tuple(slot for slot in self.slots if slot.id != slot_id)
        if {slot.kind for slot in left} != set(SlotKind):
            raise Refused.because("last_slot")
        return replace(self, slots=left)

    def open_with_password(self, password: str) -> bytes:
        """The data key. Raises StorageTrouble(WRONG_PASSPHRASE)."""
        return self._open(SlotKind.PASSWORD, _typed(password), Trouble.WRONG_PASSPHRASE)

    def open_with_recovery(self, typed: str) -> bytes:
        """The data key. Raises StorageTrouble(WRONG_RECOVERY_CODE)."""
        secret = recovery.as_secret(typed)
        return self._open(SlotKind.RECOVERY, secret, Trouble.WRONG_RECOVERY_CODE)

    def below(self, cost: Cost) -> bool:
        """Whether a password slot is cheaper to guess than `cost`."""
        return any(
            slot.memory < cost.memory or slot.passes < cost.passes
            for slot in self.slots
            if slot.kind is SlotKind.PASSWORD
        )

    def as_bytes(self) -> bytes:
        """The vault as it is written beside the data."""
        return self.signed(asdict(self) | {"format": 1})

    @staticmethod
    def signed(record: dict[str, Any]) -> bytes:
        """A record with its own SHA-256: a flipped bit is not mistaken for a wrong password."""
        record = record | {"digest": _digest(record)}
        return (json.dumps(record, indent=1, sort_keys=True) + "\n").encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Vault":
        """The vault that was written. Raises StorageTrouble(KEYS_MISSING) when unreadable."""
        try:
            record: dict[str, Any] = json.loads(content)
            if record["digest"] != _digest(record):
                raise ValueError("digest")
            slots = tuple(
                Slot(**slot | {"kind": SlotKind(slot["kind"])}) for slot in record["slots"]
            )
            for slot in slots:
                slot.require_sane()
            return cls(str(record["instance"]), str(record["name"]), slots, int(record["seen"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            raise StorageTrouble(Trouble.KEYS_MISSING) from None

    def _open(self, kind: SlotKind, secret: bytes, wrong: Trouble) -> bytes:
        for slot in self.slots:
            if slot.kind is not kind:
                continue
            try:
                lock = AESGCM(_derived(slot, secret))
                return lock.decrypt(
                    bytes.fromhex(slot.nonce), bytes.fromhex(slot.sealed), slot.seal
                )
            except InvalidTag:
                continue
        raise StorageTrouble(wrong)


def new_data_key() -> bytes:
    """A random data key with its salt."""
    return secrets.token_bytes(KEY_BYTES)


def _typed(password: str) -> bytes:
    """A password in one form, however the keyboard writes its accents."""
    return unicodedata.normalize("NFC", password).encode()


def _digest(record: dict[str, Any]) -> str:
    rest = {name: value for name, value in record.items() if name != "digest"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()


def _empty(kind: SlotKind, cost: Cost) -> Slot:
    kdf = "argon2id" if kind is SlotKind.PASSWORD else "hkdf-sha256"
    salt, nonce = secrets.token_hex(16), secrets.token_hex(12)
    return Slot(uuid4().hex, kind, kdf, cost.memory, cost.passes, cost.lanes, salt, nonce)


def _sealed(slot: Slot, key: Key, secret: bytes) -> Slot:
    lock = AESGCM(_derived(slot, secret))
    return replace(slot, sealed=lock.encrypt(bytes.fromhex(slot.nonce), key, slot.seal).hex())


def _derived(slot: Slot, secret: bytes) -> bytes:
    salt = bytes.fromhex(slot.salt)
    if slot.kdf == "argon2id":
        return hash_secret_raw(
            secret, salt, slot.passes, slot.memory, slot.lanes, hash_len=32, type=Type.ID
        )
    return HKDF(SHA256(), 32, salt, slot.id.encode()).derive(secret)
