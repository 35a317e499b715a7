/*
  What it means that a text holds a query, and what an entry is worth that does. Knows neither
  the page nor the files: search.js does.
*/

import { fold } from "./fold.js";

const WORD = /[a-z0-9]/;
const FIRST_VOWEL = /[เแโใไ]/;
const SHORTEST_RUN = 3; // characters of a piece of a query that means something alone
const ASKING =
  /(ได้|อยู่)?(ที่ไหน|หรือไม่|หรือเปล่า|หรือยัง|ไหม|มั้ย)|คืออะไร|อะไร(บ้าง)?|ใคร|(ต้อง)?(ทำ)?(อย่างไร|ยังไง)|เมื่อ(ไร|ไหร่)|ทำไม|เท่า(ไร|ไหร่)|(ครับ|ค่ะ|คะ)$/g;
const LABEL = 2.5; // a part's heading tells more than a word in its text

/* ---- the words looked for ---- */

export const segmenter = Intl.Segmenter && new Intl.Segmenter("th", { granularity: "word" });

/** Return the ways to write the query: as it is, and with other synonyms of the same words. */
function spellings(index, query) {
  const plain = fold(query.normalize("NFC"), true).text;
  const found = [plain];
  for (const { words, said } of index.groups) {
    for (const word of words) {
      const place = find(plain, word);
      const begun = place < 0 && plain.length > 2 && word.startsWith(plain);
      if (place < 0 && !begun) continue;
      for (const other of said) {
        if (other === word) continue;
        found.push(
          begun ? other : plain.slice(0, place) + other + plain.slice(place + word.length),
        );
      }
      break;
    }
  }
  return [...new Set(found)].slice(0, 12);
}

/** Return the ways in which a text must hold the query: each word that stands between spaces. */
export function exact(index, query) {
  return spellings(index, query).map((text) => {
    const words = [...new Set(text.split(" ").map((word) => fold(word).text))].filter(Boolean);
    return { phrase: fold(text).text, words };
  });
}

/** Return the ways in which a text must hold what a question is about. */
export const answering = (index, query) => exact(index, query.replace(ASKING, " "));

/**
 * Return ways to look for words that are written together and that the record has apart. `chains` are the words of each piece between spaces; a text must
 * hold them all, in runs as long as it can.
 */
export function parted(index, query) {
  if (!segmenter) return [];
  return spellings(index, query.replace(ASKING, " ")).map((text) => {
    const chains = text
      .split(" ")
      .filter(Boolean)
      .map((piece) =>
        [...segmenter.segment(piece)].map(({ segment }) => fold(segment).text).filter(Boolean),
      );
    return { phrase: fold(text).text, words: chains.flat(), chains };
  });
}

/** Return the longest runs of a chain's words that stand in the text; null where one is missing. */
function runs(text, chain) {
  const found = [];
  for (let from = 0; from < chain.length; ) {
    let to = chain.length;
    while (to > from && find(text, chain.slice(from, to).join("")) < 0) to -= 1;
    const run = chain.slice(from, to).join("");
    if (run.length < SHORTEST_RUN) return null;
    found.push(run);
    from = to;
  }
  return found;
}

/** Return a way with the words that this text must hold; null where it does not hold them. */
function suited(text, way) {
  if (!way.chains) return way;
  const words = way.chains.map((chain) => runs(text, chain));
  return words.length && words.every(Boolean) ? { ...way, words: words.flat() } : null;
}

/**
 * Return where a word stands in a text, or -1.
 *
 * Latin letters and numbers count from the start of a word on: "ita" is not in "digital". Thai has
 * no spaces, but a vowel written first belongs to what follows it: ตา is not in เตา.
 */
function find(text, word, from = 0) {
  const splits = WORD.test(word[0]) ? WORD : FIRST_VOWEL;
  let place = text.indexOf(word, from);
  while (place > 0 && splits.test(text[place - 1])) place = text.indexOf(word, place + 1);
  return place;
}

/** Return every place of the words in a text, as [start, end]. */
export function places(text, words) {
  const found = [];
  for (const word of words) {
    for (let at = find(text, word); at >= 0; at = find(text, word, at + word.length)) {
      found.push([at, at + word.length]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}

/* ---- what an entry is worth ---- */

/** Return a text's folded lines: what ends one and what begins the next are not together. */
const foldLines = (text) =>
  text
    .split("\n")
    .map((line) => fold(line).text)
    .join("\n");

const holdsAll = (text, words) => words.every((word) => find(text, word) >= 0);

/** Return how well a text holds a variant: 0 not at all, up to 4 the very text. */
function grade(text, way) {
  const at = find(text, way.phrase);
  if (at === 0) return text === way.phrase ? 4 : 3;
  if (at > 0) return 2;
  return holdsAll(text, way.words) ? 1 : 0;
}

/** Return what an entry shows for the best of the ways, or null where it holds none. */
export function judge(entry, ways) {
  const title = fold(entry.title).text;
  const note = fold(entry.note).text;
  const folded = entry.parts.map((part) => ({
    part,
    label: fold(part.label).text,
    text: foldLines(part.text),
  }));
  const all = [title, note, ...folded.flatMap(({ label, text }) => [label, text])].join("\n");
  let best = null;
  for (const wanted of ways) {
    const way = suited(all, wanted);
    if (!way || !holdsAll(all, way.words)) continue;
    const { phrase, words } = way;
    const parts = [];
    for (const { part, label, text } of folded) {
      const worth = Math.max(grade(text, way), grade(label, way) ? LABEL : 0);
      if (worth) parts.push({ ...part, worth });
    }
    const own = Math.max(grade(title, way), grade(note, way) ? 0.5 : 0);
    if (!own && !parts.length) {
      // The words are spread over the entry: show the part that holds the most of them.
      const held = ({ label, text }) =>
        words.filter((word) => find(text, word) >= 0 || find(label, word) >= 0).length;
      const [most] = [...folded].sort((a, b) => held(b) - held(a));
      if (most && held(most)) parts.push({ ...most.part, worth: 0.1 });
    }
    parts.sort((a, b) => b.worth - a.worth);
    const whole = Math.min(1, phrase.length / title.length); // how much of the title it is
    const share = words.filter((word) => find(title, word) >= 0).length / words.length;
    const inTitle = own * 10 + (own >= 1 ? whole * 8 : share * 2);
    const inText = Math.min(parts[0]?.worth ?? 0, LABEL) + Math.min(parts.length, 5) / 10;
    const score = inTitle + inText - (entry.kind === "page" ? 1 : 0);
    if (!best || score > best.score) best = { entry, parts, score, words };
  }
  return best;
}
