import type { SprintDoc } from '../../model/sprint';
import { readPosition } from '../tree/treeRequest';
import type { Act } from './acts';
import type { Movement } from './move/move';
import { VERBS, type Verb } from './offers';

/** The offset of a position as it may come from anywhere; undefined where the text has no such line: its end is another place. */
export function readOffset({ lines }: SprintDoc, position: unknown): number | undefined {
  const read = readPosition(position);
  return read && read.line < lines.lineCount ? lines.offsetAt(read) : undefined;
}

/** What is to be done, from params that may be anything; undefined for what no client of ours sends. */
export function readAct(doc: SprintDoc, params: object): Act | undefined {
  const { position, verb: wanted, owner, label } = params as Readonly<Record<string, unknown>>;
  const offset = readOffset(doc, position);
  const verb = ALL.find(each => each === wanted);
  if (offset === undefined || !verb || !isOptionalText(owner) || !isOptionalText(label)) return undefined;
  return { offset, verb, owner, label };
}

export function readMovement(doc: SprintDoc, params: object): Movement | undefined {
  const { tasks: wanted, to: target, side: given } = params as Readonly<Record<string, unknown>>;
  const to = readOffset(doc, target);
  const side = SIDES.find(each => each === given);
  if (to === undefined || !side || !Array.isArray(wanted)) return undefined;
  const tasks: Movement['tasks'][number][] = [];
  for (const each of wanted as readonly unknown[]) {
    const { position, label } = (each ?? {}) as Readonly<Record<string, unknown>>;
    const offset = readOffset(doc, position);
    if (offset === undefined || !isOptionalText(label)) return undefined;
    tasks.push({ offset, label });
  }
  return { tasks, to, side };
}

const ALL: readonly Verb[] = [...new Set(Object.values(VERBS).flat()), 'check', 'uncheck'];
const SIDES = ['before', 'after', 'over', 'into'] as const;

const isOptionalText = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string';
