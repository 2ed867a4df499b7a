import type { Facts } from '../sprint';

/** The folder and the number of a plan that is named by them: "plans/03-reader.md" -> "plans/03". */
export const planNumber = ({ kind, path }: Facts): string | undefined =>
  kind === 'plan' ? /^(?:.*\/)?\d{1,3}(?=[-_ ][^/]*$)/.exec(path)?.[0] : undefined;
