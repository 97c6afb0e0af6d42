/* The search box, which completes names and aliases. One of the parts of the page's script (see assets.py). */

/* Search */

const names = data.things.flatMap((thing, node) => [thing[LABEL], ...thing[ALIASES]].map((name) => ({
  name, node, key: name.toLowerCase(),
})));
let results = [];
let active = -1;

function inOrder(query, name) {
  let place = -1;
  for (const char of query) {
    place = name.indexOf(char, place + 1);
    if (place < 0) return false;
  }
  return true;
}

function fit(query, key) { // the smaller the better; none: null
  if (key === query) return 0;
  if (key.startsWith(query)) return 1;
  if (key.includes(query)) return 2;
  return query.length > 1 && inOrder(query, key) ? 3 : null;
}

function find(query) {
  const best = new Map();
  names.forEach(({ name, node, key }) => {
    const grade = fit(query, key);
    if (grade !== null && (!best.has(node) || grade < best.get(node).grade)) best.set(node, { node, name, grade });
  });
  return [...best.values()].sort((a, b) => a.grade - b.grade || importance[a.node] - importance[b.node]).slice(0, 12);
}

function showResults() {
  const query = at("search").value.trim().toLowerCase();
  results = query ? find(query) : [];
  active = results.length ? 0 : -1;
  const rows = results.map(({ node, name }, place) => {
    const row = element("li");
    row.id = "result-" + place;
    row.setAttribute("role", "option");
    const [key, colour, shape] = typeOf(node);
    const label = data.things[node][LABEL];
    row.append(nodeSign(colour, shape), element("span", "name", label === name ? label : label + " — " + name),
      element("span", "kind", word("type", key)));
    row.addEventListener("mousedown", (event) => { event.preventDefault(); choose(place); });
    return row;
  });
  if (query && !rows.length) rows.push(element("li", "nothing", say("noResult")));
  at("results").replaceChildren(...rows);
  at("results").hidden = !rows.length;
  at("search").setAttribute("aria-expanded", String(rows.length > 0));
  mark();
}

function mark() {
  [...at("results").children].forEach((row, place) => row.setAttribute("aria-selected", String(place === active)));
  if (active >= 0) {
    at("search").setAttribute("aria-activedescendant", "result-" + active);
    at("results").children[active].scrollIntoView({ block: "nearest" });
  } else {
    at("search").removeAttribute("aria-activedescendant");
  }
}

function closeResults() {
  at("results").hidden = true;
  at("search").setAttribute("aria-expanded", "false");
}

function choose(place) {
  const { node } = results[place];
  const type = data.things[node][TYPE];
  if (off.types.delete(type)) { legend(); applyFilters(); } // what one looks for is not left hidden
  at("search").value = data.things[node][LABEL];
  closeResults();
  show({ node });
}

at("search").addEventListener("input", showResults);
at("search").addEventListener("focus", () => { if (at("search").value) { at("search").select(); } });
at("search").addEventListener("blur", closeResults);
at("search").addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && results.length) {
    active = (active + step + results.length) % results.length;
    mark();
  } else if (event.key === "Enter" && active >= 0) {
    choose(active);
  } else if (event.key === "Escape") {
    if (at("results").hidden) at("search").value = "";
    closeResults();
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
});
