"""The power goes at any moment: is what was acknowledged there, and nothing by half?

Each scene is played once while everything it asks of the disk is recorded. Then the power is
cut at random moments of that record: what was not synced is lost, torn or there, and the
scene is judged on what is left. With syncing switched off the same trial must find losses.

    python -m tests.campaign.power --rounds 500
    python -m tests.campaign.power save --rounds 20 --seed 3
"""

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from desktop.services.administration import OpenAdministration
from desktop.storage import engines
from tests.campaign import shim
from tests.campaign.disk_image import Call, DiskImage, read_record
from tests.campaign.scenes import SCENES, Saving, Scene, World

_AT_THE_END = 0.2
"""The share of cuts right after the use case returned: was it on the disk by then?"""

_BEGUN, _DONE = Call("m", "begun"), Call("m", "done")


class Careless(Saving):
    """Saves without syncing: the control that shows that the campaign can see a loss."""

    def begin(self, world: World) -> OpenAdministration | None:
        engines.PRAGMAS["synchronous"] = "OFF"
        return world.open()


PLAYED: dict[str, Scene] = {**SCENES, "careless": Careless()}


@dataclass
class Tally:
    """What came of it. `lost` and `halves` must be 0."""

    cuts: int = 0
    acknowledged: int = 0
    done: int = 0
    lost: int = 0
    halves: int = 0
    wrong: list[str] = field(default_factory=list)


def campaign(names: list[str], rounds: int, seed: int, place: Path) -> Tally:
    """So many cuts of the power in each of these scenes."""
    tally = Tally()
    for name in names:
        chance = random.Random(f"{seed} {name}")
        world = World(place / "nu")
        world.place.mkdir()
        PLAYED[name].prepare(world)
        before = DiskImage(world.place)
        calls = recorded(PLAYED[name], world, place / "record")
        first = calls.index(_BEGUN) + 1
        moments = [
            len(calls) if chance.random() < _AT_THE_END else chance.randint(first, len(calls))
            for _ in range(rounds)
        ]
        look(name, world, before, (calls, sorted(moments), chance), tally)
        shutil.rmtree(world.place)
    return tally


def recorded(scene: Scene, world: World, path: Path) -> list[Call]:
    """What a child asked of the disk while it played the scene, and when it was done."""
    child = os.fork()
    if child == 0:
        handle = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        shim.record(world.place, handle)
        opened = scene.begin(world)
        shim.mark(_BEGUN.path)
        scene.act(world, opened)  # type: ignore[arg-type]
        shim.mark(_DONE.path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError("the scene could not be played")
    return read_record(path)


def look(
    name: str,
    world: World,
    image: DiskImage,
    plan: tuple[list[Call], list[int], random.Random],
    tally: Tally,
) -> None:
    """Cuts the power at each of the moments, which are in order, and judges what is left."""
    calls, moments, chance = plan
    at = 0
    for moment in moments:
        while at < moment:
            image.do(calls[at])
            at += 1
        shutil.rmtree(world.place)
        world.place.mkdir()
        image.cut(chance)
        acknowledged = _DONE in calls[:moment]
        tally.cuts += 1
        tally.acknowledged += acknowledged
        judged(name, world, moment, tally, acknowledged=acknowledged)


def judged(name: str, world: World, moment: int, tally: Tally, *, acknowledged: bool) -> None:
    """Looks whether the scene was done or not, and whether that is what was told."""
    try:
        done = PLAYED[name].judge(world)
    except Exception as error:  # noqa: BLE001 - whatever it is, the tally tells of it
        tally.halves += 1
        tally.wrong.append(f"{name} at {moment}: {error!r}")
        return
    tally.done += done
    if acknowledged and not done:
        tally.lost += 1
        tally.wrong.append(f"{name} at {moment}: lost")


def main(arguments: list[str]) -> int:
    """Prints the tally as JSON; exit status 1 when something was lost or half."""
    parser = argparse.ArgumentParser()
    parser.add_argument("scenes", nargs="*")
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bs-power-") as place:
        if not shim.is_loaded():
            return shim.start_anew("tests.campaign.power", arguments, Path(place))
        tally = campaign(given.scenes or list(SCENES), given.rounds, given.seed, Path(place))
    print(json.dumps({name: v for name, v in asdict(tally).items() if name != "wrong"}))
    for line in tally.wrong:
        print(line, file=sys.stderr)
    return int(bool(tally.lost or tally.halves))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
