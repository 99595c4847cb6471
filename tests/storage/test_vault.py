"""Key slots and recovery codes: what opens, what no longer opens, and what a flipped bit does."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.domain.errors import Refused, StorageTrouble, Trouble
from desktop.storage import recovery
from desktop.storage.passwords import require_good
from desktop.storage.vault import Cost, SlotKind, Vault, new_data_key
from tests.conftest import CHEAP

PASSWORD = "vier woorden die rijmen"
OTHER = "een heel andere zin"
SECRETS = st.binary(min_size=16, max_size=16)


def a_vault(password=PASSWORD, cost=CHEAP):
    key = new_data_key()
    vault, code = Vault.new("instance", "Over de Brug").with_password(key, password, cost), ""
    vault, code = vault.with_recovery(key)
    return vault, key, code


def trouble(call, *arguments):
    with pytest.raises(StorageTrouble) as caught:
        call(*arguments)
    return caught.value.kind


def outcome(call, *arguments):
    try:
        return call(*arguments)
    except StorageTrouble as caught:
        return caught.kind


def test_password_and_recovery_code_both_give_the_key():
    vault, key, code = a_vault()
    again = Vault.from_bytes(vault.as_bytes())
    assert again == vault
    assert again.open_with_password(PASSWORD) == key
    assert again.open_with_recovery(code) == key
    assert trouble(again.open_with_password, OTHER) is Trouble.WRONG_PASSPHRASE
    wrong = recovery.as_code(bytes(16))
    assert trouble(again.open_with_recovery, wrong) is Trouble.WRONG_RECOVERY_CODE


def test_a_password_is_the_same_however_a_keyboard_writes_its_accents():
    vault, key, _ = a_vault("café met één kopje")
    assert vault.open_with_password("cafe\u0301 met e\u0301e\u0301n kopje") == key


def test_the_first_cost_is_the_floor():
    slot = a_vault(cost=Cost())[0].slots[0]
    assert (slot.kdf, slot.memory, slot.passes, slot.lanes) == ("argon2id", 65536, 3, 4)


def test_nothing_of_the_secrets_stands_in_the_file():
    vault, key, code = a_vault()
    content = vault.as_bytes()
    for secret in (PASSWORD.encode(), key.hex().encode(), code.encode(), key[:32]):
        assert secret not in content


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_any_flipped_bit_is_seen_before_a_password_is_doubted(data):
    content = bytearray(KEPT[0].as_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= 1 << data.draw(st.integers(0, 7))
    assert outcome(Vault.from_bytes, bytes(content)) in (Trouble.KEYS_MISSING, KEPT[0])


KEPT = a_vault()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory", 1 << 40), ("passes", 1 << 30), ("lanes", 0), ("salt", "zz"), ("nonce", "00"),
        ("kdf", "plain"), ("kind", "guess"), ("sealed", ""), ("memory", "veel"),
    ],
)  # fmt: skip
def test_a_slot_that_nobody_can_have_made_is_refused_before_it_costs_anything(field, value):
    record = json.loads(KEPT[0].as_bytes())
    record["slots"][0][field] = value
    assert trouble(Vault.from_bytes, Vault.signed(record)) is Trouble.KEYS_MISSING


@pytest.mark.parametrize("field", ["id", "kind", "kdf", "passes", "salt", "nonce"])
def test_every_field_of_a_slot_is_under_its_seal(field):
    vault, _, _ = a_vault()
    record = json.loads(vault.as_bytes())
    slot = record["slots"][0]
    new = {"id": "0" * 32, "kind": "recovery", "kdf": "hkdf-sha256", "passes": 2,
           "salt": "00" * 16, "nonce": "00" * 12}  # fmt: skip
    slot[field] = new[field]
    changed = Vault.from_bytes(Vault.signed(record))
    assert trouble(changed.open_with_password, PASSWORD) is Trouble.WRONG_PASSPHRASE


class Slots(RuleBasedStateMachine):
    """Any sequence of changes keeps a way in and a way back, and closes the old ones."""

    @initialize()
    def begin(self):
        self.vault, self.key, self.code = a_vault()
        self.password = PASSWORD
        self.dead: list[str] = []

    @rule(number=st.integers(0, 10**6))
    def change_password(self, number):
        self.dead.append(self.password)
        self.password = f"wisselend nummer {number}"
        self.vault = self.vault.with_password(self.key, self.password, CHEAP)

    @rule()
    def change_code(self):
        old, (self.vault, self.code) = self.code, self.vault.with_recovery(self.key)
        assert trouble(self.vault.open_with_recovery, old) is Trouble.WRONG_RECOVERY_CODE

    @rule(which=st.sampled_from(SlotKind))
    def take_the_last_slot_away(self, which):
        slot = next(s for s in self.vault.slots if s.kind is which)
        with pytest.raises(Refused):
            self.vault.without(slot.id)

    @rule()
    def write_and_read(self):
        self.vault = Vault.from_bytes(self.vault.as_bytes())

    @invariant()
    def opens(self):
        if not hasattr(self, "vault"):
            return
        assert self.vault.open_with_password(self.password) == self.key
        assert self.vault.open_with_recovery(self.code) == self.key
        for old in self.dead[-1:]:
            if old != self.password:
                assert trouble(self.vault.open_with_password, old) is Trouble.WRONG_PASSPHRASE


TestSlots = Slots.TestCase
TestSlots.settings = settings(max_examples=25, stateful_step_count=8, deadline=None)


@given(SECRETS)
def test_a_code_comes_back_however_it_is_typed(secret):
    code = recovery.as_code(secret)
    plain = code.replace("-", "")
    assert len(plain) == recovery.LENGTH
    sloppy = plain.lower().replace("0", "o").replace("1", "i")
    for typed in (code, plain, f"  {code.replace('-', ' ')} ", sloppy, code.replace("-", "–")):
        assert recovery.as_secret(typed) == secret


@given(SECRETS, st.data())
def test_one_wrong_or_two_swapped_characters_are_noticed(secret, data):
    plain = list(recovery.as_code(secret).replace("-", ""))
    at = data.draw(st.integers(0, len(plain) - 2))
    if data.draw(st.booleans()):
        mistaken = data.draw(st.sampled_from([c for c in "0123456789ABCXYZ" if c != plain[at]]))
        plain[at] = mistaken
    else:
        if plain[at] == plain[at + 1]:
            return
        plain[at], plain[at + 1] = plain[at + 1], plain[at]
    assert trouble(recovery.as_secret, "".join(plain)) is Trouble.WRONG_RECOVERY_CODE


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_code_or_the_wrong_one(typed):
    found = outcome(recovery.as_secret, typed)
    assert found is Trouble.WRONG_RECOVERY_CODE or recovery.as_secret(typed) == found


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("kort", "password_short"), ("elf tekens.", "password_short"),
        ("x" * 201, "password_long"), ("aaaaaaaaaaaaaa", "password_common"),
        ("wachtwoord123", "password_common"), ("Wachtwoord123!!", "password_common"),
        ("welkomwelkom", "password_common"), ("qwertyuiopas", "password_common"),
        ("1234567890123", "password_common"), ("W4chtw00rd123", "password_common"),
        ("Welkom2029!!", "password_common"), ("            ", "password_common"),
    ],
)  # fmt: skip
def test_a_password_that_is_guessed_first_is_refused(password, code):
    with pytest.raises(Refused) as caught:
        require_good(password)
    assert [p.code for p in caught.value.problems] == [code]


@pytest.mark.parametrize(
    "password", [PASSWORD, "Tr0ubadour&3-fiets", "paard batterij nietje", "correct 12 paarden"]
)
def test_a_sentence_or_four_words_is_good(password):
    require_good(password)
