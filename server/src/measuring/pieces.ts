import type { Host } from '../host';

/** The text of a file piece by piece. Throws where it cannot be read to its end. */
export const piecesOf = (host: Host, uri: string): AsyncIterable<string> => host.readPieces?.(uri) ?? slices(host, uri);

const SLICE = 1 << 18;

/** Other work gets its turn between two pieces. */
async function* slices(host: Host, uri: string): AsyncGenerator<string> {
  const text = await host.readFile(uri);
  if (text === undefined) throw new Error(`${uri} cannot be read.`);
  for (let at = 0; at < text.length; at += SLICE) {
    yield text.slice(at, at + SLICE);
    if (text.length > SLICE) await new Promise(resolve => setTimeout(resolve));
  }
}
