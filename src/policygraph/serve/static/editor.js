/* The editor: a text area with line numbers, the place of an error, and completion of prefixes, terms and names.
   Tab or Enter takes what is chosen, Escape closes the list; without a list Tab leaves the editor, as everywhere. */

const area = document.getElementById("query");
const box = document.getElementById("editor");
const { prefixes, terms, entities } = JSON.parse(document.getElementById("words").textContent);
const texts = JSON.parse(document.getElementById("editor-texts").textContent);
const BASE = "https://w3id.org/policygraph/";

/* Line numbers, and the line that is wrong */

const lines = document.createElement("pre");
lines.className = "lines";
lines.setAttribute("aria-hidden", "true");
box.prepend(lines);
let wrong = Number(area.dataset.line || 0);

function numberLines() {
  const count = area.value.split("\n").length;
  lines.replaceChildren();
  for (let line = 1; line <= count; line += 1) {
    if (line === wrong) {
      const mark = document.createElement("span");
      mark.className = "wrong";
      mark.textContent = line;
      lines.append(mark, "\n");
    } else {
      lines.append(`${line}\n`);
    }
  }
  lines.style.height = `${area.clientHeight}px`;
  lines.scrollTop = area.scrollTop;
}
area.addEventListener("scroll", () => { lines.scrollTop = area.scrollTop; });
new ResizeObserver(numberLines).observe(area);
numberLines();

if (wrong) {
  const before = area.value.split("\n").slice(0, wrong - 1).join("\n").length + (wrong > 1 ? 1 : 0);
  // The server counts characters, a text area counts UTF-16 units.
  const start = before + [...area.value.slice(before)].slice(0, Math.max(Number(area.dataset.column) - 1, 0)).join("").length;
  area.focus();
  area.setSelectionRange(Math.min(start, area.value.length), Math.min(start + 1, area.value.length));
  const high = parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max((wrong - 4) * high, 0);
}

/* Completion */

const list = document.createElement("ul");
list.className = "completions";
list.id = "terms";
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", texts.completions);
list.hidden = true;
box.append(list);
// A text area may not be a combobox; what is chosen is told through aria-activedescendant.
for (const [name, value] of Object.entries({
  "aria-autocomplete": "list", "aria-controls": "terms", "aria-haspopup": "listbox",
})) area.setAttribute(name, value);

let options = [];
let chosen = 0;
let from = 0;
let asked = 0;
let waiting = 0;

function close() {
  list.hidden = true;
  asked += 1;
  area.removeAttribute("aria-activedescendant");
}

function choose(place) {
  chosen = (place + options.length) % options.length;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
  area.setAttribute("aria-activedescendant", list.children[chosen].id);
  list.children[chosen].scrollIntoView({ block: "nearest" });
}

function take(place) {
  const { text } = options[place];
  const end = area.selectionEnd;
  area.setRangeText(text, from, end, "end");
  clearTimeout(waiting);
  close();
  numberLines();
}

function show(found, start) {
  options = found;
  from = start;
  list.replaceChildren(...found.map((option, at) => {
    const item = document.createElement("li");
    item.id = `term-${at}`;
    item.setAttribute("role", "option");
    const code = document.createElement("code");
    code.textContent = option.text.length > 60 ? `${option.text.slice(0, 59)}…` : option.text;
    const note = document.createElement("span");
    note.className = "soft";
    note.textContent = option.note;
    item.append(code, note);
    item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(at); });
    return item;
  }));
  list.hidden = !found.length;
  if (found.length) {
    choose(0);
    place(start);
  }
}

/* Puts the list below the word that is completed. */
const paper = document.createElement("canvas").getContext("2d");
function place(start) {
  const style = getComputedStyle(area);
  paper.font = `${style.fontSize} ${style.fontFamily}`;
  const before = area.value.slice(0, start).split("\n");
  const wide = paper.measureText(before[before.length - 1]).width;
  const high = parseFloat(style.lineHeight);
  list.style.top = `${Math.min(before.length * high + 10 - area.scrollTop, area.offsetHeight)}px`;
  list.style.left = `${Math.max(Math.min(lines.offsetWidth + wide - area.scrollLeft, box.clientWidth - 260), 0)}px`;
}

function plain(text) { return text.toLowerCase(); }

function complete() {
  asked += 1;  // what was asked for an earlier word comes too late
  const end = area.selectionEnd;
  const before = area.value.slice(0, end);
  const word = /[^\s<>"'(){}[\],;.|/^?$]*$/u.exec(before)[0];
  const start = end - word.length;
  if (word.length < 2 || inString(before.slice(0, start))) { close(); return; }
  const [prefix, local] = word.includes(":") ? word.split(/:(.*)/su) : [null, null];
  if (prefix !== null && entities.includes(prefix)) { names(prefix, local, start); return; }
  const wanted = plain(word);
  const own = prefix === null
    ? Object.keys(prefixes).filter((name) => name.startsWith(wanted)).map((name) => ({ text: `${name}:`, note: prefixes[name] }))
    : [];
  const found = terms
    .map(([name, kind, zh, en]) => ({ text: name, note: `${texts[kind]} · ${[zh, en].filter(Boolean).join(" · ")}`, rank: rank(wanted, name, zh, en) }))
    .filter((term) => term.rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.text < b.text ? -1 : 1));
  const all = [...own, ...found].filter((option) => option.text !== word).slice(0, 14);
  show(all, start);
}

/* How well a term fits: from its beginning best, then the part behind the prefix, then its labels. */
function rank(wanted, name, zh, en) {
  const [full, local] = [plain(name), plain(name.split(":")[1])];
  if (full.startsWith(wanted)) return 4;
  if (wanted.includes(":")) {
    const [prefix, rest] = wanted.split(":");
    return full.startsWith(`${prefix}:`) && (local.includes(rest) || zh.includes(rest) || plain(en).includes(rest)) ? 2 : 0;
  }
  if (local.startsWith(wanted)) return 3;
  return zh.includes(wanted) || plain(en).includes(wanted) ? 1 : 0;
}

function inString(text) {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  return (line.match(/"/g) || []).length % 2 === 1 || /^\s*#/.test(line);
}

async function names(prefix, local, start) {
  const turn = asked;
  if (!local) { close(); return; }
  const answer = await fetch(`/complete?q=${encodeURIComponent(local)}`, { headers: { accept: "application/json" } }).catch(() => null);
  if (!answer || !answer.ok || turn !== asked) return;
  const found = await answer.json();
  const rows = (Array.isArray(found) ? found : found.items).filter((row) => row.iri.startsWith(`${prefix}:`));
  show(rows.slice(0, 10).map((row) => ({ text: written(row.iri), note: row.name })), start);
}

/* A compact IRI where SPARQL's grammar has no other meaning for its characters, else the whole. */
function written(iri) {
  const [prefix, local] = iri.split(/:(.*)/su);
  return /^[\p{L}\p{N}_（）]+$/u.test(local) ? iri : `<${BASE}${prefix}/${local}>`;
}

let composing = false;
const soon = () => { clearTimeout(waiting); if (!composing) waiting = setTimeout(complete, 60); };
area.addEventListener("compositionstart", () => { composing = true; });
area.addEventListener("compositionend", () => { composing = false; soon(); });
area.addEventListener("input", () => {
  if (wrong) { wrong = 0; area.removeAttribute("aria-invalid"); }
  numberLines();
  soon();
});
area.addEventListener("blur", close);
area.addEventListener("click", close);
area.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    document.getElementById("query-form").requestSubmit();
    return;
  }
  if (list.hidden || composing) return;
  const act = {
    ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1), Tab: () => take(chosen), Enter: () => take(chosen), Escape: close,
  }[event.key];
  if (!act || event.shiftKey) return;
  event.preventDefault();
  act();
});
