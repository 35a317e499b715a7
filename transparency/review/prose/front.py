"""The front matter of a page of prose."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import yaml

from transparency.record.problems import Problem, Rule
from transparency.record.source import parse_source

if TYPE_CHECKING:
    from collections.abc import Iterator

FRONT_MATTER_KEYS: Final = {"title", "description"}


def front_matter_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield the problems of front matter; what passes, MkDocs reads exactly as we do."""
    found = list(_named_front_matter_problems(path, text))
    yield from found
    for at, line in enumerate(text.split("\n"), 2):
        if not found and not _is_plain_entry(line):
            yield Problem(
                path=path,
                line=at,
                column=1,
                rule=Rule.FRONT_MATTER,
                message="บรรทัดนี้ของหัวหน้าเอกสารอ่านเป็นข้อความธรรมดาไม่ได้",
                remedy='เขียน title หรือ description บรรทัดละหนึ่งช่อง ถ้าเป็นตัวเลขหรือวันที่ ให้ครอบด้วย "',
                example='title: "2566"',
            )
            return


def _is_plain_entry(line: str) -> bool:
    """Return whether any YAML parser reads the line as one key with text."""
    try:
        value = yaml.safe_load(line)
    except (yaml.YAMLError, ValueError):
        return False
    return (
        re.match("(title|description): ", line) is not None
        and isinstance(value, dict)
        and all(isinstance(text, str) and text.strip() for text in value.values())
    )


def _named_front_matter_problems(path: str, text: str) -> Iterator[Problem]:
    source = parse_source(path, text.encode())
    yield from (replace(problem, line=problem.line + 1) for problem in source.problems)
    keys = source.value if isinstance(source.value, dict) else {}
    for key, value in keys.items():
        if isinstance(value, int):
            continue
        if key not in FRONT_MATTER_KEYS or not isinstance(value, str) or "{" in value:
            line, column = source.place((key,))
            yield Problem(
                path=path,
                line=line + 1,
                column=column,
                rule=Rule.FRONT_MATTER,
                message=f"หัวหน้าเอกสารมีช่อง “{key}” ที่ใช้ไม่ได้",
                remedy="ใช้ได้เฉพาะ title และ description ที่เป็นข้อความล้วน ไม่มีวงเล็บปีกกา",
                example="title: เกี่ยวกับเว็บไซต์",
            )
