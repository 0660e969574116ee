"""Plan files in the making (計画ファイルの作成): from a table to a plan, and in canonical form."""
