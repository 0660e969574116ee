"""Texts about result files of several years, in English."""

TEXTS = {
    "year-beside-name.message": "this row is of {year}, the file's name says {named}",
    "year-beside-name.hint": "Correct the year, or give the file a name without one.",
    "results-long.message": "an import writes a file per fiscal year, and this one holds several",
    "results-long.hint": "Move it out of the results folder and import it: `welfare import {name}` splits it.",
}
