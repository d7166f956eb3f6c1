"""Processes that compute: how they share the machine, and whether one is still running."""

import contextlib
import os

# OpenMP's threads must neither spin for long while they wait, which slows every process on a shared machine and takes
# the window's share of the processor, nor sleep at once, which slows a small network to less than half (measured on two
# cores: 178 pictures a second trained with a spin count of 0, 424 with 10000). Read when torch is loaded.
OPENMP = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "10000"}

# Set by the window for the process of a training: an error's line is then preceded by SETTING and the dotted key of the
# setting that has to change, which the message alone does not tell reliably.
REPORT_SETTING = "DENOISE_STUDIO_REPORT_SETTING"
SETTING = "setting: "


def computing_threads() -> int:
    """Return how many threads to compute with: OMP_NUM_THREADS, or one less than there are cores for this process.

    A core is left to the window and to whatever else runs. With a thread on every core each small operation waits for
    a thread that does not get its core, and a small network trains at a tenth of its speed: on two cores, one of them
    taken, two threads trained 45 pictures a second and one thread 290 (alone on the machine: 420 and 290).
    """
    if threads := os.environ.get("OMP_NUM_THREADS", ""):
        return max(1, int(threads)) if threads.isdecimal() else 1
    return max(1, usable_cores() - 1)


def usable_cores() -> int:
    """Return how many cores this process may run on."""
    with contextlib.suppress(AttributeError):  # not on every platform
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_running(pid: int, since: float) -> bool:
    """Whether the process of this id runs and started before `since`, in seconds since 1970: ids are used again."""
    import psutil  # seldom needed

    try:
        process = psutil.Process(pid)
        return process.create_time() <= since + 1 and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
    except psutil.Error:
        return True  # another user's
