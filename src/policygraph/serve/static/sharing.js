/* The network of departments: places come from the server; a line opens what its ends share, a department its own. */

import { nameNodes } from "./labels.js";

const stage = document.getElementById("network");
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(`--${name}`).trim();
const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7B5CC4", "#8A5A2B"];

const answer = await fetch(stage.dataset.url, { headers: { accept: "application/json" } });
const { nodes, edges } = await answer.json();
const largest = Math.max(...edges.map((edge) => edge.count));

const network = new vis.Network(stage, {
  nodes: new vis.DataSet(nodes.map((node) => ({
    id: node.id, x: node.x, y: node.y, size: node.size, shape: "dot",
    color: { background: COLOURS[node.group % COLOURS.length], border: colour("card"), highlight: COLOURS[node.group % COLOURS.length] },
  }))),
  edges: new vis.DataSet(edges.map((edge, id) => ({
    ...edge, id, title: String(edge.count),
    color: { color: colour("soft"), opacity: 0.25 + 0.6 * (edge.count / largest), highlight: colour("accent") },
  }))),
}, {
  physics: false,
  interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, navigationButtons: false },
  edges: { smooth: { enabled: true, type: "curvedCW", roundness: 0.12 } },
});
stage.querySelector("canvas").setAttribute("role", "img");
stage.querySelector("canvas").setAttribute("aria-label", document.getElementById("network-hint").textContent);
const strength = nodes.map(() => 0);
edges.forEach((edge) => { strength[edge.from] += edge.count; strength[edge.to] += edge.count; });
const ranked = [...nodes].sort((a, b) => strength[b.id] - strength[a.id] || a.id - b.id);
let pointed = [];
nameNodes(network, () => ranked, () => pointed);
network.fit({ animation: false });
network.once("afterDrawing", () => { stage.dataset.ready = ""; });

const pair = (one, other) => {
  const url = new URL(stage.dataset.pair, location.href);
  url.searchParams.set("a", nodes[one].iri);
  url.searchParams.set("b", nodes[other].iri);
  return url;
};
network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) {
    const url = new URL(location.href);
    url.searchParams.set("middle", nodes[node].iri);
    url.searchParams.delete("page");
    location.assign(url);
  } else if (edge !== undefined) {
    location.assign(pair(edges[edge].from, edges[edge].to));
  }
});
const point = (ids) => {
  pointed = ids;
  stage.classList.toggle("pointing", ids.length > 0);
  network.redraw();
};
network.on("hoverNode", ({ node }) => point([node]));
network.on("hoverEdge", ({ edge }) => point([edges[edge].from, edges[edge].to]));
network.on("blurNode", () => point([]));
network.on("blurEdge", () => point([]));
window.sharingNetwork = { network, nodes, edges };
