/*
  The search page: looks for what is typed (looking.js), a piece at a time, and lists the finds
  (showing.js).
*/

import { openFiles } from "./files.js";
import { fold } from "./fold.js";
import { otherKeyboard } from "./keyboards.js";
import { leftOfKind, look, ofKind, read, topics } from "./looking.js";
import { choicesOf, result, thai, topic } from "./showing.js";

const SHOWN_AT_ONCE = 10;
const PAUSE = 40; // milliseconds without a key before looking

const form = document.querySelector("[data-search]");
const field = form.elements.q;
const root = form.dataset.root;
const byId = (id) => document.getElementById(id);
const status = byId("_status");
const list = byId("_results");
const more = byId("_more");
const nothing = byId("_nothing");
const near = byId("_near");
const kinds = byId("_kinds");
const given = new URLSearchParams(location.search);
const isForStaff = given.get("in") === "staff";
const files = openFiles(root, isForStaff ? "staff.json" : "index.json");

let turn = 0;
let state = null;

async function search() {
  const query = field.value.trim();
  turn += 1;
  const own = turn;
  const isOver = () => own !== turn;
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  state = null;
  try {
    if (Math.max(fold(query).text.length, fold(otherKeyboard(query)).text.length) < 2) {
      show([], query ? "พิมพ์อย่างน้อย ๒ ตัวอักษร" : "");
      return;
    }
    const found = await look(files, query, SHOWN_AT_ONCE, isOver);
    const nearest = found.found.length ? [] : await topics(files, found);
    if (isOver()) return;
    state = found;
    near.replaceChildren(...nearest.map((entry) => topic(root, entry)));
    showState();
  } catch {
    if (!isOver()) show([], "โหลดข้อมูลสำหรับค้นหาไม่สำเร็จ โปรดตรวจสัญญาณแล้วลองอีกครั้ง");
  }
}

function showState() {
  const { found, shown, query, kind, manner } = state;
  const listed = ofKind(state);
  const isMore = leftOfKind(state).length > 0;
  const label = kind ? ` ในหมวด${state.index.kinds.find(([name]) => name === kind)[1]}` : "";
  const count = isMore ? `มากกว่า ${thai(listed.length)}` : thai(listed.length);
  const apart = manner.apart ? "ที่มีคำเหล่านี้แยกกัน " : "";
  const said = found.length
    ? `${manner.said?.() ?? ""}พบ ${count} เรื่อง${label} ${apart}สำหรับ “${query}”`
    : `ไม่พบ “${query}” ใน${isForStaff ? "คู่มือเจ้าหน้าที่" : "เว็บไซต์นี้"}`;
  show(listed.slice(0, shown), said);
  showKinds();
  nothing.hidden = found.length > 0;
  more.hidden = listed.length <= shown && !isMore;
}

function show(finds, said) {
  list.replaceChildren(...finds.map((find) => result(root, find)));
  status.textContent = said;
  nothing.hidden = true;
  more.hidden = true;
  if (!finds.length) kinds.hidden = !state?.found.length;
  moveWays();
}

/** Offer the kinds that were found. */
function showKinds() {
  const choices = choicesOf(state);
  kinds.hidden = choices.length < 3;
  const legend = kinds.querySelector("legend");
  if (!kinds.contains(document.activeElement)) kinds.replaceChildren(legend, ...choices);
}

/** Put the list of categories anew below the finds, so that it is not seen to be pushed there. */
function moveWays() {
  const ways = byId("_ways");
  ways.replaceWith(ways.cloneNode(true));
}

/* ---- what people do ---- */

let waiting;

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE);
});

field.addEventListener("focus", files.prepare);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
});

kinds.addEventListener("change", async (event) => {
  const wanted = state;
  wanted.kind = event.target.value;
  wanted.shown = SHOWN_AT_ONCE;
  await read(files, wanted);
  if (wanted === state) showState();
});

more.addEventListener("click", async () => {
  const wanted = state;
  const first = list.children.length;
  wanted.shown += SHOWN_AT_ONCE;
  more.disabled = true; // no second press while the first is answered
  await read(files, wanted).finally(() => {
    more.disabled = false;
  });
  if (wanted !== state) return;
  showState();
  list.children[first]?.querySelector("a").focus();
});

byId("_scope").hidden = !isForStaff;
field.value ||= given.get("q") ?? "";
if (field.value) search();
else if (document.activeElement === field) files.prepare();
