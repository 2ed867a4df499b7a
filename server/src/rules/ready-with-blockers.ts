import type { Rule } from './rule';

/** Whoever reads READY starts; what must be there first is then found missing one by one. */
export const readyWithBlockers: Rule = {
  id: 'ready-with-blockers',
  severity: 'warning',
  summary: 'A sprint is called ready while a prerequisite is open or a blocker stands.',
  *check({ readiness }) {
    if (readiness?.verdict?.value !== 'ready') return;
    const { verdict, prerequisites, blockers } = readiness;
    const open = prerequisites.filter(
      ({ status, required }) => required && (status === 'open' || status === 'blocked'),
    );
    if (!open.length && !blockers.length) return;
    const counts = [
      ...(open.length
        ? [open.length === 1 ? 'one prerequisite is open' : `${open.length} prerequisites are open`]
        : []),
      ...(blockers.length ? [blockers.length === 1 ? 'one blocker stands' : `${blockers.length} blockers stand`] : []),
    ];
    const one = open.length + blockers.length === 1;
    yield {
      range: verdict.range,
      message: `This says that the sprint is ready, but ${counts.join(' and ')}: “${shorten((open[0]?.text ?? blockers[0])?.value ?? '')}”${one ? '' : ' and more'}. Settle ${one ? 'it' : 'them'} first, or say what the start waits for.`,
      related: [
        ...open.map(({ text }) => ({ range: text.range, message: 'This prerequisite is still open' })),
        ...blockers.map(({ range }) => ({ range, message: 'This blocker stands' })),
      ].slice(0, MOST_RELATED),
    };
  },
};

const MOST_RELATED = 20;

function shorten(text: string): string {
  const plain = text.slice(0, 300).replace(/[*`]/g, '').replace(/\s+/g, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 59).trimEnd()}…` : plain;
}
