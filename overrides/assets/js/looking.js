/*
  Looks for a query in one manner after another, from what was typed to what may be meant, and
  stops at the first that finds anything.
*/

import { asked, worth } from "./asking.js";
import { alike, candidates } from "./candidates.js";
import { fold } from "./fold.js";
import { otherKeyboard } from "./keyboards.js";
import { judge, linesOf, standsAlone } from "./matching.js";
import { slices } from "./turns.js";
import { exact, parted } from "./ways.js";

const READ_AT_ONCE = 10; // entries whose texts are read to look for the words themselves
const READS = 12; // how often in a row, where the words themselves are in none
const READS_APART = 1; // the same for words that may stand apart, which many entries may hold
const READ_FOR_LIKE = 10; // entries in which a misspelt word is looked for
const SHORT = 4; // letters of Thai that may be an abbreviation of the other keyboard
const FEW = 3; // promises that say a word which is not in every one
const TOPICS = 5;
const LITTLE = 0.01; // that sets one find before another

/** Return the manners: each returns its ways, and what it has to say where they find anything. */
function mannersOf(files, index, query) {
  const { about, kinds } = asked(query);
  const other = otherKeyboard(query);
  const isAsked = about !== query.trim();
  const swapped = {
    kinds: asked(other).kinds,
    ways: () => (other ? [...exact(index, other), ...exact(index, asked(other).about)] : []),
    isWord: /^[a-z]+$/i.test(other),
    said: () => `พิมพ์ด้วยแป้นพิมพ์อีกภาษา หมายถึง “${other}” `,
  };
  let meant = null;
  const near = {
    kinds,
    ways: async () => {
      meant = await nearestOf(files, index, about);
      return meant ? exact(index, meant.text) : [];
    },
    said: () => `ไม่พบคำที่พิมพ์ หมายถึง “${meant.written}” ? `,
  };
  const apart = { kinds, ways: () => parted(index, about), apart: true };
  const briefly = { kinds, ways: () => parted(index, about, false), apart: true };
  const typed = { kinds, ways: () => exact(index, query), instead: swapped };
  if (!isAsked) return [typed, swapped, near, apart];
  return [typed, { kinds, ways: () => exact(index, about) }, swapped, apart, briefly, near];
}

/** Return what a misspelt query may mean, from the texts most like it and the known words. */
async function nearestOf(files, index, query) {
  const { text } = fold(query.normalize("NFC"));
  if (text.length < 4) return null;
  const numbers = await alike(files, index, text, READ_FOR_LIKE);
  const entries = await Promise.all(numbers.map((number) => files.readEntry(index, number)));
  const words = index.groups.flatMap((group) => group.words);
  const lines = [
    ...entries.flatMap(linesOf),
    ...words.map((word) => ({ line: word, text: fold(word).text })),
  ];
  const { nearest } = await import("./nearest.js"); // for few searches
  return nearest(query, lines);
}

/** Return the state of a search after the first manner that finds anything. */
export async function look(files, query, shown, isOver) {
  const index = await files.readIndex();
  const manners = mannersOf(files, index, query);
  const { about } = asked(query);
  if (index.shards && about !== query.trim()) {
    candidates(files, index, longOnly(exact(index, about))).catch(() => {}); // read ahead
  }
  let state = null;
  for (const manner of manners) {
    state = await begun(files, index, query, shown, manner);
    if (isOver() || state.found.length) break;
  }
  const first = state.manner;
  if (first.instead?.isWord && isAbbreviation(query) && !state.found.some(standsAlone)) {
    const swapped = await begun(files, index, query, shown, first.instead);
    if (swapped.found.length) return swapped;
  }
  return state;
}

const isAbbreviation = (query) => query.trim().length <= SHORT && /[\u0e01-\u0e4e]/.test(query);

const longOnly = (ways) => ways.filter(({ words }) => words.some((word) => word.length > 1));

async function begun(files, index, query, shown, manner) {
  const ways = longOnly(await manner.ways());
  const left = ways.length ? await candidates(files, index, ways) : [];
  const state = { index, query, ways, left, found: [], shown, kind: "", manner };
  await read(files, state);
  return state;
}

/** Read candidates of the chosen kind until there are enough to show, or none is left. */
export async function read(files, state) {
  const { index, manner } = state;
  const reads = manner.apart ? READS_APART : READS;
  const rest = slices();
  for (let at = 0; at < reads && ofKind(state).length < state.shown; at += 1) {
    const take = leftOfKind(state).slice(0, index.shards ? READ_AT_ONCE : Infinity);
    if (!take.length) break;
    const entries = await Promise.all(take.map((number) => files.readEntry(index, number)));
    const taken = new Set(take);
    state.left = state.left.filter((number) => !taken.has(number));
    for (const entry of entries) {
      const one = judge(entry, state.ways);
      if (one) state.found.push({ ...one, score: one.score + worth(manner.kinds, entry.kind) });
      await rest();
    }
  }
  promisedFirst(state);
  state.found.sort((a, b) => b.score - a.score || a.entry.number - b.entry.number);
}

/**
 * Put what is promised to people before the glossary, unless a meaning is asked for: the best
 * promise before a term that is the very query, unless many say it, and all before other terms.
 */
function promisedFirst({ found, ways, manner }) {
  const promises = found.filter(({ entry }) => entry.kind === "promise");
  if (!promises.length || manner.kinds.includes("term")) return;
  const [best] = promises.sort((a, b) => b.score - a.score);
  const least = promises.at(-1).score - LITTLE;
  const asked = new Set(ways.map(({ phrase }) => phrase));
  for (const term of found.filter(({ entry }) => entry.kind === "term")) {
    if (promises.length <= FEW && asked.has(fold(term.entry.title).text)) {
      best.score = Math.max(best.score, term.score + LITTLE);
    } else term.score = Math.min(term.score, least);
  }
}

export const ofKind = ({ found, kind }) => found.filter((one) => !kind || one.entry.kind === kind);

export const leftOfKind = ({ index, left, kind }) =>
  left.filter((number) => !kind || index.kindOf[number].kind === kind);

/** Return the entries about what people need and are promised, those most like the query first. */
export async function topics(files, { index, query }) {
  const { text } = fold(asked(query).about.normalize("NFC"));
  const pairs = Array.from({ length: Math.max(0, text.length - 1) }, (_, at) =>
    text.slice(at, at + 2),
  );
  const numbers = [...index.kindOf.keys()].filter((number) =>
    ["need", "promise"].includes(index.kindOf[number].kind),
  );
  const entries = await Promise.all(numbers.map((number) => files.readEntry(index, number)));
  const likeness = (entry) => {
    const words = fold(`${entry.title} ${entry.note}`).text;
    return pairs.filter((pair) => words.includes(pair)).length;
  };
  const rank = (entry) => (entry.kind === "promise" ? 0 : 1);
  return entries
    .map((entry) => ({ entry, likeness: likeness(entry) }))
    .sort((a, b) => b.likeness - a.likeness || rank(a.entry) - rank(b.entry))
    .slice(0, TOPICS)
    .map(({ entry }) => entry);
}
