// Pages, a line of JSON each → the phrases that a screen reader says of each, a line of JSON each.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(new URL("../../build/npm/", import.meta.url));
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("", { url: "http://page.test/", pretendToBeVisual: true });

// The reader asks what an element is by the browser's own classes. It looks for them once, so that
// they have to be there before it is, and every page has to be made of the same ones.
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) globalThis[name] = window[name];
}
const { virtual } = require("@guidepup/virtual-screen-reader");

async function heard(html) {
  const { document } = window;
  document.open();
  document.write(html);
  document.close();
  // No screen reader says the value of a button, but this one does.
  for (const button of document.querySelectorAll("button")) button.removeAttribute("value");
  await virtual.start({ container: document.body });
  while ((await virtual.lastSpokenPhrase()) !== "end of document") await virtual.next();
  const [, ...phrases] = await virtual.spokenPhraseLog();
  await virtual.stop();
  return [document.title, ...phrases];
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await heard(JSON.parse(line))));
}
