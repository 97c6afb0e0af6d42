/* The legend, which is the filter too. One of the parts of the page's script (see assets.py). */

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
