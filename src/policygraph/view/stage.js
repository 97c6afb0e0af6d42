/* The data elements in; the nodes and links on the stage out, as the filters leave them. One of the parts of the page's script (see assets.py). */

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
