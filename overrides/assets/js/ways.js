/*
  The ways in which a text may hold a query: as typed, with synonyms, in the record's writing of a
  date or an abbreviation, as what a question is about, or in words that stand apart.
*/

import { dated } from "./dates.js";
import { fold } from "./fold.js";
import { find, segmenter } from "./matching.js";
import { inFull, joined, lettered, standing } from "./shortened.js";

const MOST = 16; // ways of one query
const BEGUN = { thai: 3, latin: 4 }; // characters of a word that is still being typed
const LATIN = /[a-z0-9]/;
const THAI = /[\u0e01-\u0e4e]/;
const SINGLE = /(^| )[a-z]( |$)/; // e-service is not service
const IDLE = new Set(
  "จะ ต้อง ได้ ให้ ไป มา เอา ของ ที่ ใน และ หรือ กับ มี เป็น คือ ทำ อยู่ ว่า ก็ แล้ว เรื่อง การ ความ รับผิดชอบ ดูแล กี่ บ้าง ดู หา ขอ อ่าน อยาก ช่วย คน ลง เริ่ม the a an of for to is are in my your".split(
    " ",
  ),
); // words that a question may do without

const plain = (query) => fold(query.normalize("NFC"), true).text;

/**
 * Return the texts that a query may mean, without synonyms, and those of them that are too short
 * to be looked for as they are: an abbreviation without its dots is in many words.
 */
function readings(query) {
  const typed = plain(query);
  const put = joined(typed);
  const texts = [...new Set([typed, put, lettered(put), inFull(typed)])];
  const found = new Set();
  const bare = new Set(THAI.test(put) && put !== typed ? [put] : []);
  for (const text of texts) {
    const { texts: dates, whole } = dated(text);
    if (whole) bare.add(text);
    for (const one of [text, ...dates]) found.add(one);
  }
  return { found, bare };
}

/** Return where a word of a group stands in a text, as [start, end]; null where it does not. */
function typedAt(text, word) {
  if (word.includes(".")) return standing(text, word);
  const at = find(text, word);
  if (at < 0) return null;
  const end = at + word.length;
  if (!LATIN.test(word.at(-1))) return [at, end];
  const rest = /^e?s?(?![a-z0-9])/.exec(text.slice(end)); // gifts, and not gifted
  return rest ? [at, end + rest[0].length] : null;
}

/** Put a word into a text in place of another; Latin stands apart from Thai. */
function put(text, [from, to], word) {
  const space = LATIN.test(word[0]) ? " " : "";
  return `${text.slice(0, from)}${space}${word}${space}${text.slice(to)}`
    .replace(/ +/g, " ")
    .trim();
}

/** Return the ways to write a query: as it is, and with other words for the same. */
function spellings(index, query) {
  const typed = plain(query);
  const isLatin = LATIN.test(typed[0] ?? "");
  const canBegin = typed.length >= (isLatin ? BEGUN.latin : BEGUN.thai);
  const { found, bare } = readings(query);
  for (const { words, said } of index.groups) {
    for (const text of [...found]) {
      for (const word of words) {
        if (SINGLE.test(text) && !SINGLE.test(word)) continue;
        const place = typedAt(text, word);
        const begun = !place && canBegin && text === typed && word.startsWith(typed);
        if (!place && !begun) continue;
        for (const other of said) {
          found.add(begun ? other : put(text, place, other));
          if (/\..*\.$/.test(other))
            found.add(put(text, place ?? [0, text.length], other.slice(0, -1)));
        }
        break;
      }
    }
    if (found.size >= MOST) break;
  }
  return [...found].filter((text) => !bare.has(text)).slice(0, MOST);
}

/** Return the ways in which a text must hold the query: each word that stands between spaces. */
export function exact(index, query) {
  return spellings(index, query).map((text) => {
    const words = [...new Set(text.split(" ").map((word) => fold(word).text))].filter(Boolean);
    return { phrase: fold(text).text, words };
  });
}

/**
 * Return ways to look for words that are written together and that the record has apart. `chains`
 * are the words of each piece between spaces; a text must hold them all, in runs as long as it
 * can. With `idle` left out, a text need not hold words that say little.
 */
export function parted(index, query, withIdle = true) {
  if (!segmenter) return [];
  const kept = (word) => word && (withIdle || !IDLE.has(word));
  return spellings(index, query)
    .map((text) => {
      const chains = text
        .split(" ")
        .map((piece) =>
          [...segmenter.segment(piece)].map(({ segment }) => fold(segment).text).filter(kept),
        )
        .filter((chain) => chain.length);
      return { phrase: fold(text).text, words: chains.flat(), chains };
    })
    .filter(({ words }) => words.length);
}
