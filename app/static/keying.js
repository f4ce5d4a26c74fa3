// Keying: moves the focus when a box number is complete, steps back, and saves with Ctrl+Enter.
"use strict";
const form = document.getElementById("keying-form");
const fields = [...form.querySelectorAll("input.code, textarea")];
const moveOn = document.getElementById("move-on");
let movedFrom = null; // the field that the focus has just left by itself

moveOn.checked = localStorage.getItem("move-on") !== "no";
moveOn.addEventListener("change", () => localStorage.setItem("move-on", moveOn.checked ? "yes" : "no"));
document.getElementById("moving-line").hidden = false;
fields[0].setAttribute("aria-describedby", `${fields[0].getAttribute("aria-describedby") || ""} moving-line`.trim());

function complete(field) {
  const codes = (field.dataset.codes || "").split(" "), typed = field.value.trim();
  if (!field.dataset.codes) return false;
  if (typed === "-" || typed === "?") return true;
  const begun = codes.filter(code => code.startsWith(typed));
  return !("many" in field.dataset) && begun.length === 1 && begun[0] === typed;
}

function step(field, by) {
  let next = fields.indexOf(field) + by;
  while (fields[next] && !fields[next].checkVisibility()) next += by;
  if (fields[next]) fields[next].focus();
}

for (const field of fields) {
  field.addEventListener("input", event => {
    if (moveOn.checked && event.inputType !== "deleteContentBackward" && complete(field)) {
      step(field, 1);
      movedFrom = field;
    }
  });
  field.addEventListener("keydown", event => {
    if (field.value === "" && event.key === "Backspace") {
      event.preventDefault();
      step(field, -1);
    } else if (field.value === "" && movedFrom && (event.key === "+" || event.key === " ")) {
      // A note: it belongs to the number that was complete.
      event.preventDefault();
      movedFrom.focus();
      movedFrom.value += event.key;
      movedFrom.setSelectionRange(movedFrom.value.length, movedFrom.value.length);
    }
    if (event.key !== "Shift") movedFrom = null;
  });
  field.addEventListener("focus", () => field.select());
}
form.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    if (!event.repeat) document.getElementById("save-button").click();
  }
});
if (!document.querySelector("[autofocus]")) fields[0].focus();
