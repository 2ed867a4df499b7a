import { repairText } from '../../model/damage/mojibake';
import { folderOf, relativePath, resolvePath } from '../../model/links/paths';
import type { ListItem, SprintDoc, Status, Task } from '../../model/sprint';

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  ...{ open: 'ready-for-dev', claimed: 'claimed', 'in-progress': 'in-progress', 'in-review': 'in-review' },
  ...{ blocked: 'blocked', deferred: 'deferred', cancelled: 'cancelled', done: 'done' },
};

/** As BMAD writes stories. */
export function storyText({ eol }: SprintDoc, task: Task, criteria: readonly string[]): string {
  const title = titleOf(task);
  return [
    `# ${task.id ? `Story ${task.id.value.replace(/[*_`]/g, '')}: ` : 'Story: '}${title}`,
    ...['', `Status: ${STATUS_WORDS[task.status?.value ?? 'open']}`],
    ...['', '## Story', '', `${title}${/[\p{L}\p{N}]$/u.test(title) ? '.' : ''}`],
    ...['', '## Acceptance Criteria', ''],
    ...criteria.map((text, at) => `${at + 1}. ${text}`),
    ...(criteria.length ? [''] : []),
  ].join(eol);
}

/** Without its id and what is noted behind it: "T012 **Import** the data (needs T001) @anna" -> "Import the data" */
export function titleOf({ id, title, dependsOn, owner, effort, priority }: Task): string {
  const from = id && id.range.end > title.range.start ? id.range.end - title.range.start : 0;
  const notes = [...dependsOn, owner, effort, priority].flatMap(each =>
    each ? each.range.start - title.range.start : [],
  );
  const end = Math.min(title.value.length, ...notes.filter(at => at > from));
  const written = title.value.slice(from, end);
  const text = end < title.value.length ? written.replace(NOTE_BEGINS, '') : written;
  return repairText(plainText(from ? text.replace(BEHIND_ID, '') : text).trim()) || title.value;
}

const BEHIND_ID = /^[*_`~]*[\s:.)\]–—-]+/;
const NOTE_BEGINS =
  /[\s([–—-]*(?:needs|depends(?: on)?|deps?|requires|blocked by|after|est(?:imated?)?)?[\s:.([–—-]*$/i;

/** Code stays as it is: `__init__` is no emphasis. */
const outsideCode = (text: string, change: (plain: string) => string): string =>
  text
    .split(/(`+[^`]*`+)/)
    .map((part, at) => (at % 2 ? part : change(part)))
    .join('');

/** Without emphasis and with the text of links alone, which lead nowhere from another folder. */
const plainText = (text: string): string =>
  outsideCode(text, part =>
    part
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/(\*{1,3}|~~)(?=\S)(.*?\S)\1/g, '$2')
      .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])(.*?\S)\1(?![\p{L}\p{N}_])/gu, '$2'),
  );

interface Moved {
  /** Of the file in which it will stand. */
  readonly path: string;
  /** How far the lines below the first are indented there. */
  readonly indent: number;
}

/** All that an item says, with its relative links leading to the same from its new place. */
export function criterionText(doc: SprintDoc, { text, range }: ListItem, { path, indent }: Moved): string {
  const [first = '', ...more] = doc.text.slice(text.range.start, range.end).trimEnd().split(/\r?\n/);
  const indents = more.flatMap(line => (line.trim() ? [line.length - line.trimStart().length] : []));
  const own = Math.min(...indents);
  const lines = more.map(line => (line.trim() ? ' '.repeat(indent) + line.slice(own) : ''));
  return repairText(relinked([first, ...lines].join(doc.eol), folderOf(doc.path), path));
}

function relinked(text: string, from: readonly string[], path: string): string {
  const to = folderOf(path);
  const back = relativePath(to, [...from, 'x'].join('/')).slice(0, -1);
  return outsideCode(text, part =>
    part.replace(/(\]\(<?)(?![a-z][\w+.-]*:|[/#>])([^)\s>#]+)/gi, (_, before: string, target: string) => {
      const resolved = resolvePath(from, target);
      return before + (resolved === undefined ? back + target : relativePath(to, resolved));
    }),
  );
}
