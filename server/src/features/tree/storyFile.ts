import { idKey } from '../../model/ids/ids';
import { TargetReader } from '../../model/links/linkTargets';
import { decoded } from '../../model/links/paths';
import type { Facts, Task } from '../../model/sprint';
import { oncePer } from '../../oncePer';
import type { Project } from '../../project';
import { contains } from '../../range';
import { storiesOf } from '../next/stories';
import { storyOf } from './layout';

/** The document or file of the workspace that a task names as its own, or that is this task as a whole; undefined where there is none. */
export const storyFileOf = (project: Project, doc: Facts, task: Task): string | undefined =>
  namedFile(project, doc, task) ?? ownDocument(project, doc, task);

function ownDocument(project: Project, doc: Facts, { id }: Task): string | undefined {
  if (!id || storyOf(doc)) return undefined;
  const key = idKey(id.value);
  const told = storiesOf(project)
    .of(doc, key)
    ?.tellings.find(({ doc: each }) => {
      const own = storyOf(each)?.id;
      return own !== undefined && idKey(own.value) === key;
    });
  return told?.doc.uri;
}

function namedFile(project: Project, doc: Facts, { storyFile }: Task): string | undefined {
  if (!storyFile) return undefined;
  const reader = readerOf(doc);
  const isLink = storyFile.value.includes('](');
  const pointers = isLink
    ? doc.links.flatMap(({ target }) =>
        contains(storyFile.range, target.range) ? { source: 'link' as const, text: target } : [],
      )
    : [{ source: 'story-file' as const, text: storyFile }];
  const uris = pointers.flatMap(each => reader.read(each).flatMap(({ uris: found, leaves }) => (leaves ? [] : found)));
  for (const uri of uris) {
    const there = project.documentsByUri.get(decoded(uri))?.uri ?? (project.files.has(uri) ? uri : undefined);
    if (there !== undefined && there !== doc.uri) return there;
  }
  return undefined;
}

const readerOf = oncePer((doc: Facts) => new TargetReader(doc));
