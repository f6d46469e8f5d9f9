"""The works that are measured, by the name that `make bench ONLY=` knows; each answers blocks of the report."""
import os, subprocess
from dataclasses import dataclass
from pathlib import Path

from data import Data, files, size
from environment import Environment
from report import Block, Text
from runner import Program
from targets import cpu_below, either, memory_below, memory_level, rate, times

# Slow peers do one in so many of the forms or rows; otherwise they would take an hour. The layouts of forms come round
# again, every 15th form; a step that has no factor in common with that meets all of them.
READING_STEP, EXPORT_STEP = 41, 101
WRITING_STEP, OPENPYXL_WRITING_STEP = 7, 49
XLSX2CSV_SHARE = 10

# Formats other than workbooks: the ending, what writes them, the peer that reads them, and how much faster we are to be.
OTHER_FORMS = 200
OTHER_FORMATS = [('ods', 'odf', 'python-calamine', 'calamine', 2), ('docx', 'docx', 'python-docx', 'docx', 100),
                 ('htm', 'lxml', 'pandas.read_html', 'pandas', 20)]

# Runs of a round, of which the median counts, where a run is over so soon that any other process disturbs it.
STARTS = 50
SHORT_RUNS = 5


@dataclass(frozen=True)
class Setting:
    """What a work needs: the programs, the data and the peers, and how much there is to do."""
    data: Data
    peers: Environment
    results: Path
    count: int              # forms; of the long sheet and the summary 100 times as many rows
    more_forms: int         # forms of a second, longer export; 0 for none

    @property
    def rows(self):
        return self.count * 100

    def folders(self):
        """The folders of forms, with what they are called."""
        return [(self.data.forms(self.count), f'{self.count:,} forms of all layouts'),
                (self.data.large_forms(self.count), f'{self.count:,} forms of one large layout')]


def reading(setting):
    """Cells and merged ranges of many small workbooks."""
    return [reading_block(setting, forms, title) for forms, title in setting.folders()]


def reading_block(setting, forms, title):
    bench, peers, paths = setting.data.bench, setting.peers, files(forms)
    one, two = 'bench read, one thread', 'bench read, two threads'
    programs = [
        Program(one, [bench, 'read', *paths]),
        Program(two, [bench, 'read', '--threads', 2, *paths]),
        Program('bench read, a new reader for each file', [bench, 'read', '--anew', *paths]),
        *peers.program('python-calamine', 'forms', 'calamine', *paths),
        *peers.program('python-calamine, bare', 'forms', 'calamine-bare', *paths),
        *openpyxl_reading(peers, 'openpyxl', paths, READING_STEP)]
    targets = [times(one, 'python-calamine', 4), times(one, 'openpyxl', 400), times(two, 'python-calamine', 7)]
    notes = [f'{size(forms)}. python-calamine makes an object of Python of every cell, bare it makes none. A reader of '
             'ours knows styles and relationships again that come byte for byte, as they do in forms of one office; a '
             'new one for each file knows none.',
             counts(setting, paths)]
    return Block(f'Reading cells and merged ranges: {title}', programs, targets, notes)


def xls(setting):
    """Cells and merged ranges of Excel 97–2003 workbooks."""
    peers = setting.peers
    if not (peers.has('xlwt') and peers.has('openpyxl')):
        return [Text('Reading .xls', 'skipped: xlwt and openpyxl make the workbooks, and cannot be had here')]
    forms = setting.data.old_forms(setting.count)
    paths, one = files(forms), 'bench read, one thread'
    programs = [
        Program(one, [setting.data.bench, 'read', *paths]),
        *peers.program('python-calamine', 'forms', 'calamine', *paths),
        *peers.program('python-calamine, bare', 'forms', 'calamine-bare', *paths)]
    notes = [f'{size(forms)}, written by xlwt.', counts(setting, paths)]
    return [Block(f'Reading cells and merged ranges: {setting.count:,} .xls forms of all layouts', programs,
                  [times(one, 'python-calamine', 2)], notes)]


def formats(setting):
    """Cells and merged ranges of other formats: OpenDocument, Word and web pages."""
    count = min(setting.count, OTHER_FORMS)
    blocks = []
    for format, writer, peer, kind, factor in OTHER_FORMATS:
        if not (setting.peers.has('openpyxl') and setting.peers.has(writer)):
            blocks.append(Text(f'Reading .{format}', f'skipped: {writer} makes the files, and cannot be had here'))
            continue
        forms = setting.data.other_forms(format, count)
        paths, one = files(forms), 'bench read, one thread'
        programs = [Program(one, [setting.data.bench, 'read', *paths], repeats=SHORT_RUNS),
                    *setting.peers.program(peer, 'forms', kind, *paths)]
        notes = [f'{size(forms)}. bench counts {output(setting.data.bench, "read", *paths)}. Medians of {SHORT_RUNS} '
                 'runs a round of ours.']
        blocks.append(Block(f'Reading cells and merged ranges: {count:,} .{format} forms of all layouts', programs,
                            [times(one, peer, factor)], notes))
    return blocks


def openpyxl_reading(peers, name, paths, step):
    chosen = paths[::step]
    return peers.program(name, 'forms', 'openpyxl', *chosen, share=len(paths) / len(chosen))


def counts(setting, paths):
    """Whether both sides find the same."""
    ours = output(setting.data.bench, 'read', *paths)
    if not setting.peers.has('calamine'):
        return f'bench counts {ours}.'
    theirs = output(*setting.peers.command('forms', 'calamine-count', *paths))
    return f'bench counts {ours}; python-calamine {theirs}.'


def json(setting):
    """Many workbooks to one file of canonical JSON Lines."""
    return [json_block(setting, forms, title) for forms, title in setting.folders()]


def json_block(setting, forms, title):
    jixiao, out = setting.data.jixiao, setting.results / 'json'
    all_cores, bare = 'jixiao convert, all cores', 'python-calamine, bare'
    convert = [jixiao, 'convert', forms, '-o', out / 'forms.jsonl']
    programs = [
        Program(all_cores, convert, output=out),
        Program('jixiao convert, one file at a time', [*convert, '--jobs', 1], output=out),
        *setting.peers.program(bare, 'forms', 'calamine-bare', *files(forms))]
    notes = ['jixiao recognises the forms and writes canonical JSON Lines; python-calamine only reads cells and merged '
             'ranges, on one core, and makes nothing of them.']
    return Block(f'XLSX to JSON Lines: {title}', programs, [times(all_cores, bare, 1.5)], notes)


def sheet(setting):
    """One long sheet to CSV."""
    peers, rows = setting.peers, setting.rows
    if not peers.has('xlsxwriter'):
        return [Text('A long sheet to CSV', 'skipped: XlsxWriter makes the sheet, and cannot be had here')]
    path, short = setting.data.sheet(rows), setting.data.sheet(rows // XLSX2CSV_SHARE)
    ours, bare = 'bench rows', 'python-calamine, bare'
    programs = [
        Program(ours, [setting.data.bench, 'rows', path]),
        *peers.program(bare, 'sheet', 'calamine', path),
        *peers.program('fastexcel', 'sheet', 'fastexcel', path),
        *peers.program('xlsx2csv', 'sheet', 'xlsx2csv', short, share=XLSX2CSV_SHARE)]
    targets = [times(ours, bare, 3), times(ours, 'fastexcel', 2), times(ours, 'xlsx2csv', 20), memory_below(ours, 60)]
    notes = [f'{size(path)}. bench and xlsx2csv write CSV, thrown away; python-calamine parses the sheet and makes no '
             f'object of it; fastexcel makes Arrow columns. xlsx2csv reads a sheet of {rows // XLSX2CSV_SHARE:,} rows.']
    return [Block(f'A sheet of {rows:,} × 20 to CSV', programs, targets, notes)]


def csv(setting):
    """The long sheet as CSV into a table, every field kept."""
    if not setting.peers.has('xlsxwriter'):
        return [Text('Reading CSV', 'skipped: XlsxWriter makes the sheet that it is, and cannot be had here')]
    return [csv_block(setting, encoding) for encoding in ('utf-8', 'gb18030')]


def csv_block(setting, encoding):
    path, ours = setting.data.csv(setting.rows, encoding), 'bench csv'
    programs = [Program(ours, [setting.data.bench, 'csv', path], repeats=SHORT_RUNS)]
    for library in ('pyarrow', 'polars'):
        for kind in ('texts', 'types'):
            programs += setting.peers.program(f'{library}, {kind}', 'long_csv', f'{library}-{kind}', path, encoding,
                                              repeats=SHORT_RUNS)
    notes = [f'{size(path)}, the same as the long sheet. “texts” keeps every field as it stands, as bench does; “types” '
             'infers types. pyarrow is told that fields may have line breaks (newlines_in_values), which they have; it '
             'and polars use all cores. polars has other encodings than UTF-8 decoded by Python. Medians of '
             f'{SHORT_RUNS} runs a round.']
    return Block(f'Reading CSV, {encoding.upper()}, {setting.rows:,} × 20', programs,
                 [times(ours, 'pyarrow, texts', 2)], notes)


def writing(setting):
    """Many files of canonical JSON to a workbook each."""
    return [writing_block(setting, forms, title) for forms, title in setting.folders()]


def writing_block(setting, forms, title):
    out, all_cores = setting.results / 'writing', 'jixiao convert, all cores'
    convert = [setting.data.jixiao, 'convert', setting.data.canonical(forms), '-o', f'{out}/', '--to', 'xlsx']
    programs = [
        Program(all_cores, convert, output=out),
        Program('jixiao convert, one file at a time', [*convert, '--jobs', 1], output=out),
        *writing_peers(setting, forms, out)]
    notes = ['jixiao reads canonical JSON, draws the forms and writes them; the peers, on one core, are given the same '
             'cells, merged ranges and looks as JSON, drawn already. XlsxWriter makes its parts in '
             'memory. PyExcelerate writes no page set-up, and texts that begin with = as formulas.']
    targets = [times(all_cores, 'XlsxWriter', 6), times(all_cores, 'openpyxl', 20)]
    return Block(f'Canonical JSON to XLSX: {title}', programs, targets, notes)


def writing_peers(setting, forms, out):
    if not setting.peers.has('openpyxl'):  # it lists what is to be written
        return []
    count, listings = len(files(forms)), files(setting.data.listings(forms, WRITING_STEP))

    def peer(name, step):
        chosen = listings[::step // WRITING_STEP]
        return setting.peers.program(name, 'writing', name.lower(), out, *chosen, share=count / len(chosen), output=out)

    return [*peer('XlsxWriter', WRITING_STEP), *peer('PyExcelerate', WRITING_STEP),
            *peer('openpyxl', OPENPYXL_WRITING_STEP)]


def summary(setting):
    """Rows streamed into a summary workbook."""
    ours, theirs, out = 'bench summary', 'XlsxWriter, constant memory', setting.results / 'summary'
    programs = [
        Program(ours, [setting.data.bench, 'summary', setting.rows, out / 'summary.xlsx'], output=out),
        *setting.peers.program(theirs, 'summary', 'xlsxwriter', setting.rows, out / 'summary.xlsx', output=out)]
    notes = ['Forms of 28 indicators each; both write forms, indicators and files; bench also the overview '
             'and the departments.']
    return [Block(f'A summary of {setting.rows:,} indicators', programs, [times(ours, theirs, 3)], notes)]


def start(setting):
    """The whole process for one form, and for none."""
    jixiao, out = setting.data.jixiao, setting.results / 'start'
    form = files(setting.data.large_forms(setting.count))[0]
    convert = Program('jixiao convert form.xlsx', [jixiao, 'convert', form, '-o', out / 'form.json'],
                      repeats=STARTS, output=out)
    usage = Program('jixiao --help', [jixiao, '--help'], repeats=STARTS)
    notes = [f'Medians of {STARTS} runs a round.']
    return [Block('One form, the whole process', [convert], [cpu_below(convert.name, 20)], notes),
            Block('The help text, the whole process', [usage], [cpu_below(usage.name, 10)], notes)]


def export(setting):
    """Many forms to a summary workbook, JSON Lines and a database."""
    few = setting.count * 5 // 2
    forms = setting.data.forms(few)
    ours, theirs = export_program(setting, few), 'openpyxl, reading only'
    programs = [ours, *openpyxl_reading(setting.peers, theirs, files(forms), EXPORT_STEP)]
    speed = rate(ours.name, few, 3000)
    if len(programs) > 1:
        speed = either(speed, times(ours.name, theirs, 50))
    targets = [speed, memory_below(ours.name, 200)]
    if setting.more_forms:
        many = export_program(setting, setting.more_forms)
        programs.append(many)
        targets.append(memory_level(ours.name, many.name, 0.1))
    notes = [f'{size(forms)} of forms of all layouts, to 汇总.xlsx, JSON Lines and SQLite; openpyxl reads cells and '
             'merged ranges, and makes nothing of them.']
    return [Block('Export', programs, targets, notes)]


def export_program(setting, count):
    out = setting.results / f'export-{count}'
    export = [setting.data.jixiao, 'export', setting.data.forms(count)]
    outputs = [part for kind in ('xlsx', 'jsonl', 'sqlite') for part in ('-o', out / f'汇总.{kind}')]
    return Program(f'jixiao export, {count:,} forms', [*export, *outputs], output=out)


def micro(setting):
    """Single steps, without a peer."""
    return [Text('Steps by themselves', output(setting.data.bench, 'micro'))]


def output(*command):
    """What a program prints."""
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout.strip()


WORKS = {work.__name__: work for work in (reading, xls, formats, json, sheet, csv, writing, summary, start, export, micro)}
