// Starts the worker and gives it one text at a time. Only the answer to the newest request is
// handed on; while the worker is busy, only the newest waiting text is kept. The same holds for a
// lexicon of the reader's own, which goes before the text that waits for it.

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
  // The lexicon that is to be used, and whether the worker has still to get it.
  #lexicon = "";
  #lexiconWaits = false;

  // `on` has the functions ready(info), answer(text, annotation, ms) and fault(message), and
  // lexicon(report) and lexiconFault(message) about a lexicon of the reader's own.
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
    this.#send();
  }

  // Takes a table of names beside the built-in lexicons for every later text; an empty one takes it away.
  use(table) {
    this.#lexicon = table;
    this.#lexiconWaits = true;
    this.#send();
  }

  // Forgets what is under way: its answer will be dropped.
  forget() {
    this.#latest += 1;
    this.#waiting = null;
  }

  // Sends what waits, if the worker is free.
  #send() {
    if (this.#busy || !(this.#lexiconWaits || this.#waiting)) return;
    this.#busy = true;
    if (this.#lexiconWaits) {
      this.#lexiconWaits = false;
      this.#worker.postMessage({ lexicon: this.#lexicon });
      return;
    }
    this.#sent = this.#waiting;
    this.#waiting = null;
    this.#worker.postMessage(this.#sent);
  }

  #receive(data) {
    if (data.error) {
      this.#replaceWorker(data);
      return;
    }
    this.#busy = false;
    if (data.ready) {
      // A new worker knows the built-in lexicons only.
      this.#lexiconWaits = this.#lexicon !== "";
      this.on.ready(data);
    } else if (data.lexicon) {
      if (!this.#lexiconWaits) this.on.lexicon(data.lexicon);
    } else if (data.id === this.#latest) {
      this.on.answer(this.#sent.text, data.annotation, data.ms);
    }
    this.#send();
  }

  // After a trap the instance is not to be trusted; a new worker takes its place, except for one
  // that could not even start. A lexicon that brought the worker down is not given to the next one.
  #replaceWorker({ error, id, failed }) {
    this.#worker.terminate();
    this.#busy = true;
    if (failed !== "lexicon") {
      this.on.fault(error);
    } else if (!this.#lexiconWaits) {
      this.#lexicon = "";
      this.on.lexiconFault(error);
    }
    if (id || failed) this.#start();
  }
}
