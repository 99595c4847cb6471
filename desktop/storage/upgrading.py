"""An older administration is brought up to date by way of a copy: old or new, never between."""

import os
import shutil
from contextlib import closing
from datetime import datetime

from desktop.domain.errors import StorageTrouble, Trouble
from desktop.storage import engines, inspection, schema
from desktop.storage.backup import backup_name, cleared, write_backup
from desktop.storage.engines import Key
from desktop.storage.files import put_in_place
from desktop.storage.folder import DATA, HALF, Folder
from desktop.storage.troubles import translated


def upgrade_embedded(folder: Folder, key: Key, at: datetime) -> None:
    """Makes a backup, migrates a copy, checks it and puts it in place; `at` names the backup.

    Nobody else may have the file open. Raises StorageTrouble; the old file stands until the
    new one was found whole.
    """
    with translated():
        folder.backups.mkdir(exist_ok=True)
        with closing(engines.connector(folder.data, key, engines.PRAGMAS)()) as connection:
            write_backup(connection, key, folder.vault(), folder.backups / backup_name(at))
        copy = folder.path / (DATA + HALF)
        with cleared(copy, copy.with_name(copy.name + "-journal")):
            shutil.copyfile(folder.data, copy)
            engine = engines.embedded_engine(copy, key)
            try:
                schema.upgrade(engines.writing(engine))
            finally:
                engine.dispose()
            if not all(finding.ok for finding in inspection.look_at_file(copy, key)):
                raise StorageTrouble(Trouble.DAMAGED)
            with copy.open("rb+") as stream:
                os.fsync(stream.fileno())
            put_in_place(copy, folder.data)
