"""What things are counted in: telling a unit in brackets from a remark."""

import re

from welfare_cli.ground.text import folded

_COUNTERS = """
人 名 円 件 世帯 校 校区 か所 ヵ所 カ所 ヶ所 箇所 回 戸 台 団体 社 店 日 時間 分 冊
組 棟 床 個 本 頭 羽 票 通 着 講座 施設 事業 事業所 企業 地区 町会 自治会 法人 者 食 種 種類
位 倍 ポイント 点 歳 年
% ‰ ha km km2 m m2 m3 t トン kg g l ml wh kwh mwh kl t-co2 kg-co2
people persons households days months years hours points percent schools sites usd index number
"""
_COUNTER = "|".join(sorted(map(re.escape, _COUNTERS.split()), key=len, reverse=True))
_UNIT = re.compile(f"(?:延べ?)?[十百千万億]*(?:{_COUNTER})(?:[/・][一-龠a-z0-9]{{1,6}})?")


def is_unit(text: str) -> bool:
    """Whether a text is a unit that is known: 人, 千円, 件/年, t-CO2."""
    return _UNIT.fullmatch(folded(text)) is not None
