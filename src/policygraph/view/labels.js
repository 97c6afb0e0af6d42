/* The labels, and what stands out when something is chosen: drawn over the picture after each frame. One of the parts of the page's script (see assets.py). */

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
