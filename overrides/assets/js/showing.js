/*
  What a find looks like. Everything shown is put in as text; nothing from the index becomes HTML.
*/

import { fold } from "./fold.js";
import { places, segmenter } from "./matching.js";

const SECTIONS_AN_ENTRY = 3;
const AROUND = 70; // characters of its sentence on each side of a find

export const thai = (number) => String(number).replace(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);

export function element(tag, name, ...children) {
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

/** Return the link to an entry, or to a part of it. */
function linkTo(root, { address }, anchor) {
  const [page, own] = address.split("#");
  const place = anchor || own;
  return `${root}${page}${place ? `#${place}` : ""}`;
}

/** Return the list item of a find, with links from the site's `root`. */
export function result(root, { entry, parts, words }) {
  const link = element("a", "", excerpt(entry.title, words, true));
  const inTitle = places(fold(entry.title).text, words).length > 0;
  link.href = linkTo(root, entry, inTitle ? "" : parts[0]?.anchor);
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
      more.href = linkTo(root, entry, part.anchor);
      return element("li", "", more);
    });
    made.append(element("ul", "find__sections", ...links));
  }
  return made;
}

/** Return the list item of an entry that was not asked for. */
export function topic(root, entry) {
  const link = element("a", "", entry.title);
  link.href = linkTo(root, entry);
  return element("li", "", link);
}

/** Return the choices of kinds, each with its number where all has been read. */
export function choicesOf({ index, found, left, kind }) {
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
  return options.map(([name, label, count]) => {
    const input = element("input", "");
    Object.assign(input, { type: "radio", name: "kind", value: name, checked: name === kind });
    return element(
      "label",
      "choice",
      input,
      element("span", "", left.length ? label : `${label} ${thai(count)}`),
    );
  });
}
