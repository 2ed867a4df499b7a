import { sectionsOf } from '../../../model/sections';
import type { Section, SprintDoc } from '../../../model/sprint';
import { wordsOf } from '../../../model/templates/templateSections';

/** What tells a section, without variables: "Recommendations for Sprint {{next_number}}" -> recommendation */
export const tellingWords = (heading: string): readonly string[] =>
  wordsOf(heading.replace(/\{\{[^{}]{0,80}\}\}/g, ' ')).filter(word => !/^part$/.test(word));

/** Whether two headings are one section: all words of one are among those of the other, or most of them are the same. */
export function isSameSection(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.filter(word => b.includes(word)).length;
  if (!shared) return false;
  return shared === Math.min(a.length, b.length) || shared * 2 >= a.length + b.length - shared;
}

/** A document's section of that heading, as its telling words are; its title is none. */
export const sectionLike = (doc: SprintDoc, words: readonly string[]): Section | undefined =>
  sectionsOf(doc.root).find(
    ({ heading }) =>
      heading &&
      heading.text.range.start !== doc.title?.range.start &&
      isSameSection(words, tellingWords(heading.text.value)),
  );

/** Whether two headings ask for the same thing in other words. */
export const meansTheSame = (a: string, b: string): boolean =>
  MEANINGS.some(pattern => pattern.test(a) && pattern.test(b));

/** Whether any document of a sprint may have such a section. */
export const isCommon = (heading: string): boolean => MEANINGS.some(pattern => pattern.test(heading));

const MEANINGS: readonly RegExp[] = [
  /\bgoals?\b|objective|why it matters|alignment/i,
  /incident|what happened|\bproblem\b/i,
  /executive summary|\boverview\b|^summary\b/i,
  /root[- ]cause|^causes?\b|why it happened/i,
  /\bwhys\b/i,
  /timeline|chronology|sequence of events/i,
  /\bimpact\b|affected|damage/i,
  /contributing|\bfactors\b/i,
  /went well|worked well|highlights|achievements|successes/i,
  /could be improved|went (?:wrong|poorly|badly)|\bimprovements?\b|challenges|did(?: not|n.t) work/i,
  /prevent|lessons/i,
  /corrective|remediation|action (?:items|plan)|^actions\b|\bfixes\b/i,
  /follow-?ups?|next (?:steps|actions|sprint)|recommendations|what comes next/i,
  /carry|carried|left[- ]?over|unfinished|remaining|deferred/i,
  /blockers?|impediments?|\bissues\b|obstacles/i,
  /decisions?/i,
  /\bscope\b|deviations?/i,
  /coverage/i,
  /\btests?\b|testing|quality assurance/i,
  /success (?:metrics|criteria)|acceptance criteria/i,
  /metrics|statistics|\bkpis?\b|velocity|numbers/i,
  /interfaces?|\bapis?\b|deliverables|files (?:created|changed)|capabilities/i,
  /effort|time (?:tracking|breakdown|spent)|\bhours\b/i,
  /commits?|git history/i,
  /post-sprint|review hooks|mandates?/i,
  /guard-?rails?|refusals|prime rules/i,
  /\blinks\b|references|related|resources|see also/i,
  /prerequisites?|requirements|dependencies/i,
  /completion confirmation|previous sprint/i,
  /known (?:issues|limitations)|risks?\b/i,
  /sign-?off|approvals?/i,
  /progress|\btasks?\b|work items|\bstories\b/i,
];
