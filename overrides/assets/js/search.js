/*
  The search page: reads what transparency/search/index.py wrote, a piece at a time, and lists
  what holds the words. Everything shown is put in as text; nothing from the index becomes HTML.
*/

import { fold } from "./fold.js";
import { answering, exact, judge, parted, places, segmenter } from "./matching.js";

const READ_AT_ONCE = 10; // entries whose texts are read to look for the words themselves
const READS = 12; // how often in a row, where the words themselves are in none
const READS_APART = 1; // the same for words that may stand apart, which many entries may hold
const SHOWN_AT_ONCE = 10;
const GRAMS_AT_ONCE = 12; // grams of a word that are asked for together
const GRAMS_A_WORD = 24;
const FEW = 20; // holders of a word's grams, among which its other grams would exclude little
const PAUSE = 40; // milliseconds without a key before looking
const SECTIONS_AN_ENTRY = 3;
const AROUND = 70; // characters of its sentence on each side of a find

const form = document.querySelector("[data-search]");
const field = form.elements.q;
const root = form.dataset.root;
const status = document.getElementById("_status");
const list = document.getElementById("_results");
const more = document.getElementById("_more");
const nothing = document.getElementById("_nothing");
const kinds = document.getElementById("_kinds");

/* ---- files ---- */

const files = new Map();

function load(name) {
  if (!files.has(name)) {
    const reading = fetch(`${root}search/${name}`).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${name}`);
      return answer.json();
    });
    reading.catch(() => files.delete(name));
    files.set(name, reading);
  }
  return files.get(name);
}

async function readIndex() {
  const index = await load("index.json");
  if (!index.kindOf) {
    index.kindOf = index.kinds.flatMap(([kind, label, count]) =>
      Array(count).fill({ kind, label }),
    );
    index.holders = new Map();
    index.entryOf = index.passages.flatMap((count, entry) => Array(count).fill(entry));
    const plain = (word) => fold(word.normalize("NFC"), true).text;
    index.groups = index.synonyms.map(([words, said]) => ({
      words: words.map(plain).sort((a, b) => b.length - a.length), // the longest is the one meant
      said: said.map(plain),
    }));
  }
  return index;
}

/** Load what every search needs before the words are typed. */
async function prepare() {
  try {
    const { folder, shards, texts } = await readIndex();
    if (shards > 0) return;
    for (const file of texts.keys()) load(`${folder}/t${file}.json`);
  } catch {
    // The search itself tries again, and says so where it fails.
  }
}

/** Return an entry, from the file of texts that holds it. */
async function readEntry(index, number) {
  let file = index.texts.length - 1;
  while (index.texts[file] > number) file -= 1;
  const rows = await load(`${index.folder}/t${file}.json`);
  const [title, address, note, sections] = rows[number - index.texts[file]];
  return {
    number,
    title,
    address,
    note,
    ...index.kindOf[number],
    parts: sections.map(([anchor, label, text]) => ({ anchor, label, text })),
  };
}

/* ---- candidates, from grams ---- */

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

async function readHolders(index, gram, what) {
  const shard = await load(`${index.folder}/g${shardOf(gram, index.shards)}.json`);
  let number = 0;
  return (shard[what][gram] ?? []).map((step) => (number += step));
}

/** Return the numbers of the entries (what: t) or passages (x) that hold a gram. */
function holders(index, gram, what) {
  const key = what + gram;
  if (!index.holders.has(key)) {
    const reading = readHolders(index, gram, what);
    reading.catch(() => index.holders.delete(key)); // lost: the next search asks again
    index.holders.set(key, reading);
  }
  return index.holders.get(key);
}

/** Return the numbers of what may hold a word; where they are many, more of its grams tell. */
async function mayHold(index, word, what) {
  let kept = null;
  for (const lot of lotsOf(word)) {
    const lists = await Promise.all(lot.map((gram) => holders(index, gram, what)));
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
function holdersOf(index, { words }, what) {
  const long = words.filter((word) => word.length > 1);
  return Promise.all(long.map((word) => mayHold(index, word, what)));
}

/**
 * Return the numbers of all entries worth reading, likely best first: all words in the title, in
 * one passage, in several passages.
 */
async function candidates(index, ways) {
  if (index.shards === 0) return [...index.kindOf.keys()];
  const ranks = [[], [], []];
  await Promise.all(
    ways.map(async (way) => {
      const [titles, passages] = await Promise.all(
        ["t", "x"].map((what) => holdersOf(index, way, what)),
      );
      const entries = (numbers) => numbers.map((number) => index.entryOf[number]);
      ranks[0].push(...common(titles));
      ranks[1].push(...entries(common(passages)));
      ranks[2].push(...common(passages.map((numbers) => [...new Set(entries(numbers))])));
    }),
  );
  return [...new Set(ranks.flatMap((rank) => rank.sort((a, b) => a - b)))];
}

/* ---- looking ---- */

let look = 0;
let state = null;

async function search() {
  const query = field.value.trim();
  look += 1;
  const turn = look;
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  state = null;
  try {
    if (fold(query).text.length < 2) {
      show([], query ? "พิมพ์อย่างน้อย ๒ ตัวอักษร" : "");
      return;
    }
    const index = await readIndex();
    let wanted = null;
    const waysOf = (manner) =>
      manner(index, query).filter(({ words }) => words.some((word) => word.length > 1));
    const asked = waysOf(answering);
    if (asked.length && JSON.stringify(asked) !== JSON.stringify(waysOf(exact))) {
      candidates(index, asked).catch(() => {}); // a question: asked for while it is read as words
    }
    for (const manner of [exact, answering, parted]) {
      const ways = waysOf(manner);
      const left = ways.length ? await candidates(index, ways) : [];
      wanted = { index, query, ways, left, found: [], shown: SHOWN_AT_ONCE, kind: "", manner };
      await read(wanted);
      if (turn !== look) return;
      if (wanted.found.length) break;
    }
    state = wanted;
    showState();
  } catch {
    if (turn === look) show([], "โหลดข้อมูลสำหรับค้นหาไม่สำเร็จ โปรดตรวจสัญญาณแล้วลองอีกครั้ง");
  }
}

/** Read candidates of the chosen kind until there are enough to show, or none is left. */
async function read(wanted) {
  const reads = wanted.manner === parted ? READS_APART : READS;
  for (let turn = 0; turn < reads && ofKind(wanted).length < wanted.shown; turn += 1) {
    const take = leftOfKind(wanted).slice(0, wanted.index.shards ? READ_AT_ONCE : Infinity);
    if (!take.length) break;
    const entries = await Promise.all(take.map((number) => readEntry(wanted.index, number)));
    const taken = new Set(take);
    wanted.left = wanted.left.filter((number) => !taken.has(number));
    wanted.found.push(...entries.map((entry) => judge(entry, wanted.ways)).filter(Boolean));
  }
  wanted.found.sort((a, b) => b.score - a.score || a.entry.number - b.entry.number);
}

const ofKind = ({ found, kind }) => found.filter((one) => !kind || one.entry.kind === kind);

const leftOfKind = ({ index, left, kind }) =>
  left.filter((number) => !kind || index.kindOf[number].kind === kind);

/* ---- showing ---- */

const thai = (number) => String(number).replace(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);

function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

/** Return the text's sentence around its first find, with the words marked. */
function excerpt(text, words, whole = false) {
  const folded = fold(text);
  const spans = places(folded.text, words).map(([from, to]) => [
    folded.at[from],
    folded.at[to - 1] + 1,
  ]);
  let from = 0;
  let to = text.length;
  if (!whole && text.length > 3 * AROUND) {
    const first = spans[0] ?? [0, 0];
    from = Math.min(cut(text, first[0] - AROUND), first[0]);
    to = Math.max(cut(text, first[1] + 2 * AROUND), first[1]);
  }
  const made = element("span", "");
  if (from > 0) made.append("… ");
  let place = from;
  for (const [start, end] of spans) {
    if (start < place || end > to) continue;
    made.append(text.slice(place, start), element("mark", "", text.slice(start, end)));
    place = end;
  }
  made.append(text.slice(place, to));
  if (to < text.length) made.append(" …");
  return made;
}

/** Return the start of the word that stands there; where that is not known, of the phrase. */
function cut(text, near) {
  if (near <= 0) return 0;
  if (near >= text.length) return text.length;
  if (segmenter) return segmenter.segment(text).containing(near).index;
  return text.lastIndexOf(" ", near) + 1;
}

function linkTo({ address }, anchor) {
  const [page, own] = address.split("#");
  const place = anchor || own;
  return `${root}${page}${place ? `#${place}` : ""}`;
}

function result({ entry, parts, words }) {
  const link = element("a", "", excerpt(entry.title, words, true));
  const inTitle = places(fold(entry.title).text, words).length > 0;
  link.href = linkTo(entry, inTitle ? "" : parts[0]?.anchor);
  const made = element(
    "li",
    "find",
    element("h3", "find__title", link),
    element(
      "p",
      "find__meta",
      element("span", `tag tag--${entry.kind}`, entry.label),
      " ",
      entry.note,
    ),
  );
  const [first, ...others] = parts.length ? parts : entry.parts.slice(0, 1);
  if (first) made.append(element("p", "find__text", excerpt(first.text, words)));
  const rest = others.filter((part) => part.anchor).slice(0, SECTIONS_AN_ENTRY);
  if (rest.length) {
    const links = rest.map((part) => {
      const label = element("span", "find__label", part.label);
      const more = element("a", "", label, " ", excerpt(part.text, words));
      more.href = linkTo(entry, part.anchor);
      return element("li", "", more);
    });
    made.append(element("ul", "find__sections", ...links));
  }
  return made;
}

function showState() {
  const { found, shown, query, kind } = state;
  const listed = ofKind(state);
  const isMore = leftOfKind(state).length > 0;
  const label = kind ? ` ในหมวด${state.index.kinds.find(([name]) => name === kind)[1]}` : "";
  const count = isMore ? `มากกว่า ${thai(listed.length)}` : thai(listed.length);
  const apart = state.manner === parted ? "ที่มีคำเหล่านี้แยกกัน " : "";
  const said = found.length
    ? `พบ ${count} เรื่อง${label} ${apart}สำหรับ “${query}”`
    : `ไม่พบ “${query}” ในเว็บไซต์นี้`;
  showKinds();
  show(listed.slice(0, shown), said);
  nothing.hidden = found.length > 0;
  more.hidden = listed.length <= shown && !isMore;
}

function show(finds, said) {
  list.replaceChildren(...finds.map(result));
  status.textContent = said;
  nothing.hidden = true;
  more.hidden = true;
  if (!finds.length) kinds.hidden = !state?.found.length;
}

/** Offer the kinds that were found, each with its number where all has been read. */
function showKinds() {
  const { index, found, left, kind } = state;
  const counts = new Map();
  for (const { entry } of found) counts.set(entry.kind, (counts.get(entry.kind) ?? 0) + 1);
  for (const number of left) {
    const name = index.kindOf[number].kind;
    if (!counts.has(name)) counts.set(name, 0);
  }
  const options = [["", "ทั้งหมด", found.length]].concat(
    index.kinds
      .filter(([name]) => counts.has(name))
      .map(([name, label]) => [name, label, counts.get(name)]),
  );
  kinds.hidden = options.length < 3;
  const choices = options.map(([name, label, count]) => {
    const input = element("input", "");
    Object.assign(input, { type: "radio", name: "kind", value: name, checked: name === kind });
    return element(
      "label",
      "choice",
      input,
      element("span", "", left.length ? label : `${label} ${thai(count)}`),
    );
  });
  const legend = kinds.querySelector("legend");
  if (!kinds.contains(document.activeElement)) kinds.replaceChildren(legend, ...choices);
}

/* ---- what people do ---- */

let waiting;

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE);
});

field.addEventListener("focus", prepare);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
});

kinds.addEventListener("change", async (event) => {
  const wanted = state;
  wanted.kind = event.target.value;
  wanted.shown = SHOWN_AT_ONCE;
  await read(wanted);
  if (wanted === state) showState();
});

more.addEventListener("click", async () => {
  const wanted = state;
  const first = list.children.length;
  wanted.shown += SHOWN_AT_ONCE;
  more.disabled = true; // no second press while the first is answered
  await read(wanted).finally(() => {
    more.disabled = false;
  });
  if (wanted !== state) return;
  showState();
  list.children[first]?.querySelector("a").focus();
});

form.closest(".search").classList.add("search--ready");
field.value ||= new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search();
else if (document.activeElement === field) prepare();
