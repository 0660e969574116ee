"""Snippets that editors offer where a mapping begins: every kind of target, an indicator, a review.

`$1`, `$2` … are the places to fill in, as the editors around yaml-language-server know them.
"""

from typing import Any

from welfare_cli.schema.saying import titled

_TEXT = {"ja": "$2", "en": "$3"}
_BODIES: dict[str, dict[str, Any]] = {
    # Two of them, as an editor puts a single one in wherever a text is asked for.
    "Text": {"text": {"ja": "$1", "en": "$2"}, "line": "{ja: $1, en: $2}"},
    "Action": {"action": {"id": "$1", "title": _TEXT}},
    "Section": {"section": {"id": "$1", "title": _TEXT}},
    "Indicator": {
        "indicator": {
            "id": "$1",
            "title": _TEXT,
            "unit": "$4",
            "baseline": {"year": "$5", "value": "$6"},
            "target": {"year": "$7", "value": "$8"},
        }
    },
    "Target": {
        "value": {"year": "$1", "value": "$2"},
        "strict": {"year": "$1", "value": "$2", "strict": True},
        "hold": {"year": "$1", "value": "$2", "every_year": True},
        "range": {"year": "$1", "range": {"low": "$2", "high": "$3"}},
        "direction": {"year": "$1", "direction": "${2|increase,decrease|}"},
    },
    "Revision": {
        "revision": {
            "from": "$1",
            "date": "$4",
            "reason": _TEXT,
            "target": {"year": "$5", "value": "$6"},
        }
    },
    "Review": {
        "action": {"id": "$1", "state": "${2|in-progress,done,not-started,stopped|}"},
        "weak": {"id": "$1", "cause": "$2", "next": "$3"},
    },
}


def snippets(model: str) -> dict[str, Any]:
    """The snippets of that model, named in both languages; nothing where it has none."""
    bodies = _BODIES.get(model, {})
    found = [
        {"label": titled(f"snippet.{model}.{name}"), _body_key(body): body}
        for name, body in bodies.items()
    ]
    return {"defaultSnippets": found} if found else {}


def _body_key(body: object) -> str:
    return "bodyText" if isinstance(body, str) else "body"
