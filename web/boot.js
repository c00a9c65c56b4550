// Starts the app, and keeps working when the app does not: the loader, the
// probe of the browser, the watchdog, "Scherm verbergen", and updates. Small
// and plain on purpose: no framework, no network beyond the site's own files.
//
// What it offers the Go program on window:
//   meldcodeFacts          {version, base, sharedOrigin, standalone, ios}
//   meldcodeReady()        Go says that its first screen stands
//   meldcodeModule         the compiled wasm, a WebAssembly.Module
//   meldcodeSlowWorker()   a new Worker that runs the same wasm (see slow.js)
//   meldcodeApplyUpdate()  lets the waiting version take over and reloads
//   meldcodeHide()         covers the screen and leaves it, as the button does
//   meldcodeCover()        covers the screen, until meldcodeUncover()
//   meldcodeShiftHides     set to false, Shift three times does nothing
//   meldcodeSchool         reads, keeps and follows what the school set (school.json)
//   meldcodeLeaving        true once the page is about to be replaced, or left
// and the events meldcode:update (a new version waits) and meldcode:hide (the
// screen is covered; about 150 ms are left to save).
"use strict";

(() => {
  // cmd/site fills this in: {version, wasm, wasmSize, exec, slow}.
  const site = "%SITE%";

  const root = document.documentElement;
  const base = new URL("./", location.href);
  const address = (path) => new URL(path, base).href;
  const part = (name) => document.getElementById("boot-" + name);
  const policy = window.trustedTypes?.createPolicy("meldcode", {
    createScriptURL: (url) => {
      if (new URL(url, base).origin !== location.origin) throw new TypeError("foreign script");
      return url;
    },
  });
  const script = (path) => (policy ? policy.createScriptURL(address(path)) : address(path));

  // Facts -------------------------------------------------------------------

  const ios = /iP(hone|ad|od)/.test(navigator.userAgent) ||
    (/\bMacintosh\b/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
  const standalone = navigator.standalone === true || matchMedia("(display-mode: standalone)").matches;
  // Below the root of an origin there may be other pages, which can reach the
  // same storage. At the root nobody can tell: README asks for an own host name.
  const sharedOrigin = base.pathname !== "/";
  window.meldcodeFacts = Object.freeze({ version: site.version, base: base.pathname, sharedOrigin, standalone, ios });
  if (sharedOrigin) root.dataset.sharedOrigin = "";
  if (standalone) root.dataset.standalone = "";

  // What go-app asks of its page.
  const env = {
    GOAPP_INTERNAL_URLS: JSON.stringify(["tel:", "mailto:"]), // left to the device
    GOAPP_ROOT_PREFIX: base.pathname.replace(/\/$/, ""),
    GOAPP_VERSION: site.version,
  };
  window.goappGetenv = (key) => env[key] ?? "";
  window.goappKeepBodyClean = () => () => {};

  // The school's settings ---------------------------------------------------

  // The last good ones stay in a cache of their own, by Go's judgement: a newer
  // version of the app keeps them, and a bad file does not replace them.
  const schoolCache = "meldcode-school " + encodeURIComponent(base.pathname);
  const schoolFile = address("school.json");

  let appName = "Meldcode";

  // call gives the app its name and icon, also for a home screen.
  function call(name, short, icon) {
    appName = name;
    if (root.dataset.ready === undefined && !shown) document.title = part("title").textContent = name;
    document.querySelector('meta[name="apple-mobile-web-app-title"]').content = short;
    if (!icon) return;
    for (const link of document.querySelectorAll('link[rel="icon"], link[rel="apple-touch-icon"]')) {
      link.removeAttribute("type");
      link.href = icon.startsWith("data:") ? icon : address(icon);
    }
  }

  window.meldcodeSchool = Object.freeze({
    call,
    // fresh resolves to the text, or to "" where the site has none; it rejects
    // without network.
    async fresh() {
      const got = await fetch(schoolFile, { cache: "no-cache", credentials: "omit", redirect: "error", signal: AbortSignal.timeout?.(10000) });
      if (!got.ok && got.status !== 404 && got.status !== 410) throw new TypeError("status");
      return got.ok ? got.text() : "";
    },
    // kept resolves to [text, when], or to null.
    async kept() {
      const got = await caches.match(schoolFile, { cacheName: schoolCache });
      return got ? [await got.text(), got.headers.get("X-Kept") ?? ""] : null;
    },
    async keep(text, when, icon) {
      const cache = await caches.open(schoolCache);
      await cache.put(schoolFile, new Response(text, { headers: { "Content-Type": "application/json", "X-Kept": when } }));
      if (icon) await cache.add(address("school-icon.png"));
    },
    drop: () => caches.delete(schoolCache),
  });

  // A neutral name stands there from the first moment.
  window.meldcodeSchool.kept().then((got) => {
    const { name = appName, short = name, icon } = JSON.parse(got[0]).app;
    call(name, short, icon);
  }).catch(() => {}); // none kept

  // Screens of our own ------------------------------------------------------

  const screens = {
    https: ["Deze app moet via https worden geopend", [
      "Het adres hierboven begint niet met https://. Zonder die beveiliging kan de app niets veilig bewaren.",
      "Open de app met het adres dat je van school kreeg. Werkt dat ook niet? Vraag je beheerder om hulp."]],
    old: ["Deze browser is te oud voor de app", [
      "De app heeft een nieuwere browser nodig. Werk je browser of je tablet bij. Chrome, Edge, Firefox en Safari van de laatste twee jaar zijn goed.",
      "Staat op een iPad of iPhone de isolatiemodus aan? Dan werkt de app ook niet. Vraag je beheerder om hulp."]],
    worker: ["De app kan zich hier niet installeren", [
      "Waarschijnlijk is dit een privévenster. Open de app in een gewoon venster.",
      "Werkt dat ook niet? Dan staat de browser dit niet toe. Vraag je beheerder om hulp."]],
    absent: ["De opslag van deze browser staat uit", [
      "De app bewaart dossiers op deze tablet. Deze browser heeft daar nu geen plek voor.",
      "Staat op een iPad of iPhone de isolatiemodus aan? Zet die voor deze app uit. Vraag anders je beheerder om de opslag van de browser aan te zetten."]],
    refused: ["Deze browser mag niets bewaren", [
      "De app bewaart dossiers op deze tablet. De browser staat dat nu niet toe. Misschien is dit een privévenster, of zijn cookies en sitegegevens uitgezet.",
      "Open de app in een gewoon venster. Werkt dat ook niet? Vraag je beheerder om hulp."]],
    full: ["De tablet is vol", [
      "Er is geen ruimte om iets te bewaren. Wat al was vastgelegd, is er nog.",
      "Maak ruimte vrij op de tablet, bijvoorbeeld door foto's of apps te verwijderen. Probeer het daarna opnieuw."]],
    broken: ["De opslag van deze browser werkt niet", [
      "De app kon iets bewaren, maar niet goed teruglezen, of kon de opslag niet openen.",
      "Sluit de browser helemaal en open de app opnieuw. Helpt dat niet? Start de tablet opnieuw op. Wis geen gegevens van de browser: dan verdwijnen ook je dossiers."]],
    silent: ["De opslag van deze browser geeft geen antwoord", [
      "De app wachtte vijf seconden, maar de opslag reageerde niet.",
      "Sluit andere vensters met deze app en probeer het opnieuw. Helpt dat niet? Start de tablet opnieuw op. Wis geen gegevens van de browser: dan verdwijnen ook je dossiers."]],
    fetch: ["De app kon niet worden geladen", [
      "Een deel van de app kwam niet aan. Misschien is er geen internet, of is de site even niet bereikbaar.",
      "Probeer het opnieuw. Blijft dit zo? Vraag je beheerder om hulp."]],
    stopped: ["De app is gestopt", [
      "Er ging iets mis in de app. Wat is vastgelegd, is bewaard. Van een concept kan het laatste stukje ontbreken.",
      "Herlaad de app en ontgrendel opnieuw."]],
  };

  let shown = "";

  function show(name) {
    if (shown) return;
    shown = name;
    root.dataset.problem = name;
    delete root.dataset.ready;
    delete root.dataset.booted;
    const [title, lines] = screens[name];
    // Everything of the app goes: a form that looks alive must not stay behind.
    document.body.replaceChildren(bootScreen, cover);
    document.title = title + " - " + appName;
    const [heading, text, progress, actions, reload] = bootParts;
    heading.textContent = title;
    text.replaceChildren(...lines.map((line) => {
      const p = document.createElement("p");
      p.textContent = line;
      return p;
    }));
    progress.hidden = true;
    actions.hidden = false;
    if (document.visibilityState === "visible") uncover();
    reload.textContent = name === "stopped" ? "Herladen" : "Opnieuw proberen";
    heading.focus();
  }

  // Held, because they leave the document while the app runs.
  const bootScreen = document.getElementById("boot");
  const cover = part("cover");
  const bootParts = ["title", "text", "progress", "actions", "reload"].map(part);
  bootParts[4].addEventListener("click", () => location.reload());

  // Hide the screen ---------------------------------------------------------

  const saveTime = 150; // ms that Go gets to seal the concept

  function layCover() {
    cover.hidden = false;
    if (!cover.isConnected) document.body.append(cover);
  }

  function coverScreen() {
    document.title = "Tafels oefenen";
    layCover();
  }

  let hiding = false;

  function uncover() {
    if (!hiding) cover.hidden = true;
  }

  // A page that goes out of sight is covered: the system may take its picture,
  // and whoever wakes the tablet must not read on before it is known whether it
  // locks. Go knows, and takes the cover away; where Go is not up, nothing of a
  // case is shown.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") layCover();
    else if (root.dataset.ready === undefined) uncover();
  });

  window.meldcodeCover = layCover;
  window.meldcodeUncover = uncover;

  function hide() {
    if (hiding) return;
    hiding = window.meldcodeLeaving = true;
    coverScreen();
    // Replaced, not followed: "back" does not return to the app, and the
    // memory, with everything decrypted in it, goes with the page.
    const leave = () => location.replace(address("rust.html"));
    // A frame later, so that the cover is on the glass before Go does anything.
    const tell = () => {
      setTimeout(leave, saveTime);
      window.dispatchEvent(new Event("meldcode:hide"));
    };
    let told = false;
    const once = () => { if (!told) { told = true; setTimeout(tell); } };
    requestAnimationFrame(once);
    setTimeout(once, 50); // no frames in a page that is not visible
  }

  window.meldcodeHide = hide;
  window.meldcodeShiftHides = true;

  window.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-do="hide"]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    hide();
  }, true);

  let shifts = [];
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      shifts = [];
    } else if (!event.repeat) {
      shifts = [...shifts.filter((at) => event.timeStamp - at < 1200), event.timeStamp];
      if (shifts.length >= 3 && window.meldcodeShiftHides) hide();
    }
  }, true);

  // A page in the back-forward cache stands still with all that it shows. So
  // what can be read goes before it enters, and when it comes back it is loaded
  // anew, which locks it. Go has sealed the concept from its own memory.
  // While it prints, the page has a title that says nothing: it becomes the name of a
  // file. At the foot of each page stands what the printed page has to say there.
  window.addEventListener("beforeprint", () => {
    const foot = document.querySelector("[data-foot]")?.dataset.foot ?? "";
    document.documentElement.style.setProperty("--foot", JSON.stringify(foot));
    document.title = "Afdruk";
  });

  window.addEventListener("pagehide", (event) => {
    window.meldcodeLeaving = true;
    if (!event.persisted) return;
    coverScreen();
    document.body.replaceChildren(bootScreen, cover);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  // Watchdog ----------------------------------------------------------------

  let go = null;

  // After a trap or a stack overflow Go's memory cannot be trusted. Taking the
  // instance away also unwinds Go frames that are still on the stack, so that
  // nothing is written any more.
  function stop() {
    if (go) {
      go.exited = true;
      delete go._inst;
    }
    show("stopped");
  }

  function guard(program) {
    const resume = program._resume;
    program._resume = function () {
      // A late timer or event; thrown, because wasm_exec.js would try for ever.
      if (program.exited) throw new Error("stopped");
      try {
        return resume.call(program);
      } catch (cause) {
        stop();
        throw cause;
      }
    };
  }

  // Probe -------------------------------------------------------------------

  function lacking() {
    if (!window.isSecureContext) return "https";
    const needed = [window.WebAssembly?.instantiate, window.crypto?.subtle, window.Worker, window.TextDecoder,
      window.caches, navigator.locks, window.structuredClone, Element.prototype.replaceChildren];
    if (needed.some((thing) => !thing)) return "old";
    if (!navigator.serviceWorker) return "worker";
    return "";
  }

  // Really writes and reads, because a browser may say that it stores and not
  // do so. Resolves to the name of a screen, or to "".
  function probeStorage() {
    return new Promise((resolve) => {
      setTimeout(() => resolve("silent"), 5000);
      const refused = ["SecurityError", "NotAllowedError", "InvalidStateError"];
      const failed = (cause) => resolve(
        cause?.name === "QuotaExceededError" ? "full" : refused.includes(cause?.name) ? "refused" : "broken");
      if (!window.indexedDB) {
        resolve("absent");
        return;
      }
      try {
        const mark = crypto.getRandomValues(new Uint8Array(16)).join();
        const opening = indexedDB.open("meldcode-probe", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("probe");
        opening.onblocked = () => resolve("silent");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          db.onversionchange = () => db.close();
          try {
            const writing = db.transaction("probe", "readwrite");
            writing.objectStore("probe").put(mark, "mark");
            writing.onabort = () => failed(writing.error);
            writing.oncomplete = () => {
              const reading = db.transaction("probe").objectStore("probe").get("mark");
              reading.onerror = () => failed(reading.error);
              reading.onsuccess = () => {
                // Another tab may have probed in between: any mark proves it.
                resolve(typeof reading.result === "string" ? "" : "broken");
                db.close();
              };
            };
          } catch (cause) {
            failed(cause);
          }
        };
      } catch (cause) {
        failed(cause);
      }
    });
  }

  // Loading -----------------------------------------------------------------

  const megabytes = (bytes) => (bytes / 1e6).toFixed(1).replace(".", ",");

  async function compile() {
    const response = await fetch(address(site.wasm), { credentials: "omit" });
    if (!response.ok) throw new Error("status " + response.status);
    // From our own worker it comes at once and in a form that the browser may
    // keep compiled; only a real download has progress to tell.
    if (navigator.serviceWorker.controller && /^application\/wasm/.test(response.headers.get("Content-Type") ?? "")) {
      return WebAssembly.compileStreaming(response);
    }
    const [, text, progress] = bootParts;
    const line = document.createElement("p");
    text.append(line);
    line.setAttribute("aria-hidden", "true"); // the bar tells it, without a word for each step
    progress.value = 0;
    progress.hidden = false;
    let loaded = 0;
    const counted = response.body.pipeThrough(new TransformStream({
      transform(chunk, controller) {
        loaded += chunk.byteLength;
        progress.value = Math.min(100, (100 * loaded) / site.wasmSize);
        line.textContent = `${megabytes(loaded)} van ${megabytes(site.wasmSize)} MB`;
        controller.enqueue(chunk);
      },
    }));
    const again = new Response(counted, { headers: { "Content-Type": "application/wasm" } });
    if (WebAssembly.compileStreaming) return WebAssembly.compileStreaming(again);
    return WebAssembly.compile(await again.arrayBuffer());
  }

  function loadScript(path) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = script(path);
      element.onload = resolve;
      element.onerror = () => reject(new Error("script"));
      document.head.append(element);
    });
  }

  window.meldcodeSlowWorker = () => {
    const worker = new Worker(script(site.slow));
    worker.postMessage({ module: window.meldcodeModule, exec: address(site.exec), args: ["worker"] });
    return worker;
  };

  window.meldcodeReady = () => {
    if (shown) return;
    bootScreen.remove();
    root.dataset.booted = "";
    root.dataset.ready = "";
    if (updateWaits) announce();
  };

  async function start() {
    const problem = lacking() || await probeStorage();
    if (problem) {
      show(problem);
      return;
    }
    try {
      [window.meldcodeModule] = await Promise.all([compile(), loadScript(site.exec)]);
    } catch {
      show("fetch");
      return;
    }
    install(); // only now, so that its downloads do not compete
    try {
      const program = new window.Go();
      program.argv = ["app.wasm"];
      guard(program);
      go = program;
      await program.run(await WebAssembly.instantiate(window.meldcodeModule, program.importObject));
    } catch (cause) {
      console.error(cause?.name); // never its text: it may quote what someone typed
    }
    stop(); // a running app never comes here
  }

  // Installing and updating -------------------------------------------------

  let registration = null;
  let updateWaits = false;
  let taking = false;

  function announce() {
    updateWaits = true;
    window.dispatchEvent(new Event("meldcode:update"));
  }

  function watch(worker) {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && registration.active) announce();
      if (worker.state === "activated") settle();
    });
  }

  // The worker serves this page from now on, if it is of the same version, and
  // clears away what older versions left.
  function settle() {
    registration.active?.postMessage({ op: "settle", version: site.version });
  }

  async function install() {
    try {
      registration = await navigator.serviceWorker.register(script("worker.js"), { scope: base.pathname, updateViaCache: "none" });
    } catch (cause) {
      console.error("worker", cause?.name); // works, but not offline; the app's check of the tablet says so
      return;
    }
    registration.addEventListener("updatefound", () => watch(registration.installing));
    watch(registration.installing);
    if (registration.waiting && registration.active) announce();
    settle();
    // An app that stays open for days asks for news when it is looked at.
    let asked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible" || Date.now() - asked < 12 * 3600e3) return;
      asked = Date.now();
      registration.update().catch(() => {});
    });
  }

  window.goappTryUpdate = () => { registration?.update().catch(() => {}); };

  // Only ever called because a person chose it.
  window.meldcodeApplyUpdate = () => {
    taking = true;
    if (registration?.waiting) registration.waiting.postMessage({ op: "take over" });
    else location.reload();
  };

  navigator.serviceWorker?.addEventListener("controllerchange", () => {
    if (taking) location.reload();
  });

  start();
})();
