"""Agencies of any size, from a seed: plainly fixtures, valid by every rule."""

from __future__ import annotations

import random
import re
from functools import partial
from typing import TYPE_CHECKING, Final

from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ACTIONS: Final = 10
UNITS: Final = 8
SEED: Final = 2566
_WORDS: Final = "จัดทำ ตรวจสอบ เผยแพร่ ทดสอบ ประชุม อบรม แผน คู่มือ รายงาน เว็บไซต์ บุคลากร ตัวอย่าง".split()  # noqa: SIM905


SYLLABLE: Final = r"[เ-ไ]?[ก-ฮ][ะ-ฺ็-๎]*"


def varied_words(data_dir: Path) -> list[str]:
    """Return all runs of three letters or so in a record's Thai: thousands, most of them rare."""
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(data_dir.rglob("*.yml")))
    return sorted(set(re.findall(f"(?=((?:{SYLLABLE}){{3}}))", text)))


def write_agency(data_dir: Path, measures: int, words: Sequence[str] = _WORDS) -> None:
    """Write the data folder of a made-up agency with so many measures of ten actions each.

    The fewer ``words`` its phrases are made of, the more the texts repeat themselves.
    """
    chance = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    phrase = partial(_phrase, chance, words)
    files = {
        "agency.yml": "name: องค์การทดสอบความเร็ว\nshort_name: อบต.ทดสอบ\nsubdistrict: ทดสอบ\n"
        "district: ทดสอบ\nprovince: ทดสอบ\n",
        "2566/year.yml": "year: 2566\nstart: ๑ ตุลาคม ๒๕๖๕\nend: ๓๐ กันยายน ๒๕๖๖\n",
        "2566/rounds/1.yml": _ROUND,
    }
    for unit in range(UNITS):
        files[f"units/unit-{unit}.yml"] = (
            f"order: {unit}\nname: หน่วยทดสอบ {unit}\nspellings: [หน่วยทดสอบ {unit} อบต.ทดสอบ]\n"
        )
    for number in range(1, measures + 1):
        files[f"2566/measures/measure-{number}.yml"] = _measure(number, chance, phrase)
    for name, text in files.items():
        path = data_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _measure(number: int, chance: random.Random, phrase: Callable[[], str]) -> str:
    """Return the YAML of one measure, with an event on every fifth action."""
    actions = "".join(_action(number, index, chance, phrase) for index in range(1, ACTIONS + 1))
    title = thai_digits(f"มาตรการทดสอบที่ {number}")
    return f"order: {number}\ntitle: {title} {phrase()}\nactions:\n{actions}"


def _action(measure: int, index: int, chance: random.Random, phrase: Callable[[], str]) -> str:
    unit = chance.randrange(UNITS)
    event = f"""\
            events:
              - id: event-{measure}-{index}
                title: กิจกรรมทดสอบ
                date: {chance.randint(1, 28)} มกราคม 2566
                place: ห้องทดสอบ
"""
    return f"""\
  - id: action-{index}
    text: |-
      {thai_digits(index)}. {phrase()}
    responsible:
      text: หน่วยทดสอบ {unit} อบต.ทดสอบ
      units: [unit-{unit}]
    period:
      text: มกราคม - มีนาคม ๒๕๖๖
      start: ๑ มกราคม ๒๕๖๖
      end: ๓๑ มีนาคม ๒๕๖๖
    reports:
      - round: 1
        results:
          - id: result-{index}
            text: |-
              - {phrase()}
{event if index % 5 == 0 else ""}\
        suggestion: "-"
"""


def _phrase(chance: random.Random, words: Sequence[str]) -> str:
    return "".join(chance.choices(words, k=20))


_ROUND: Final = """\
number: 1
start: ๑ ตุลาคม ๒๕๖๕
end: ๓๑ มีนาคม ๒๕๖๖
report:
  cover: [รายงานทดสอบ]
  title: รายงานทดสอบ
  agency: องค์การทดสอบความเร็ว
  period: รอบ ๑ ตุลาคม ๒๕๖๕ - ๓๑ มีนาคม ๒๕๖๖
  introduction: ข้อมูลนี้สร้างขึ้นเพื่อวัดความเร็วเท่านั้น
  heading: มาตรการทดสอบ
  columns: [มาตรการ/แนวทาง, วิธีการดำเนินการ, ผู้รับผิดชอบ, ระยะเวลาดำเนินการ, ผลการดำเนินงาน, ข้อเสนอแนะ]
"""
