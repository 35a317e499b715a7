/*
  Thai and Latin text made alike for finding: what transparency/language/fold.py does, with the
  place of each character in the text as written, so that what was found can be shown there.
*/

const NOTHING = new Set("'’‘`\u200b\u200c\u200d\u2060\ufeff\u00ad");
const SPACES = new Set(' \t\n\r-‐‑–—"“”„«»()[]{}<>,;:!?•·…*|\u00a0');
const THAI = /[\u0e01-\u0e3a\u0e40-\u0e4e]/;
const TONE = /[\u0e48-\u0e4b]/;
const MARKS = [
  [/([\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])\1+/g, "$1"], // typed twice
  [/([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e37\u0e47])/g, "$2$1"], // a tone before its vowel
  [/\u0e33([\u0e48-\u0e4b])/g, "$1\u0e33"], // a tone behind SARA AM
];

/**
 * Return the folded text and, for each of its characters, where it stands in the text.
 *
 * With `spaced`, spaces beside Thai stay: so people part the words that they look for.
 */
export function fold(text, spaced = false) {
  const out = [];
  const at = [];
  const push = (character, place) => {
    const last = out.at(-1);
    if (character === " ") {
      if (last === undefined || last === " " || (!spaced && THAI.test(last))) return;
    } else if (last === " " && !spaced && THAI.test(character)) {
      out.pop();
      at.pop();
      push(character, place);
      return;
    } else if (character === "เ" && last === "เ") {
      out[out.length - 1] = "แ";
      return;
    } else if (character === "\u0e32" && last === "\u0e4d") {
      out[out.length - 1] = "\u0e33";
      return;
    } else if (character === "\u0e32" && TONE.test(last) && out.at(-2) === "\u0e4d") {
      out.splice(-2, 2, last, "\u0e33");
      return;
    }
    out.push(character);
    at.push(place);
  };
  for (let place = 0; place < text.length; place += 1) {
    const character = text[place];
    const code = text.charCodeAt(place);
    if (code >= 0x0e50 && code <= 0x0e59) push(String(code - 0x0e50), place);
    else if (SPACES.has(character)) push(" ", place);
    else if (!NOTHING.has(character)) {
      for (const small of character.toLowerCase()) push(small, place);
    }
  }
  if (out.at(-1) === " ") {
    out.pop();
    at.pop();
  }
  return MARKS.reduce(mended, { text: out.join(""), at });
}

/** Return a folded text with a pattern replaced by as many characters or fewer. */
function mended({ text, at }, [pattern, replacement]) {
  const places = [];
  let end = 0;
  const made = text.replace(pattern, (found, ...rest) => {
    const from = rest.at(-2);
    const put = found.replace(pattern, replacement);
    places.push(...at.slice(end, from + put.length));
    places[places.length - 1] = at[from + found.length - 1]; // what is shown reaches to its end
    end = from + found.length;
    return put;
  });
  return places.length ? { text: made, at: [...places, ...at.slice(end)] } : { text, at };
}
