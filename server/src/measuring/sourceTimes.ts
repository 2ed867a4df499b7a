import type { FoundReport } from '../coverage/merge';
import type { Host } from '../host';

/** When the sources of reports were last written. */
export class SourceTimes {
  readonly #host: Host;
  #current: ReadonlyMap<string, number> = new Map();

  constructor(host: Host) {
    this.#host = host;
  }

  /** In milliseconds since 1970, by URI key, as far as the host can tell. Immutable. */
  get current(): ReadonlyMap<string, number> {
    return this.#current;
  }

  /** Asks for all sources, or for those that were touched; whether any was written since. */
  async ask(reports: readonly FoundReport[], touched: ReadonlySet<string> | undefined): Promise<boolean> {
    if (!this.#host.statFiles || touched?.size === 0) return false;
    const sources = new Map(reports.flatMap(({ sources }) => [...sources.values()].map(each => [each.key, each.uri])));
    const asked = [...sources].filter(([key]) => touched?.has(key) ?? true);
    const stats = await this.#host.statFiles(asked.map(([, uri]) => uri));
    const before = this.#current;
    const times = new Map(touched ? before : []);
    for (const [at, [key]] of asked.entries()) {
      const stat = stats[at];
      if (stat) times.set(key, stat.modified);
    }
    this.#current = times;
    return asked.some(([key]) => times.get(key) !== before.get(key));
  }
}
