"""What `welfare init` and `welfare fmt` say, in Japanese (日本語)."""

TEXTS = {
    # fmt
    "call.fmt-kind": "{path}: 計画・評価コメント・評価基準のファイル（.yaml）ではありません。実績ファイルは `welfare import` が整えます。",
    "call.fmt-changed": "読んでいる間に {path} が変更されました。書き込んでいません。もう一度実行してください。",
    "fmt.done": "{file}: 整えました（{what}）",
    "fmt.would": "{file}: 整える必要があります（{what}）",
    "fmt.in-shape": "{file}: 整っています",
    "fmt.untouched": "{file}: そのままにしました",
    "fmt.keys": "キーの順 {count}か所",
    "fmt.indents": "字下げ {count}行",
    "fmt.blanks": "空行 {count}行",
    "fmt.ends": "行の終わり",
    "not-formatted.message": "内容を変えずに整えることができません",
    "not-formatted.hint": "アンカー（&名前）は別名（*名前）より前に置く必要があり、キーの順を整えると崩れます。両方の場所に値そのものを書いてください。",
}
