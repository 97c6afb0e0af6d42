/* The matrix: one stop of the Tab key for all its cells, arrows from cell to cell, and the row and column of a cell lit. */

const table = document.getElementById("matrix");
const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].slice(1));
const links = rows.flatMap((row, y) => row.flatMap((cell, x) => (cell.firstElementChild ? [[cell.firstElementChild, y, x]] : [])));

function only(link) {
  links.forEach(([each]) => { each.tabIndex = each === link ? 0 : -1; });
}
if (links.length) only(links[0][0]);

function next(y, x, dy, dx) {
  for (let row = y + dy, column = x + dx; rows[row] && rows[row][column]; row += dy, column += dx) {
    const link = rows[row][column].firstElementChild;
    if (link) return link;
  }
  return null;
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
table.addEventListener("keydown", (event) => {
  const found = links.find(([link]) => link === event.target);
  const step = STEPS[event.key];
  if (!found || !step) return;
  event.preventDefault();
  const link = next(found[1], found[2], ...step);
  if (!link) return;
  only(link);
  link.focus();
});

const heads = [...table.tHead.rows[0].cells].slice(1);
links.forEach(([link, y, x]) => {
  const [one, other] = [rows[y][0].parentElement.cells[0].textContent, heads[x].textContent];
  link.title = `${one} × ${other}: ${link.textContent}`;
  link.setAttribute("aria-label", link.title);
});
