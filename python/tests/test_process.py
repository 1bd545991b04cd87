"""What an estimate does to the process that it is made in."""

import os
import signal
import subprocess
import sys
import textwrap
import time

SETUP = """
import numpy as np, time, os, sys, signal, threading, multiprocessing
import latentmi_net as lmi
random = np.random.default_rng(0)
x, y = random.normal(size=(4000, 60)), random.normal(size=(4000, 60))
small = random.normal(size=(200, 1)), random.normal(size=(200, 1))
"""


def start(code):
    return subprocess.Popen(
        [sys.executable, "-c", SETUP + textwrap.dedent(code)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}
    )


def run(code):
    process = start(code)
    output, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    return output, error


def test_interrupt_ends_an_estimate_within_a_second():
    process = start(
        """
        # A shell starts what runs in its background with the signal ignored.
        def interrupt(*_):
            global at
            at = time.process_time()
            raise KeyboardInterrupt
        signal.signal(signal.SIGINT, interrupt)
        print("begun", flush=True)
        try:
            lmi.estimate(x, y, permutations=20)
        except KeyboardInterrupt:
            print("interrupted", time.process_time() - at, flush=True)
        print(lmi.gaussian(*small).bits, threading.active_count(), flush=True)
        """
    )
    assert process.stdout.readline() == "begun\n"
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    word, took = process.stdout.readline().split()
    assert word == "interrupted"
    output, error = process.communicate(timeout=60)
    assert process.returncode == 0 and error == "" and output.split()[1] == "1"

    # Of the processor, as a busy machine may take any time.
    assert float(took) < 1, took


def test_signals_and_streams_stay_as_they_are():
    output, error = run(
        """
        def handled():
            masks = (int(line.split()[1], 16) for line in open("/proc/self/status") if line.startswith(("SigCgt", "SigIgn", "SigBlk")))
            return [[number for number in range(1, 65) if mask >> (number - 1) & 1] for mask in masks]
        mine = lambda *_: print("mine")
        for number in (signal.SIGTERM, signal.SIGUSR1, signal.SIGCHLD, signal.SIGPIPE, signal.SIGHUP):
            signal.signal(number, mine)
        was = {number: signal.getsignal(number) for number in signal.valid_signals()}
        before = handled()
        lmi.ksg(*small)
        # What the runtime turns into exceptions of its own, and the signals of its threads.
        own = {signal.SIGFPE, signal.SIGSEGV, *range(32, 65)}
        for old, new in zip(before, handled()):
            assert set(old) ^ set(new) <= own
        assert was == {number: signal.getsignal(number) for number in signal.valid_signals()}
        os.kill(os.getpid(), signal.SIGUSR1)
        os.kill(os.getpid(), signal.SIGTERM)
        """
    )
    assert (output, error) == ("mine\nmine\n", "")


def test_a_crash_is_still_shown_by_those_who_watch_for_it():
    process = start(
        """
        import faulthandler
        faulthandler.enable()
        lmi.ksg(*small)
        faulthandler._sigsegv()
        """
    )
    _, error = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGSEGV and "Segmentation fault" in error


def test_children_of_a_fork_estimate_where_the_parent_did_not():
    output, _ = run(
        """
        def work(seed):
            return lmi.ksg(*small, seed=seed).bits
        if __name__ == "__main__":
            with multiprocessing.get_context("fork").Pool(2) as pool:
                bits = pool.map(work, [1, 2, 1])
            assert bits[0] == bits[2] == work(1)
            print("same")
        """
    )
    assert output == "same\n"


def test_a_fork_of_a_process_that_estimated_is_refused_and_does_not_hang():
    output, _ = run(
        """
        result = lmi.estimate(*small, effort="quick", model=True)
        model = result.model
        child = os.fork()
        if child == 0:
            try:
                lmi.ksg(*small)
            except RuntimeError as error:
                print(str(error)[:80], flush=True)
            del model
            os._exit(0)
        os.waitpid(child, 0)
        lmi.ksg(*small)
        """
    )
    assert output.startswith("This process was forked from one that had used latentmi_net")


def test_import_is_fast_and_starts_nothing():
    output, _ = run(
        """
        maps = open("/proc/self/maps").read()
        print("latentmi-x86" in maps, threading.active_count())
        """
    )
    assert output == "False 1\n"
