"""What generators share: how names, texts and documentation are written in Entente."""

import re

RESERVED = set("""and or not if then else true false of in by from to for over at as with until when because rest
assumed""".split())


def name(word):
    """A name; in back-quotes where it could not stand as it is."""
    plain = re.fullmatch(r"[^\W\d]\w*", word) and word not in RESERVED
    return word if plain else f"`{word}`"


def text(words):
    """A text in its quotes."""
    for sign, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("{", "\\{"), ("}", "\\}")):
        words = words.replace(sign, escape)
    return f'"{words}"'


def label(english, **translations):
    """`"Tin" ar "القصدير"`; translations that are empty are left out."""
    others = [f"{language} {text(words)}" for language, words in translations.items() if words]
    return " ".join([text(english), *others])


def documentation(*lines):
    """The lines of a `##` comment."""
    return "".join(f"## {line}\n" if line else "##\n" for line in lines)
