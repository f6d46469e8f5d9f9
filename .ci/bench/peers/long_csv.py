"""Reads a CSV file of 20 columns into a table: long_csv.py LIBRARY-KIND [FILE ENCODING]; without a file it only starts.

The kind is `texts`, every field kept as it stands, or `types`, types inferred.
"""
import sys


def pyarrow(has_types, paths):
    """With line breaks allowed in fields, as the file has them."""
    import pyarrow, pyarrow.csv
    texts = {} if has_types else {f'列{number + 1}': pyarrow.string() for number in range(20)}
    for path, encoding in paths:
        pyarrow.csv.read_csv(path, read_options=pyarrow.csv.ReadOptions(encoding=encoding),
                             parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
                             convert_options=pyarrow.csv.ConvertOptions(column_types=texts))


def polars(has_types, paths):
    """UTF-8 in Rust; what is not UTF-8 is decoded by Python first."""
    import polars
    for path, encoding in paths:
        polars.read_csv(path, infer_schema=has_types, encoding='utf8' if encoding == 'utf-8' else encoding)


library, kind = sys.argv[1].split('-')
{'pyarrow': pyarrow, 'polars': polars}[library](kind == 'types', [sys.argv[2:4]] if sys.argv[2:] else [])
