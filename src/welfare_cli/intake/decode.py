"""Bytes to text by trial, never by statistics: BOM, else strict UTF-8, else strict CP932.

A detector guesses wrong on a mostly-ASCII file with one Japanese cell; a trial never does, because
CP932 bytes are no UTF-8. `shift_jis` is not tried: it lacks ①, ㈱, 髙 and more that Excel writes.
"""

import codecs
from dataclasses import dataclass

from welfare_cli.files.source import Source, without_unsafe
from welfare_cli.ground.problem import Place, Problem, ProblemKind
from welfare_cli.ground.translation import N_

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TRIED = ("utf-8", "cp932")
# CP932 is what Windows has always meant by these names.
_MEANT = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "ms932": "cp932"}
_SPOKEN = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 (BOM)", "cp932": "CP932 (Shift_JIS)"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was read with."""

    source: Source
    encoding: str


def is_encoding(name: str) -> bool:
    """Whether the name is an encoding of text."""
    try:
        info = codecs.lookup(_MEANT.get(name.lower(), name))
    except (LookupError, ValueError):
        return False
    return getattr(info, "_is_text_encoding", True)


def spoken_name(encoding: str) -> str:
    """The encoding's name as people know it."""
    return _SPOKEN.get(encoding, encoding)


ENCODING_UNKNOWN = ProblemKind(
    "encoding-unknown",
    N_("the text is in none of the encodings tried ({tried}); byte {byte} fits none"),
    N_("Name it with --encoding (such as euc_jp), or save the file as “CSV UTF-8”."),
)


def decode(
    name: str, data: bytes, encoding: str | None = None
) -> tuple[Decoded | None, list[Problem]]:
    """The text; None and a problem that names the first byte where every trial failed."""
    failed = 0
    for trial in _trials(data, encoding):
        try:
            text = data.decode(trial)
        except UnicodeDecodeError as error:
            failed = max(failed, error.start)
            continue
        except UnicodeError:
            continue
        source, problems = without_unsafe(Source(name, text.removeprefix("\ufeff")), [])
        return Decoded(source, trial), problems
    facts = {"byte": str(failed + 1), "tried": ", ".join(_trials(data, encoding))}
    return None, [Problem(ENCODING_UNKNOWN, Place(name), facts)]


def _trials(data: bytes, encoding: str | None) -> tuple[str, ...]:
    if encoding is not None:
        return (_MEANT.get(encoding.lower(), encoding),)
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    return (marked,) if marked else _TRIED
