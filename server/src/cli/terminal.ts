import type { Dialog } from './dialog';

/** What the command line needs of the process. */
export interface Terminal {
  readonly cwd: string;
  readonly color: boolean;
  out(text: string): void;
  err(text: string): void;
  /** The program's own file, which threads are made from; without it there are none. */
  readonly program?: string;
  /** Where to remember what was read; without it, nothing is remembered. */
  readonly cacheFolder?: string | undefined;
  /** Where somebody is there to answer questions. */
  readonly dialog?: (() => Dialog) | undefined;
  /** Starts the language server, which takes over standard input and output. */
  serve(): Promise<unknown>;
}

export const NOTHING_FOUND = 0;
export const FOUND = 1;
export const FAILED = 2;

/** Without the control characters by which a document or a file name could steer a terminal. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');

export const painter =
  (color: boolean) =>
  (codes: string, text: string): string =>
    color && text ? `\u001b[${codes}m${text}\u001b[0m` : text;

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
