/* The data elements in; the picture and what one can do with it out. Text from documents becomes text nodes only. */
(function () {
  "use strict";

  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const at = (id) => document.getElementById(id);
  const data = read("data");
  const drawnNodes = read("nodes");
  const drawnEdges = read("edges");
  const [LABEL, TYPE, ALIASES, DOCUMENT] = [1, 2, 3, 4]; // a thing
  const [COUNT, BY_PREDICATE, STATEMENTS] = [0, 1, 2]; // a link
  const [PREDICATE, STATUS, BASIS, PROOFS, DETAILS, TIMES] = [0, 1, 2, 3, 4, 5]; // a statement
  const PAGE = 12; // facts of one group that the panel shows at first
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const narrow = matchMedia("(max-width: 760px)");

  const off = { types: new Set(), predicates: new Set() };
  const linksOf = data.things.map(() => []);
  drawnEdges.forEach((edge) => {
    linksOf[edge.from].push(edge.id);
    if (edge.to !== edge.from) linksOf[edge.to].push(edge.id);
  });
  const byImportance = data.things
    .map((_, node) => node)
    .sort((a, b) => drawnNodes[b].size - drawnNodes[a].size || linksOf[b].length - linksOf[a].length || a - b);
  const importance = [];
  byImportance.forEach((node, place) => { importance[node] = place; });

  let language = /^zh/i.test(navigator.language || "zh") ? "zh" : "en";
  try { language = localStorage.getItem("policygraph.language") || language; } catch { /* a file may have no storage */ }
  let selected = null; // {node} or {edge}
  let hovered = null;

  /* Words */

  const word = (group, key) => (data.words[language][group] || {})[key] || key;
  const say = (key, n) => word("page", key).replace("{n}", n === undefined ? "" : n.toLocaleString());
  const typeOf = (node) => data.types[data.things[node][TYPE]];
  const predicateName = (index) => data.predicates[index][0];

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* What is shown */

  const nodeShown = (node) => !off.types.has(data.things[node][TYPE]);
  const edgeShown = (id) => {
    const edge = drawnEdges[id];
    return nodeShown(edge.from) && nodeShown(edge.to) &&
      data.links[id][BY_PREDICATE].some(([predicate]) => !off.predicates.has(predicate));
  };
  const other = (id, node) => (drawnEdges[id].from === node ? drawnEdges[id].to : drawnEdges[id].from);
  const shownLinks = (node) => linksOf[node].filter(edgeShown);

  const nodes = new vis.DataSet(drawnNodes.map((node) => ({ ...node, label: undefined })));
  const curved = drawnEdges.length < 500;
  const edges = new vis.DataSet(drawnEdges);
  const style = () => getComputedStyle(document.documentElement);
  const colours = {};
  function readColours() {
    ["paper", "card", "ink", "soft", "line", "accent"].forEach((name) => {
      colours[name] = style().getPropertyValue("--" + name).trim();
    });
  }
  readColours();
  const faint = drawnEdges.length > 1500 ? 0.28 : drawnEdges.length > 400 ? 0.42 : 0.6;

  const options = read("options");
  options.edges.smooth = curved ? { enabled: true, type: "curvedCW", roundness: 0.12 } : false;
  options.edges.color = { opacity: faint };
  options.edges.arrows = { to: { scaleFactor: 0.45 } };
  options.interaction.hideEdgesOnDrag = drawnEdges.length > 3000;
  edges.forEach((edge) => { // strong links stand out of many weak ones
    const opacity = Math.min(0.9, faint * (0.75 + 0.25 * Math.sqrt(data.links[edge.id][COUNT])));
    edge.color = { color: edge.color, opacity, inherit: false };
  });
  nodes.forEach((node) => { node.color = { background: node.color, border: colours.paper }; });
  const container = at("picture");
  const network = new vis.Network(container, { nodes, edges }, options);
  container.querySelector("canvas").setAttribute("role", "img");

  function applyFilters() {
    const changes = [];
    nodes.forEach((node) => {
      const hidden = !nodeShown(node.id);
      if (Boolean(node.hidden) !== hidden) changes.push({ id: node.id, hidden });
    });
    nodes.updateOnly(changes);
    const changed = [];
    edges.forEach((edge) => {
      const hidden = !edgeShown(edge.id);
      if (Boolean(edge.hidden) !== hidden) changed.push({ id: edge.id, hidden });
    });
    edges.updateOnly(changed);
    if (selected) show(selected, { move: false });
    count();
  }

  function count() {
    const shownNodes = data.things.filter((_, node) => nodeShown(node)).length;
    const shownEdges = drawnEdges.filter((edge) => edgeShown(edge.id)).length;
    at("counts").textContent = say("nodes", shownNodes) + " · " + say("links", shownEdges);
  }

  /* The legend, which filters */

  function shapePath(shape, size) {
    const c = size / 2, r = size / 2 - 1;
    const corners = (n, turn, inner) => Array.from({ length: n }, (_, i) => {
      const radius = inner && i % 2 ? r * inner : r;
      const angle = (2 * Math.PI * i) / n + turn;
      return (c + radius * Math.sin(angle)).toFixed(1) + "," + (c - radius * Math.cos(angle)).toFixed(1);
    }).join(" ");
    return { square: corners(4, Math.PI / 4), diamond: corners(4, 0), triangle: corners(3, 0), star: corners(10, 0, 0.45),
      triangleDown: corners(3, Math.PI), hexagon: corners(6, Math.PI / 6) }[shape];
  }

  function drawing(tag, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  }

  function nodeSign(colour, shape) {
    const svg = drawing("svg", { width: 16, height: 16, "aria-hidden": "true" });
    svg.append(shape === "dot" ? drawing("circle", { cx: 8, cy: 8, r: 6.5, fill: colour })
      : drawing("polygon", { points: shapePath(shape, 16), fill: colour }));
    return svg;
  }

  function lineSign(colour) {
    const svg = drawing("svg", { width: 16, height: 16, "aria-hidden": "true" });
    svg.append(drawing("rect", { x: 0, y: 6, width: 16, height: 4, rx: 2, fill: colour }));
    return svg;
  }

  function legendRow(kind, index, name, sign, number) {
    const row = element("li", off[kind].has(index) ? "off" : "");
    const label = element("label");
    const box = element("input");
    box.type = "checkbox";
    box.checked = !off[kind].has(index);
    box.dataset.kind = kind;
    box.dataset.index = index;
    box.addEventListener("change", () => {
      if (box.checked) off[kind].delete(index); else off[kind].add(index);
      row.className = box.checked ? "" : "off";
      allButton(kind);
      applyFilters();
    });
    label.append(box, sign, element("span", "name", name), element("span", "number", number.toLocaleString()));
    row.append(label);
    return row;
  }

  function allButton(kind) { at(kind + "-all").textContent = say(off[kind].size ? "all" : "none"); }

  function legend() {
    at("types").replaceChildren(...data.types.map(([key, colour, shape, number], index) =>
      legendRow("types", index, word("type", key), nodeSign(colour, shape), number)));
    const numbers = data.predicates.map(() => 0);
    data.links.forEach((link) => link[BY_PREDICATE].forEach(([predicate, n]) => { numbers[predicate] += n; }));
    at("predicates").replaceChildren(...data.predicates.map(([key, colour], index) =>
      legendRow("predicates", index, word("predicate", key), lineSign(colour), numbers[index])));
    ["types", "predicates"].forEach(allButton);
  }

  ["types", "predicates"].forEach((kind) => at(kind + "-all").addEventListener("click", () => {
    if (off[kind].size) off[kind].clear(); else data[kind].forEach((_, index) => off[kind].add(index));
    legend();
    applyFilters();
    at(kind + "-all").focus();
  }));

  /* Labels: the most important first, none over another, always of the same size on the screen */

  const widths = new Map();
  function widthOf(context, text, size) {
    const key = size + text;
    if (!widths.has(key)) widths.set(key, context.measureText(text).width);
    return widths.get(key);
  }

  class Taken { // a grid of the boxes that are taken on the screen
    constructor() { this.cells = new Map(); }
    cellsOf(box) {
      const found = [];
      for (let x = Math.floor(box[0] / 90); x <= Math.floor(box[2] / 90); x += 1) {
        for (let y = Math.floor(box[1] / 30); y <= Math.floor(box[3] / 30); y += 1) found.push(x * 100003 + y);
      }
      return found;
    }
    free(box, owner) {
      return this.cellsOf(box).every((cell) => (this.cells.get(cell) || []).every((taken) =>
        taken[4] === owner || taken[0] >= box[2] || taken[2] <= box[0] || taken[1] >= box[3] || taken[3] <= box[1]));
    }
    take(box, owner) {
      const entry = [box[0], box[1], box[2], box[3], owner];
      this.cellsOf(box).forEach((cell) => {
        if (!this.cells.has(cell)) this.cells.set(cell, []);
        this.cells.get(cell).push(entry);
      });
    }
  }

  const short = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);

  function drawLabels(context, focus) {
    const scale = network.getScale();
    const canvas = network.canvas.frame.canvas;
    const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
    const taken = new Taken();
    const most = scale > 1.3 ? 26 : scale > 0.7 ? 18 : 13;
    const candidates = [];
    byImportance.forEach((node) => {
      if (!nodeShown(node)) return;
      if (focus && !focus.nodes.has(node)) return;
      const body = network.body.nodes[node];
      const point = network.canvasToDOM({ x: body.x, y: body.y });
      if (point.x < -60 || point.y < -40 || point.x > wide + 60 || point.y > high + 20) return;
      candidates.push([node, point, drawnNodes[node].size * scale]);
    });
    if (focus) candidates.sort((a, b) => (focus.first.has(b[0]) - focus.first.has(a[0])) || importance[a[0]] - importance[b[0]]);
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    candidates.forEach(([node, point, radius]) => {
      const chosen = focus && focus.first.has(node);
      const small = typeOf(node)[0] === "Measure" && !focus;
      if (!focus && (radius < 3 || (small && scale < 0.75))) return;
      const size = chosen ? 15 : radius > 14 ? 13.5 : radius > 7 ? 12 : 11;
      const text = short(data.things[node][LABEL], chosen ? 40 : focus ? Math.min(most, 20) : most);
      const heavy = chosen || (!focus && drawnNodes[node].size > 20 && radius > 10);
      context.font = (heavy ? "600 " : "") + size / scale + "px " + font;
      const width = widthOf(context, text, (size / scale) * 1000 + (heavy ? 0.5 : 0)) * scale;
      const spot = [[0, radius + 2], [0, -radius - size - 3], [radius + width / 2 + 4, -size / 2], [-radius - width / 2 - 4, -size / 2]]
        .map(([dx, dy]) => [point.x + dx, point.y + dy])
        .find(([x, y], turn) => (chosen && turn === 0) || taken.free([x - width / 2 - 2, y - 1, x + width / 2 + 2, y + size + 3], node));
      taken.take([point.x - radius, point.y - radius, point.x + radius, point.y + radius], node);
      if (!spot) return;
      taken.take([spot[0] - width / 2 - 2, spot[1] - 1, spot[0] + width / 2 + 2, spot[1] + size + 3], node);
      const place = network.DOMtoCanvas({ x: spot[0], y: spot[1] });
      context.lineWidth = 3.5 / scale;
      context.strokeStyle = colours.paper;
      context.strokeText(text, place.x, place.y);
      context.fillStyle = small ? colours.soft : colours.ink;
      context.fillText(text, place.x, place.y);
    });
    if (focus && focus.edges.length <= 60) drawEdgeWords(context, focus, taken, scale);
  }

  function drawEdgeWords(context, focus, taken, scale) {
    context.textBaseline = "middle";
    context.font = 11 / scale + "px " + font;
    focus.edges.forEach((id) => {
      const link = data.links[id];
      const first = link[BY_PREDICATE].find(([predicate]) => !off.predicates.has(predicate));
      if (!first) return;
      const text = word("predicate", predicateName(first[0])) + (link[COUNT] > 1 ? " " + link[COUNT] : "");
      const [from, to] = [network.body.nodes[drawnEdges[id].from], network.body.nodes[drawnEdges[id].to]];
      const middle = network.canvasToDOM({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
      const width = widthOf(context, text, (11 / scale) * 1000) * scale;
      const box = [middle.x - width / 2 - 2, middle.y - 8, middle.x + width / 2 + 2, middle.y + 8];
      if (!taken.free(box, -1)) return;
      taken.take(box, -1);
      const place = network.DOMtoCanvas(middle);
      context.lineWidth = 4 / scale;
      context.strokeStyle = colours.paper;
      context.strokeText(text, place.x, place.y);
      context.fillStyle = colours.soft;
      context.fillText(text, place.x, place.y);
    });
  }

  function focusOf(what) {
    if (!what) return null;
    if (what.edge !== undefined) {
      const edge = drawnEdges[what.edge];
      const ends = new Set([edge.from, edge.to]);
      return { nodes: ends, first: ends, edges: [what.edge] };
    }
    const ids = shownLinks(what.node);
    return { nodes: new Set([what.node, ...ids.map((id) => other(id, what.node))]), first: new Set([what.node]), edges: ids };
  }

  const font = style().getPropertyValue("--font");
  network.on("afterDrawing", (context) => {
    const focus = focusOf(selected) || focusOf(hovered);
    if (focus) {
      veil(context);
      focus.edges.forEach((id) => drawStrong(context, id));
      focus.nodes.forEach((node) => { if (nodeShown(node)) network.body.nodes[node].draw(context); });
      focus.first.forEach((node) => ring(context, node));
    }
    drawLabels(context, focus);
  });

  function veil(context) {
    const canvas = network.canvas.frame.canvas;
    const from = network.DOMtoCanvas({ x: 0, y: 0 });
    const to = network.DOMtoCanvas({ x: canvas.clientWidth, y: canvas.clientHeight });
    context.save();
    context.globalAlpha = 0.82;
    context.fillStyle = colours.paper;
    context.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
    context.restore();
  }

  function drawStrong(context, id) {
    const edge = network.body.edges[id];
    const before = edge.options.color.opacity;
    edge.options.color.opacity = 0.9;
    edge.draw(context);
    edge.drawArrows(context);
    edge.options.color.opacity = before;
  }

  function ring(context, node) {
    const body = network.body.nodes[node];
    context.beginPath();
    context.arc(body.x, body.y, drawnNodes[node].size + 5 / network.getScale() + 2, 0, 2 * Math.PI);
    context.lineWidth = 2.5 / network.getScale();
    context.strokeStyle = colours.accent;
    context.stroke();
  }

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

  /* Pointer and keys */

  network.on("click", ({ nodes: hitNodes, edges: hitEdges }) => {
    container.querySelector(".vis-network").focus({ preventScroll: true });
    at("filters").classList.remove("open");
    if (hitNodes.length) show({ node: hitNodes[0] }, { move: false });
    else if (hitEdges.length) show({ edge: hitEdges[0] }, { move: false });
    else clear();
  });
  network.on("hoverNode", ({ node, event }) => hover({ node }, event));
  network.on("hoverEdge", ({ edge, event }) => hover({ edge }, event));
  ["blurNode", "blurEdge", "dragStart", "zoom"].forEach((name) => network.on(name, () => hover(null)));

  function hover(what, event) {
    hovered = what && what.node !== undefined && !selected ? what : null;
    const tip = at("tooltip");
    tip.hidden = !what;
    if (what) {
      tip.replaceChildren(...tipText(what));
      const frame = at("stage").getBoundingClientRect();
      const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
      tip.style.left = Math.max(4, Math.min(x + 14, frame.width - tip.offsetWidth - 8)) + "px";
      tip.style.top = Math.max(4, Math.min(y + 16, frame.height - tip.offsetHeight - 8)) + "px";
    }
    network.redraw();
  }

  function tipText(what) {
    if (what.node !== undefined) {
      const line = word("type", typeOf(what.node)[0]) + " · " + say("neighbours", new Set(shownLinks(what.node).map((id) => other(id, what.node))).size);
      return [element("span", "", data.things[what.node][LABEL]), element("span", "kind", line)];
    }
    const { from, to } = drawnEdges[what.edge];
    const said = data.links[what.edge][BY_PREDICATE].map(([predicate]) => word("predicate", predicateName(predicate)));
    return [
      element("span", "", data.things[from][LABEL] + " " + arrowOf(what.edge) + " " + data.things[to][LABEL]),
      element("span", "kind", said.join("、") + " · " + say("facts", data.links[what.edge][COUNT])),
    ];
  }

  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input[type=text]");
    if (event.key === "/" && !writing) {
      event.preventDefault();
      at("search").focus();
    } else if (event.key === "Escape" && !writing) {
      if (at("filters").classList.contains("open")) toggleFilters(); else clear();
    }
  });

  const motion = () => (calm ? false : { duration: 300, easingFunction: "easeInOutQuad" });
  const zoomBy = (factor) => network.moveTo({ scale: Math.min(8, Math.max(0.03, network.getScale() * factor)), animation: motion() });
  at("zoom-in").addEventListener("click", () => zoomBy(1.4));
  at("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
  at("fit").addEventListener("click", () => { clear(); fitAll(true); });
  at("close").addEventListener("click", () => { clear(); at("search").focus(); });

  function toggleFilters() {
    const open = at("filters").classList.toggle("open");
    at("filters-button").setAttribute("aria-expanded", String(open));
  }
  at("filters-button").addEventListener("click", toggleFilters);
  at("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    try { localStorage.setItem("policygraph.language", language); } catch { /* not kept then */ }
    speak();
  });

  /* Words on the page */

  function leftOut() {
    const lines = data.mode === "all" ? [] : [say(data.mode)];
    if (data.nodesOut) lines.push(say("nodesOut", data.nodesOut));
    if (data.linksOut) lines.push(say("linksOut", data.linksOut));
    if (data.shortened) lines.push(say("shortened"));
    return lines.join(language === "zh" ? "" : " ");
  }

  function speak() {
    document.documentElement.lang = language;
    document.querySelectorAll("[data-word]").forEach((part) => { part.textContent = say(part.dataset.word); });
    document.querySelectorAll("[data-label]").forEach((part) => part.setAttribute("aria-label", say(part.dataset.label)));
    document.querySelectorAll("[data-placeholder]").forEach((part) => { part.placeholder = say(part.dataset.placeholder); });
    at("left-out").textContent = leftOut();
    legend();
    count();
    if (selected) show(selected, { move: false });
    network.redraw();
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readColours();
    nodes.updateOnly(drawnNodes.map(({ id, color }) => ({ id, color: { background: color, border: colours.paper } })));
    network.redraw();
  });

  speak();
  fitAll(false);
  if (data.focus >= 0) show({ node: data.focus });
  // For programs that drive the page: node and link numbers, and where they are on the screen.
  window.picture = { network, data, edges: drawnEdges, show, clear };
})();
