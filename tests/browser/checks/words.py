"""Whether the ends of lines leave words whole, letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.opened import Opened

WORDS: Final = (
    "กระทรวง", "กล่าวถึง", "กิจกรรม", "ขวัญ", "ของขวัญ", "ขั้นตอน", "ข้อมูล", "ข้อเสนอแนะ", "คณะกรรมการ",
    "คำศัพท์", "คำสั่ง", "คำอธิบาย", "ความคิดเห็น", "ความหมาย", "งบประมาณ", "จริยธรรม", "จัดทำ", "จังหวัด",
    "ช่องทาง", "ดอกคำใต้", "ดำเนินการ", "ดำเนินงาน", "ตรวจสอบ", "ตำบล", "ทุจริต", "ธรรมาภิบาล",
    "นโยบาย", "บริหาร", "บุคลากร", "ปฏิทิน", "ปฏิบัติงาน", "ประกาศ", "ประชาชน", "ประชุม",
    "ประเมิน", "ผู้บริหาร",
    "ผิดพลาด", "พะเยา", "มาตรการ", "ยกระดับ", "ร้องเรียน", "ระยะเวลา", "รับผิดชอบ", "รายงาน",
    "ส่วนร่วม", "ส่งเสริม", "สันโค้ง", "หน่วยงาน", "หลักฐาน", "หน้าที่", "องค์การ", "อำเภอ", "เกี่ยวกับ",
    "เจ้าหน้าที่", "เปิดเผย", "เผยแพร่", "เว็บไซต์", "เอกสาร", "แต่งตั้ง", "โปร่งใส",
)  # fmt: skip
"""Common words of such a site as the Royal Institute's dictionary has them, and its places."""
# The texts of a block are read as one, since a word may begin in one element and end in another.
# Letters on two lines have rectangles that share no height; a mark has the one of its letter.
_BROKEN: Final = """words => {
  const pattern = new RegExp([...words].sort((a, b) => b.length - a.length).join("|"), "g");
  const blocks = new Map();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    let block = node.parentElement;
    if (!block.checkVisibility() || block.closest("svg, script, pre, code, select")) continue;
    while (getComputedStyle(block).display.startsWith("inline") && block.parentElement)
      block = block.parentElement;
    if (!blocks.has(block)) blocks.set(block, []);
    for (let at = 0; at < node.length; at++) blocks.get(block).push([node, at]);
  }
  const boxOf = ([node, at]) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return [...range.getClientRects()].find(box => box.height > 0);
  };
  const broken = [];
  for (const letters of blocks.values()) {
    const text = letters.map(([node, at]) => node.data[at]).join("");
    for (const match of text.matchAll(pattern)) {
      let last;
      for (let at = match.index; at < match.index + match[0].length; at++) {
        const box = boxOf(letters[at]);
        if (!box) continue;
        if (last && box.top >= last.bottom - 1)
          broken.push(match[0].slice(0, at - match.index) + "/" + match[0].slice(at - match.index));
        last = box;
      }
    }
  }
  return broken;
}"""
_SPLIT_UP: Final = """() => [...document.querySelectorAll("t-w")]
  .filter(word => /flex|grid/.test(getComputedStyle(word.parentElement).display))
  .map(word => word.parentElement.outerHTML.slice(0, 120))"""


def broken_words(opened: Opened) -> Iterator[object]:
    """No common word is cut by the end of a line."""
    yield from opened.page.evaluate(_BROKEN, WORDS)


def split_up(opened: Opened) -> Iterator[object]:
    """No word that is kept whole becomes an item of its own in a row of items."""
    yield from opened.page.evaluate(_SPLIT_UP)
