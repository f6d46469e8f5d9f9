"""A block of the report: the programs of one work, what they took, and what was to be reached."""
from dataclasses import dataclass, field

from runner import measure_in_turn, median
from targets import ratio, ratios

HEAD = ['| program | seconds | of processor | peak MB | times ours | round by round | without its start |',
        '| --- | ---: | ---: | ---: | ---: | ---: | ---: |']


@dataclass
class Block:
    """One work; the first of its programs is ours, which the others are held against."""
    title: str
    programs: list
    targets: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    def lines(self, rounds):
        """Measures the programs and tells of them in Markdown."""
        measured = measure_in_turn(self.programs, rounds)
        rows = [self._row(program, measured) for program in self.programs]
        targets = [target.line(measured) for target in self.targets]
        return [f'## {self.title}', '', *self.notes, *self._shares(), '', *HEAD, *rows, '', *targets]

    def _row(self, program, measured):
        ours, name = self.programs[0].name, program.name
        usage = median(measured[name])
        cells = [program.name, seconds(usage.wall), seconds(usage.cpu), f'{usage.memory:.0f}']
        cells += ['', ''] if name == ours else [f'{ratio(measured, ours, name):.2f}', spread(measured, ours, name)]
        cells.append(f'{ratio(measured, ours, name, without_start=True):.2f}' if program.start else '')
        return f'| {" | ".join(cells)} |'

    def _shares(self):
        return [f'{program.name} does one in {program.share:.3g} of the work; its times, less its start, are '
                'multiplied.' for program in self.programs if program.share > 1]


@dataclass
class Text:
    """A block that is the output of a program."""
    title: str
    text: str

    def lines(self, _):
        """The output as it is."""
        return [f'## {self.title}', '', '```', self.text, '```']


def spread(measured, ours, theirs):
    """The least and the greatest of the rounds' ratios."""
    found = ratios(measured, ours, theirs)
    return f'{min(found):.2f} to {max(found):.2f}'


def seconds(value):
    """Seconds with as many places as say something."""
    return f'{value:.4f}' if value < 0.1 else f'{value:.2f}'
