"""The language in which obligations are asked for: `list`, `--where`, saved queries (常用查询)."""
