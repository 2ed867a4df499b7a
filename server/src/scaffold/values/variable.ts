import type { About } from '../scaffold';
import type { Value } from '../value';

/** What a template may name as `{{name}}`. */
export interface Variable {
  /** One sentence, for the reference of templates. */
  readonly summary: string;
  /** Whether it is several lines: such a one stands alone in its paragraph. */
  readonly isBlock?: true;
  /** Never undefined: where nothing is known, a place to fill in, or a sentence that says so. */
  value(about: About): Value;
}

export type Variables = Readonly<Record<string, Variable>>;
