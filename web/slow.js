// A dedicated worker that runs the app's own wasm for slow work, so that the
// page, and with it "Scherm verbergen", always has a free thread.
//
// The contract, which wasm/browser (slow.go and worker.go) keeps on both sides:
//
//   1. window.meldcodeSlowWorker() starts this script and posts, once,
//      {module, exec, args}: the compiled WebAssembly.Module, the address of
//      wasm_exec.js, and the arguments after the program's name (["worker"]).
//   2. The page posts requests {id, op, payload, body}; payload is a Uint8Array,
//      body another one, a File that is read here, or not there.
//   3. Go, running with os.Args[1] == "worker", sets self.meldcodeHandle to a
//      function (id, op, payload, body). Requests that came earlier wait for it.
//   4. Go answers by itself with postMessage({id, ok: true, payload}) or
//      postMessage({id, ok: false, error}), and before that as often as it likes
//      with postMessage({id, done, total}).
//   5. When Go ends or could not start, every request that is waiting, or comes
//      later, is answered here with {id, ok: false, error: "stopped"}. A request
//      that Go already took gets no answer: the page has a time limit for that,
//      and is told by an error event.
"use strict";

// In one function, so that a script cut short anywhere is an error, and not a
// worker that installs and does nothing.
(() => {
  let handle = null;
  let stopped = false;
  const waiting = [];

  Object.defineProperty(self, "meldcodeHandle", {
    get: () => handle,
    set: (value) => {
      handle = value;
      while (handle && waiting.length > 0) pass(waiting.shift());
    },
  });

  const refuse = ({ id }, error) => self.postMessage({ id, ok: false, error });

  function pass(request) {
    if (stopped) {
      refuse(request, "stopped");
    } else if (handle) {
      handle(request.id, request.op, request.payload, request.body);
    } else {
      waiting.push(request);
    }
  }

  async function take(request) {
    if (request.body instanceof Blob) {
      try {
        request.body = new Uint8Array(await request.body.arrayBuffer());
      } catch {
        refuse(request, "unreadable");
        return;
      }
    }
    pass(request);
  }

  function stop() {
    stopped = true;
    handle = null;
    while (waiting.length > 0) pass(waiting.shift());
  }

  async function start({ module, exec, args }) {
    try {
      const policy = self.trustedTypes?.createPolicy("meldcode", { createScriptURL: (url) => url });
      importScripts(policy ? policy.createScriptURL(exec) : exec);
      const go = new Go();
      go.argv = ["app.wasm", ...args];
      await go.run(await WebAssembly.instantiate(module, go.importObject));
    } finally {
      stop();
    }
  }

  let started = false;
  self.onmessage = ({ data }) => {
    if (started) {
      take(data);
      return;
    }
    started = true;
    // Rethrown outside the promise, so that the page's Worker hears an error event.
    start(data).catch((cause) => setTimeout(() => { throw cause; }));
  };
})();
