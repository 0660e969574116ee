"""The words of comparisons between years and of exports in Japanese."""

TEXTS = {
    # export
    "call.export-folder": "--to open-sdg はフォルダーを作ります。新しいフォルダーか空のフォルダーを -o DIR で指定してください。",
    "call.export-taken": "{path} は既にあり、空のフォルダーではないため、何も書き出していません。-o DIR で別の名前を指定するか、先に削除してください。",
    "export.target-line": "目標値 {year}",
    "export.readme.what": "この計画の成果指標（{year}時点）を収めた、Open SDG用のデータリポジトリです。`welfare export --to open-sdg` が作ります。直すときは計画と実績を直し、作り直してください。",
    "export.readme.data": "- `data/indicator_*.csv`: 年度（4月から翌年3月まで、その4月の西暦年で表します）ごとの値。基準値を含み、系列の断絶より前の値は含みません。",
    "export.readme.config": "- `indicator-config/*.yml`: 名称、単位、目標の線と進捗。`progress_status` が評価です。`progress_calculation_options` には、Open SDG自身に計算させる場合（`auto_progress_calculation: true`）の方向、基準年度、目標年度、目標値があります。",
    "export.readme.meta": "- `meta/*.yml`: 定義、出典、値についての注記。",
    "export.readme.status": "評価は評価基準「{rules}」（`{id}`）によります。サイトに表示するには、`progress_status.yml` の内容をサイトの `_data/site_config.yml` に入れてください。",
    "export.readme.use": "Open SDGのデータスターターから作ったリポジトリの `data`、`indicator-config`、`meta` と置き換えてください。設定する入力と言語は `config_data.yml` にあります。指標は17のゴールに属さない `standalone` で、レイアウト `standalone-indicators` のページが一覧にします。",
}
