/* The graph of a CONSTRUCT; a node leads to its page. */

import { nameNodes } from "./labels.js";

const stage = document.getElementById("picture");
const { nodes, links } = JSON.parse(document.getElementById("drawn").textContent);
const styles = JSON.parse(document.getElementById("styles").textContent);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
stage.hidden = false;

const short = (name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name);
const network = new vis.Network(stage, {
  nodes: new vis.DataSet(nodes.map(({ id, type }) => {
    const [, tone, shape] = styles.types[type] || styles.other;
    // Each begins at its own place on a spiral, so that the same answer gives the same picture.
    const [x, y] = [Math.cos(id * 2.399963), Math.sin(id * 2.399963)].map((part) => part * 60 * Math.sqrt(id + 1));
    return { id, x, y, shape, size: 20, color: { background: tone, border: colour("card"), highlight: tone } };
  })),
  edges: new vis.DataSet(links.map((link, id) => ({
    id, from: link.from, to: link.to, title: link.label, label: links.length <= 30 ? link.label : undefined,
    font: { color: colour("soft"), size: 11, strokeWidth: 3, strokeColor: colour("card") },
    color: { color: styles.links[link.label] || styles.link, opacity: 0.7 }, arrows: { to: { enabled: true, scaleFactor: 0.5 } },
  }))),
}, {
  layout: { improvedLayout: false, randomSeed: 7 },
  physics: { solver: "barnesHut", stabilization: { iterations: 260 }, barnesHut: { gravitationalConstant: -6000, centralGravity: 0.8, springLength: 130, avoidOverlap: 1 } },
  interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false } },
});
const degree = nodes.map(() => 0);
links.forEach((link) => { degree[link.from] += 1; degree[link.to] += 1; });
const ranked = [...nodes].sort((a, b) => degree[b.id] - degree[a.id] || a.id - b.id);
nameNodes(network, () => ranked.map((node) => ({ id: node.id, label: short(node.label), size: 20 })));
const canvas = stage.querySelector("canvas");
canvas.setAttribute("role", "img");
canvas.setAttribute("aria-label", JSON.parse(document.getElementById("editor-texts").textContent).picture);
network.once("stabilized", () => { network.setOptions({ physics: { enabled: false } }); network.fit({ animation: false }); stage.dataset.ready = ""; });
network.on("click", ({ nodes: [node] }) => {
  if (node !== undefined && nodes[node].entity) location.assign(`/entity/${encodeURIComponent(nodes[node].entity)}`);
});
window.triples = { network, nodes, links };
