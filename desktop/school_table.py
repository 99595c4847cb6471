"""The school holidays that the program ships; an administration has its own beside them.

What holds is in `storage.queries.school_days.table`.
"""

from functools import lru_cache

from desktop import paths
from desktop.domain.rooms.holidays import SchoolHoliday, read_school_table


@lru_cache
def school_table() -> tuple[SchoolHoliday, ...]:
    """Every school holiday that ships, of all regions; read once."""
    return read_school_table(paths.resource("holidays/school.toml").read_text("utf-8"))
