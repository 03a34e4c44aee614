// A worker takes its policy from its own response, not from the page. Where the server sends
// that header this file is never registered. On a host that cannot set headers (most static
// hosts) the page registers it, and it adds the header to the worker and to the package.
// A blob worker would inherit a policy too, but only the page's, which lets it reach this
// origin, and it would need `worker-src blob:`; a service worker keeps the page's policy whole.

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  const base = new URL("./", location.href).pathname;
  if (pathname !== `${base}worker.js` && !pathname.startsWith(`${base}pkg/`)) return;
  event.respondWith(bound(event.request));
});

async function bound(request) {
  const response = await fetch(request);
  const headers = new Headers(response.headers);
  headers.set("Content-Security-Policy", policy);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
