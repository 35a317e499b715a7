/*
  Days and months in every writing that people use, read as the record writes them: 18/3/66,
  2566-03-18, 18 มี.ค. 66 and 18 March 2023 are all ๑๘ มีนาคม ๒๕๖๖. Texts are folded (fold.js).
*/

const LONG =
  "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(
    " ",
  );
const SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(" ");
const SPOKEN = "มกรา กุมภา มีนา เมษา พฤษภา มิถุนา กรกฎา สิงหา กันยา ตุลา พฤศจิกา ธันวา".split(" ");
const ENGLISH =
  "january february march april may june july august september october november december".split(
    " ",
  );
const ERA = 543;

/** By a name of a month as folded, without dots: its number from 0. */
const NUMBERS = new Map();
for (const [number, name] of LONG.entries()) {
  const names = [name, SPOKEN[number], SHORT[number].replaceAll(".", ""), ENGLISH[number]];
  for (const one of [...names, ENGLISH[number].slice(0, 3)]) NUMBERS.set(one, number);
}
const NAMES = [...NUMBERS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) =>
    name.length < 5 && /[ก-ฮ]/.test(name) ? name.replace(/([ก-ฮ])$/, "\\.?$1\\.?") : name,
  )
  .join("|");

const LEAD = "(?:ณ ?)?(?:วัน(?:[ก-๎]+)?ที่ ?)?";
const YEAR =
  "(?: ?(?<era>[พค]\\.?ศ\\.?|พุทธศักราช|คริสต์ศักราช|ปี))?(?: ?(?<year>\\d{4}|\\d{2}))?(?!\\d)";
const WRITTEN = new RegExp(
  `(?:${LEAD}(?<![\\d/])(?<day>\\d{1,2}) ?)?(?:เดือน ?|(?<![ก-๎a-z]))(?<month>${NAMES})(?![ก-๎a-z])${YEAR}`,
);
const AMERICAN = new RegExp(`(?<![a-z])(?<month>${NAMES}) (?<day>\\d{1,2}) (?<year>\\d{4})(?!\\d)`);
const IN_NUMBERS = [
  /(?<![\d/.])(?<year>\d{4})(?<sign>[ /.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})(?![\d/.])/,
  /(?<![\d/.])(?<day>\d{1,2})(?<sign>[ /.])(?<month>\d{1,2})\k<sign>(?<year>\d{4}|\d{2})(?![\d/.])/,
  /^(?<day>\d{1,2})\/(?<month>\d{1,2})$/,
  /^(?<month>\d{1,2})\/(?<year>\d{4})$/,
];

/** Return the years of the Buddhist Era that a written year may be. */
function years(year, era = "") {
  if (!year) return [""];
  const number = Number(year);
  const christian = era.startsWith("ค");
  if (year.length === 4) return [christian || number < 2400 ? number + ERA : number];
  return christian ? [2000 + number + ERA] : [2500 + number, 2000 + number + ERA];
}

/** Return the day or month as the record may write it, without spaces. */
function writings({ day = "", month, year, era }) {
  const number = NUMBERS.get(month.replaceAll(".", "")) ?? Number(month) - 1;
  if (!LONG[number] || Number(day || 1) < 1 || Number(day) > 31) return [];
  const first = day && String(Number(day));
  return years(year, era).flatMap((one) =>
    [LONG, SHORT].map((names) => `${first}${names[number]}${one}`),
  );
}

/** Whether a month's name is two letters that stand in many other words. */
const isBare = (month) => month.length < 4 && !month.includes(".");

/**
 * Return a folded text with its date in each writing of the record; empty where it has none.
 * `whole` tells that the words apart mean no more: the date has a day and the name of its month,
 * or a name that is no word.
 */
export function dated(text) {
  for (const pattern of [AMERICAN, WRITTEN, ...IN_NUMBERS]) {
    const match = pattern.exec(text);
    const made = match ? writings(match.groups) : [];
    if (!made.length) continue;
    const { day, month } = match.groups;
    const before = text.slice(0, match.index).trimEnd();
    const after = text.slice(match.index + match[0].length).trimStart();
    const texts = made.map((date) => [before, date, after].filter(Boolean).join(" "));
    return { texts, whole: !/^\d+$/.test(month) && (Boolean(day) || isBare(month)) };
  }
  return { texts: [], whole: false };
}
