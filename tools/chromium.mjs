// Chromium driven over its own pipe, for the benches: no library between what is measured and the clock.
// CHROMIUM names another than /usr/bin/chromium.
import { spawn } from "node:child_process";

const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, mobile: true };

/** Chromium, spoken to over its pipe. */
export class Chromium {
  #asked = new Map();
  #next = 1;
  #heard = "";

  /** @param profile a folder for its profile, which it makes. */
  constructor(profile) {
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--accept-lang=ru-RU", "--remote-debugging-pipe", `--user-data-dir=${profile}`];
    this.process = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium", [...flags, "about:blank"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    this.process.stdio[4].setEncoding("utf8").on("data", (text) => this.#hear(text));
  }

  #hear(text) {
    const messages = (this.#heard + text).split("\0");
    this.#heard = messages.pop();
    for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
      const asked = this.#asked.get(id);
      this.#asked.delete(id);
      if (error === undefined) asked?.resolve(result);
      else asked?.reject(new Error(error.message));
    }
  }

  call(method, params = {}, sessionId = undefined) {
    const id = this.#next++;
    this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject }));
  }

  async close() {
    await this.call("Browser.close").catch(() => undefined);
    await new Promise((resolve) => this.process.once("exit", resolve));
  }

  /** A phone's page in a profile of its own, the processor slowed so many times: calls it, and evaluates in it. */
  async page(slower = 1) {
    const { browserContextId } = await this.call("Target.createBrowserContext");
    const { targetId } = await this.call("Target.createTarget", { url: "about:blank", browserContextId });
    const { sessionId } = await this.call("Target.attachToTarget", { targetId, flatten: true });
    const call = (method, params) => this.call(method, params, sessionId);
    await Promise.all([call("Page.enable"), call("Network.enable")]);
    await call("Emulation.setDeviceMetricsOverride", PHONE);
    await call("Emulation.setCPUThrottlingRate", { rate: slower });
    const evaluate = async (expression) => {
      const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    const heap = async (collected) => {
      if (collected) await call("HeapProfiler.collectGarbage");
      return (await call("Runtime.getHeapUsage")).usedSize / 1e6;
    };
    return { call, evaluate, heap, close: () => this.call("Target.disposeBrowserContext", { browserContextId }) };
  }
}
