"""Runs programs in turn and keeps what each took.

This program must stay small: a child's peak memory is never told as less than that of the process that started it.
"""
import os, shutil, statistics, sys, time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


LARGE = 1 << 20  # bytes of a file that is not put aside as it is


class Usage(NamedTuple):
    """What one run took: seconds by the clock and of processor, peak memory in MB, and the seconds of its start."""
    wall: float
    cpu: float
    memory: float
    start: float = 0

    def multiplied(self, share, start):
        """What the whole work would have taken, from a run on one in `share` of it; a process starts only once."""
        return self._replace(wall=start.wall + (self.wall - start.wall) * share,
                             cpu=start.cpu + (self.cpu - start.cpu) * share)


@dataclass(frozen=True)
class Program:
    """A command to be measured."""
    name: str
    command: list
    start: list = ()            # the same program with nothing to do: how long it takes to be there
    share: float = 1            # it works on one in so many, and its times are multiplied
    repeats: int = 1            # runs in a round, of which the median counts
    output: Path | None = None  # a folder that it finds new and empty in each run


def run(command):
    """Runs a command once, with its output thrown away; ends everything where it fails."""
    command = [str(part) for part in command]
    silent = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    begin = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=silent)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        sys.exit(f'failed with exit status {os.waitstatus_to_exitcode(status)}: {" ".join(command[:8])} …')
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(usages):
    """The median of each figure by itself."""
    return Usage(*(statistics.median(column) for column in zip(*usages)))


def make_new(folder):
    """Makes a folder anew; what an earlier run left there is put aside, for `remove_old`, large files without content.

    It is not removed at once: ext4 does not use the inode of a removed file again for some minutes, but looks at each
    in its search for one, so that new files, of whoever writes the most of them, are several times as slow.
    """
    if folder.exists():
        for file in folder.iterdir():
            if file.stat().st_size > LARGE:
                os.truncate(file, 0)
        folder.rename(old(folder) / str(time.monotonic_ns()))
    folder.mkdir(parents=True)


def old(folder):
    """Where earlier runs' output is put aside."""
    aside = folder.with_name(f'{folder.name}-old')
    aside.mkdir(parents=True, exist_ok=True)
    return aside


def remove_old(programs):
    """Removes what all runs have left."""
    for folder in {program.output for program in programs if program.output}:
        shutil.rmtree(old(folder))
        shutil.rmtree(folder, ignore_errors=True)


def measure(program):
    """What a program takes in one round."""
    usages = []
    for _ in range(program.repeats):
        if program.output:
            make_new(program.output)
        usages.append(run(program.command))
    usage = median(usages)
    if not program.start:
        return usage
    start = run(program.start)
    return usage.multiplied(program.share, start)._replace(start=start.wall)


def measure_in_turn(programs, rounds):
    """The usages of each program by its name; interleaved, so that a slow minute of the machine falls on all."""
    measured = {program.name: [] for program in programs}
    for turn in range(rounds):
        for program in programs:
            measured[program.name].append(measure(program))
        print(f'  round {turn + 1} of {rounds}', file=sys.stderr, flush=True)
    remove_old(programs)
    return measured
