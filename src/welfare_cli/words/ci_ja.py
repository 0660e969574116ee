"""The words of checks in CI in Japanese: reports for other programs, and gates."""

TEXTS = {
    # validate
    "problem.sentences": "{message}。{hint}",
    "github.group": "同じ内容の注釈",
    "github.remedy": "直し方: {hint}",
    "sarif.root": "リポジトリの最上位のフォルダー。",
    "junit.sound": "問題なし",
    "call.docs-address": "{name} {value}: アドレスではありません。docs/ フォルダーを公開している https:// か http:// で始まるアドレスを書くか、設定を外してください。",
    # progress
    "gate.separator": "、",
    "call.share": "{option} {value}: 割合ではありません。{guess}0% から 100% までの割合を % を付けて 80% のように書いてください。",
}
