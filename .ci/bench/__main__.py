"""Measures the built programs against their peers, side by side, and writes a table: what `make bench` runs."""
import argparse, os, sys
from pathlib import Path

from data import Data
from environment import Environment
from runner import run
from works import WORKS, Setting


def arguments():
    """What was asked for."""
    parser = argparse.ArgumentParser(prog='bench', description=__doc__)
    parser.add_argument('build', type=Path, help='the folder of the built programs')
    parser.add_argument('out', type=Path, help='gets the data and the peers; the table is written beside it')
    parser.add_argument('--only', choices=WORKS, action='append', help='measure this work alone (several times: these)')
    parser.add_argument('--rounds', type=int, default=5, help='how often each program is measured (5)')
    parser.add_argument('--count', type=int, default=2000, help='forms there are, all else in proportion (2000)')
    parser.add_argument('--forms', type=int, help='forms of a second, longer export (25 times the count); 0 for none')
    return parser.parse_args()


def main():
    asked = arguments()
    out = asked.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    peers = Environment(out / 'venv')
    setting = Setting(Data(out, asked.build.resolve(), peers), peers, out / 'results', asked.count,
                      asked.count * 25 if asked.forms is None else asked.forms)
    floor = run(['/bin/true']).memory
    lines = [f'Medians of {asked.rounds} interleaved rounds on {os.cpu_count()} cores. “Times ours” is the median of '
             'the rounds’ ratios to the first program of the table; “without its start” leaves out what Python and the '
             'library take to be there, which our programs’ times include. '
             f'A peak memory of up to {floor:.0f} MB cannot be told: it is that of the program that measures.']
    print(lines[0])
    for name in asked.only or WORKS:
        print(f'{name} …', file=sys.stderr, flush=True)
        for block in WORKS[name](setting):
            part = ['', *block.lines(asked.rounds)]
            print('\n'.join(part), flush=True)
            lines += part
    (out.parent / 'bench.md').write_text('\n'.join(lines) + '\n', encoding='utf-8')


main()
