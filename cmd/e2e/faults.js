// Makes the app's own database fail in the ways in which browsers let it fail,
// steered by a test over window.storeFaults. Put into a page before its scripts.
(() => {
  const NAME = "meldcode", RECORDS = "records";
  const factory = window.indexedDB;
  const real = {
    open: IDBFactory.prototype.open,
    transaction: IDBDatabase.prototype.transaction,
    requests: Object.fromEntries(["put", "add", "delete"].map((m) => [m, IDBObjectStore.prototype[m]])),
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    now: performance.now.bind(performance),
  };
  const named = (name) => new DOMException("", name);

  // The clock of Go's timers, which can be put on: a limit of ten seconds is over
  // when the test says so. The clock on the wall is left alone.
  let ahead = 0;
  const timers = new Map();
  performance.now = () => real.now() + ahead;
  window.setTimeout = (f, ms = 0, ...args) => {
    const timer = { due: performance.now() + ms };
    const id = real.setTimeout(() => { timers.delete(id); f(...args); }, ms);
    timer.fire = () => { real.clearTimeout(id); timers.delete(id); f(...args); };
    timers.set(id, timer);
    return id;
  };
  window.clearTimeout = (id) => { timers.delete(id); real.clearTimeout(id); };
  const elapse = (ms) => {
    ahead += ms;
    for (const timer of [...timers.values()]) {
      if (timer.due <= performance.now()) real.setTimeout(timer.fire);
    }
  };

  // What is wrong, how many writes go well before it is, and whether it is now.
  let kind = "", skip = 0, active = false;
  let held = false, kept = null, waiting = [];
  const connections = new Set();
  const closeAll = () => { connections.forEach((db) => db.close()); connections.clear(); };
  const wrong = (...kinds) => active && kinds.includes(kind);
  // How durable the app's writing transactions are, over all pages of the tab.
  const count = (durability) => {
    const counts = JSON.parse(sessionStorage.durabilities ?? "{}");
    counts[durability] = (counts[durability] ?? 0) + 1;
    sessionStorage.durabilities = JSON.stringify(counts);
  };
  let late = []; // "complete" events that are held back

  const failing = (name) => {
    const request = new EventTarget();
    request.error = named(name);
    real.setTimeout(() => request.dispatchEvent(new Event("error")));
    return request;
  };

  // An opening that another window blocks, until the fault is over.
  const blocked = (args, told) => {
    const request = new EventTarget();
    if (told) real.setTimeout(() => request.dispatchEvent(new Event("blocked")));
    waiting.push(() => {
      const opening = real.open.apply(factory, args);
      for (const event of ["success", "error", "upgradeneeded"]) {
        opening.addEventListener(event, () => {
          Object.assign(request, { error: opening.error, transaction: opening.transaction });
          if (!opening.error) connections.add(request.result = opening.result);
          request.dispatchEvent(new Event(event));
        });
      }
    });
    return request;
  };

  IDBFactory.prototype.open = function (name, ...rest) {
    if (name !== NAME) return real.open.call(this, name, ...rest);
    if (wrong("throws")) throw named("SecurityError");
    if (wrong("newer")) return failing("VersionError");
    if (wrong("private")) return failing("InvalidStateError");
    if (wrong("broken")) return failing("UnknownError");
    if (wrong("blocked", "open is silent")) return blocked([name, ...rest], kind === "blocked");
    const request = real.open.call(this, name, ...rest);
    request.addEventListener("success", () => connections.add(request.result));
    return request;
  };

  Object.defineProperty(window, "indexedDB", {
    configurable: true,
    get: () => (wrong("absent") ? undefined : factory),
  });

  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (this.name !== NAME || this === kept) return real.transaction.call(this, names, mode, options);
    const writing = mode === "readwrite";
    if (writing && kind && !active && skip-- === 0) begin();
    if (wrong("lost for good")) throw named("InvalidStateError");
    const tx = real.transaction.call(this, names, mode, options);
    if (writing) count(tx.durability);
    if (wrong("mute")) tx.addEventListener = () => {}; // it is done, and nobody hears
    if (writing && wrong("answer is late")) {
      const listen = tx.addEventListener.bind(tx);
      tx.addEventListener = (event, f) => listen(event, event === "complete" ? () => late.push(f) : f);
    }
    if (writing && wrong("answer is lost")) { // it is complete, and told as broken off
      const cause = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "error").get;
      Object.defineProperty(tx, "error", { get: () => cause.call(tx) ?? named("UnknownError") });
      const listen = tx.addEventListener.bind(tx);
      tx.addEventListener = (event, f) => {
        if (event !== "abort") return;
        listen("abort", f);
        listen("complete", f);
      };
    }
    if (writing && wrong("quota at commit", "abort at commit")) {
      const cause = kind === "quota at commit" ? named("QuotaExceededError") : null;
      Object.defineProperty(tx, "error", { get: () => cause });
      tx.outstanding = 0;
    }
    return tx;
  };

  // At commit: all requests have succeeded, and only then it is broken off.
  for (const [method, call] of Object.entries(real.requests)) {
    IDBObjectStore.prototype[method] = function (...args) {
      const tx = this.transaction;
      if (tx.db.name === NAME && tx.db !== kept && wrong("quota at request")) throw named("QuotaExceededError");
      const request = call.apply(this, args);
      if (tx.outstanding !== undefined) {
        tx.outstanding++;
        request.addEventListener("success", () => { if (--tx.outstanding === 0) tx.abort(); });
      }
      return request;
    };
  }

  // A transaction that is to break off at commit waits for its requests first.
  const commit = IDBTransaction.prototype.commit;
  IDBTransaction.prototype.commit = function () {
    if (this.outstanding === undefined) commit.call(this);
  };

  // What happens at the moment that the fault begins.
  function begin() {
    active = true;
    if (["lost once", "blocked", "open is silent", "absent", "throws", "newer", "private", "broken", "vanished"].includes(kind)) closeAll();
    if (kind === "held") {
      const records = real.transaction.call(kept, RECORDS, "readwrite").objectStore(RECORDS);
      const spin = () => { if (held) records.get(["vault", "", 1]).onsuccess = spin; };
      held = true;
      spin();
    }
  }

  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  // A connection of the test's own, which is no part of what it looks at.
  const own = async (use) => {
    const request = real.open.call(factory, NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(RECORDS);
    const db = await done(request);
    try {
      return await use(db);
    } finally {
      db.close();
    }
  };

  const text = (bytes) => btoa(String.fromCharCode(...bytes));
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

  const dump = async () => {
    if (!(await factory.databases()).some((db) => db.name === NAME)) return "{}";
    return own(async (db) => {
      const records = real.transaction.call(db, RECORDS).objectStore(RECORDS);
      const [keys, values] = await Promise.all([done(records.getAllKeys()), done(records.getAll())]);
      return JSON.stringify(Object.fromEntries(keys.map((key, i) => [key.join("/"), text(values[i])])));
    });
  };

  const load = (dumped) => own(async (db) => {
    const tx = real.transaction.call(db, RECORDS, "readwrite");
    for (const [key, value] of Object.entries(JSON.parse(dumped))) {
      const [space, chain, number] = key.split("/");
      real.requests.put.call(tx.objectStore(RECORDS), bytes(value), [space, chain, Number(number)]);
    }
    return new Promise((resolve, reject) => { tx.oncomplete = () => resolve(true); tx.onabort = () => reject(tx.error); });
  });

  let before = "{}";

  // A fault that is there when the page is opened.
  if (sessionStorage.faultAtStart) {
    kind = sessionStorage.faultAtStart;
    active = true;
  }

  window.storeFaults = {
    elapse, dump, load,
    // pass lets time pass once a fault has begun that shows by nothing else.
    // Before the app runs it does not pass, for boot.js has limits of its own.
    pass: (ms) => {
      const runs = document.documentElement?.dataset.booted !== undefined; // a page that is replaced has none
      if (runs && wrong("open is silent", "blocked", "held", "mute")) elapse(ms);
    },
    durabilities: () => sessionStorage.durabilities,
    // set makes it fail from now on, or after so many writes that go well.
    async set(what, after = 0) {
      before = await dump();
      kind = what;
      skip = after;
      active = false;
      if (kind === "held") kept = await done(real.open.call(factory, NAME, 1));
      if (kind === "vanished") {
        closeAll();
        await done(factory.deleteDatabase(NAME));
      }
      return true;
    },
    // clear ends it, and gives what the database held before it began.
    async clear() {
      const was = kind;
      kind = "";
      active = held = false;
      if (kept) kept.close();
      kept = null;
      waiting.splice(0).forEach((go) => go());
      late.splice(0).forEach((f) => f());
      if (was === "vanished") await load(before);
      return before;
    },
    late: () => late.length,
  };
})();
