import type { Facts } from '../../model/sprint';
import { sprintKey } from '../../model/sprints/sprintRef';
import type { Sprint } from '../../model/sprints/sprints';
import { workDocuments } from '../../model/sprints/workDocuments';
import { oncePer } from '../../oncePer';
import { lineOf } from '../labels';

/** What a sprint is called, in one line: by its plan, else by another of its documents or the roadmap. */
export const sprintTitle = oncePer((sprint: Sprint): string | undefined => {
  for (const name of namesOf(sprint)) {
    const title = name && nameIn(name);
    if (title) return title;
  }
  return undefined;
});

/** One by one: to ask a closed document for its front matter costs reading it. */
function* namesOf(sprint: Sprint): Generator<string | undefined> {
  for (const doc of workDocuments(sprint)) {
    // It is called after what it assesses.
    if (doc.kind === 'readiness') continue;
    yield doc.sprint?.title?.value;
    yield inFrontMatter(doc);
  }
  for (const doc of sprint.roadmaps.toSorted((a, b) => (a.uri < b.uri ? -1 : 1)))
    yield nameInRoadmap(doc, sprint.number);
}

/** "Sprint 4 Plan - Bread" -> "Bread"; empty for what names no sprint, or is still to be filled in. */
function nameIn(text: string): string {
  if (/\{\{/.test(text)) return '';
  const line = lineOf(text).replace(/^(?:sprint|spr|iteration)[\s_#-]*\d[\w.-]{0,9}\s*/i, '');
  const said = [...line.matchAll(PART)].filter(([, , part = '']) => saysMore(part));
  // What joins two parts that stay is the document's own.
  return said
    .map(([, joint = '', part = ''], at) => (at ? joint : '') + part)
    .join('')
    .replace(UNOPENED, '')
    .trim();
}

/** A part and what joins it to the one before: “: ”, “ – ”. */
const PART = /(^|\s?:\s|\s[-–—|·]\s)(.*?)(?=\s?:\s|\s[-–—|·]\s|$)/g;

/** “STATUS_UPDATE” is the name of a file. */
const saysMore = (part: string): boolean =>
  !KIND_ALONE.test(part) && !/^[\w-]*_[\w-]*$/.test(part) && /[\p{L}\p{N}]/u.test(part);

/** Of “Checklist (Sprint 4 in May)” */
const UNOPENED = /(?<=^[^(]*)\)$/;

const KIND_WORD =
  'sprint|iteration|plan|planning|tracker|tracking|progress|status|queue|board|dashboard|executivo|executive|readiness|assessment|checklist|check|report|tasks?|stories|work|backlog|implementation|execution|document|index|notes|daily|stand-?up|meeting|kick-?off|ceremony|kpis?|metrics|summary|overview|template|final|hand-?off|update';
const KIND_ALONE = new RegExp(`^(?:[^\\p{L}\\p{N}]*\\b(?:${KIND_WORD})\\b)+[^\\p{L}\\p{N}]*$`, 'iu');

function inFrontMatter({ frontMatter }: Facts): string | undefined {
  const value = frontMatter?.entries.find(({ key }) => key.value === 'title')?.value.value;
  return typeof value === 'string' ? value : undefined;
}

const nameInRoadmap = ({ roadmap }: Facts, number: string): string | undefined =>
  roadmap?.sprints.find(each => sprintKey(each.number.value) === sprintKey(number))?.name?.value;
