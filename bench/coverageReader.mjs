import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Reads a report several times in one process, as an editor does that a report is rewritten under: prints the milliseconds of each, and how
 * many MB the most that it held was more than before.
 */
const [name, path, rounds, product] = process.argv.slice(2);

const READERS = {
  async Sprintmark() {
    const { nodeHost, ReportReader } = createRequire(import.meta.url)(product);
    const uri = pathToFileURL(path).href;
    return async () => {
      const reader = new ReportReader();
      for await (const piece of nodeHost().readPieces(uri)) reader.write(piece);
      return reader.end().files.length;
    };
  },
  async 'lcov-parse'() {
    const { default: parse } = await import('lcov-parse');
    return () =>
      new Promise((resolve, reject) => parse(path, (error, files) => (error ? reject(error) : resolve(files.length))));
  },
  async 'fast-xml-parser'() {
    const { XMLParser } = await import('fast-xml-parser');
    return async () => {
      const read = new XMLParser({ ignoreAttributes: false }).parse(readFileSync(path, 'utf8'));
      return Object.keys(read).length;
    };
  },
  async 'JSON.parse'() {
    return async () => Object.keys(JSON.parse(readFileSync(path, 'utf8'))).length;
  },
};

const read = await READERS[name]();
const before = process.memoryUsage.rss();
const taken = [];
let found = 0;
for (let round = 0; round < Number(rounds); round++) {
  const began = performance.now();
  found = await read();
  taken.push(performance.now() - began);
}
if (!found) throw new Error(`${name} finds nothing in ${path}.`);
console.log(JSON.stringify({ taken, megabytes: process.resourceUsage().maxRSS / 1024 - before / 1024 ** 2 }));
