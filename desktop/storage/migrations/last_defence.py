"""The last line of defence against a room that is booked twice, per store.

The services lock and plan; should code ever forget to, the store itself refuses. Half-open
ranges: what ends at eleven does not touch what begins at eleven.
"""

EXCLUSIONS = ("ex_occurrence_place",)
TRIGGERS = ("occurrence_place_insert", "occurrence_place_update")
HOLDING = "('booked', 'option')"

POSTGRES = (
    f"""ALTER TABLE app.occurrence ADD CONSTRAINT ex_occurrence_place
        EXCLUDE USING gist (whole_id WITH =, int4range(part_from, part_until) WITH &&,
        tstzrange(begins_utc, ends_utc, '[)') WITH &&) WHERE (state IN {HOLDING})""",
)

# What begins on the same day or runs over midnight: both have their index, so that the check
# costs the same in a full year as in an empty one.
_TAKEN = "\n".join(
    f"""SELECT RAISE(ABORT, 'room_taken') FROM occurrence AS other
        WHERE other.whole_id = NEW.whole_id AND other.id <> NEW.id
        AND other.part_from < NEW.part_until AND other.part_until > NEW.part_from
        AND other.state IN {HOLDING}
        AND other.begins_utc < NEW.ends_utc AND other.ends_utc > NEW.begins_utc
        AND {near};"""  # noqa: S608
    for near in (
        "other.begins_utc > datetime(NEW.begins_utc, '-26 hours')",
        "other.ends_day > other.day",
    )
)

SQLITE = (
    f"""CREATE TRIGGER occurrence_place_insert BEFORE INSERT ON occurrence
        WHEN NEW.state IN {HOLDING} BEGIN {_TAKEN} END""",
    f"""CREATE TRIGGER occurrence_place_update
        BEFORE UPDATE OF whole_id, part_from, part_until, begins_utc, ends_utc, state
        ON occurrence WHEN NEW.state IN {HOLDING} BEGIN {_TAKEN} END""",
)
