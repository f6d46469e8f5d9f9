"""The data to be measured on, made once: what is in the folder already is taken as it is."""
import os, shutil, subprocess, sys
from pathlib import Path

FIXTURES = sorted((Path(__file__).parents[2] / 'Fixtures').glob('*.xlsx'))


class Data:
    """Makes the data with the built programs."""

    def __init__(self, folder, build, environment):
        self.folder, self.environment = folder, environment
        self.bench, self.jixiao = build / 'bench', build / 'jixiao'

    def forms(self, count):
        """A folder of workbooks of all layouts, a form each."""
        return self._made(f'forms-{count}', lambda path: self._generate(path, count, *FIXTURES))

    def large_forms(self, count):
        """A folder of workbooks of one large layout: 211 cells and 95 merged ranges a form."""
        return self._made(f'large-forms-{count}', lambda path: self._generate(path, count))

    def old_forms(self, count):
        """The same forms as Excel 97–2003 workbooks."""
        forms = self.forms(count)
        return self._made(f'old-{forms.name}', lambda path: self._age(forms, path))

    def other_forms(self, format, count):
        """The same forms in another format: `ods`, `docx` or `htm`."""
        forms = self.forms(count)
        command = lambda path: self.environment.command('other_forms', format, path, *files(forms))
        return self._made(f'{format}-{forms.name}', lambda path: self._fill(path, command(path)))

    def canonical(self, forms):
        """A folder of canonical JSON, a file for each workbook of a folder."""
        return self._made(f'{forms.name}-json', lambda path: self._convert(forms, path, 'json'))

    def listings(self, forms, step):
        """A folder of what the peers write: cells, merged ranges and looks of one in so many workbooks."""
        books = self._made(f'{forms.name}-written', lambda path: self._convert(self.canonical(forms), path, 'xlsx'))
        listing = lambda path: run(self.environment.command('listing', path, *files(books, step)))
        return self._made(f'{forms.name}-listings', listing)

    def sheet(self, rows):
        """A workbook of one long sheet of 20 columns."""
        return self._made(f'sheet-{rows}.xlsx', lambda path: run(self.environment.command('long_sheet', path, rows)))

    def csv(self, rows, encoding):
        """The same as CSV, in UTF-8 or another encoding."""
        if encoding == 'utf-8':
            command = [self.bench, 'rows', self.sheet(rows)]
            return self._made(f'long-{rows}-{encoding}.csv', lambda path: run(command, output=path))
        utf8 = self.csv(rows, 'utf-8')
        return self._made(f'long-{rows}-{encoding}.csv', lambda path: transcode(utf8, path, encoding))

    def _generate(self, path, count, *fixtures):
        path.mkdir()
        run([self.bench, 'generate', path, count, *fixtures])

    def _age(self, forms, path):
        self._fill(path, self.environment.command('old_forms', path, *files(forms)))

    def _fill(self, path, command):
        path.mkdir()
        run(command)

    def _convert(self, source, path, form):
        path.mkdir()
        run([self.jixiao, 'convert', source, '-o', f'{path}/', '--to', form])

    def _made(self, name, make):
        path, part = self.folder / name, self.folder / f'part-{name}'  # what is not whole has another name
        if not path.exists():
            if part.is_dir():
                shutil.rmtree(part)
            print(f'making {path}', file=sys.stderr, flush=True)
            make(part)
            part.rename(path)
        return path


def files(folder, step=1):
    """The files of a folder by their names, one in so many."""
    return sorted(folder.iterdir())[::step]


def size(path):
    """MB of a file or of the files of a folder, as a text."""
    return f'{sum(file.stat().st_size for file in ([path] if path.is_file() else files(path))) / 1e6:.1f} MB'


def transcode(source, path, encoding):
    """Writes a UTF-8 text in another encoding, a piece at a time."""
    with open(source, encoding='utf-8', newline='') as text, open(path, 'w', encoding=encoding, newline='') as file:
        while piece := text.read(1 << 16):
            file.write(piece)


def run(command, output=os.devnull):
    """Runs a command that makes data; its warnings are of no interest."""
    with open(output, 'wb') as file:
        subprocess.run([str(part) for part in command], check=True, stdout=file, stderr=subprocess.DEVNULL)
