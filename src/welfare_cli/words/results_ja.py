"""Texts about result files of several years, in Japanese."""

TEXTS = {
    "year-beside-name.message": "この行は {year} ですが、ファイル名は {named} です",
    "year-beside-name.hint": "年度を直すか、年度の入らないファイル名にしてください。",
    "results-long.message": "取り込みは1年度1ファイルで書きますが、このファイルには複数の年度があります",
    "results-long.hint": "実績のフォルダーから出し、`welfare import {name}` で取り込むと年度ごとに分かれます。",
}
