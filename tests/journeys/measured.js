// A page as it is drawn → what is measured on it: boxes in CSS pixels, colours as [red, green, blue].
(() => {
  const all = () => [...document.body.getElementsByTagName("*")];
  const style = (element) => getComputedStyle(element);
  const box = ({ left, right, top, bottom }) => ({ left, right, top, bottom });
  const words = (text) => text.replace(/\s+/g, " ").trim().slice(0, 60);

  // Hidden from the eye on purpose: for screen readers, or a link that shows once it has the focus.
  const unseen = (element) =>
    !element.checkVisibility({ visibilityProperty: true }) ||
    Boolean(element.closest(".unseen")) ||
    (element.closest(".skip") && !element.closest(".skip").matches(":focus"));

  const name = (element) =>
    element.tagName.toLowerCase() +
    (element.id ? `#${element.id}` : "") +
    (element.innerText ? ` "${words(element.innerText)}"` : "");

  function texts() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || unseen(element) || element.matches("textarea")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((each) => each.width && each.height);
      found.push({ element, node, boxes: boxes.map(box), said: words(node.data) });
    }
    return found;
  }

  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const transparent = (colour) => numbers(colour)[3] === 0;

  function ground(element) {
    for (let each = element; each; each = each.parentElement) {
      const colour = style(each).backgroundColor;
      if (!transparent(colour)) return numbers(colour);
    }
    return null;
  }

  const SIDES = ["Top", "Right", "Bottom", "Left"];
  function edge(element) {
    const drawn = style(element);
    const side = SIDES.find(
      (each) => drawn[`border${each}Style`] !== "none" && parseFloat(drawn[`border${each}Width`]),
    );
    return side ? numbers(drawn[`border${side}Color`]) : null;
  }

  const TABBED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const alike = (radio) =>
    all().filter((each) => each.type === "radio" && each.name === radio.name && each.form === radio.form);
  const stands = (radio) => alike(radio).find((each) => each.checked) ?? alike(radio)[0];
  const tabbed = () =>
    all().filter(
      (each) =>
        each.matches(TABBED) &&
        each.tabIndex >= 0 &&
        !each.disabled &&
        each.checkVisibility({ visibilityProperty: true }) &&
        (each.type !== "radio" || each === stands(each)),
    );

  function described(element) {
    const rect = element.getBoundingClientRect();
    const boxes = [...element.getClientRects()];
    const points = boxes.flatMap(({ left, right, top, bottom }) => [
      [left + 2, top + 2],
      [right - 2, bottom - 2],
      [(left + right) / 2, (top + bottom) / 2],
    ]);
    return {
      place: all().indexOf(element),
      name: name(element),
      kind: [element.tagName, element.type, element.className].join("."),
      box: box(rect),
      hidden: !points.some((point) => document.elementFromPoint(...point)) || !points.every((point) => {
        const top = document.elementFromPoint(...point);
        // The corner of a round thing shows what it lies on; what is scrolled away is not covered.
        return !top || element.contains(top) || top.contains(element);
      }),
    };
  }

  function inSentence(link) {
    if (link.tagName !== "A" || style(link).display !== "inline") return false;
    let block = link.parentElement;
    while (style(block).display === "inline") block = block.parentElement;
    return words(block.innerText) !== words(link.innerText);
  }

  const around = (rects) => ({
    left: Math.min(...rects.map((each) => each.left)),
    right: Math.max(...rects.map((each) => each.right)),
    top: Math.min(...rects.map((each) => each.top)),
    bottom: Math.max(...rects.map((each) => each.bottom)),
  });

  // The nearest thing with an edge of its own that a text must stay inside.
  const holder = (element) => {
    for (let each = element; each !== document.body; each = each.parentElement) {
      if (style(each).overflowX !== "visible" || (edge(each) && style(each).display !== "inline")) return each;
    }
    return document.documentElement;
  };

  // What can be scrolled to is not cut off.
  const room = (element) => {
    const { left, right, ...rest } = box(element.getBoundingClientRect());
    const more = /auto|scroll/.test(style(element).overflowX) ? element.scrollWidth - element.clientWidth : 0;
    return { left: left - more, right: right + more, ...rest };
  };

  return {
    stops: () => tabbed().map(described),
    focused: () => (document.activeElement === document.body ? null : described(document.activeElement)),
    targets: () =>
      all()
        .filter((each) => each.matches(TABBED) && each.tabIndex >= 0 && !unseen(each) && !inSentence(each))
        .map((each) => ({
          name: name(each),
          box: around([each, ...(each.labels ?? [])].map((part) => part.getBoundingClientRect())),
        })),
    texts: () =>
      texts().map(({ element, boxes, said }) => ({ said, boxes, inside: room(holder(element)) })),
    // Those with a letter that is not drawn before, alike, in the same language.
    letters: () => {
      const seen = new Set();
      return texts().flatMap(({ element, node }) => {
        const look = [style(element).fontFamily, style(element).fontWeight, element.closest("[lang]").lang];
        const fresh = [...node.data].filter((letter) => /[^\p{Cc}\p{Cf}\p{Z}]/u.test(letter) && !seen.has(look + letter));
        fresh.forEach((letter) => seen.add(look + letter));
        return fresh.length ? [{ place: all().indexOf(element), said: fresh.join("") }] : [];
      });
    },
    inks: () => [
      ...texts().map(({ element, said }) => ({ said, ink: numbers(style(element).color), ground: ground(element) })),
      ...all()
        .filter((each) => each.matches("input:not([type=hidden]), textarea, select") && !unseen(each))
        .map((each) => ({ said: name(each), ink: numbers(style(each).color), ground: ground(each) })),
    ],
    controls: () =>
      all()
        .filter((each) => each.matches("button:not(.link), .button, input:not([type=hidden]), textarea, select") && !unseen(each))
        .map((each) => ({
          name: name(each),
          edge: edge(each),
          own: style(each).appearance !== "none" && each.matches("[type=radio], [type=checkbox]"),
          ground: ground(each.parentElement),
        })),
    boxes: () => all().filter((each) => each.matches("[type=radio], [type=checkbox]") && !unseen(each)).map(described),
    shaded: () =>
      all()
        .filter((each) => !unseen(each) && each.parentElement && !transparent(style(each).backgroundColor))
        .filter((each) => String(ground(each)) !== String(ground(each.parentElement)))
        .map((each) => all().indexOf(each)),
    edged: () => all().filter(edge).map((each) => all().indexOf(each)),
    named: (place) => name(all()[place]),
    moving: () =>
      all()
        .filter((each) => style(each).animationName !== "none" || parseFloat(style(each).transitionDuration))
        .map(name),
    wears: (css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    },
    width: () => document.documentElement.scrollWidth,
  };
})()
