"""Texts about a plan's promises and what becomes of them, in Japanese."""

TEXTS = {
    "revision-turns.message": "見直し後の数値では方向が逆になります（それまで {before}、以後 {direction}）",
    "revision-turns.hint": "数値を確かめ、基準値だけを改めたのなら目標値も改めてください。維持する値だったのなら、どちらの側が良いかを better に書いてください。",
}
