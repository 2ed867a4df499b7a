import { l10n } from 'vscode';
import type { ScaffoldDocument, ScaffoldFault } from '../../../server/src/protocol';

interface DocumentWords {
  readonly document: string;
  readonly name: string;
  /** What it is for. */
  readonly detail: string;
}

/** All that can be made, the most wanted first. */
export const documentWords = (): readonly DocumentWords[] =>
  Object.entries(namesAndDetails()).map(([document, [name, detail]]) => ({ document, name, detail }));

const namesAndDetails = (): Readonly<Record<ScaffoldDocument, readonly [name: string, detail: string]>> => ({
  plan: [
    l10n.t('Sprint Plan'),
    l10n.t('Goal, tasks and criteria of the next sprint, with what the last one left over'),
  ],
  rca: [l10n.t('Root Cause Analysis'), l10n.t('What went wrong, why, and what is done about it')],
  review: [
    l10n.t('Sprint Review'),
    l10n.t('Whether the goal was met: each task, coverage, effort and what is carried over'),
  ],
  story: [l10n.t('Queue Story'), l10n.t('A story with the next ID, and its row in the work queue')],
  tracker: [l10n.t('Status Tracker'), l10n.t('The tasks of a plan or a roadmap as phases with checkboxes and counts')],
  queue: [l10n.t('Work Queue'), l10n.t('Stories that people and agents claim, with what they depend on')],
  readiness: [
    l10n.t('Readiness Assessment'),
    l10n.t('Whether a sprint can start: prerequisites, blockers, and what was completed before'),
  ],
  completion: [l10n.t('Completion Report'), l10n.t('What a sprint has delivered, with evidence')],
  retrospective: [l10n.t('Retrospective'), l10n.t('What went well, what did not, and what will change')],
  handoff: [l10n.t('Handoff'), l10n.t('Where the work stands, for whoever goes on with it')],
  roadmap: [l10n.t('Roadmap'), l10n.t('The sprints ahead, each with its weeks, tasks and acceptance criteria')],
});

/** "New Sprint Review"; of what is not known yet, "New Sprint Document". */
export function titleOf(document: string | undefined): string {
  const known = documentWords().find(each => each.document === document);
  return known ? l10n.t('New {0}', known.name) : l10n.t('New Sprint Document');
}

export const nameOfDocument = (document: string): string =>
  documentWords().find(each => each.document === document)?.name ?? l10n.t('Sprint Document');

/** Why nothing can be made at a path, and what to do. */
export function faultWords(fault: ScaffoldFault): string {
  const words: Readonly<Record<ScaffoldFault, string>> = {
    empty: l10n.t('Enter a path, such as “docs/sprints/sprint_1_plan.md”.'),
    absolute: l10n.t('Enter a path that is relative to the folder.'),
    outside: l10n.t('The path leads out of the folder. Leave out “..”.'),
    ending: l10n.t('The name must end in “.md”.'),
    characters: l10n.t('Not every system can have a file of this name. Use letters, digits, “-”, “_” and “/”.'),
    reserved: l10n.t('Windows reserves this name, such as “con” or “aux”. Choose another name.'),
    long: l10n.t('The path is too long for some systems. Choose a shorter one.'),
    link: l10n.t('A link on this path leads out of the folder. Choose another folder.'),
  };
  // A later server may know of more.
  return words[fault] ?? words.characters;
}
