/* A page that is complete as it is; this shows the words that prove a fact, hides types, and changes the language. */
(function () {
  "use strict";

  const { words } = JSON.parse(document.getElementById("data").textContent);
  const pieces = [...document.querySelectorAll("[data-begin]")].map((part) => [Number(part.dataset.begin), part]);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const facts = [...document.querySelectorAll("button.fact")];
  let language = "zh";

  function speak() {
    document.documentElement.lang = language;
    document.querySelectorAll("[data-word]").forEach((part) => {
      const [group, ...key] = part.dataset.word.split("/");
      const word = (words[language][group] || {})[key.join("/")];
      if (word) part.textContent = word;
    });
    document.querySelectorAll("[data-label]").forEach((part) => {
      const [group, key] = part.dataset.label.split("/");
      part.setAttribute("aria-label", words[language][group][key]);
    });
  }

  function prove(fact) {
    facts.forEach((other) => other.setAttribute("aria-current", String(other === fact)));
    const spans = fact.dataset.spans.trim().split(" ").map((span) => span.split("-").map(Number));
    let first = null;
    pieces.forEach(([begin, part]) => {
      const inside = spans.some(([from, to]) => from <= begin && begin < to);
      part.classList.toggle("proof", inside);
      if (inside && !first) first = part;
    });
    if (first) first.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  facts.forEach((fact) => fact.addEventListener("click", () => prove(fact)));
  document.querySelectorAll("button.kind").forEach((button) => button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    document.querySelectorAll("mark.t-" + button.dataset.kind).forEach((mark) => mark.classList.toggle("off", !shown));
  }));
  document.getElementById("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    speak();
  });
  if (!/^zh/i.test(navigator.language || "zh")) language = "en";
  speak();
})();
