/*
  What a question is about, and which kinds of entries answer it.
*/

const QUESTIONS = [
  [/ชื่ออะไร|(คือ)?ใคร(เป็น|คือ)|คือใคร/g, ["need", "promise", "measure", "unit"]],
  [/(คืออะไร|หมายถึงอะไร|หมายความว่า(อะไร|อย่างไร)?|แปลว่า(อะไร)?)/g, ["term"]],
  [/(ได้|อยู่)?(ที่ไหน|ตรงไหน)|อยู่ไหน/g, ["promise", "event", "channel"]],
  [/(เมื่อ(ไร|ไหร่)|วันไหน|เดือนไหน|ปีไหน|ตอนไหน|วันที่เท่า(ไร|ไหร่)|กี่โมง)/g, ["event", "document", "term"]],
  [/(หน่วยงาน|ฝ่าย|กอง|ส่วน)ไหน|ใคร(บ้าง)?/g, ["promise", "measure", "unit"]],
  [/(ได้)?(หรือไม่|หรือเปล่า|หรือยัง|รึเปล่า|ไหม|มั้ย|มั๊ย)/g, ["promise"]],
  [/(ต้อง)?(ทำ)?(อย่างไร|ยังไง)(บ้าง)?/g, ["promise"]],
  [/อะไร(บ้าง)?/g, ["unit", "promise"]],
  [/ทำไม|เท่า(ไร|ไหร่)/g, ["promise", "document"]],
  [/\b(how (to|do i|can i|do we)|can i|may i)\b/gi, ["promise"]],
  [/\bwhat (is|are|does)\b/gi, ["term"]],
  [/\bwhere (is|are|can i|do i)\b/gi, ["promise", "event", "channel"]],
  [/\bwhen (is|are|was|were)\b/gi, ["event", "document"]],
  [/\bwho (is|are)\b/gi, ["promise", "measure", "unit"]],
];
const POLITE = /(นะ)?(ครับ|ค่ะ|คะ|จ้า)$|^(อยาก(จะ|รู้ว่า|รู้|ทราบว่า|ทราบ)?|ขอทราบ|ขอ(?![งอ])) ?/g;
const A_YEAR = /^(ปี(งบประมาณ)?)? ?(พ\.? ?ศ\.?)? ?(๒๕[๐-๙]{2}|25[0-9]{2})$/;
const FIRST = 24; // what a kind that answers is worth, more than any title
const LESS = 6; // and how much less each next kind

/** Return what a query is about without the words that ask, and the kinds that answer, best first. */
export function asked(query) {
  let about = query.trim().replace(POLITE, " ").trim();
  const kinds = [];
  for (const [pattern, answering] of QUESTIONS) {
    const left = about.replace(pattern, " ");
    if (left !== about) kinds.push(...answering);
    about = left;
  }
  if (A_YEAR.test(query)) kinds.push("page", "ita");
  return { about: about.replace(/ +/g, " ").trim(), kinds: [...new Set(kinds)] };
}

/** Return how much more an entry of a kind is worth to who asks. */
export function worth(kinds, kind) {
  const rank = kinds.indexOf(kind);
  return rank < 0 ? 0 : Math.max(FIRST - LESS * rank, 1);
}
