/*
  The files of the search that transparency/search/index.py wrote: the index, and the entries in
  files of texts. Each is fetched once, and again where the line was lost.
*/

import { fold } from "./fold.js";

/** Return a store of the files below `root`, whose index is `name`. */
export function openFiles(root, name) {
  const files = new Map();
  const entries = new Map();

  function load(file) {
    if (!files.has(file)) {
      const reading = fetch(`${root}search/${file}`).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${file}`);
        return answer.json();
      });
      reading.catch(() => files.delete(file));
      files.set(file, reading);
    }
    return files.get(file);
  }

  /** Return the index, with what every search asks of it worked out once. */
  async function readIndex() {
    const index = await load(name);
    if (!index.kindOf) {
      index.kindOf = index.kinds.flatMap(([kind, label, count]) =>
        Array(count).fill({ kind, label }),
      );
      index.holders = new Map();
      index.entryOf = index.passages.flatMap((count, entry) => Array(count).fill(entry));
      index.groups = [...index.synonyms, ...index.common].map(([words, said]) => ({
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
    if (!entries.has(number)) {
      const [title, address, note, sections] = rows[number - index.texts[file]];
      const parts = sections.map(([anchor, label, text]) => ({ anchor, label, text }));
      entries.set(number, { number, title, address, note, ...index.kindOf[number], parts });
    }
    return entries.get(number);
  }

  return { load, readIndex, prepare, readEntry };
}

const plain = (word) => fold(word.normalize("NFC"), true).text;
