"""A disk that fails at the n-th call, for every n: is the administration old or new, never half?

A child plays a scene; at the chosen call on a file of ours the disk says no, once or from there
on, or the child dies there with half a write. Trouble must be the house's own, with a sentence,
and the open administration must work on once the disk is well. Then the scene is judged.

    python -m tests.campaign.disk                  every scene, every call
    python -m tests.campaign.disk save --every 7   one scene, every seventh call
"""

import argparse
import errno
import json
import os
import shutil
import sys
import tempfile
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path

from desktop.domain.errors import StorageTrouble
from desktop.messages import sentences, text
from tests.campaign import shim
from tests.campaign.scenes import SCENES, Scene, World
from tests.campaign.shim import How

TROUBLES: dict[str, tuple[How, int, bool]] = {
    "eio": (How.FAIL, errno.EIO, False),
    "eio-reading": (How.FAIL, errno.EIO, True),
    "full": (How.FAIL, errno.ENOSPC, False),
    "full-from-there": (How.FAIL_FROM_THERE, errno.ENOSPC, False),
    "read-only-from-there": (How.FAIL_FROM_THERE, errno.EROFS, False),
    "die": (How.DIE, errno.EIO, False),
}
"""How a disk says no: what happens, the error, and whether reading fails too."""

_DIED = 137


@dataclass
class Tally:
    """What came of it. `lost`, `halves` and `bugs` must be 0."""

    rounds: int = 0
    done: int = 0
    refused: int = 0
    """Ended in trouble that was told with a sentence."""
    died: int = 0
    regardless: int = 0
    """Done, though it was told that it failed: whoever tries again does it twice."""
    lost: int = 0
    halves: int = 0
    bugs: int = 0
    wrong: list[str] = field(default_factory=list)


def campaign(
    names: list[str], troubles: list[str], every: int, place: Path, *, last: int = 0
) -> Tally:
    """Plays these scenes with these troubles, at every so manyth call or the last so many."""
    tally = Tally()
    for name in names:
        scene, before = SCENES[name], World(place / name)
        before.place.mkdir()
        scene.prepare(before)
        for trouble in troubles:
            n, further = 1 + tally.rounds % every, True
            if last:
                n = max(1, calls_in(scene, before, trouble) + 1 - last)
            while further:
                further = one_round(scene, before, (name, trouble, n), tally)
                n += every
    return tally


def calls_in(scene: Scene, before: World, trouble: str) -> int:
    """How many calls a scene has when all goes well."""
    world = World(before.place.with_name("nu"))
    shutil.copytree(before.place, world.place, copy_function=_cheaply)
    _, calls = played(scene, world, trouble, sys.maxsize)
    shutil.rmtree(world.place)
    return calls


def one_round(scene: Scene, before: World, which: tuple[str, str, int], tally: Tally) -> bool:
    """Plays a scene once in a copy of what was before; False when it has no such call."""
    _, trouble, n = which
    world = World(before.place.with_name("nu"))
    shutil.copytree(before.place, world.place, copy_function=_cheaply)
    try:
        told, calls = played(scene, world, trouble, n)
        if calls < n:
            return False
        tally.rounds += 1
        tally.done += told == "done"
        tally.died += told == "died"
        tally.refused += told == "refused"
        if told not in ("done", "died", "refused"):
            tally.bugs += 1
            tally.wrong.append(f"{which}: {told}")
        judged(scene, world, which, told, tally)
    finally:
        shutil.rmtree(world.place)
    return True


def judged(
    scene: Scene, world: World, which: tuple[str, str, int], told: str, tally: Tally
) -> None:
    """Looks whether what was told is true."""
    try:
        done = scene.judge(world)
    except (AssertionError, StorageTrouble) as error:
        tally.halves += 1
        tally.wrong.append(f"{which}: told {told}, found {error!r}")
        return
    if told == "done" and not done:
        tally.lost += 1
        tally.wrong.append(f"{which}: lost")
    tally.regardless += told == "refused" and done and not scene.harmless


def played(scene: Scene, world: World, trouble: str, n: int) -> tuple[str, int]:
    """What a child told of the scene, and how many calls it came to."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, json.dumps(play(scene, world, trouble, n)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) == _DIED:
        return "died", n
    told, calls = json.loads(said)
    return told, calls


def play(scene: Scene, world: World, trouble: str, n: int) -> tuple[str, int]:
    """Plays the scene in this process with a disk that fails."""
    how, code, reads = TROUBLES[trouble]
    calls = 0
    try:
        opened = scene.begin(world)
        shim.fail(world.place, how, n, code, reads=reads)
        try:
            scene.act(world, opened)  # type: ignore[arg-type]
            told = "done"
        except StorageTrouble as error:
            told = "refused" if sentence(error) else f"no sentence for {error.kind}"
        finally:
            calls = shim.rest()
        if opened is not None and scene is not SCENES["close"]:
            with opened.database.read() as session:
                session.connection()
            opened.close()
    except BaseException:  # noqa: BLE001 - whatever it is, the tally tells of it
        return traceback.format_exc(limit=-6), calls
    return told, calls


def sentence(error: StorageTrouble) -> str:
    """What the user reads of it."""
    known = f"trouble.{error.kind.value}" in sentences()
    return text(error) if known else ""


def _cheaply(source: str, target: str) -> None:
    """Copies a file; the ballast, which nobody writes in, becomes a second name of the same."""
    (os.link if source.endswith("ballast.bin") else shutil.copyfile)(source, target)


def main(arguments: list[str]) -> int:
    """Prints the tally as JSON; exit status 1 when something was lost, half or a bug."""
    parser = argparse.ArgumentParser()
    parser.add_argument("scenes", nargs="*", choices=[*SCENES, []])
    parser.add_argument("--troubles", nargs="*", choices=sorted(TROUBLES), default=[*TROUBLES])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--last", type=int, default=0)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bs-disk-") as place:
        if not shim.is_loaded():
            return shim.start_anew("tests.campaign.disk", arguments, Path(place))
        names = given.scenes or list(SCENES)
        tally = campaign(names, given.troubles, given.every, Path(place), last=given.last)
    print(json.dumps({k: v for k, v in asdict(tally).items() if k != "wrong"}))
    for line in tally.wrong:
        print(line, file=sys.stderr)
    return int(bool(tally.lost or tally.halves or tally.bugs))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
