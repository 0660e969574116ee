"""The words of reviews in Japanese: what is wrong with one, states, and the parts of a review."""

TEXTS = {
    # Problems of reviews
    "reviews-name.message": "ファイル名 {name} から年度が読み取れません",
    "reviews-name.hint": "2018.reviews.yaml や H30.reviews.yaml のように、年度を名前にしてください。",
    "sample-reviews.message": "サンプルの評価コメント（公式のものではありません）: {count} 件",
    "sample-reviews.hint": "公表の前に実際の内容に書き換え、sample: true を消してください。",
    "review-empty.message": "この評価コメントには内容がありません",
    "review-empty.hint": "state: in-progress か、work、cause、issue、next のいずれかを書いてください。不要なら消してください。",
    "review-unknown.message": "計画に id「{id}」のものはありません",
    "review-unknown.hint": "施策体系・取組・成果指標の id を書いてください。welfare tree --format csv で一覧できます。",
    "review-twice.message": "「{id}」はここで2回目です（1回目は {first} 行目）",
    "review-twice.hint": "一つにまとめてください。",
    "weak-unexplained.message": "{id} の評価は「{rating}」ですが、要因と今後の方向性が書かれていません",
    "weak-unexplained.hint": "{year}の評価コメントに cause と next を加えてください。",
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
    "review.sample": "サンプルの評価コメント（公式のものではありません）を含みます。",
}
