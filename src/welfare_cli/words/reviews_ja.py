"""The words of reviews in Japanese: what is wrong with one, states, and the parts of a review."""

TEXTS = {
    # Problems of reviews
    # States of actions
    "state.not-started": "未着手",
    "state.in-progress": "実施中",
    "state.done": "完了",
    "state.stopped": "中止",
    "state.": "状態の記載なし",
    "state.older": "{state}（{year}）",
    "tree.states": "取組: {counts}",
    "column.state": "状態",
    "column.state_year": "状態の年度",
    # Parts of a review
    "review.state": "状態",
    "review.work": "取組状況",
    "review.cause": "要因",
    "review.issue": "課題",
    "review.next": "今後の方向性",
    "review.title": "{year}の評価コメント",
    "review.title.sample": "{year}の評価コメント（サンプル）",
    "review.column": "評価コメント: {name}",
    "reviews.lead": "{title}　{year}の評価コメント",
    "reviews.advice": "状態: {states}。書くことがあれば work（取組状況）・cause（要因）・issue（課題）・next（今後の方向性）を加える。# の後は読まれない。",
    "call.reviews-name": "-o {path}: 評価コメントのファイル名は 2018.reviews.yaml のように年度で始めてください。",
    "call.reviews-there": "-o {path}: すでにあり、記入済みかもしれません。別の名前にするか、消してください。",
    "review.sample": "サンプルの評価コメント（公式のものではありません）を含みます。",
}
