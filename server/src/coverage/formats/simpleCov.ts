import { quoted } from '../gathering/problems';
import type { Gathering, JsonFormat, JsonReading } from '../json/jsonFormat';
import type { JsonPath } from '../json/jsonScanner';
import { isHitCount, isObject, member, membersOf } from '../json/plainValues';
import { LAST_LINE } from '../lineHits';
import { RubyFile } from './rubyFile';

/**
 * SimpleCov’s `.resultset.json`: each command’s hits by line, of which SimpleCov makes one result. What a source excludes by `# :nocov:` is known
 * to SimpleCov only when it reads that source, and counts here.
 */
export const simpleCov: JsonFormat = {
  format: 'simplecov',
  isSign: ([command, part, file, inside]) =>
    typeof command === 'string' &&
    part === 'coverage' &&
    typeof file === 'string' &&
    (inside === 'lines' || inside === 'branches' || inside === 0),
  make: gathering => new SimpleCovReading(gathering),
};

/** In seconds: older results are left out of newer ones by SimpleCov, unless its `merge_timeout` says otherwise. */
const MERGE_TIMEOUT = 600;

class SimpleCovReading implements JsonReading {
  readonly #gathering: Gathering;
  readonly #files = new Map<string, RubyFile>();
  readonly #times: (readonly [command: string, seconds: number])[] = [];

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  want([, part, file]: JsonPath): 'open' | 'read' | 'skip' {
    if (part === undefined) return 'open';
    if (part === 'coverage') return file === undefined ? 'open' : 'read';
    return part === 'timestamp' ? 'read' : 'skip';
  }

  fileAt([, , file]: JsonPath): string | undefined {
    return typeof file === 'string' ? file : undefined;
  }

  value(path: JsonPath, value: unknown): void {
    const [command, part] = path;
    const file = this.fileAt(path);
    if (part === 'timestamp' && typeof value === 'number') this.#times.push([String(command), value]);
    else if (part !== 'timestamp' && (file === undefined || !this.#readFile(file, value)))
      this.#gathering.leaveOut(path);
  }

  end(): void {
    for (const [path, file] of this.#files) {
      this.#gathering.record.clear();
      file.fill(this.#gathering.record);
      this.#gathering.add(path, { branches: file.branches });
    }
    const times = [...this.#times].sort(([, a], [, b]) => a - b);
    const [oldest, newest] = [times[0], times.at(-1)];
    if (oldest && newest && newest[1] - oldest[1] > MERGE_TIMEOUT) this.#tellAge(oldest[0], newest[0]);
  }

  /** Since SimpleCov 0.18 the lines have a name; before, they are all that there is. */
  #readFile(path: string, value: unknown): boolean {
    const lines = Array.isArray(value) ? value : member(value, 'lines');
    const branches = member(value, 'branches') ?? {};
    if (!Array.isArray(lines) || lines.length > LAST_LINE || !lines.every(isLine) || !isObject(branches)) return false;
    if (!membersOf(branches).every(([, taken]) => isObject(taken) && Object.values(taken).every(isHitCount)))
      return false;
    const file = this.#files.get(path) ?? new RubyFile();
    this.#files.set(path, file);
    file.joinLines(lines);
    for (const [condition, taken] of membersOf(branches)) file.joinBranches(condition, membersOf(taken));
    return true;
  }

  #tellAge(oldest: string, newest: string): void {
    const which = `${quoted(oldest)} are older than those of ${quoted(newest)}`;
    this.#gathering.tell('age', () => `The results of ${which}, so that SimpleCov itself may leave them out.`);
  }
}

/** Never, or how often; "ignored" is what `# :nocov:` excludes, where a formatter has written it. */
const isLine = (value: unknown): boolean => value === null || value === 'ignored' || isHitCount(value);
