/*
  Which entries are worth reading. On a small site all are; on a large one those that hold the
  grams of the words looked for, of which each shard names the holders.
*/

const GRAMS_AT_ONCE = 12; // grams of a word that are asked for together
const GRAMS_A_WORD = 24;
const FEW = 20; // holders of a word's grams, among which its other grams would exclude little

function shardOf(gram, shards) {
  let number = 0;
  for (const character of gram) number = (number * 31 + character.codePointAt(0)) % 1000003;
  return number % shards;
}

/** Return a word's grams in lots, each of a few that lie over the whole of it. */
function lotsOf(word) {
  const size = Math.min(3, word.length);
  const grams = new Set();
  for (let at = 0; at + size <= word.length; at += 1) grams.add(word.slice(at, at + size));
  const all = [...grams];
  const lots = Math.ceil(all.length / GRAMS_AT_ONCE);
  const most = Math.min(lots, GRAMS_A_WORD / GRAMS_AT_ONCE);
  return Array.from({ length: most }, (_, lot) => all.filter((_, at) => at % lots === lot));
}

async function readHolders(files, index, gram, what) {
  const shard = await files.load(`${index.folder}/g${shardOf(gram, index.shards)}.json`);
  let number = 0;
  return (shard[what][gram] ?? []).map((step) => (number += step));
}

/** Return the numbers of the entries (what: t) or passages (x) that hold a gram. */
function holders(files, index, gram, what) {
  const key = what + gram;
  if (!index.holders.has(key)) {
    const reading = readHolders(files, index, gram, what);
    reading.catch(() => index.holders.delete(key)); // lost: the next search asks again
    index.holders.set(key, reading);
  }
  return index.holders.get(key);
}

/** Return the numbers of what may hold a word; where they are many, more of its grams tell. */
async function mayHold(files, index, word, what) {
  let kept = null;
  for (const lot of lotsOf(word)) {
    const lists = await Promise.all(lot.map((gram) => holders(files, index, gram, what)));
    kept = common(kept ? [kept, ...lists] : lists);
    if (kept.length <= FEW) break;
  }
  return kept;
}

/** Return the numbers that all lists have. */
function common(lists) {
  const [first, ...others] = [...lists].sort((a, b) => a.length - b.length);
  return others.reduce((kept, next) => {
    const set = new Set(next);
    return kept.filter((number) => set.has(number));
  }, first);
}

/** Return for each word of a way the numbers of what may hold it. */
function holdersOf(files, index, { words }, what) {
  const long = words.filter((word) => word.length > 1);
  return Promise.all(long.map((word) => mayHold(files, index, word, what)));
}

/**
 * Return the numbers of all entries worth reading, likely best first: all words in the title, in
 * one passage, in several passages.
 */
export async function candidates(files, index, ways) {
  if (index.shards === 0) return [...index.kindOf.keys()];
  const ranks = [[], [], []];
  await Promise.all(
    ways.map(async (way) => {
      const [titles, passages] = await Promise.all(
        ["t", "x"].map((what) => holdersOf(files, index, way, what)),
      );
      const entries = (numbers) => numbers.map((number) => index.entryOf[number]);
      ranks[0].push(...common(titles));
      ranks[1].push(...entries(common(passages)));
      ranks[2].push(...common(passages.map((numbers) => [...new Set(entries(numbers))])));
    }),
  );
  return [...new Set(ranks.flatMap((rank) => rank.sort((a, b) => a - b)))];
}

/** Return the numbers of at most `most` entries that share the most grams with a word. */
export async function alike(files, index, word, most) {
  if (index.shards === 0) return [...index.kindOf.keys()];
  const [lot = []] = lotsOf(word);
  const counts = new Map();
  for (const numbers of await Promise.all(lot.map((gram) => holders(files, index, gram, "x")))) {
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return [...new Set(best.map(([passage]) => index.entryOf[passage]))].slice(0, most);
}
