"""Organisation, funders, targets and the written parts of the example report."""

from desktop.domain.names import fold
from desktop.domain.vocabulary import Ambition, FunderKind
from desktop.models import Explanation, Funder, Narrative, Setting, Target
from desktop.services.example.maker import Maker, resource


def make_papers(maker: Maker) -> None:
    """What a report needs besides figures."""
    told = resource("papers")
    maker.add(Setting(key="organisation.name", value=told["organisation"]))
    maker.add(
        Setting(
            key="organisation.signers",
            value=[{"name": name, "job": job} for name, job in told["signers"]],
        )
    )
    year = maker.quarters()[-1].year
    funders = []
    for funder in told["funders"]:
        made = maker.add(
            Funder(
                name=funder["name"], name_key=fold(funder["name"]),
                kind=FunderKind(funder["kind"]), addressed_as=funder["addressed_as"], choices={},
            )
        )  # fmt: skip
        funders.append(made)
        for figure, value, ambition, less in funder["targets"]:
            maker.add(
                Target(
                    funder_id=made.id, year=year, figure=figure, value=value,
                    less_is_better=less, ambition=Ambition(ambition),
                )
            )  # fmt: skip
    period = str(maker.quarters()[-1])
    for funder in funders:
        for figure, text in told["explanations"].items():
            maker.add(Explanation(funder_id=funder.id, period=period, figure=figure, text=text))
        for part, (title, text) in told["narratives"].items():
            maker.add(
                Narrative(funder_id=funder.id, period=period, part=part, title=title, text=text)
            )
