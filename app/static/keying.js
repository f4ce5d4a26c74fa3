// Keying: moves the focus when a box number is complete, steps back, and saves with Ctrl+Enter.
"use strict";
const fields = [...document.querySelectorAll("form input.code, form textarea")];
const moveOn = document.getElementById("move-on");
moveOn.checked = localStorage.getItem("move-on") !== "no";
moveOn.addEventListener("change", () => localStorage.setItem("move-on", moveOn.checked ? "yes" : "no"));
document.getElementById("moving").hidden = false;

function complete(field) {
  const boxes = Number(field.dataset.boxes), typed = field.value.trim();
  if (!boxes) return false;
  const number = /^\d+$/.test(typed) ? Number(typed) : 0;
  return typed === "-" || (number >= 1 && number <= boxes && number * 10 > boxes);
}

function step(field, by) {
  const next = fields[fields.indexOf(field) + by];
  if (next) next.focus();
}

for (const field of fields) {
  field.addEventListener("input", event => {
    if (moveOn.checked && event.inputType !== "deleteContentBackward" && complete(field)) step(field, 1);
  });
  field.addEventListener("keydown", event => {
    if (event.key === "Backspace" && field.value === "") {
      event.preventDefault();
      step(field, -1);
    } else if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      document.getElementById("save").click();
    }
  });
  field.addEventListener("focus", () => field.select());
}
if (!document.querySelector("[autofocus]") && fields.length) fields[0].focus();
