/* The names of nodes, as large at every zoom, the important ones first; a name that would lie on another is left out
   until one comes nearer. vis-network draws all names or none. */

const SIZE = 13;
const LINE = 12; // characters; a longer name goes over two lines

function lines(name) {
  if (name.length <= LINE) return [name];
  const half = Math.min(LINE, Math.ceil(name.length / 2));
  const rest = name.slice(half);
  return [name.slice(0, half), rest.length > LINE ? `${rest.slice(0, LINE - 1)}…` : rest];
}

const overlaps = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/* `named()` gives [{id, label, size}], the most important first; `first()` the ids that are named in any case. */
export function nameNodes(network, named, first = () => []) {
  network.on("afterDrawing", (context) => {
    const style = getComputedStyle(document.documentElement);
    const scale = network.getScale();
    const taken = [];
    context.save();
    context.font = `${SIZE / scale}px ${style.getPropertyValue("--font") || "sans-serif"}`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 4 / scale;
    context.strokeStyle = style.getPropertyValue("--card");
    context.fillStyle = style.getPropertyValue("--ink");
    const sure = new Set(first());
    const all = named();
    for (const { id, label, size } of [...all.filter((n) => sure.has(n.id)), ...all.filter((n) => !sure.has(n.id))]) {
      const place = network.getPosition(id);
      const parts = lines(label);
      const high = (SIZE * 1.25) / scale;
      const wide = Math.max(...parts.map((part) => context.measureText(part).width));
      const top = place.y + size + 3 / scale;
      const box = [place.x - wide / 2, top, place.x + wide / 2, top + high * parts.length];
      if (!sure.has(id) && taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      parts.forEach((part, at) => {
        context.strokeText(part, place.x, top + at * high);
        context.fillText(part, place.x, top + at * high);
      });
    }
    context.restore();
  });
}
