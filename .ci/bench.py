#!/usr/bin/env python3
"""Measures the command against python-calamine and openpyxl, side by side, and writes a table.

usage: bench.py BUILD OUT [FORMS]
BUILD is the folder of the built programs; OUT gets the forms, a virtual environment and bench.md.
"""
import os, shutil, statistics, subprocess, sys, venv

ROUNDS = 5
OPENPYXL_SHARE = 40  # openpyxl reads one form in so many: it takes minutes for all of them

CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
cells = merges = 0
for path in sys.argv[1:]:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        cells += sum(1 for row in sheet.to_python() for cell in row if cell != '')
        merges += len(sheet.merged_cell_ranges or ())
print(cells, 'cells,', merges, 'merged ranges')
"""
CALAMINE_BARE = """
import sys
from python_calamine import CalamineWorkbook
for path in sys.argv[1:]:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        sheet.to_python()
        sheet.merged_cell_ranges
"""
OPENPYXL = """
import sys, openpyxl
for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows(values_only=True): pass
        sheet.merged_cells.ranges
"""


def run(command):
    """Seconds by the clock, seconds of processor and peak memory in MB of one run."""
    import time
    begin = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if status != 0: sys.exit(f'failed ({status}): {" ".join(command[:6])} …')
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def environment(folder):
    """A Python with the peers, or None where they cannot be had."""
    python = os.path.join(folder, 'bin', 'python')
    try:
        if not os.path.exists(python): venv.create(folder, with_pip=True)
        subprocess.run([python, '-m', 'pip', 'install', '-q', '--disable-pip-version-check',
                        'python-calamine==0.4.0', 'openpyxl==3.1.5'], check=True)
        return python
    except (OSError, subprocess.CalledProcessError) as error:
        print(f'peers skipped: python-calamine and openpyxl cannot be had here ({error})')
        return None


def main():
    build, out = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
    forms = os.path.join(out, f'forms-{count}')
    os.makedirs(out, exist_ok=True)
    shutil.rmtree(forms, ignore_errors=True)
    os.makedirs(forms)
    subprocess.run([f'{build}/bench', 'generate', forms, str(count)], check=True)
    files = sorted(os.path.join(forms, name) for name in os.listdir(forms))
    size = sum(os.path.getsize(path) for path in files)
    contents = subprocess.run([f'{build}/bench', 'read', *files], check=True, capture_output=True, text=True).stdout.strip()
    python = environment(os.path.join(out, 'venv'))
    if python:
        theirs = subprocess.run([python, '-c', CALAMINE, *files], check=True, capture_output=True, text=True).stdout.strip()
        if theirs != contents: print(f'note: python-calamine counts {theirs}; this project {contents}')

    jsonl = os.path.join(out, 'forms.jsonl')
    programs = {
        'bench read, one thread': [f'{build}/bench', 'read', *files],
        'jixiao convert to JSON Lines, one thread': [f'{build}/jixiao', 'convert', forms, '-o', jsonl, '--jobs', '1'],
        'jixiao convert to JSON Lines, all cores': [f'{build}/jixiao', 'convert', forms, '-o', jsonl],
    }
    if python:
        programs['python-calamine'] = [python, '-c', CALAMINE_BARE, *files]
        programs['openpyxl'] = [python, '-c', OPENPYXL, *files[::OPENPYXL_SHARE]]
    measured = {name: [] for name in programs}
    for turn in range(ROUNDS):  # interleaved, so that a slow minute of the machine falls on all of them
        for name, command in programs.items(): measured[name].append(run(command))
        print(f'round {turn + 1} of {ROUNDS} done', flush=True)

    scale = {name: OPENPYXL_SHARE if name == 'openpyxl' else 1 for name in programs}
    median = {n: [statistics.median(r[i] for r in rows) * (scale[n] if i < 2 else 1) for i in range(3)] for n, rows in measured.items()}
    peer = median.get('python-calamine')
    lines = [f'{len(files)} forms, {size / 1e6:.1f} MB, {contents}; medians of {ROUNDS} interleaved rounds on {os.cpu_count()} cores.', '',
             '| program | seconds | of processor | peak MB | forms/s | times python-calamine |', '| --- | ---: | ---: | ---: | ---: | ---: |']
    for name, (wall, cpu, memory) in median.items():
        lines.append(f'| {name} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {len(files) / wall:.0f} | {f"{peer[0] / wall:.2f}" if peer else "—"} |')
    if 'openpyxl' in programs: lines += ['', f'openpyxl read every {OPENPYXL_SHARE}th form; its times are multiplied.']
    with open(os.path.join(out, '..', 'bench.md'), 'w', encoding='utf-8') as file: file.write('\n'.join(lines) + '\n')
    print('\n'.join(lines))


if __name__ == '__main__': main()
