// The service worker of the output folder: gives what a reader has kept, where the net does not. It is installed by the
// page's "Keep for offline" alone, and keeps nothing by itself.

/**
 * A stretch of what was kept, as players ask for sound (RFC 9110, 14).
 * @param {Response} kept
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function stretchOf(kept, request) {
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "");
  if (!range || (!range[1] && !range[2])) return kept;
  const whole = await kept.blob();
  const begin = range[1] ? Number(range[1]) : Math.max(0, whole.size - Number(range[2]));
  const end = range[1] && range[2] ? Math.min(Number(range[2]), whole.size - 1) : whole.size - 1;
  const type = kept.headers.get("content-type") ?? "application/octet-stream";
  if (begin > end) return new Response(null, { status: 416, headers: { "content-range": `bytes */${whole.size}` } });
  return new Response(whole.slice(begin, end + 1, type), {
    status: 206,
    headers: {
      "accept-ranges": "bytes",
      "content-length": String(end - begin + 1),
      "content-range": `bytes ${begin}-${end}/${whole.size}`,
      "content-type": type,
    },
  });
}

/**
 * What has a version in its address never changes; of the rest the net's answer is the newer one.
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function answer(request) {
  const address = new URL(request.url);
  if (address.pathname.endsWith("/")) address.pathname += "index.html";
  address.hash = "";
  const kept = await caches.match(address.href, { ignoreVary: true });
  if (!kept) return fetch(request);
  if (address.searchParams.has("v")) return stretchOf(kept, request);
  try {
    return await fetch(request);
  } catch {
    return stretchOf(kept, request);
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.location.origin)) event.respondWith(answer(event.request));
});
