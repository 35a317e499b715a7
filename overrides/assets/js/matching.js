/*
  What it means that a text holds a query, and what an entry is worth that does. Knows neither
  the page nor the files: search.js does. The ways to hold a query come from ways.js.
*/

import { fold } from "./fold.js";

const WORD = /[a-z0-9]/;
const DIGIT = /[0-9]/;
const FIRST_VOWEL = /[เแโใไ]/;
const SHORTEST_RUN = 3; // characters of a piece of a query that means something alone
const NEAR = 60; // characters of folded text: half of a stretch in which words are near
const LABEL = 2.5; // a part's heading tells more than a word in its text

export const segmenter = Intl.Segmenter && new Intl.Segmenter("th", { granularity: "word" });

/* ---- where words stand ---- */

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

/** Return a way with the words that one of the texts must hold; null where none holds them. */
function suited(texts, way) {
  if (!way.chains) return way;
  for (const text of texts) {
    const words = way.chains.map((chain) => runs(text, chain));
    if (words.length && words.every(Boolean)) return { ...way, words: words.flat() };
  }
  return null;
}

/**
 * Return where a word stands in a text, or -1.
 *
 * Latin letters and numbers count from the start of a word on: "ita" is not in "digital". A number
 * counts as a whole: 25 is not in 2566. Thai has no spaces, but a vowel written first belongs to
 * what follows it: ตา is not in เตา.
 */
export function find(text, word, from = 0) {
  const splits = WORD.test(word[0]) ? WORD : FIRST_VOWEL;
  const isNumber = DIGIT.test(word.at(-1));
  const isPiece = (at) =>
    (at > 0 && splits.test(text[at - 1])) || (isNumber && DIGIT.test(text[at + word.length] ?? ""));
  let place = text.indexOf(word, from);
  while (place >= 0 && isPiece(place)) place = text.indexOf(word, place + 1);
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

/** Return the stretches of a part in which words are near to each other, each with its heading. */
function nearby({ label, text }) {
  const count = Math.max(1, Math.ceil(text.length / NEAR) - 1);
  return Array.from(
    { length: count },
    (_, at) => `${label}\n${text.slice(at * NEAR, (at + 2) * NEAR)}`,
  );
}

/* ---- what an entry is worth ---- */

/** Return a text's folded lines: what ends one and what begins the next are not together. */
const foldLines = (text) =>
  text
    .split("\n")
    .map((line) => fold(line).text)
    .join("\n");

/** Return an entry's texts folded, once for all searches. */
function foldedOf(entry) {
  entry.folded ??= {
    title: fold(entry.title).text,
    note: fold(entry.note).text,
    parts: entry.parts.map((part) => ({
      part,
      label: fold(part.label).text,
      text: foldLines(part.text),
    })),
  };
  return entry.folded;
}

/** Return the lines of an entry in which a misspelt word is looked for: as written, and folded. */
export function linesOf(entry) {
  const { title, note, parts } = foldedOf(entry);
  return [
    { line: entry.title, text: title },
    { line: entry.note, text: note },
    ...parts.flatMap(({ part, label, text }) => {
      const lines = part.text.split("\n");
      return [
        { line: part.label, text: label },
        ...text.split("\n").map((one, at) => ({ line: lines[at], text: one })),
      ];
    }),
  ].filter(({ text }) => text);
}

/** Return whether a find begins and ends where words do, and is no piece of other words. */
export function standsAlone({ entry, words }) {
  if (!segmenter) return true;
  const { title, parts } = foldedOf(entry);
  return [title, ...parts.map(({ text }) => text)].some((text) =>
    words.every((word) => {
      const at = find(text, word);
      if (at < 0) return false;
      const end = at + word.length;
      const starts = new Set([...segmenter.segment(text)].map(({ index }) => index));
      return starts.has(at) && (end === text.length || starts.has(end));
    }),
  );
}

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
  const { title, note, parts: folded } = foldedOf(entry);
  const all = [title, note, ...folded.flatMap(({ label, text }) => [label, text])].join("\n");
  // Words that stand apart belong together in a record, and on a long page where they stand near.
  const together = entry.kind === "page" ? folded.flatMap(nearby).concat(title) : [all];
  let best = null;
  for (const wanted of ways) {
    const way = suited(together, wanted);
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
    if (!best || score > best.score) {
      best = { entry, parts, score, words };
    }
  }
  return best;
}
