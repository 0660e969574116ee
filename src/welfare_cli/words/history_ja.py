"""Texts about the history as a chain, in Japanese."""

TEXTS = {
    "journal-gap.message": "この行の前にあった行が、書かれたときのままの形で履歴にありません（削除または変更されています）",
    "journal-gap.hint": "版管理から履歴を復元してください。二つのブランチを統合したときは、両方の行を残します。",
}
