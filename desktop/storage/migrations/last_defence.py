"""The last line of defence against a room that is booked twice, per store.

The services lock and plan; should code ever forget to, the store itself refuses. Half-open
ranges: what ends at eleven does not touch what begins at eleven.
"""

EXCLUSIONS = ("ex_occurrence_room",)
TRIGGERS = ("occurrence_room_insert", "occurrence_room_update")
HOLDING = "('booked', 'option')"

POSTGRES = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    f"""ALTER TABLE app.occurrence ADD CONSTRAINT ex_occurrence_room
        EXCLUDE USING gist (room_id WITH =, tstzrange(begins_utc, ends_utc, '[)') WITH &&)
        WHERE (state IN {HOLDING})""",
)

_TAKEN = f"""SELECT RAISE(ABORT, 'room_taken') FROM occurrence AS other
        WHERE other.room_id = NEW.room_id AND other.id <> NEW.id
        AND other.state IN {HOLDING}
        AND other.begins_utc < NEW.ends_utc AND other.ends_utc > NEW.begins_utc;"""  # noqa: S608

SQLITE = (
    f"""CREATE TRIGGER occurrence_room_insert BEFORE INSERT ON occurrence
        WHEN NEW.state IN {HOLDING} BEGIN {_TAKEN} END""",
    f"""CREATE TRIGGER occurrence_room_update
        BEFORE UPDATE OF room_id, begins_utc, ends_utc, state ON occurrence
        WHEN NEW.state IN {HOLDING} BEGIN {_TAKEN} END""",
)
