import { uriOf } from '../../model/links/paths';
import { sectionsOf } from '../../model/sections';
import type { Facts, SprintDoc } from '../../model/sprint';
import { bullets, open, strong } from '../markdown/build';
import type { About } from '../scaffold';
import { blocks, todo } from '../value';
import { groundOf } from './ground';
import { wordsOf } from './phrases';
import { linkToPath } from './places';
import type { Variables } from './variable';

/** What the plan asks of a look back, and what else there is of the sprint. */
export const plannedVariables: Variables = {
  review_hooks: {
    summary: 'What the plan lists under its post-sprint review, each to be answered.',
    isBlock: true,
    value: about => {
      const hooks = hooksIn(groundOf(about).plan);
      return hooks.length
        ? blocks(bullets(...hooks.map(hook => [strong(hook), ' ', open('answer')])))
        : todo('what the plan asks of this review');
    },
  },
  links: {
    summary: 'Links to the other documents of the sprint.',
    isBlock: true,
    value: about => {
      const found = documentsOf(about).map(doc => [
        `${NAMES[doc.kind ?? ''] ?? 'Document'}: `,
        linkToPath(about, doc.path),
      ]);
      return found.length ? blocks(bullets(...found)) : todo('links');
    },
  },
};

const MOST = 50;

const HOOKS =
  /\b(?:post[- ]?sprint|review hooks?|retrospective hooks?|after (?:the|this) sprint|nach dem sprint|post-?sprint)\b/iu;

/** The outermost items below such a heading, as words that a colon ends. */
function hooksIn(plan: SprintDoc | undefined): readonly string[] {
  const sections = plan ? sectionsOf(plan.root).filter(({ heading }) => HOOKS.test(heading?.text.value ?? '')) : [];
  const items = sections.flatMap(({ blocks }) =>
    blocks.flatMap(block => (block.type === 'list' ? block.list.items : [])),
  );
  const words = items.map(({ text }) => wordsOf(text.value, LONGEST_HOOK).replace(/[\s:.;,]+$/, ''));
  return [...new Set(words)]
    .filter(Boolean)
    .slice(0, MOST)
    .map(each => (/[?!…]$/.test(each) ? each : `${each}:`));
}

const LONGEST_HOOK = 300;

const NAMES: Readonly<Record<string, string>> = {
  ...{ plan: 'Plan', readiness: 'Readiness assessment', tracker: 'Tracker', queue: 'Work queue' },
  ...{ review: 'Review', rca: 'Root cause analysis', roadmap: 'Roadmap' },
};

function documentsOf({ sprint, plan, path, sources: { root } }: About): readonly Facts[] {
  if (!sprint) return plan ? [plan] : [];
  const { plans, readiness, trackers, queues, rcas, reviews, roadmaps } = sprint;
  const all = [
    ...(plan ? [plan] : []),
    ...plans,
    ...readiness,
    ...trackers,
    ...queues,
    ...rcas,
    ...reviews,
    ...roadmaps,
  ];
  const own = all.filter(
    doc => doc.path !== path && doc.uri === uriOf(doc, doc.path) && doc.uri.startsWith(`${root}/`),
  );
  return [...new Set(own)].slice(0, MOST);
}
