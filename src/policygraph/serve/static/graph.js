/* A neighbourhood that grows: a click on a node brings its strongest neighbours, a click on a line the words that prove
   it. The picture holds so many nodes as can be read; the oldest that are not pinned make room, and that is said.
   Everything can be done from the panel and the list of nodes, too. */

import { nameNodes } from "./labels.js";

const settings = JSON.parse(document.getElementById("settings").textContent);
const at = (id) => document.getElementById(id);
at("grower").hidden = false;
const say = (key, values = {}) =>
  settings.texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};
const button = (text, act, className = "") => {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const kind = (type) => settings.types[type] || settings.other;
const short = (name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name);

const nodes = new Map(); // iri → {iri, name, type, url, parent, pinned, turn, kinds: how many neighbours it has by type, null if not asked}
const links = new Map(); // "one other" → {one, other, relations}
let turn = 0;
let selected = null;
const { centre } = settings;

/* The picture */

const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const network = new vis.Network(at("picture"), drawn, {
  layout: { improvedLayout: false, randomSeed: 7 },
  physics: {
    solver: "barnesHut", stabilization: { iterations: 220 },
    barnesHut: { gravitationalConstant: -16000, centralGravity: 0.25, springLength: 170, springConstant: 0.04, damping: 0.5, avoidOverlap: 1 },
  },
  interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false } },
  edges: { smooth: { enabled: true, type: "continuous", roundness: 0.3 }, arrows: { to: { enabled: true, scaleFactor: 0.5 } } },
});
at("picture").querySelector("canvas").setAttribute("role", "img");
at("picture").querySelector("canvas").setAttribute("aria-label", say("picture"));
nameNodes(
  network,
  () => [...nodes.values()].filter((node) => drawn.nodes.get(node.iri)).sort((a, b) => degree(b.iri) - degree(a.iri) || a.turn - b.turn)
    .map((node) => ({ id: node.iri, label: short(node.name), size: sizeOf(node) })),
  () => [...nodes.values()].filter((node) => node.pinned || node.iri === centre || node.iri === selected?.node).map((node) => node.iri),
);

const touching = (iri) => [...links.values()].filter((link) => link.one === iri || link.other === iri);
const degree = (iri) => touching(iri).length;
const sizeOf = (node) => Math.min(10 + 2 * Math.sqrt(degree(node.iri)), 24);
const keyOf = (one, other) => (one < other ? `${one} ${other}` : `${other} ${one}`);

function settle() {
  network.setOptions({ physics: { enabled: true } });
  network.stabilize(220); // without showing the way there
  network.setOptions({ physics: { enabled: false } });
  apart();
  network.fit({ animation: calm ? false : { duration: 300 } });
}

/* Pushes apart what lies on each other, with room for a name below. */
function apart() {
  const shown = [...nodes.values()].map((node) => ({ ...network.getPosition(node.iri), iri: node.iri, size: sizeOf(node) }));
  for (let round = 0; round < 80; round += 1) {
    let moved = false;
    shown.forEach((one, at_) => shown.slice(at_ + 1).forEach((other) => {
      const [x, y] = [other.x - one.x || 0.1, (other.y - one.y || 0.1) * 1.3];
      const far = Math.hypot(x, y);
      const missing_ = one.size + other.size + 34 - far;
      if (missing_ <= 0) return;
      moved = true;
      const push = missing_ / 2 / far;
      one.x -= x * push; one.y -= y * push / 1.3;
      other.x += x * push; other.y += y * push / 1.3;
    }));
    if (!moved) break;
  }
  shown.forEach(({ iri, x, y }) => network.moveNode(iri, x, y));
}

function draw() {
  const known = new Set(drawn.nodes.getIds());
  drawn.nodes.update([...nodes.values()].map((node) => {
    const [, tone, shape] = kind(node.type);
    const place = known.has(node.iri) ? {} : near(node);
    return {
      id: node.iri, shape, size: sizeOf(node), ...place, borderWidth: node.pinned ? 4 : 1,
      color: { background: tone, border: node.pinned ? colour("ink") : colour("card"), highlight: { background: tone, border: colour("accent") } },
    };
  }));
  drawn.edges.update([...links].map(([key, link]) => {
    const [first] = link.relations;
    const tone = settings.links[first.predicate] || settings.link;
    const count = link.relations.reduce((sum, relation) => sum + relation.count, 0);
    return {
      // Only what brought a node holds it: pulled by every link, those that share much would lie in one heap.
      id: key, from: first.from, to: first.to, physics: isBranch(link), width: Math.min(1 + Math.sqrt(count), 7),
      arrows: { to: { enabled: first.predicate !== "sharesMeasure" } },
      color: { color: tone, opacity: isBranch(link) ? 0.75 : 0.22, highlight: colour("accent") },
    };
  }));
  // What is to go goes last: names are drawn meanwhile, of what is in `nodes`.
  drawn.edges.remove(drawn.edges.getIds().filter((key) => !links.has(key)));
  drawn.nodes.remove([...known].filter((iri) => !nodes.has(iri)));
}

const isBranch = ({ one, other }) => nodes.get(one).parent === other || nodes.get(other).parent === one;

/* A new node begins around the one that brought it, each at its own angle, so that the same clicks give the same picture. */
function near(node) {
  const middle = node.parent && nodes.has(node.parent) && drawn.nodes.get(node.parent) ? network.getPosition(node.parent) : { x: 0, y: 0 };
  const angle = node.turn * 2.399963;
  const far = node.parent ? 140 : 0;
  return { x: middle.x + far * Math.cos(angle), y: middle.y + far * Math.sin(angle) };
}

/* Growing */

async function grow(iri, type = "") {
  const query = new URLSearchParams({ iri });
  if (type) query.set("type", type);
  nodes.forEach((_, each) => query.append("seen", each));
  const answer = await fetch(`/graph/around?${query}`, { headers: { accept: "application/json" } }).catch(() => null);
  if (!answer || !answer.ok) { at("said").textContent = say("failed"); return; }
  const found = await answer.json();
  add(found.centre, "").kinds = found.kinds;
  const before = nodes.size;
  found.nodes.forEach((each) => add(each, iri));
  const added = nodes.size - before;
  const gone = makeRoom(new Set([iri, centre, ...found.nodes.map((each) => each.iri)]));
  found.links.forEach(join);
  draw();
  settle();
  const words = [found.more ? say("added", { n: added, more: found.more }) : say("all", { n: added })];
  if (gone.length) words.push(say("gone", { n: gone.length, names: gone.slice(0, 5).map((each) => short(each.name)).join(say("comma")), most: settings.most }));
  at("said").textContent = words.join(" ");
  select({ node: iri });
  at("picture").dataset.nodes = nodes.size;
}

function join({ from, to, predicate, name, count }) {
  if (!nodes.has(from) || !nodes.has(to)) return;
  const key = keyOf(from, to);
  const link = links.get(key) || { one: from, other: to, relations: [] };
  if (!link.relations.some((each) => each.from === from && each.predicate === predicate)) {
    link.relations.push({ from, to, predicate, name, count });
  }
  links.set(key, link);
}

/* How many neighbours of a node are not in the picture, in all and by type: all links among its nodes are. */
function missing(node) {
  if (!node.kinds) return null;
  const left = { ...node.kinds };
  touching(node.iri).forEach((link) => {
    const { iri } = nodes.get(link.one === node.iri ? link.other : link.one);
    const type = typeOf(iri);
    if (left[type]) left[type] -= 1;
  });
  return left;
}
/* Measures and sections are counted together, by what their IRIs begin with. */
const typeOf = (iri) => (iri.startsWith("measure:") ? "Measure" : nodes.get(iri).type);

function add(given, parent) {
  const known = nodes.get(given.iri);
  if (known) return known;
  const made = { ...given, parent, pinned: false, turn: turn += 1, kinds: null };
  nodes.set(given.iri, made);
  return made;
}

function makeRoom(needed) {
  const gone = [];
  for (const node of [...nodes.values()].sort((a, b) => a.turn - b.turn)) {
    if (nodes.size <= settings.most) break;
    if (node.pinned || needed.has(node.iri)) continue;
    remove(node.iri);
    gone.push(node);
  }
  return gone;
}

function remove(iri) {
  nodes.delete(iri);
  [...links].forEach(([key, link]) => { if (link.one === iri || link.other === iri) links.delete(key); });
}

/* The panel and the list */

function select(what) {
  selected = what;
  if (what.node) network.selectNodes([what.node], false);
  else network.setSelection({ nodes: [], edges: [what.link] }, { highlightEdges: false });
  network.redraw();
  list();
  if (what.node) nodePanel(nodes.get(what.node));
  else linkPanel(links.get(what.link));
}

function list() {
  at("nodes").replaceChildren(...[...nodes.values()].map((node) => {
    const item = element("li");
    const made = button(short(node.name), () => select({ node: node.iri }), `t-${node.type}`);
    made.setAttribute("aria-pressed", String(selected?.node === node.iri));
    made.title = `${node.name} · ${kind(node.type)[0]}`;
    item.append(made);
    return item;
  }));
}

function nodePanel(node) {
  const head = element("h2", "", node.name);
  const about = element("p", "note", kind(node.type)[0]);
  const actions = element("p", "row");
  const left = missing(node);
  const more = left && Object.values(left).reduce((sum, n) => sum + n, 0);
  if (more !== 0) actions.append(button(more === null ? say("grow") : say("more", { n: more }), () => grow(node.iri)));
  actions.append(button(node.pinned ? say("unpin") : say("pin"), () => {
    node.pinned = !node.pinned;
    draw();
    nodePanel(node);
  }));
  if (node.iri !== centre) actions.append(button(say("remove"), () => { remove(node.iri); draw(); select({ node: nodes.has(centre) ? centre : nodes.keys().next().value }); }));
  const page = element("a", "button", say("page"));
  page.href = node.url;
  actions.append(page);
  if (node.iri !== centre) {
    const own = element("a", "button", say("centre"));
    own.href = `/graph?iri=${encodeURIComponent(node.iri)}`;
    actions.append(own);
  }
  const parts = [head, about, actions];
  const kinds = Object.entries(left || {}).filter(([, n]) => n > 0);
  if (kinds.length > 1) {
    const row = element("p", "row");
    kinds.forEach(([type, n]) => row.append(button(`+ ${kind(type)[0]} ${n}`, () => grow(node.iri, type))));
    parts.push(element("h3", "", say("bring")), row);
  }
  const own_links = touching(node.iri);
  if (own_links.length) {
    const rows = element("ul");
    own_links.forEach((link) => {
      const other = nodes.get(link.one === node.iri ? link.other : link.one);
      const item = element("li");
      item.append(element("span", "soft", `${relationsOf(link, node.iri)} `), button(short(other.name), () => select({ link: keyOf(link.one, link.other) }), "plain"));
      rows.append(item);
    });
    parts.push(element("h3", "", say("links", { n: own_links.length })), rows);
  }
  at("panel").replaceChildren(...parts);
}

const relationsOf = (link, seen) => link.relations.map((each) => {
  const arrow = each.predicate === "sharesMeasure" ? "↔" : each.from === seen ? "→" : "←";
  return `${arrow} ${each.name}${each.count > 1 ? ` ×${each.count}` : ""}`;
}).join(say("comma"));

async function linkPanel(link) {
  const ends = [nodes.get(link.one), nodes.get(link.other)];
  const head = element("h2");
  head.append(button(ends[0].name, () => select({ node: ends[0].iri }), "plain"), ` ${relationsOf(link, link.one)} `, button(ends[1].name, () => select({ node: ends[1].iri }), "plain"));
  at("panel").replaceChildren(head, element("p", "note", say("loading")));
  const query = new URLSearchParams({ one: link.one, other: link.other });
  const answer = await fetch(`/graph/evidence?${query}`, { headers: { accept: "application/json" } }).catch(() => null);
  if (selected?.link !== keyOf(link.one, link.other)) return;
  if (!answer || !answer.ok) { at("panel").replaceChildren(head, element("p", "note", say("failed"))); return; }
  const found = await answer.json();
  const parts = [head];
  if (found.shared) {
    const shared = element("a", "button", say("shared"));
    shared.href = found.shared;
    parts.push(shared);
  }
  found.proofs.forEach((proof) => {
    const quote = element("blockquote", "evidence");
    const source = element("a", "", proof.title);
    source.href = proof.url;
    const foot = element("footer", "", `${proof.name}${proof.status ? ` (${proof.status})` : ""} · `);
    foot.append(source);
    quote.append(element("p", "", proof.text), foot);
    parts.push(quote);
  });
  if (!found.proofs.length && !found.shared) parts.push(element("p", "note", say("no-proof")));
  if (found.more) parts.push(element("p", "note", say("more-proofs", { n: found.more })));
  at("panel").replaceChildren(...parts);
}

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) {
    if (!nodes.get(node).kinds) grow(node);
    else select({ node });
  } else if (edge !== undefined) {
    select({ link: edge });
  }
});
window.grower = { network, nodes, links };
await grow(centre);
