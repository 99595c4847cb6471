"""Reading in lists and calendars: what would happen, and then all of it in one transaction.

`Importing` is imported when first asked for: the child process that parses a stranger's
file lives in this package and must not load the storage.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.services.importing.importing import Importing

__all__ = ["Importing"]


def __getattr__(name: str) -> Any:
    if name == "Importing":
        from desktop.services.importing.importing import Importing

        return Importing
    raise AttributeError(name)
