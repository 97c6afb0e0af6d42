/* Completes what is typed into [data-complete] with names of entities (/complete); the form works without it.
   The pattern: a combobox with a listbox. Arrows choose, Enter goes there (or sends the form where nothing is chosen),
   Escape closes. */
const WAIT = 80;

function option(item, number, list, words) {
  const line = document.createElement("li");
  line.id = `${list.id}-${number}`;
  line.setAttribute("role", "option");
  line.setAttribute("aria-selected", "false");
  const add = (text, kind) => {
    const part = line.appendChild(document.createElement("span"));
    part.className = kind;
    part.textContent = text;
  };
  add(item.name, `chip t-${item.type}`);
  if (item.alias) add(item.alias, "alias");
  add(`${item.kind} · ${words.documents.replace("{n}", item.documents.toLocaleString())}`, "about");
  return line;
}

function combobox(input) {
  const words = input.dataset;
  const list = document.createElement("ul");
  const said = document.createElement("p");
  let items = [], chosen = -1, asked = 0, timer = 0, composing = false;

  list.className = "completions";
  list.id = `${input.id}-completions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.complete);
  list.hidden = true;
  said.className = "sr-only";
  said.setAttribute("role", "status");
  input.after(list, said);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  function choose(number) {
    chosen = number;
    [...list.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === number)));
    if (number < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[number].id);
      list.children[number].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function show(found) {
    items = found;
    list.replaceChildren(...items.map((item, number) => option(item, number, list, words)));
    list.hidden = !items.length || document.activeElement !== input;
    input.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = items.length ? words.found.replace("{n}", items.length) : "";
    choose(-1);
  }

  async function ask() {
    const typed = input.value.trim(), number = ++asked;
    if (!typed) return show([]);
    try {
      const answer = await fetch(`/complete?q=${encodeURIComponent(typed)}`);
      const found = answer.ok ? (await answer.json()).items : [];
      if (number === asked) show(found);
    } catch {
      if (number === asked) show([]);  // without an answer the form still works
    }
  }

  function typed() {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  }

  input.addEventListener("input", typed);
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; typed(); });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (composing || event.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && list.hidden && items.length) {
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
    }
    if (move && items.length) {
      event.preventDefault();
      // One place more than there are items: the text that was typed itself.
      choose(((chosen + 1 + move + items.length + 1) % (items.length + 1)) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(items[chosen].url);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("mousedown", (event) => {
    const line = event.target.closest("li");
    if (!line || event.button) return;
    event.preventDefault();
    location.assign(items[[...list.children].indexOf(line)].url);
  });
}

document.querySelectorAll("input[data-complete]").forEach(combobox);
document.addEventListener("keydown", (event) => {
  const box = document.querySelector("input[data-complete]");
  if (event.key !== "/" || !box || /^(input|select|textarea)$/i.test(document.activeElement.tagName)) return;
  event.preventDefault();
  box.focus();
  box.select();
});
