// Keying: moves the focus when a box number is complete, and keeps what was keyed on the server.
"use strict";
const form = document.getElementById("keying-form");
const fields = [...form.querySelectorAll("section input.code, section textarea")];
const moveOn = document.getElementById("move-on");
const failed = document.getElementById("failed-line");
let movedFrom = null; // the field that the focus has just left by itself
let keeping = null; // what is on its way to the server
let changed = false; // since it was sent

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

async function send() {
  changed = false;
  try {
    const answer = await fetch(form.dataset.keep, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: AbortSignal.timeout(9000) });
    const said = /^text\/plain/.test(answer.headers.get("Content-Type")) ? await answer.text() : form.dataset.failed;
    say(answer.ok ? "" : said);
  } catch {
    say(form.dataset.failed);
  }
}

function say(words) {
  if (failed.textContent !== words) failed.textContent = words;
}

function keep() {
  changed = true;
  keeping ??= send().finally(() => {
    keeping = null;
    if (changed && !failed.textContent) keep();
  });
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
      movedFrom.setRangeText(event.key, movedFrom.value.length, movedFrom.value.length, "end");
    }
    if (event.key !== "Shift") movedFrom = null;
  });
  field.addEventListener("focus", () => field.select());
}
for (const signs of form.querySelectorAll(".signs")) {
  const field = signs.previousElementSibling;
  signs.hidden = false;
  signs.addEventListener("click", event => {
    const sign = event.target.closest("button")?.dataset.sign;
    if (!sign) return;
    const note = sign === "+ ", old = field.value;
    field.value = note ? `${old}${old && "\n"}+ ` : sign === "/ " ? sign + old : sign;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    keep();
  });
}
form.addEventListener("change", keep);
form.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    if (!event.repeat) document.getElementById("save-button").click();
  }
});
