// Starts the worker and gives it one text at a time. Only the answer to the newest request is
// handed on; while the worker is busy, only the newest waiting text is kept.

const workerUrl = "./worker.js";
const boundUrl = "./sw.js";

// Trusted Types: these two literal addresses are the only scripts that this page can start.
const policy = globalThis.trustedTypes?.createPolicy("sikap", {
  createScriptURL(url) {
    if (url === workerUrl || url === boundUrl) return url;
    throw new TypeError(`not a script of this page: ${url}`);
  },
});
const scriptUrl = (url) => policy?.createScriptURL(url) ?? url;

// Whether the worker will run under a policy that forbids it every connection.
async function workerIsBound() {
  const response = await fetch(workerUrl, { method: "HEAD", cache: "no-store" });
  return (response.headers.get("content-security-policy") ?? "").includes("connect-src 'none'");
}

// No worker starts before its policy is certain; see sw.js for hosts without headers.
async function bindWorker() {
  if (await workerIsBound()) return;
  if (navigator.serviceWorker) {
    const { serviceWorker } = navigator;
    const controlled = serviceWorker.controller
      ? Promise.resolve()
      : new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
    await serviceWorker.register(scriptUrl(boundUrl));
    await controlled;
    if (await workerIsBound()) return;
  }
  throw new Error("the worker cannot be bound by a policy on this host");
}

async function compile() {
  const response = await fetch("./pkg/sikap_bg.wasm");
  if (!response.ok) throw new Error(`sikap_bg.wasm: ${response.status}`);
  // Compiling while downloading needs the media type application/wasm, which some hosts do not send.
  if (response.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

export class Engine {
  #module;
  #worker;
  #latest = 0;
  #busy = true;
  #waiting = null;
  #sent = null;

  // `on` has the functions ready(info), answer(text, annotation, ms) and fault(message).
  constructor(on) {
    this.on = on;
    this.#prepare();
  }

  async #prepare() {
    try {
      const [module] = await Promise.all([compile(), bindWorker()]);
      this.#module = module;
      this.#start();
    } catch (error) {
      this.on.fault(String(error.message ?? error));
    }
  }

  #start() {
    this.#worker = new Worker(scriptUrl(workerUrl), { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => this.#receive(data));
    this.#worker.addEventListener("error", () => this.on.fault("worker.js"));
    this.#worker.postMessage({ module: this.#module });
  }

  annotate(text) {
    this.#latest += 1;
    this.#waiting = { id: this.#latest, text };
    if (!this.#busy) this.#send();
  }

  // Forgets what is under way: its answer will be dropped.
  forget() {
    this.#latest += 1;
    this.#waiting = null;
  }

  #send() {
    this.#busy = true;
    this.#sent = this.#waiting;
    this.#waiting = null;
    this.#worker.postMessage(this.#sent);
  }

  #receive(data) {
    this.#busy = false;
    if (data.error) {
      // After a trap the instance is not to be trusted; a new worker takes its place.
      this.#worker.terminate();
      this.#busy = true;
      this.on.fault(data.error);
      if (data.id) this.#start();
      return;
    }
    if (data.ready) this.on.ready(data);
    else if (data.id === this.#latest) this.on.answer(this.#sent.text, data.annotation, data.ms);
    if (this.#waiting) this.#send();
  }
}
