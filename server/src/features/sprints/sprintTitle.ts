import type { Facts } from '../../model/sprint';
import { sprintKey } from '../../model/sprints/sprintRef';
import type { Sprint } from '../../model/sprints/sprints';
import { lineOf } from '../labels';
import { workDocuments } from './workDocuments';

/** What a sprint is called, in one line: by its plan, else by another of its documents or the roadmap. */
export function sprintTitle(sprint: Sprint): string | undefined {
  const names = [
    ...workDocuments(sprint).flatMap(doc => [inFrontMatter(doc), doc.sprint?.title?.value]),
    ...sprint.roadmaps.map(doc => nameInRoadmap(doc, sprint.number)),
  ];
  return names.map(name => name && nameIn(name)).find(Boolean);
}

/** "Sprint 4 Plan - Bread" -> "Bread"; empty for what names no sprint, or is still to be filled in. */
function nameIn(text: string): string {
  if (/\{\{/.test(text)) return '';
  const line = lineOf(text).replace(/^(?:sprint|spr|iteration)[\s_#-]*\d[\w.-]{0,9}\s*/i, '');
  return line
    .split(/\s*(?::\s|\s[-–—|·]\s)\s*/)
    .filter(part => !KIND_ALONE.test(part) && /[\p{L}\p{N}]/u.test(part))
    .join(' – ')
    .replace(UNOPENED, '');
}

/** Of “Checklist (Sprint 4 in May)” */
const UNOPENED = /(?<=^[^(]*)\)$/;

const KIND_WORD =
  'sprint|iteration|plan|planning|tracker|tracking|progress|status|queue|board|readiness|assessment|checklist|check|report|tasks?|stories|work|backlog|implementation|execution|document|index|notes|daily|stand-?up|meeting|kick-?off|ceremony|kpis?|metrics|summary|overview|template|final|hand-?off|update';
const KIND_ALONE = new RegExp(`^(?:[^\\p{L}\\p{N}]*\\b(?:${KIND_WORD})\\b)+[^\\p{L}\\p{N}]*$`, 'iu');

function inFrontMatter({ frontMatter }: Facts): string | undefined {
  const value = frontMatter?.entries.find(({ key }) => key.value === 'title')?.value.value;
  return typeof value === 'string' ? value : undefined;
}

const nameInRoadmap = ({ roadmap }: Facts, number: string): string | undefined =>
  roadmap?.sprints.find(each => sprintKey(each.number.value) === sprintKey(number))?.name?.value;
