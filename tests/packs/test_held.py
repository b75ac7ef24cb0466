"""Long work for a page is done once, and nobody waits for that of another page."""

from threading import Barrier, Event, Thread

import pytest

from goldenthread.packs.limits import TRIALS
from goldenthread.packs.trial import _Held


def test_the_work_of_a_key_is_done_once_for_all_who_ask_at_once() -> None:
    """Three readers of one paper."""
    held, done, gate = _Held(), list[int](), Barrier(3)
    found = list[int]()

    def work() -> int:
        done.append(1)
        return 7

    def reader() -> None:
        gate.wait(5)
        found.append(held.of("a", work))

    readers = [Thread(target=reader) for _ in range(3)]
    for one in readers:
        one.start()
    for one in readers:
        one.join(5)
    assert (found, done) == ([7, 7, 7], [1])


def test_nobody_waits_for_another_key() -> None:
    """What is held of one paper is there while another is counted."""
    held, begun, end = _Held(), Event(), Event()
    held.of("a", lambda: 1)

    def slow() -> int:
        begun.set()
        assert end.wait(5)
        return 2

    waiting = Thread(target=held.of, args=("b", slow))
    waiting.start()
    assert begun.wait(5)
    assert held.of("a", lambda: 3) == 1
    assert held.of("c", lambda: 4) == 4
    end.set()
    waiting.join(5)
    assert held.of("b", lambda: 5) == 2


def test_what_failed_is_tried_again_and_what_is_old_goes() -> None:
    """A refusal is not held."""
    held = _Held()
    with pytest.raises(ZeroDivisionError):
        held.of("a", lambda: 1 // 0)
    assert held.of("a", lambda: 1) == 1
    for number in range(int(TRIALS.value)):
        held.of(number, lambda: 0)
    assert held.of("a", lambda: 2) == 2
