/* Pointer, keys, buttons, languages; the start of the page. One of the parts of the page's script (see assets.py). */

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
