// The service worker: keeps one complete, verified version of the site and
// serves it, with or without network. It fetches the files of its own list and
// nothing else, touches no cache but those of this app at this address, and
// takes over from an older version only when a person asks for it.
"use strict";

// In one function, so that a script cut short anywhere is an error, and not a
// worker that installs and does nothing.
(() => {
  // cmd/site fills this in: {version, headers: [{name, value}], files: [{path,
  // sha256, type, immutable}]}. Paths are relative to the scope; the version
  // covers this script too, so a version has one cache and one content.
  const site = "%SITE%";

  const scope = new URL(self.registration.scope);
  // The scope is encoded, so that no app's prefix begins with another's.
  const prefix = "meldcode " + encodeURIComponent(scope.pathname) + " ";
  const cacheName = prefix + site.version;
  // What a school can change without another build: not in the list, and asked for
  // each time. school.json itself is kept by the page, which can tell a good one.
  const own = ["manifest.webmanifest", "school.json", "school-icon.png"];
  const schoolCache = "meldcode-school " + encodeURIComponent(scope.pathname);
  const byPath = new Map(site.files.map((file) => [file.path, file]));
  const address = (path) => new URL(path, scope).href;

  // pathOf gives the path inside the scope, "" for the page itself, or null.
  function pathOf(url) {
    const { origin, pathname } = new URL(url);
    if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null;
    return pathname.slice(scope.pathname.length);
  }

  const fileOf = (path) => byPath.get(path === "" ? "index.html" : path);

  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

  async function verified(response, file) {
    if (!response || response.status !== 200) return null;
    const body = await response.arrayBuffer();
    return hex(await crypto.subtle.digest("SHA-256", body)) === file.sha256 ? body : null;
  }

  async function download(file) {
    const get = (cache) => fetch(address(file.path), { cache, credentials: "omit", redirect: "error" });
    // A hashed name never changes its content, so the page's own download will
    // do; if that was damaged, once more past the browser's cache.
    let body = await verified(await get(file.immutable ? "default" : "no-cache"), file);
    body ??= await verified(await get("reload"), file);
    if (!body) throw new Error("not complete: " + file.path);
    return body;
  }

  // What we serve carries the security headers, whatever host it came from.
  function answer(file, body) {
    const headers = new Headers(site.headers.map(({ name, value }) => [name, value]));
    headers.set("Content-Type", file.type);
    headers.set("Content-Length", String(body.byteLength));
    return new Response(body, { headers });
  }

  async function ownCaches() {
    return (await caches.keys()).filter((name) => name.startsWith(prefix));
  }

  async function kept(file, names) {
    for (const name of names) {
      const body = await verified(await (await caches.open(name)).match(address(file.path)), file);
      if (body) return body;
    }
    return null;
  }

  // Everything is fetched and verified in memory before the first byte is kept,
  // so a failed download leaves no trace; what an older version already has is
  // not fetched again.
  async function install() {
    const names = await ownCaches();
    const bodies = await Promise.all(site.files.map(async (file) => (await kept(file, names)) ?? download(file)));
    const cache = await caches.open(cacheName);
    try {
      await Promise.all(site.files.map((file, i) => cache.put(address(file.path), answer(file, bodies[i]))));
      const count = (await cache.keys()).length;
      if (count < site.files.length) throw new Error("kept " + count + " of " + site.files.length);
    } catch (cause) {
      if (!names.includes(cacheName)) await caches.delete(cacheName);
      throw cause;
    }
  }

  // Older versions go when this one is active, none is on its way, and at most
  // one window is open: another window may still run an older version and need
  // its files.
  async function tidy() {
    if (self.registration.installing || self.registration.waiting) return;
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (windows.filter((client) => pathOf(client.url) !== null).length > 1) return;
    const old = (await ownCaches()).filter((name) => name !== cacheName);
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  async function serve(file) {
    const cached = await (await caches.open(cacheName)).match(address(file.path));
    if (cached) return cached;
    // The browser dropped it: from the network, verified as at the start.
    return answer(file, await download(file));
  }

  async function serveOwn(path) {
    try {
      const got = await fetch(address(path), { cache: "no-cache", credentials: "omit", redirect: "error", signal: AbortSignal.timeout?.(8000) });
      const headers = new Headers(site.headers.map(({ name, value }) => [name, value]));
      headers.set("Content-Type", got.headers.get("Content-Type") ?? "application/octet-stream");
      if (got.ok || path === "school.json") return new Response(got.body, { status: got.status, headers });
    } catch {
      if (path === "school.json") return Response.error();
    }
    return (await caches.match(address(path), { cacheName: schoolCache })) ?? Response.error();
  }

  // A page of an older version in another window asks for its own files; any
  // other request of our page is not one that the app makes, and goes nowhere.
  async function serveOther(event) {
    const client = event.clientId ? await self.clients.get(event.clientId) : null;
    if (client && !fileOf(pathOf(client.url) ?? "/")) return fetch(event.request); // not our page: not our business
    for (const name of await ownCaches()) {
      const cached = await (await caches.open(name)).match(event.request, { ignoreSearch: true });
      if (cached) return cached;
    }
    return new Response("", { status: 404, headers: site.headers.map(({ name, value }) => [name, value]) });
  }

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(tidy()));

  self.addEventListener("message", (event) => {
    const { op, version } = event.data ?? {};
    if (op === "take over") self.skipWaiting();
    if (op === "settle") {
      event.waitUntil((async () => {
        // Only a page of this very version: another one keeps what it started with.
        if (version === site.version && self.registration.active?.state === "activated") await self.clients.claim();
        await tidy();
      })());
    }
  });

  self.addEventListener("fetch", (event) => {
    const path = pathOf(event.request.url);
    if (path === null || event.request.method !== "GET") return;
    const file = fileOf(path);
    if (file) event.respondWith(serve(file));
    else if (own.includes(path)) event.respondWith(serveOwn(path));
    // An address that a person typed and that is not of the app is left to the
    // browser: at the root of an origin it may be somebody else's page.
    else if (event.request.mode !== "navigate") event.respondWith(serveOther(event));
  });
})();
