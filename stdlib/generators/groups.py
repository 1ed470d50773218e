"""std.groups: clubs of countries, each member with its time."""

import entente
import sourced

HEAD = """\
# Groups of countries with their times of membership. Written by stdlib/generate.py from data/groups.csv and
# data/group_members.csv. A group stands wherever a list of countries does, and `members MSP` in an agreement takes
# its members over with their times.

use std.countries
"""


def generate(read_csv):
    members = read_csv("group_members.csv")
    titles = {row["key"]: row["title"] for row in read_csv("sources.csv")}
    return HEAD + "".join(
        "\n" + group(row, [member for member in members if member["group"] == row["group"]], titles)
        for row in read_csv("groups.csv"))


def group(row, members, titles):
    clauses = "".join(f"  {clause(alike)}\n" for alike in by_time(members))
    label = entente.label(row["english"], ar=row["arabic"])
    return sourced.paragraph(row["about"], origin(members, titles)) + f"group {row['group']} {label} {{\n{clauses}}}\n"


def by_time(members):
    """The members in the order of the table, those of one time together."""
    times = {}
    for member in members:
        times.setdefault((member["from"], member["until"]), []).append(member)
    return times.values()


def clause(members):
    names = ", ".join(entente.name(member["country"]) for member in members)
    until = f" until {members[0]['until']}" if members[0]["until"] else ""
    return f"members {names} from {members[0]['from']}{until}"


def origin(members, titles):
    keys = list(dict.fromkeys(member["source"] for member in members if sourced.has_source(member)))
    recalled = [member["country"] for member in members if not sourced.has_source(member)]
    found = f"Source: {'; '.join(titles[key] for key in keys)}." if keys else ""
    if not recalled:
        return found
    return found + f" From memory{': ' + ', '.join(recalled) if keys else ''}."
