/* No more places than there are columns: once four are chosen, the others cannot be added. */

const MOST = 4;
const boxes = [...document.querySelectorAll('.places input[type="checkbox"]')];

function bound() {
  const full = boxes.filter((box) => box.checked).length >= MOST;
  boxes.forEach((box) => { box.disabled = full && !box.checked; });
}
boxes.forEach((box) => box.addEventListener("change", bound));
bound();
