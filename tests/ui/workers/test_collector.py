"""Cycles are collected in the GUI thread, and only there."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from latentlab.ui.workers.collector import Collector


class Ring:
    """A cycle that says in which thread it dies."""

    def __init__(self, deaths: list[threading.Thread]) -> None:
        self.me = self
        self._deaths = deaths

    def __del__(self) -> None:
        self._deaths.append(threading.current_thread())


def test_cycles_made_in_another_thread_die_in_the_gui_thread(qtbot):
    deaths: list[threading.Thread] = []
    owner = QObject()
    collector = Collector(owner)
    try:

        def work() -> None:
            for _ in range(20_000):  # many times the threshold
                Ring(deaths)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert not deaths
        qtbot.waitUntil(lambda: len(deaths) == 20_000)
        assert set(deaths) == {threading.main_thread()}
    finally:
        collector.close()


def test_what_is_settled_is_left_alone_until_a_sweep(qtbot):
    deaths: list[threading.Thread] = []
    owner = QObject()
    collector = Collector(owner)
    try:
        ring = weakref.ref(Ring(deaths))
        collector.settle("shows")
        gc.collect()
        assert ring() is not None
        later = weakref.ref(Ring(deaths))
        collector.settle("shows")  # has settled already
        gc.collect()
        assert later() is None
        collector.sweep()
        assert ring() is None
    finally:
        collector.close()


def test_closing_gives_the_collector_back(qtbot):
    owner = QObject()
    collector = Collector(owner)
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
