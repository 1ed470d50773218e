#!/usr/bin/env python3
"""Writes the modules of the standard library that come from data.

    stdlib/generate.py           writes std/NAME.ent for every generators/NAME.py
    stdlib/generate.py --check   says what would change, and fails if anything would

A generator has one function, generate(read_csv), which returns the text of its module;
read_csv("countries.csv") gives the rows of a table in data/ as dictionaries. Lines of a table that
begin with # are comments. Modules without a generator are written by hand.
"""

import csv
import difflib
import importlib
import pathlib
import sys

sys.dont_write_bytecode = True
import sourced

FOLDER = pathlib.Path(__file__).resolve().parent


def read_csv(name):
    with open(FOLDER / "data" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def modules():
    """The path of each generated module, and its text."""
    sys.path.insert(0, str(FOLDER))
    for path in sorted((FOLDER / "generators").glob("*.py")):
        generator = importlib.import_module("generators." + path.stem)
        yield FOLDER / "std" / (path.stem + ".ent"), generator.generate(read_csv)


def difference(path, text):
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    name = str(path.relative_to(FOLDER))
    return "".join(difflib.unified_diff(
        old.splitlines(keepends=True), text.splitlines(keepends=True), name, name + " (generated)"))


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    stale = False
    for path, text in modules():
        if untraced := list(sourced.untraced(text)):
            sys.exit("no origin is stated of:\n" + "\n".join(untraced))
        if not arguments:
            path.write_text(text, encoding="utf-8")
        elif changes := difference(path, text):
            stale = True
            sys.stdout.write(changes)
    if stale:
        sys.exit("the library is not what its data say: run stdlib/generate.py")


if __name__ == "__main__":
    main(sys.argv[1:])
