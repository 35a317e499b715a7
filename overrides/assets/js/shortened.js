/*
  Abbreviations as people type them: with dots, without, with blanks, or letter by letter in the
  other script. Texts are folded with their spaces (fold.js).
*/

const UNIT = "[เแ]?[ก-ฮ][ิ-ู]?"; // มี of มี.ค., เม of เม.ย.
const THAI = new RegExp(`(?<![ก-๎])${UNIT}(?:[. ]+${UNIT})+(?![ก-๎])\\.?`, "g");
const LATIN = /(?<![a-z0-9])[a-z](?:[. ]+[a-z])+(?![a-z0-9])\.?/g;
const NUMBERED = /(?<![a-z0-9])([a-z]) (?=\d)/g;
const PLACES = { ต: "ตำบล", อ: "อำเภอ", จ: "จังหวัด" };
const PLACE = /(?<![ก-๎])([ตอจ])[. ]+(?=[ก-ฮเ-ไ][ก-๎])/g;
const LETTERS = {
  a: "เอ", b: "บี", c: "ซี", d: "ดี", e: "อี", f: "เอฟ", g: "จี", h: "เอช", i: "ไอ", j: "เจ",
  k: "เค", l: "แอล", m: "เอ็ม", n: "เอ็น", o: "โอ", p: "พี", q: "คิว", r: "อาร์", s: "เอส",
  t: "ที", u: "ยู", v: "วี", w: "ดับเบิลยู", x: "เอ็กซ์", y: "วาย", z: "แซด",
}; // biome-ignore format: a table
const NAMES = new Map(Object.entries(LETTERS).map(([letter, name]) => [name, letter]));
const NAME = [...NAMES.keys()].sort((a, b) => b.length - a.length).join("|");
const SPELT = new RegExp(
  `(?<![ก-๎])(?:(?:${NAME}) ?){2,}(?![ก-๎])|(?<![ก-๎])(?:${NAME}) ?(?=\\d)`,
  "g",
);

const bare = (text) => text.replace(/[. ]/g, "");

/** Return the text with letters that stand apart put together: i.t.a. is ita, o 31 is o31. */
export const joined = (text) =>
  text.replace(THAI, bare).replace(LATIN, bare).replace(NUMBERED, "$1");

/** Return the text with the words for its places: จ.ตัวอย่าง is จังหวัดตัวอย่าง. */
export const inFull = (text) => text.replace(PLACE, (_, letter) => PLACES[letter]);

/** Return the text with the names of letters as letters: ไอทีเอ is ita. */
export const lettered = (text) =>
  text.replace(SPELT, (names) =>
    names.replace(new RegExp(`(${NAME}) ?`, "g"), (_, name) => NAMES.get(name)),
  );

/** Return where an abbreviation stands in a text as a word, with its dots or without; else null. */
export function standing(text, word) {
  for (const written of [word, word.replace(/\.$/, ""), bare(word)]) {
    for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
      const end = at + written.length;
      const ends = written.endsWith(".") || !/[ก-๎]/.test(text[end] ?? "");
      if (ends && !/[ก-๎.]/.test(text[at - 1] ?? "")) return [at, end];
    }
  }
  return null;
}
