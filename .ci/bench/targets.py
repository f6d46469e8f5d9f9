"""What is to be reached, and whether it was.

A target says what it asks for and is given the usages of all programs of a block by their names. It answers what was
measured and whether that is enough, or raises KeyError where a program of it was not measured.
"""
import statistics
from dataclasses import dataclass
from typing import Callable

from runner import median


@dataclass(frozen=True)
class Target:
    """What a block is to reach."""
    text: str
    judge: Callable

    def line(self, measured):
        """The target as a line of the report."""
        try:
            found, is_reached = self.judge(measured)
        except KeyError as missing:
            return f'- {self.text}: not measured, without {missing.args[0]}'
        return f'- {self.text}: {found}, {"reached" if is_reached else "**not reached**"}'


def ratios(measured, ours, theirs, without_start=False):
    """How many times as long as ours theirs takes, round by round."""
    return [(their.wall - (their.start if without_start else 0)) / our.wall
            for our, their in zip(measured[ours], measured[theirs])]


def ratio(measured, ours, theirs, without_start=False):
    """The median of the rounds' ratios."""
    return statistics.median(ratios(measured, ours, theirs, without_start))


def times(ours, theirs, least):
    """Ours takes at most one in so many of the time of theirs."""
    def judge(measured):
        found = ratio(measured, ours, theirs)
        return f'{found:.2f} times', found >= least
    return Target(f'{ours}: at least {least} times as fast as {theirs}', judge)


def cpu_below(ours, milliseconds):
    """Ours takes less than so much of the processor."""
    def judge(measured):
        found = median(measured[ours]).cpu * 1000
        return f'{found:.2f} ms', found < milliseconds
    return Target(f'{ours}: less than {milliseconds} ms of processor', judge)


def memory_below(ours, megabytes):
    """Ours never has more memory than so much."""
    def judge(measured):
        found = median(measured[ours]).memory
        return f'{found:.0f} MB', found < megabytes
    return Target(f'{ours}: less than {megabytes} MB', judge)


def memory_level(few, many, part):
    """The memory of much work is that of little work, give or take a part of it."""
    def judge(measured):
        found = median(measured[many]).memory / median(measured[few]).memory - 1
        return f'{found:+.1%}', found <= part
    return Target(f'{many}: peak memory no more than {part:.0%} above that of {few}', judge)


def rate(ours, items, least):
    """Ours does so many items a second."""
    def judge(measured):
        found = items / median(measured[ours]).wall
        return f'{found:,.0f} a second', found >= least
    return Target(f'{ours}: at least {least:,} files a second', judge)


def either(first, second):
    """One of two targets is enough."""
    def judge(measured):
        verdicts = [target.judge(measured) for target in (first, second)]
        return ' or '.join(found for found, _ in verdicts), any(is_reached for _, is_reached in verdicts)
    return Target(f'{first.text}, or {second.text}', judge)
