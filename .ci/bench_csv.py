#!/usr/bin/env python3
"""Measures reading a long CSV file with its fields kept, against pyarrow and polars; prints a table.

usage: bench_csv.py BUILD OUT [ROUNDS]
BUILD is the folder of the built programs; OUT gets the files, a virtual environment and bench-csv.md.
A Python with the peers may be named by the environment's CSV_PYTHON instead.

Each program is timed twice: the whole process, and for the peers the reading alone, without the start of Python
and the import of the library. pyarrow and polars infer no types when asked for texts; both ways are measured.
"""
import os, statistics, subprocess, sys, time, venv

ROUNDS = 7
PEERS = ['pyarrow==26.0.1', 'polars==2.1.0']

PYARROW = """
import sys, time
import pyarrow.csv as c, pyarrow as pa
path, encoding, texts = sys.argv[1:]
begin = time.perf_counter()
read, parse = c.ReadOptions(encoding=encoding), c.ParseOptions(newlines_in_values=True)
types = {f'列{n + 1}': pa.string() for n in range(20)} if texts == 'texts' else {}
table = c.read_csv(path, read_options=read, parse_options=parse, convert_options=c.ConvertOptions(column_types=types))
print(time.perf_counter() - begin, table.num_rows, table.num_rows * table.num_columns)
"""
POLARS = """
import sys, time
import polars as pl
begin = time.perf_counter()
table = pl.read_csv(sys.argv[1], infer_schema=sys.argv[3] != 'texts')
print(time.perf_counter() - begin, table.height, table.height * table.width)
"""


def environment(folder):
    """A Python with the peers, or None where they cannot be had."""
    if os.environ.get('CSV_PYTHON'): return os.environ['CSV_PYTHON']
    python = os.path.join(folder, 'bin', 'python')
    try:
        if not os.path.exists(python): venv.create(folder, with_pip=True)
        subprocess.run([python, '-m', 'pip', 'install', '-q', '--disable-pip-version-check', *PEERS], check=True)
        return python
    except (OSError, subprocess.CalledProcessError) as error:
        print(f'peers skipped: they cannot be had here ({error})')
        return None


def run(command):
    """Seconds of the whole process, and of the reading alone where it prints them first."""
    begin = time.perf_counter()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    wall = time.perf_counter() - begin
    first = output.split()[0]
    return wall, float(first) if '.' in first else wall


def main():
    build, out = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else ROUNDS
    os.makedirs(out, exist_ok=True)
    python = environment(os.path.join(out, 'venv-csv'))
    lines = [f'Medians of {rounds} interleaved rounds on {os.cpu_count()} cores; '
             'the last two columns say how many times as long a program takes as ours.', '',
             '| file | program | process s | reading s | process ÷ ours | reading ÷ our process |',
             '| --- | --- | ---: | ---: | ---: | ---: |']
    for encoding in ['utf-8', 'gb18030']:
        path = os.path.join(out, f'long-{encoding}.csv')
        subprocess.run([f'{build}/bench', 'generate-csv', path, '--encoding', encoding], check=True)
        programs = {'bench csv': [f'{build}/bench', 'csv', path]}
        if python:
            for kind in ['texts', 'types']:
                programs[f'pyarrow, {kind}'] = [python, '-c', PYARROW, path, encoding, kind]
                if encoding == 'utf-8': programs[f'polars, {kind}'] = [python, '-c', POLARS, path, encoding, kind]
        measured = {name: [] for name in programs}
        for _ in range(rounds):  # interleaved, so that a slow minute of the machine falls on all of them
            for name, command in programs.items(): measured[name].append(run(command))
        median = {n: [statistics.median(r[i] for r in rows) for i in range(2)] for n, rows in measured.items()}
        ours = median['bench csv'][0]
        for name, (wall, reading) in median.items():
            lines.append(f'| {encoding}, {os.path.getsize(path) / 1e6:.0f} MB | {name} | {wall:.3f} | {reading:.3f} '
                         f'| {wall / ours:.2f} | {reading / ours:.2f} |')
    with open(os.path.join(out, 'bench-csv.md'), 'w', encoding='utf-8') as file: file.write('\n'.join(lines) + '\n')
    print('\n'.join(lines))


if __name__ == '__main__': main()
