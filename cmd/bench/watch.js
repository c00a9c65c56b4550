"use strict";
// What the page itself can tell of its speed: how long it takes until something
// stands, and which tasks kept it from drawing a frame.
window.bench = (() => {
  const long = [];
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  const note = (entries) => { for (const e of entries) long.push(e); };
  observer.observe({ type: "longtask", buffered: true });

  // Key derivation runs in a worker of its own; what it takes is told apart.
  let derivation = 0;
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...args) {
      super(...args);
      const from = performance.now();
      this.addEventListener("message", ({ data }) => {
        if (data && "ok" in data) derivation += performance.now() - from;
      });
    }
  };

  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const until = (so) => new Promise((done) => {
    const look = () => {
      if (!so()) return;
      seen.disconnect();
      done(performance.now());
    };
    const seen = new MutationObserver(look);
    seen.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    look();
  });

  // Does act, and tells the milliseconds until so, and the longest task from the
  // one until two frames after the other (0 when none took 50 ms).
  async function time(act, so) {
    await frame();
    note(observer.takeRecords());
    long.length = 0;
    derivation = 0;
    const from = performance.now();
    act();
    const to = await until(so);
    await frame();
    await frame();
    note(observer.takeRecords());
    const blocked = long.filter((e) => e.startTime + e.duration > from).map((e) => e.duration);
    return { ms: to - from - derivation, longest: Math.max(0, ...blocked), blocked: blocked.reduce((a, b) => a + b, 0) };
  }

  const one = (selector) => document.querySelector(selector);
  const type = (element, text) => {
    element.value = text;
    element.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  return {
    time, until, one, type,
    go: (fragment) => { location.hash = fragment; },
    heading: () => one("h1")?.textContent ?? "",
  };
})();
