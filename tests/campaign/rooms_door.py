"""Knocks on the door of an administration, as a second start of the program would.

python -m tests.campaign.rooms_door FOLDER
"""

import sys

from desktop.domain.errors import StorageTrouble
from tests.campaign.rooms_place import ADMINISTRATIONS, CREDENTIALS


def main(address: str) -> str:
    """The kind of trouble it meets; "open" when it could come in."""
    try:
        ADMINISTRATIONS.open(address, CREDENTIALS).close()
    except StorageTrouble as trouble:
        return trouble.kind.value
    return "open"


if __name__ == "__main__":
    print(main(sys.argv[1]))
