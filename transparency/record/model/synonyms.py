"""Words that people write for the same thing when they search."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from transparency.record.model.types import FileRecord, Text

Group: TypeAlias = Annotated[list[Text], Field(min_length=2)]


class Synonyms(FileRecord):
    """Words that find each other (คำที่เขียนได้หลายแบบ): ``data/synonyms.yml``."""

    groups: list[Group] = Field(
        title="กลุ่มของคำที่ค้นแทนกันได้ กลุ่มละสองคำขึ้นไป", examples=["- [เฟซบุ๊ก, เฟสบุ๊ก, Facebook]"]
    )
