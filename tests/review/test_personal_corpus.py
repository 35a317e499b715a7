"""How often the gate errs, on numbers that the tests make up: planted ones and ordinary ones.

What people write is made by rules of their own here: the check digit is that of the regulation
(modulo 11 with the weights 13 to 2), the groupings are those of the identity card, of telephone
directories and of bank books.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import pytest

from transparency.review.personal.patterns import matches
from transparency.review.personal.tables import csv_matches, table_matches

if TYPE_CHECKING:
    from collections.abc import Callable

SEED: Final = 2566
PLANTED: Final = 5000
ORDINARY: Final = 6000
MOST_REFUSED: Final = 1000
"""One sheet or page of so many may be refused though it holds nothing of a person."""
THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
LABELS: Final = (
    "ค่าวัสดุ",
    "ค่าไฟฟ้า",
    "ค่าโทรศัพท์",
    "ค่าจ้างเหมา",
    "เงินอุดหนุน",
    "รวม",
    "โครงการอบรม",
    "ค่าน้ำมัน",
)
PEOPLE: Final = ("นายสมมุติ ตัวอย่าง", "นางสาวสมมุติ", "นางตัวอย่าง ใจดี")
AROUND: Final = (
    "{}", "ติดต่อ {} ครับ", "({})", "{}.", "นายสมมุติ,{},600", "1,{},นายสมมุติ", "๑.{}", "- {}\n", "{}/{}",
    "text: |-\n  {}\n  ต่อไป", "นางสาวสมมุติ\t{}\t500", "[{}]", "“{}”", "ก:{};ข", "ชื่อ {}\n12 500 7000",
)  # fmt: skip


def identity(chance: random.Random, first: str = "12345678") -> str:
    """Return a number with the right check digit, which is none of the years."""
    while True:
        twelve = chance.choice(first) + "".join(chance.choices("0123456789", k=11))
        weighed = sum(int(digit) * (13 - at) for at, digit in enumerate(twelve))
        if not any(year in twelve for year in ("24", "25", "19", "20")):
            return f"{twelve}{(11 - weighed % 11) % 10}"


def mobile(chance: random.Random) -> str:
    return f"0{chance.choice('689')}" + "".join(chance.choices("13456789", k=8))


def landline(chance: random.Random) -> str:
    area = chance.choice(("02", "032", "043", "053", "054", "075"))
    return area + "".join(chance.choices("13456789", k=9 - len(area)))


def cut(digits: str, sizes: str, between: str) -> str:
    """Return digits in groups: ``14521`` is the card's."""
    parts, at = [], 0
    for size in map(int, sizes):
        parts.append(digits[at : at + size])
        at += size
    return between.join(parts)


def grouped(
    number: Callable[[random.Random], str], sizes: str, between: str
) -> Callable[[random.Random], str]:
    return lambda chance: cut(number(chance), sizes, between)


WRITINGS: Final[dict[str, Callable[[random.Random], str]]] = {
    "id": identity,
    **{
        f"id {sign!r}": grouped(identity, "14521", sign)
        for sign in ("-", " ", " - ", ".", "–", "\u00a0")
    },
    "id in two": grouped(identity, "1453", "-"),
    "id in Thai digits": lambda chance: identity(chance).translate(THAI),
    "id in Thai groups": lambda chance: cut(identity(chance), "14521", "-").translate(THAI),
    "id folded at a dash": lambda chance: (
        cut(identity(chance), "14521", "-").replace("-", "/", 1).replace("-", "-\n  ", 1)
    ).replace("/", "-"),
    "id as a float": lambda chance: f"{identity(chance)}.0",
    "id behind letters": lambda chance: f"ID{identity(chance)}",
    "id in a file's name": lambda chance: f"scan_{identity(chance)}.pdf",
    "id in boxes": lambda chance: "เลขประจำตัวประชาชน " + " ".join(identity(chance)),
    "id that begins with 0": lambda chance: f"นายสมมุติ ตัวอย่าง {identity(chance, '0')}",
    "mobile": mobile,
    **{
        f"mobile 334 {sign!r}": grouped(mobile, "334", sign)
        for sign in ("-", " ", ".", " - ", "–")
    },
    "mobile 37": grouped(mobile, "37", "-"),
    "mobile 244": grouped(mobile, "244", "-"),
    "mobile 433": grouped(mobile, "433", "-"),
    "mobile 46": grouped(mobile, "46", " "),
    "mobile 145": grouped(mobile, "145", "-"),
    "mobile in pairs": lambda chance: "มือถือ " + cut(mobile(chance), "22222", " "),
    "mobile in Thai digits": lambda chance: cut(mobile(chance), "334", "-").translate(THAI),
    "mobile in brackets": lambda chance: f"({cut(mobile(chance), '37', ') ')}",
    "mobile from abroad": lambda chance: f"+66 {cut(mobile(chance)[1:], '234', ' ')}",
    "mobile from abroad in one": lambda chance: f"+66{mobile(chance)[1:]}",
    "mobile with both": lambda chance: f"+66 (0){cut(mobile(chance)[1:], '234', ' ')}",
    "mobile as dialled by a link": lambda chance: f"tel:+66-{cut(mobile(chance)[1:], '234', '-')}",
    "mobile without its 0": lambda chance: f"โทร {mobile(chance)[1:]}",
    "landline": landline,
    "landline 36": grouped(landline, "36", "-"),
    "landline 234": grouped(landline, "234", "-"),
    "landline 333": grouped(landline, "333", " "),
    "landline 144": grouped(landline, "144", "-"),
    "landline 144 with spaces": lambda chance: f"โทร. {cut(landline(chance), '144', ' ')}",
    "landline of two lines": lambda chance: f"{cut(landline(chance), '144', '-')}-5",
    "e-mail": lambda chance: f"somebody{chance.randrange(99)}@mail.co.th",
    "account": lambda chance: cut("".join(chance.choices("123456789", k=10)), "3151", "-"),
    "account by its word": lambda chance: f"เลขที่บัญชี {chance.randrange(10**11, 10**12)}",
}  # fmt: skip


def amount(chance: random.Random) -> str:
    """Return an amount without commas, as a spreadsheet stores it; one of seven is zero."""
    if chance.randrange(7) == 0:
        return "0"
    whole = str(chance.randrange(1, 10 ** chance.randint(1, 8)))
    return whole if chance.randrange(4) else f"{whole}.{chance.randrange(100):02d}"


def rows(chance: random.Random) -> list[list[str]]:
    return [[amount(chance) for _ in range(5)] for _ in range(20)]


def budget(chance: random.Random) -> list[list[str]]:
    count = chance.randint(1, 5)
    return [[str(at), chance.choice(LABELS), *(amount(chance) for _ in range(count))]
            for at in range(1, 25)]  # fmt: skip


def lines(cells: list[list[str]], between: str) -> str:
    return "\n".join(between.join(row) for row in cells)


def calendar(chance: random.Random) -> str:
    days = [f"{day:02d}" if chance.randrange(2) else str(day) for day in range(1, 32)]
    start = chance.randrange(7)
    weeks = [days[max(0, at - start) : at - start + 7] for at in range(0, 35 + start, 7)]
    months = " ".join(map(str, range(1, 13)))
    return "\n".join(["มกราคม ๒๕๖๖", *(" ".join(week) for week in weeks), f"เดือน {months}"])


def weights(chance: random.Random) -> str:
    quarters = ("0.25", "0.50", "0.75", "1.00", "0.00", "12.50")
    return "\n".join(" ".join(chance.choices(quarters, k=5)) for _ in range(20))


def scores(chance: random.Random) -> str:
    return "\n".join(" ".join(chance.choices("12345", k=15)) for _ in range(20))


def letters(chance: random.Random) -> str:
    """Return a list of letters with their numbers, days, hours and sums."""
    year, many = chance.randint(2560, 2569), chance.randrange
    return "\n".join(
        f"{at}. ที่ พย {many(10000, 99999)}/ว {many(1, 9999)} "
        f"ลงวันที่ {many(1, 29)}/{many(1, 13)}/{year} "
        f"เวลา {many(8, 17):02d}.{many(60):02d} - {many(17, 20):02d}.{many(60):02d} น. "
        f"{many(10**7):,}.{many(100):02d} บาท โครงการเลขที่ {many(10**4)}-{year}-{many(10**3):03d}"
        for at in range(1, 15)
    )


ORDINARY_KINDS: Final[dict[str, Callable[[random.Random], bool]]] = {
    "sheet of amounts": lambda chance: any(table_matches(rows(chance))),
    "page of amounts": lambda chance: any(matches(lines(rows(chance), " "))),
    "table of amounts": lambda chance: any(csv_matches(lines(rows(chance), ","))),
    "columns of amounts": lambda chance: any(matches(lines(rows(chance), "\n"))),
    "sheet of a budget": lambda chance: any(table_matches(budget(chance))),
    "page of a budget": lambda chance: any(matches(lines(budget(chance), " "))),
    "calendar": lambda chance: any(matches(calendar(chance))),
    "weights": lambda chance: any(matches(weights(chance))),
    "scores": lambda chance: any(matches(scores(chance))),
    "letters": lambda chance: any(matches(letters(chance))),
}


def test_none_of_the_planted_numbers_is_missed(figures: list[str]) -> None:
    chance = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    assert len(WRITINGS) >= 40
    missed = []
    for at in range(PLANTED):
        name, write = [*WRITINGS.items()][at % len(WRITINGS)]
        number = write(chance)
        text = chance.choice(AROUND).replace("{}", number)
        if not any(matches(text)):
            missed.append((name, text))
    figures.append(
        f"personal data: {len(missed)} of {PLANTED} planted numbers missed, "
        f"in {len(WRITINGS)} writings"
    )
    assert missed == []


def test_hardly_an_ordinary_sheet_or_page_is_refused(figures: list[str]) -> None:
    chance = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    refused = dict.fromkeys(ORDINARY_KINDS, 0)
    for at in range(ORDINARY):
        name, is_refused = [*ORDINARY_KINDS.items()][at % len(ORDINARY_KINDS)]
        refused[name] += is_refused(chance)
    total = sum(refused.values())
    figures.append(
        f"personal data: {total} of {ORDINARY} ordinary sheets and pages refused"
        + "".join(f", {name} {count}" for name, count in refused.items() if count)
    )
    assert total * MOST_REFUSED <= ORDINARY


@pytest.mark.parametrize("text", [
    "เดือน 1 2 3 4 5 6 7 8 9 10 11 12", " ".join(map(str, range(1, 29))),
    " ".join(f"{day:02d}" for day in range(1, 32)), "0.25 0.50 0.75 1.00",
    "ค่าวัสดุ 0 5341 2345\nค่าอื่น 100 2000 3000", "บัญชีเงินฝาก 1250000 1300000",
    "บัญชีเงินฝาก 1250000000 บาท", "ค่าโทรศัพท์ 5000 6000 7000", "ค่าโทรศัพท์ 50000000",
    "โทรสอบถาม 08.30 09.30 10.30", "08.30\n09.30\n10.30", "081\n234\n5678", "081\t234\t5678",
    "12.3456789012345", "0.1234567890121", "๐.๑๒๓๔๕๖๗๘๙๐๑๒๑", "ab0812345678cdef",
])  # fmt: skip
def test_numbers_beside_each_other_are_not_one(text: str) -> None:
    assert [*matches(text)] == []
