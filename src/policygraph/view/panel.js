/* The side panel with the facts; text from documents becomes text nodes only. One of the parts of the page's script (see assets.py). */

/* The panel */

function nodeLink(node) {
  const button = element("button", "link", data.things[node][LABEL]);
  button.type = "button";
  button.addEventListener("click", () => show({ node }, { read: true }));
  return button;
}

function typeLine(node) {
  const line = element("p", "about");
  const [key, colour, shape] = typeOf(node);
  line.append(nodeSign(colour, shape), " " + word("type", key));
  const [id, title] = data.documents[data.things[node][DOCUMENT]] || [];
  if (id && key !== "Document") line.append(" · " + (title || id));
  return line;
}

function namesOf(ends) {
  const named = ends.filter((node) => typeOf(node)[0] !== "Measure"); // a measure's heading is the sentence itself
  const names = named.flatMap((node) => [data.things[node][LABEL], ...data.things[node][ALIASES]]);
  return [...new Set(names)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
}

function quoted(text, names) {
  const quote = element("blockquote");
  let rest = text;
  while (rest) {
    let [first, found] = [rest.length, ""];
    names.forEach((name) => {
      const place = rest.indexOf(name);
      if (place >= 0 && place < first) [first, found] = [place, name];
    });
    quote.append(rest.slice(0, first));
    if (found) quote.append(element("mark", "", found));
    rest = rest.slice(first + found.length);
  }
  return quote;
}

function proof([documentIndex, sentence, begin, end], names) {
  const quote = quoted(data.sentences[sentence], names);
  const [id, title] = data.documents[documentIndex] || ["", ""];
  const source = element("footer", "", (title ? title + " · " : "") + id + (end ? " · " + begin + "–" + end : ""));
  quote.append(source);
  return quote;
}

function fact(statement, edge, seen) {
  const box = element("div", "fact");
  const ends = element("div", "ends");
  const { from, to } = drawnEdges[edge];
  if (seen === undefined) {
    ends.append(nodeLink(from), element("span", "arrow", arrowOf(edge)), nodeLink(to));
  } else if (seen !== from) {
    ends.append(element("span", "arrow", drawnEdges[edge].arrows === "" ? "↔" : "←"), nodeLink(from));
  } else {
    ends.append(element("span", "arrow", arrowOf(edge)), nodeLink(to));
  }
  const status = data.statuses[statement[STATUS]];
  if (status !== "done") ends.append(element("span", "chip " + status, word("status", status)));
  const basis = data.bases[statement[BASIS]];
  if (basis !== "stated") ends.append(element("span", "chip", word("basis", basis)));
  if (statement[TIMES] > statement[PROOFS].length) ends.append(element("span", "number", say("times", statement[TIMES])));
  box.append(ends);
  if (statement[DETAILS].length) box.append(detailList(statement[DETAILS]));
  const names = namesOf([from, to]);
  statement[PROOFS].forEach((piece) => box.append(proof(piece, names)));
  return box;
}

const arrowOf = (edge) => (drawnEdges[edge].arrows === "" ? "↔" : "→");

function detailList(details) {
  const list = element("dl");
  details.forEach(([key, value]) => {
    const name = word("detail", key) !== key ? word("detail", key) : word("predicate", key);
    list.append(element("dt", "", name), element("dd", "", value));
  });
  return list;
}

function group(predicate, entries, total, seen) {
  const section = element("section");
  const head = element("h3", "", word("predicate", predicateName(predicate)));
  head.style.setProperty("--tone", data.predicates[predicate][1]);
  head.append(element("span", "number", total.toLocaleString()));
  section.append(head);
  let shown = 0;
  const more = element("button", "more");
  more.type = "button";
  const page = () => {
    entries.slice(shown, shown + PAGE).forEach(([statement, edge]) => more.before(fact(statement, edge, seen)));
    shown = Math.min(entries.length, shown + PAGE);
    more.textContent = say("more", Math.min(PAGE, entries.length - shown));
    more.hidden = shown >= entries.length;
  };
  more.addEventListener("click", page);
  section.append(more);
  page();
  const listed = entries.reduce((sum, [statement]) => sum + statement[TIMES], 0);
  if (total > listed) section.append(element("p", "about", say("unlisted", total - listed)));
  return section;
}

function groups(ids, seen) {
  const entries = new Map();
  const totals = new Map();
  ids.forEach((id) => {
    const link = data.links[id];
    const known = link[BY_PREDICATE].reduce((sum, pair) => sum + pair[1], 0);
    link[BY_PREDICATE].forEach(([predicate, n], place) => {
      if (off.predicates.has(predicate)) return;
      const last = place === link[BY_PREDICATE].length - 1 || predicateName(predicate) === "sharesMeasure";
      const unshown = last ? link[COUNT] - known : 0;
      totals.set(predicate, (totals.get(predicate) || 0) + n + unshown);
      if (!entries.has(predicate)) entries.set(predicate, []);
    });
    link[STATEMENTS].forEach((statement) => {
      if (entries.has(statement[PREDICATE])) entries.get(statement[PREDICATE]).push([statement, id]);
    });
  });
  return [...entries.keys()].sort((a, b) => a - b).map((key) => group(key, entries.get(key), totals.get(key), seen));
}

function nodePanel(node) {
  const [id, label, , aliases] = data.things[node];
  const parts = [element("h2", "", label), typeLine(node)];
  if (aliases.length) parts.push(element("p", "about", say("aliases") + (language === "zh" ? "：" : ": ") + aliases.join("、")));
  parts.push(element("p", "about", id));
  const ids = shownLinks(node).sort((a, b) => data.links[b][COUNT] - data.links[a][COUNT] || a - b);
  const around = new Set(ids.map((link) => other(link, node))).size;
  const facts = ids.reduce((sum, link) => sum + data.links[link][COUNT], 0);
  parts.push(element("p", "about", say("neighbours", around) + " · " + say("facts", facts)));
  parts.push(...(ids.length ? groups(ids, node) : [element("p", "about", say("hidden"))]));
  return parts;
}

function edgePanel(edge) {
  const { from, to } = drawnEdges[edge];
  const head = element("h2");
  head.append(nodeLink(from), " " + arrowOf(edge) + " ", nodeLink(to));
  const parts = [head, element("p", "about", say("facts", data.links[edge][COUNT]))];
  return parts.concat(groups([edge], from));
}

function show(what, { move = true, read = false } = {}) {
  selected = what;
  at("hint").classList.add("gone");
  at("tooltip").hidden = true;
  at("facts").replaceChildren(...(what.node !== undefined ? nodePanel(what.node) : edgePanel(what.edge)));
  at("panel").hidden = false;
  at("panel").scrollTop = move ? 0 : at("panel").scrollTop;
  if (move && what.node !== undefined) bring([...focusOf(what).nodes], what.node, [0.55, 1.4], true);
  if (read) at("facts").focus({ preventScroll: true });
  network.redraw();
}

/* Bring nodes into the part of the stage that the panel leaves free, as large as they fit between two scales. */
function bring(ids, centre, [least, most], animate) {
  const places = ids.map((id) => network.getPosition(id));
  const covered = at("panel").hidden ? [0, 0] : narrow.matches ? [0, container.clientHeight * 0.55] : [380, 0];
  const [wide, high] = [container.clientWidth - covered[0], container.clientHeight - covered[1]];
  const span = (axis) => [Math.min(...places.map((p) => p[axis])), Math.max(...places.map((p) => p[axis]))];
  const [[left, right], [top, bottom]] = [span("x"), span("y")];
  const margin = narrow.matches ? 40 : 90;
  const fits = Math.min((wide - margin) / (right - left + 40), (high - margin) / (bottom - top + 40));
  const scale = Math.min(Math.max(fits, least), most);
  network.moveTo({
    position: fits < least && centre !== null ? network.getPosition(centre) : { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale,
    offset: { x: -covered[0] / 2, y: -covered[1] / 2 },
    animation: animate && !calm ? { duration: 350, easingFunction: "easeInOutQuad" } : false,
  });
}

function fitAll(animate) {
  const shown = data.things.map((_, node) => node).filter(nodeShown);
  if (shown.length) bring(shown, null, [0.02, 1.5], animate);
}

function clear() {
  selected = null;
  at("panel").hidden = true;
  network.redraw();
}
