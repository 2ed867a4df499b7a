import { type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { type Field, fieldsOf } from '../fields';
import { sectionsOf } from '../sections';
import type { Section, SprintDoc, Status } from '../sprint';
import { readStatus } from '../statuses/status';
import { readBlockers } from './blockers';
import { type Prerequisite, readPrerequisites } from './prerequisites';

/** `conditional`: "READY, pending the contract". */
export type Verdict = 'ready' | 'conditional' | 'not-ready';

/** What a readiness document adds: verdict, previous sprint, prerequisites, blockers, timeline and sign-off. */
export interface Readiness {
  readonly verdict: Ranged<Verdict> | undefined;
  readonly previous: PreviousSprint | undefined;
  readonly prerequisites: readonly Prerequisite[];
  /** Those that stand; “None” is none. */
  readonly blockers: readonly Ranged<string>[];
  /** The headings below “Timeline”: "Day 1 (3 hours)". */
  readonly timeline: readonly Ranged<string>[];
  readonly signOff: readonly Field[];
}

export interface PreviousSprint {
  readonly number: Ranged<string>;
  readonly status: Ranged<Status> | undefined;
}

export function readReadiness({ root, prose, tasks, sprint }: SprintDoc): Readiness {
  const sections = sectionsOf(root);
  return {
    verdict: readVerdict(root, prose),
    previous: readPrevious(sections, prose),
    prerequisites: readPrerequisites({ root, prose, tasks, sprint }),
    blockers: readBlockers(root, prose),
    timeline: named(sections, TIMELINE).flatMap(each => each.sections.flatMap(({ heading }) => heading?.text ?? [])),
    signOff: named(sections, SIGN_OFF).flatMap(each => fieldsOf(each, prose)),
  };
}

const TIMELINE = /\b(?:timeline|schedule|cronograma|zeitplan)\b|时间/i;
const SIGN_OFF = /\b(?:sign-?off|approvals?|aprova\p{L}*|freigabe)\b/iu;
const JUDGING =
  /\b(?:verdict|decision|sign-?off|conclusion|go\/no-go|assessment|recommendation|veredi(?:to|cto)|decis\p{L}+|entscheidung)\b|结论/iu;

const named = (sections: readonly Section[], pattern: RegExp): Section[] =>
  sections.filter(({ heading }) => heading && pattern.test(heading.text.value));

const VERDICT_FIELD =
  /^(?:(?:overall|sprint|current|final|readiness|go\/no-go) )*(?:status|verdict|readiness|decision|go\/no-go|estado|veredi(?:to|cto)|entscheidung|状态|结论)$/i;
const LEAD = new RegExp(`^(?:${glyphPattern('✅✔☑🟢🚀🔴❌⛔🟡⏳')}|[\\s*_>[-])+`, 'u');
const GO = '(?:start|proceed|begin|launch|go|execute|kick)';
const PURPOSE = '(?:sprint|execution|kick-?off|implementation|development|start)';
const READY = new RegExp(
  `^(?:go(?=[\\s*_]*(?:$|[.!,;(–—]))|ready(?:$|[\\s*_]*[.!,;(\\[–—-]| to ${GO}\\b| for (?:the )?${PURPOSE}\\b)|pront[oa] para|list[oa] para|bereit\\b|(?:准备)?就绪)`,
  'i',
);
const NOT_READY = /^(?:not (?:yet )?ready|no[- ]go|blocked|não pront[oa]|no list[oa]|nicht bereit|未就绪)/i;
const CONDITION =
  /\b(?:after|once|if|when|until|pending|subject|provided|conditional(?:ly)?|conditions?|caveats?|except(?:ions)?|partial(?:ly)?|but|apenas|após|quando|sobald|nach)\b|条件/i;

/** The document's own: in its head, or where it decides. That of a part of it is none. */
function readVerdict(root: Section, prose: string): Ranged<Verdict> | undefined {
  const head = [root, ...root.sections.slice(0, 1)];
  const places = [...head, ...named(sectionsOf(root), JUDGING)];
  for (const place of places)
    for (const { name, value } of fieldsOf(place, prose)) {
      const verdict = VERDICT_FIELD.test(name.value.trim()) && verdictOf(value.value);
      if (verdict) return { value: verdict, range: value.range };
    }
  return undefined;
}

function verdictOf(value: string): Verdict | undefined {
  const words = value.replace(LEAD, '');
  if (NOT_READY.test(words)) return 'not-ready';
  if (!READY.test(words)) return undefined;
  return CONDITION.test(words) ? 'conditional' : 'ready';
}

const PREVIOUS = /\b(?:sprint|iteration|phase)[\s#-]*(\d{1,4}(?:[.-]\d{1,3}){0,2}[A-Z]?)(?![\w%])/i;

/** "**Previous Sprint**: Sprint 3 (Parser)", and what the section about it says of its state. */
function readPrevious(sections: readonly Section[], prose: string): PreviousSprint | undefined {
  const head = sections.slice(0, 2).flatMap(section => fieldsOf(section, prose));
  const field = head.find(({ name }) => /^previous (?:sprint|iteration|phase)$/i.test(name.value.trim()))?.value;
  const match = field && PREVIOUS.exec(field.value);
  if (!field || !match?.[1]) return undefined;
  const end = field.range.start + match.index + match[0].length;
  const number = ranged(match[1], end - match[1].length, end);
  const about = sections.find(({ heading }) => heading && tellsOf(heading.text.value, number.value));
  return { number, status: about && statusOf(about, prose) };
}

const tellsOf = (heading: string, number: string): boolean =>
  /complet|status|conclu|abschluss/i.test(heading) && PREVIOUS.exec(heading)?.[1] === number;

/** "### Status: ✅ COMPLETE" or "**Status**: done". */
function statusOf(section: Section, prose: string): Ranged<Status> | undefined {
  const headings = section.sections.flatMap(({ heading }) => heading?.text ?? []);
  const written = headings.flatMap(text => {
    const label = /^[*_\s]*status[*_\s]*:[*_\s]*/i.exec(text.value)?.[0];
    return label ? ranged(text.value.slice(label.length), text.range.start + label.length, text.range.end) : [];
  });
  const fields = fieldsOf(section, prose).filter(({ name }) => /^status$/i.test(name.value.trim()));
  for (const { value, range } of [...fields.map(field => field.value), ...written]) {
    const status = readStatus(value);
    if (status) return { value: status, range };
  }
  return undefined;
}
