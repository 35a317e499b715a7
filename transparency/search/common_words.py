"""Words that people type, and the words of Thai offices that they mean by them.

The same for every agency; what one agency alone calls something stands in its
``data/synonyms.yml``. English for what is here in Thai, English in Thai letters, words of every
day, and abbreviations, which people write with dots or without.
"""

from __future__ import annotations

from typing import Final

COMMON_WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("gift present", "ของขวัญ"),
    ("complaint complain complaining grievance ร้องทุกข์", "ร้องเรียน"),
    ("opinion comment feedback", "ความคิดเห็น"),
    ("suggestion recommendation", "ข้อเสนอแนะ"),
    ("budget spending money งปม.", "งบประมาณ"),
    ("procurement purchasing purchase bidding tender", "จัดซื้อจัดจ้าง จัดซื้อ"),
    ("training workshop", "อบรม"),
    ("meeting", "ประชุม"),
    ("event activity", "กิจกรรม"),
    ("corruption bribery bribe fraud", "ทุจริต คอร์รัปชัน"),
    ("ethics ethical", "จริยธรรม"),
    ("integrity moral", "คุณธรรม"),
    ("transparency transparent", "ความโปร่งใส โปร่งใส"),
    ("committee คกก.", "คณะกรรมการ"),
    ("borrowing borrow lending lend", "ยืม"),
    ("property asset", "ทรัพย์สิน"),
    ("supplies equipment", "พัสดุ"),
    ("contact", "ติดต่อ"),
    ("channel", "ช่องทาง"),
    ("calendar schedule", "ปฏิทิน"),
    ("document file", "เอกสาร"),
    ("order", "คำสั่ง"),
    ("policy", "นโยบาย"),
    ("manual handbook guide guideline", "คู่มือ แนวปฏิบัติ"),
    ("announcement notice", "ประกาศ"),
    ("form", "แบบฟอร์ม"),
    ("finance treasury", "กองคลัง การคลัง"),
    ("news", "ข่าว"),
    ("risk", "ความเสี่ยง"),
    ("glossary vocabulary", "คำศัพท์"),
    ("report", "รายงาน"),
    ("measure", "มาตรการ"),
    ("result", "ผลการดำเนินงาน"),
    ("promise commitment pledge", "คำมั่น"),
    ("oath", "ปฏิญาณ"),
    ("anti", "ต่อต้าน"),
    ("day", "วัน"),
    ("fiscal_year", "ปีงบประมาณ"),
    ("เลขที่", "ที่"),
    ("unit department division", "หน่วยงาน"),
    ("staff officer official employee", "เจ้าหน้าที่ พนักงาน บุคลากร"),
    ("จนท.", "เจ้าหน้าที่"),
    ("executive", "ผู้บริหาร"),
    ("evidence proof", "หลักฐาน"),
    ("question faq", "คำถาม"),
    ("assessment evaluation", "การประเมิน"),
    ("indicator", "ตัวชี้วัด"),
    ("service", "บริการ"),
    ("public people citizen ปชช.", "ประชาชน"),
    ("participation", "มีส่วนร่วม"),
    ("plan", "แผน"),
    ("law regulation", "กฎหมาย"),
    ("privacy personal_data", "ข้อมูลส่วนบุคคล"),
    ("accessibility", "การเข้าถึง"),
    ("verification", "การตรวจสอบ"),
    ("province", "จังหวัด"),
    ("ปชส.", "ประชาสัมพันธ์"),
    ("มท.", "กระทรวงมหาดไทย"),
    ("สนง.", "สำนักงาน สำนัก"),
    ("ผอ.", "ผู้อำนวยการ"),
    ("พ.ศ.", "ปี"),
    ("ป.ป.ช. nacc", "ป.ป.ช."),
    ("ดูแล", "รับผิดชอบ"),
    ("โซเชียลมีเดีย โซเชียลเน็ตเวิร์ก โซเชียล social", "สื่อสังคมออนไลน์"),
    ("โซเชียลเน็ตเวิร์ก โซเชียลเน็ตเวิร์ค โซเชียล", "Social_Network"),
    ("ไลฟ์ ไลฟ์สด", "Live"),
    ("แฟนเพจ fanpage", "เพจ"),
    ("โอเพนดาต้า โอเพ่นดาต้า", "Open_Data"),
    ("โนกิฟต์โพลิซี โนกิฟโพลิซี โนกิ๊ฟโพลิซี โนกิฟต์ โนกิฟท์ โนกิฟ", "No_Gift_Policy"),
    ("ดูแอนด์ดอนท์ ดูแอนด์โดนท์ ดูส์แอนด์ดอนท์", "Do's_&_Don'ts"),
    ("คิวแอนด์เอ", "Q&A"),
    ("อีเซอร์วิส", "E-Service"),
    ("อินทิกริตี้", "Integrity"),
    (
        "เบอร์โทรศัพท์ เบอร์ติดต่อ เบอร์โทร เบอร์ โทรศัพท์ โทร telephone phone hotline สายด่วน",
        "หมายเลขโทรศัพท์",
    ),
    ("อีเมล อีเมล์ เมล email e-mail mail", "ที่อยู่อีเมล"),
    ("ที่อยู่ สถานที่ตั้ง address location", "ที่ตั้ง"),
    ("map", "แผนที่"),
    ("เวลาทำการ เวลาราชการ เวลาเปิด วันหยุด office_hours opening_hours", "เวลาทำการ"),
    ("ดาวน์โหลด โหลด download", "ดาวน์โหลด"),
    (
        "หัวหน้าหน่วยงาน หัวหน้า นายก ผู้ว่า ผู้อำนวยการ ปลัด รองนายก mayor chief head president",
        "หัวหน้าหน่วยงาน ผู้บริหาร",
    ),
    ("แจ้งเรื่องร้องเรียน แจ้งเรื่อง แจ้งเบาะแส", "ร้องเรียน"),
)
"""What is typed, and what is meant: words between spaces, with ``_`` for a space within one."""


def common_words() -> list[tuple[list[str], list[str]]]:
    """Return by group the words that people type and the words that they may mean."""
    return [(_words(typed), _words(meant)) for typed, meant in COMMON_WORDS]


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]
