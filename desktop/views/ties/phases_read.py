"""Reading the page: the ties, and of who has none whether the rules find somebody."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.ties.lines import TiesPage

if TYPE_CHECKING:
    from desktop.services import Services


def read_page(services: "Services", community_id: UUID | None) -> TiesPage:
    """The page of a community, or of all, with `has_suggestion` filled in."""
    page = services.ties.page(community_id)
    waiting = [one.id for one in page.without if not (one.asked or one.resting)]
    found = services.matching.with_suggestion(waiting)
    without = tuple(replace(one, has_suggestion=one.id in found) for one in page.without)
    return replace(page, without=without)
