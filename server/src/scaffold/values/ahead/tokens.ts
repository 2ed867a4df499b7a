import type { Html } from 'mdast';

/** A status token, which must not be escaped: “[ ]”, “[BLOCKED]”. Only for what holds no Markdown of its own. */
export const token = (written: string): Html => ({ type: 'html', value: written });
