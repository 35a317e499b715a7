/*
  The word of the record that a misspelt one means, where it is near enough: Thai is misspelt by a
  tone mark or a letter that is lost, doubled, swapped with its neighbour or taken for one that
  sounds alike. Near enough is little, so that what is not here does not seem to be here.
*/

import { fold } from "./fold.js";
import { find, segmenter } from "./matching.js";
import { slices } from "./turns.js";

const SLIP = 0.5; // costs of a mistake that is made easily
const ERROR = 1; // and of any other
const ALLOWED = [
  [13, 2],
  [9, 1.5],
  [6, 1],
  [4, 0.5],
]; // from this length on: the costs that a word may have
const MARK = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/; // above or below a letter
const DEPENDENT = /[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]/;
const FIRST_VOWEL = /[เแโใไ]/;
const ALIKE = [..."ศษส,ณน,ฎฏดต,ขคฆฅ,ทธฑฒถฐ,พภผ,ลรฬ,ญย,ใไ,ซช,ุู,ิีึื,ะั,่้๊๋".split(",")];
const LONGEST = 40;
const SPLIT_FROM = 10; // characters of a piece that may be two words written together

/** By a letter: the number of the letters that it is taken for, from 1. */
const groupOf = new Map(ALIKE.flatMap((letters, at) => [...letters].map((one) => [one, at + 1])));

/** Return what it costs to lose or add a letter of a text: little for a mark or one that is mute. */
const single = (text, at) =>
  MARK.test(text[at]) || text[at + 1] === "์" || text[at] === text[at - 1] ? SLIP : ERROR;

const allowed = (word) => ALLOWED.find(([length]) => word.length >= length)?.[1] ?? 0;

/** Return for each place of a text whether a word may begin or end there. */
function bounds(text) {
  const found = new Array(text.length + 1).fill(!segmenter);
  if (segmenter) {
    for (const { index } of segmenter.segment(text)) found[index] = true;
  } else {
    for (let at = 1; at < text.length; at += 1) {
      found[at] = !DEPENDENT.test(text[at]) && !FIRST_VOWEL.test(text[at - 1]);
    }
  }
  found[0] = true;
  found[text.length] = true;
  return found;
}

/** Return the number of a word's pairs of letters that a text has. */
const shared = (pairs, text) => pairs.filter((pair) => text.includes(pair)).length;

/**
 * Return the run in a text that a word is nearest to, as {from, to, cost}, or null where none costs
 * at most `most`. The distance of Damerau and Levenshtein, over all runs at once; `may` tells where
 * runs begin and end, if not anywhere.
 */
function nearestRun(word, text, most, may) {
  const size = word.length + 1;
  const alike = Array.from(word, (one) => groupOf.get(one) ?? -1);
  const added = Float64Array.from({ length: size }, (_, row) => (row ? single(word, row - 1) : 0));
  let [next, last, before] = [0, 1, 2].map(() => new Float64Array(size).fill(Infinity));
  let [from, lastFrom, beforeFrom] = [0, 1, 2].map(() => new Int32Array(size));
  let best = null;
  for (let at = 0; at <= text.length; at += 1) {
    const letter = text[at - 1];
    const group = groupOf.get(letter);
    const lost = at ? single(text, at - 1) : 0;
    const isFree = !may || may[at];
    next[0] = isFree ? 0 : last[0] + lost;
    from[0] = isFree ? at : lastFrom[0];
    for (let row = 1; row < size; row += 1) {
      let cost = next[row - 1] + added[row];
      let start = from[row - 1];
      if (last[row] + lost < cost) [cost, start] = [last[row] + lost, lastFrom[row]];
      const isSame = word[row - 1] === letter;
      const kept = last[row - 1] + (isSame ? 0 : alike[row - 1] === group ? SLIP : ERROR);
      if (kept < cost) [cost, start] = [kept, lastFrom[row - 1]];
      const isSwapped =
        at > 1 && row > 1 && word[row - 1] === text[at - 2] && word[row - 2] === letter;
      if (isSwapped && before[row - 2] + SLIP < cost) {
        [cost, start] = [before[row - 2] + SLIP, beforeFrom[row - 2]];
      }
      next[row] = cost;
      from[row] = start;
    }
    const cost = next[size - 1];
    if ((!may || may[at]) && cost <= most && (!best || cost < best.cost)) {
      best = { from: from[size - 1], to: at, cost };
    }
    [next, last, before] = [before, next, last];
    [from, lastFrom, beforeFrom] = [beforeFrom, from, lastFrom];
  }
  return best;
}

/** Return what of the lines a word is nearest to, as {text, written, cost}; null where none is near. */
async function nearestIn(word, lines) {
  if (word.length < 4 || /\d/.test(word)) {
    return lines.some(({ text }) => find(text, word) >= 0)
      ? { text: word, written: word, cost: 0 }
      : null;
  }
  if (word.length > LONGEST) return null;
  const pairs = [
    ...new Set(Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))),
  ];
  let most = allowed(word);
  const enough = Math.max(1, pairs.length - Math.ceil(most / SLIP) * 2);
  let best = null;
  const rest = slices();
  for (const { text, line } of lines) {
    await rest();
    if (shared(pairs, text) < enough) continue;
    // Where no run at all is near, no run of whole words is, and these cost more to find.
    if (!nearestRun(word, text, most, null)) continue;
    const run = nearestRun(word, text, most, bounds(text));
    if (!run || (best && run.cost >= best.cost)) continue;
    best = { ...run, text: text.slice(run.from, run.to), line };
    most = run.cost;
    if (!most) break;
  }
  return best && { ...best, written: writtenIn(best) };
}

/** Return a run of a folded line as it is written there. */
function writtenIn({ line, from, to }) {
  const { at } = fold(line);
  return line.slice(at[from], at[to - 1] + 1);
}

/** Return the pieces into which a query may be misspelt: whole, between spaces, and one of two. */
function* attempts(query) {
  const pieces = query.split(" ");
  yield [fold(query).text];
  if (pieces.length > 1) yield pieces;
  if (!segmenter || pieces.length > 1 || query.length < SPLIT_FROM) return;
  for (const { index } of segmenter.segment(query)) {
    if (index > 3 && query.length - index > 3) yield [query.slice(0, index), query.slice(index)];
  }
}

/**
 * Return what a query may mean, as {text, written}, or null where nothing of the record is near.
 * `lines` are texts of the record as {line, text}: as written, and folded.
 */
export async function nearest(query, lines) {
  const typed = fold(query.normalize("NFC"), true).text;
  for (const words of attempts(typed)) {
    const found = [];
    for (const word of words) {
      found.push(await nearestIn(word, lines));
      if (!found.at(-1)) break;
    }
    if (!found.at(-1)) continue;
    if (!found.some(({ cost }) => cost)) return null; // as it is: not misspelt
    return {
      text: found.map(({ text }) => text).join(" "),
      written: found.map(({ written }) => written).join(" "),
    };
  }
  return null;
}
