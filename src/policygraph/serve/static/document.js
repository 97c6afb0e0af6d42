/* Shows the words that a fact was read from, and hides types; the page is complete without it. */
const pieces = [...document.querySelectorAll("#text [data-b]")].map((part) => [Number(part.dataset.b), part]);
const proofs = [...document.querySelectorAll(".said .proof")];
const legend = document.querySelector(".legend");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
let lit = [];

function spansOf(proof) {
  return proof.dataset.spans.split(" ").map((span) => span.split("-").map(Number));
}

/* The first of the pieces that begin at an offset or behind it. */
function behind(offset) {
  let low = 0, high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle][0] < offset) low = middle + 1; else high = middle;
  }
  return low;
}

function light(spans) {
  lit.forEach((part) => part.classList.remove("lit"));
  lit = spans.flatMap(([begin, end]) => pieces.slice(behind(begin), behind(end)).map(([, part]) => part));
  lit.forEach((part) => part.classList.add("lit"));
}

function choose(proof) {
  proofs.forEach((other) => other.parentElement.classList.toggle("now", other === proof));
}

function prove(proof) {
  choose(proof);
  light(spansOf(proof));
  if (lit.length) lit[0].scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

/* A link from elsewhere points to an offset: the facts that are read there are shown, or the nearest piece. */
function arrive() {
  const found = /^#p(\d+)$/.exec(location.hash);
  if (!found) return;
  const offset = Number(found[1]);
  const proof = proofs.find((one) => spansOf(one).some(([begin]) => begin === offset));
  if (proof) {
    prove(proof);
    proof.parentElement.parentElement.scrollTop = proof.parentElement.offsetTop - proof.parentElement.parentElement.offsetTop;
  } else if (!document.getElementById(location.hash.slice(1)) && pieces.length) {
    const [, part] = pieces[Math.max(behind(offset + 1) - 1, 0)];
    part.classList.add("lit");
    lit = [part];
    part.scrollIntoView({ block: "center" });
  }
}

proofs.forEach((proof) => proof.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.replaceState(null, "", proof.hash);
  prove(proof);
}));

legend.querySelectorAll("[data-kind]").forEach((chip) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = chip.className.replace("chip ", "");
  button.textContent = chip.textContent;
  button.title = legend.dataset.toggle;
  button.setAttribute("aria-pressed", "true");
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    document.querySelectorAll(`#text .t-${chip.dataset.kind}`).forEach((mark) => mark.classList.toggle("off", !shown));
  });
  chip.replaceWith(button);
});

addEventListener("hashchange", arrive);
arrive();
