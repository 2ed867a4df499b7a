import type { ScaffoldAnswer } from '../../../../server/src/protocol';
import { answered, type Draft } from './draft';
import { type Step, stepsOf } from './steps';

/** What a person does with a question; what was written or checked before going back is kept, where it is known. */
export type Reply = { readonly value: string } | { readonly backFrom: string | undefined } | 'cancel';

export interface Question {
  readonly step: Step;
  /** From 1. */
  readonly number: number;
  /** Undefined while it depends on what is chosen now. */
  readonly total: number | undefined;
  readonly canGoBack: boolean;
  readonly draft: Draft;
  /** Undefined before it is known what is to be made, and where. */
  readonly proposal: ScaffoldAnswer | undefined;
}

export interface Asker {
  /** Undefined where the server has no answer, and the person was told. */
  propose(draft: Draft): Promise<ScaffoldAnswer | undefined>;
  ask(question: Question): Promise<Reply>;
}

/** What a person wants made. */
export interface Wish {
  readonly draft: Draft;
  readonly proposal: ScaffoldAnswer;
  /** Of a file that is there already. */
  readonly existing: string | undefined;
}

/** Asks step by step, back and forth, until all is answered; undefined where the person thought better of it. */
export async function walk(start: Draft, { propose, ask }: Asker): Promise<Wish | undefined> {
  let draft = start;
  const trail: Step[] = [];
  let existing: string | undefined;
  for (;;) {
    const isReady = stepsOf(draft, undefined).every(step => isIn(trail, step));
    const proposal = isReady ? await propose(draft) : undefined;
    if (isReady && !proposal) return undefined;
    const left = stepsOf(draft, proposal).filter(step => !isIn(trail, step));
    const [step] = left;
    if (!step) return proposal && { draft, proposal, existing };
    const total = isReady ? trail.length + left.length : undefined;
    const reply = await ask({
      ...{ step, total, draft, proposal },
      number: trail.length + 1,
      canGoBack: trail.length > 0,
    });
    if (reply === 'cancel') return undefined;
    if ('backFrom' in reply) {
      if (reply.backFrom !== undefined) draft = answered(draft, step, reply.backFrom, proposal);
      trail.pop();
      continue;
    }
    if (step.type === 'existing') existing = reply.value;
    draft = answered(draft, step, reply.value, proposal);
    trail.push(step);
  }
}

const isIn = (trail: readonly Step[], { id }: Step): boolean => trail.some(each => each.id === id);
