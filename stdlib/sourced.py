"""What generators share about figures: numbers as Entente writes them, and where they come from.

A row with a figure has the columns value, unit, source, where and basis. The basis says how the figure was
found: retrieved (seen in a copy of the source), computed (from such figures), recalled or assumed. Only
the first two name their source in a script; the others are assumed, and say why.
"""

import re

import entente


def number(value):
    """`1234567.5` as `1_234_567.5`."""
    whole, dot, fraction = str(value).partition(".")
    if len(whole) > 4:
        whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", "_", whole)
    return whole + dot + fraction


def amount(row):
    """The figure of a row with its unit: `12_000 kt/year`, `58%`."""
    space = "" if row["unit"] == "%" else " "
    return number(row["value"]) + space + row["unit"]


def has_source(row):
    return row["basis"] in ("retrieved", "computed")


def provenance(row):
    """`source KEY "where"` or `assumed "why"`."""
    if has_source(row):
        return f"source {row['source']} {entente.text(row['where'])}"
    return f"assumed {entente.text(row['where'])}"


def sources(read_csv, rows):
    """The sources that these rows name, as declarations in the order of their table."""
    named = {row["source"] for row in rows if has_source(row)}
    table = {row["key"]: row for row in read_csv("sources.csv")}
    if missing := named - table.keys():
        raise ValueError("no such source: " + ", ".join(sorted(missing)))
    return "".join(
        f"source {key} {entente.text(row['title'])}" + (f" url {entente.text(row['url'])}" if row["url"] else "") + "\n"
        for key, row in table.items() if key in named)


def paragraph(*sentences):
    """A `##` comment of these sentences, in lines of at most 110 signs."""
    lines, line = [], ""
    for word in " ".join(sentence for sentence in sentences if sentence).split():
        if line and len(line) + 1 + len(word) > 110:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return entente.documentation(*lines, *([line] if line else []))


def values(rows):
    """Rows with the columns name and about as documented values."""
    return "".join(
        f"\n{paragraph(row['about'] + '.')}let {row['name']} = {amount(row)}  {provenance(row)}\n" for row in rows)


FIGURE = re.compile(r"let |\S+ (can )?(mine|refine|make)s? .*\d|\S+ (uses|holds|buys|ships) .*\d")
ORIGIN = re.compile(r'  (?:source (\w+) ".+"|assumed ".+")$')


def untraced(text):
    """The lines of a module that state a figure without saying where it comes from."""
    declared = set(re.findall(r"^source (\w+) ", text, re.MULTILINE))
    for line in text.splitlines():
        if FIGURE.match(line):
            origin = ORIGIN.search(line)
            if not origin or origin[1] and origin[1] not in declared:
                yield line
