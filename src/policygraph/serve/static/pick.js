/* A text field with a list that completes it (the pattern "combobox with listbox" of ARIA): names from the server. */

const PAUSE = 120;
let made = 0;

function combobox(field) {
  const input = field.querySelector("input");
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = `pick-${made += 1}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.firstChild.textContent.trim());
  list.hidden = true;
  field.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  let options = [];
  let chosen = -1;
  let waiting = 0;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (place) => {
    chosen = (place + options.length) % options.length;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    input.setAttribute("aria-activedescendant", list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  };
  const take = (place) => {
    input.value = options[place].value;
    close();
    input.dispatchEvent(new CustomEvent("picked", { bubbles: true, detail: options[place] }));
  };
  const show = (found) => {
    options = found;
    list.replaceChildren(...found.map((option, at) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${at}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.textContent = option.name;
      if (option.note) {
        const note = document.createElement("span");
        note.className = "soft";
        note.textContent = ` ${option.note}`;
        item.append(note);
      }
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(at); });
      return item;
    }));
    list.hidden = !found.length;
    chosen = -1;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
  };
  const ask = async () => {
    const text = input.value.trim();
    const turn = asked += 1;
    if (!text) { close(); return; }
    const url = field.dataset.url + (field.dataset.url.includes("?") ? "&" : "?") + "q=" + encodeURIComponent(text);
    const answer = await fetch(url, { headers: { accept: "application/json" } }).catch(() => null);
    if (!answer || !answer.ok || turn !== asked) return;
    const found = await answer.json();
    if (document.activeElement !== input) return;
    const types = new URL(url, location.href).searchParams.getAll("type");
    const rows = (Array.isArray(found) ? found : found.items || []).filter((row) => !types.length || types.includes(row.type));
    const times = (name) => rows.filter((row) => row.name === name).length;
    // A name that several have says nothing: then it is the IRI that goes into the field.
    show(rows.slice(0, 12).map((row) => ({ ...row, note: row.note ?? [row.alias, row.kind].filter(Boolean).join(" · "), value: row.value || (times(row.name) > 1 ? row.iri : row.name) })));
  };

  // While an input method composes, what stands in the field is letters of pinyin, not yet what is meant.
  let composing = false;
  const soon = () => { clearTimeout(waiting); if (!composing) waiting = setTimeout(ask, PAUSE); };
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; soon(); });
  input.addEventListener("input", soon);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    if (list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); mark(chosen + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); mark(chosen < 0 ? options.length - 1 : chosen - 1); }
    if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); take(chosen); }
  });
}

document.querySelectorAll(".pick").forEach(combobox);
