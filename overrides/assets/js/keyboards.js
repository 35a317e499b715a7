/*
  What was typed while the keyboard stood at the other language: the Kedmanee layout (TIS 820-2538)
  and QWERTY, key for key.
*/

const QWERTY =
  "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" +
  '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?';
const KEDMANEE =
  "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ" + '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ';

const THAI = /[\u0e01-\u0e5b]/;
const LATIN = /[a-z]/i;
const A_WORD = /[\u0e01-\u0e2e].*[\u0e01-\u0e2e]|[\u0e40-\u0e44][\u0e01-\u0e2e]/;

const swap = (text, from, to) =>
  [...text].map((key) => (from.includes(key) ? to[from.indexOf(key)] : key)).join("");

/** Return what the same keys write in the other language, or "" where that can be no word. */
export function otherKeyboard(text) {
  if (THAI.test(text)) {
    const latin = swap(text, KEDMANEE, QWERTY);
    return LATIN.test(text) || THAI.test(latin) || !/[a-z]{2}/i.test(latin) ? "" : latin;
  }
  const thai = swap(text, QWERTY, KEDMANEE);
  return A_WORD.test(thai) && !LATIN.test(thai) ? thai : "";
}
