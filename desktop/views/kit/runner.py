"""Two serial lanes beside the UI thread: one for data, one for paper.

Serial gives read-your-writes for free: a reload asked for after a save sees it. Answers
come back to the UI thread by a queued signal and only to bound methods of living QObjects,
so that an answer for a page that is gone falls silently. Transient trouble is tried again
here and nowhere else: safe, because a use case is one call with all its input in its
arguments and one transaction.
"""

import inspect
import queue
import sys
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import BuurtschapError, StorageTrouble
from desktop.views.kit.garbage import GarbageKeeper

_TRIES = 3
_LANES = ("data", "paper")
Handler = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class _Job:
    fn: Callable[..., Any]
    args: tuple[Any, ...]
    then: "weakref.WeakMethod[Handler] | None"
    failed: "weakref.WeakMethod[Handler] | None"
    ticket: tuple[int, str] | None
    number: int
    writes: bool


class Runner(QObject):
    """Runs services off the UI thread. `then` gets the result, `failed` the exception.

    Both must be bound methods of a QObject (TypeError otherwise). With `latest`, an answer
    is dropped when the same `then` was asked again meanwhile. `writes` marks a job that
    saves: `saving` tells whether any such job is under way. Trouble nobody handles is told
    by `trouble`; anything that is not a BuurtschapError is a bug and goes to the excepthook.
    """

    saving = Signal(bool)
    trouble = Signal(object)
    _done = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest: dict[tuple[int, str], int] = {}
        self._count = 0
        self._saves = 0
        self._forgotten = 0
        self._stopped = False
        self._done.connect(self._deliver)
        self._queues: dict[str, queue.SimpleQueue[_Job | None]] = {}
        self._threads: dict[str, threading.Thread] = {}
        self._garbage: GarbageKeeper | None = None

    def data(
        self,
        fn: Callable[..., Any],
        *args: Any,
        then: Handler | None = None,
        failed: Handler | None = None,
        latest: bool = False,
        writes: bool = False,
    ) -> None:
        """Runs `fn(*args)` on the data lane."""
        self._submit("data", self._job(fn, args, then, failed, latest=latest, writes=writes))

    def paper(
        self,
        fn: Callable[..., Any],
        *args: Any,
        then: Handler | None = None,
        failed: Handler | None = None,
        latest: bool = False,
    ) -> None:
        """Runs `fn(*args)` on the paper lane: PDF, spreadsheet, pictures of pages."""
        self._submit("paper", self._job(fn, args, then, failed, latest=latest, writes=False))

    def forget(self) -> None:
        """Drops every answer still under way (at locking); the work itself is finished."""
        self._latest.clear()
        self._count += 1
        self._forgotten = self._count

    def stop(self, seconds: float = 10.0) -> bool:
        """Finishes what was asked, delivers nothing more; whether both lanes ended in time.

        May be called twice; nothing can be asked afterwards.
        """
        self._stopped = True
        for lane in self._queues.values():
            lane.put(None)
        for thread in self._threads.values():
            thread.join(seconds)
        ended = not any(thread.is_alive() for thread in self._threads.values())
        if self._garbage is not None and ended:
            self._garbage.stop()
        return ended

    def _job(
        self,
        fn: Callable[..., Any],
        args: tuple[Any, ...],
        then: Handler | None,
        failed: Handler | None,
        *,
        latest: bool,
        writes: bool,
    ) -> _Job:
        self._count += 1
        ticket = None
        if latest and then is not None:
            ticket = (id(getattr(then, "__self__", None)), then.__name__)
            self._latest[ticket] = self._count
        if writes:
            self._saves += 1
            if self._saves == 1:
                self.saving.emit(True)
        return _Job(fn, args, _bound(then), _bound(failed), ticket, self._count, writes)

    def _submit(self, lane: str, job: _Job) -> None:
        if lane not in self._queues:
            self._garbage = self._garbage or GarbageKeeper(self)
            self._queues[lane] = queue.SimpleQueue()
            self._threads[lane] = threading.Thread(
                target=self._work, args=(self._queues[lane],), name=f"{lane}-lane", daemon=True
            )
            self._threads[lane].start()
        self._queues[lane].put(job)

    def _work(self, jobs: "queue.SimpleQueue[_Job | None]") -> None:
        while (job := jobs.get()) is not None:
            self._done.emit(job, *_run(job))

    def _deliver(self, job: _Job, result: object, error: Exception | None) -> None:
        if self._stopped:
            return
        if job.writes:
            self._saves -= 1
            if self._saves == 0:
                self.saving.emit(False)
        if job.number < self._forgotten:
            return
        if job.ticket is not None and self._latest.get(job.ticket) != job.number:
            return
        if error is None:
            handler = _alive(job.then)
            if handler is not None:
                handler(result)
            return
        if not isinstance(error, BuurtschapError):
            sys.excepthook(type(error), error, error.__traceback__)
        handler = _alive(job.failed)
        if handler is not None:
            handler(error)
        elif job.failed is None and isinstance(error, BuurtschapError):
            self.trouble.emit(error)


class InlineRunner(Runner):
    """A runner that calls and delivers at once: for tests and for the command's pictures."""

    def _submit(self, lane: str, job: _Job) -> None:
        self._deliver(job, *_run(job))


def _run(job: _Job) -> tuple[object, Exception | None]:
    for attempt in range(1, _TRIES + 1):
        try:
            return job.fn(*job.args), None
        except StorageTrouble as trouble:
            if not trouble.transient or attempt == _TRIES:
                return None, trouble
        except Exception as error:  # noqa: BLE001 - the lane must live on; the excepthook tells
            return None, error
    raise AssertionError("unreachable")


def _bound(handler: Handler | None) -> "weakref.WeakMethod[Handler] | None":
    if handler is None:
        return None
    if not inspect.ismethod(handler) or not isinstance(handler.__self__, QObject):
        raise TypeError("then and failed must be bound methods of a QObject")
    return weakref.WeakMethod(handler)


def _alive(reference: "weakref.WeakMethod[Handler] | None") -> Handler | None:
    handler = reference() if reference is not None else None
    if handler is None or not shiboken6.isValid(getattr(handler, "__self__", None)):
        return None
    return handler
