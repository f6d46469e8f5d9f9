"""The peers: a virtual environment with those that can be had."""
import subprocess, venv
from functools import cache
from pathlib import Path

from runner import Program

SCRIPTS = Path(__file__).parent / 'peers'
PACKAGES = {
    'calamine': 'python-calamine==0.4.0',
    'docx': 'python-docx==1.2.0',
    'fastexcel': 'fastexcel==0.21.0',
    'lxml': 'lxml==6.1.3',
    'odf': 'odfpy==1.4.1',
    'openpyxl': 'openpyxl==3.1.5',
    'pandas': 'pandas==3.1.1',
    'polars': 'polars==2.1.0',
    'pyarrow': 'pyarrow==26.0.1',
    'pyexcelerate': 'PyExcelerate==0.13.0',
    'xlwt': 'xlwt==1.3.0',
    'xlsx2csv': 'xlsx2csv==0.8.6',
    'xlsxwriter': 'XlsxWriter==3.2.0',
}


class Environment:
    """A Python with the peers; each is installed when it is first asked for."""

    def __init__(self, folder):
        self.folder = folder
        self.python = folder / 'bin' / 'python'

    @cache
    def has(self, library):
        """Whether a peer can be had; says so once where not."""
        package = PACKAGES[library]
        try:
            if not self.python.exists():
                venv.create(self.folder, with_pip=True)
            pip = [self.python, '-m', 'pip', 'install', '-q', '--disable-pip-version-check']
            subprocess.run([*pip, package], check=True)
            return True
        except (OSError, subprocess.CalledProcessError):
            print(f'{package} is skipped, it cannot be had here')
            return False

    def command(self, script, *arguments):
        """What runs a script of `peers/`."""
        return [self.python, SCRIPTS / f'{script}.py', *arguments]

    def program(self, name, script, kind, *arguments, share=1, repeats=1, output=None):
        """A peer as a list of one program, or of none where it cannot be had; `kind` begins with its library."""
        if not self.has(kind.split('-')[0]):
            return []
        start = self.command(script, kind)
        return [Program(name, [*start, *arguments], start=start, share=share, repeats=repeats, output=output)]
