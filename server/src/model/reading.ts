import { LineIndex, type Ranged } from '../range';
import { type CoverageClaim, readCoverageClaims } from './claims/coverage';
import { type DefinedId, defineIds } from './ids/knownIds';
import { type Mentions, readMentions } from './ids/mentions';
import { type Plan, readPlan } from './kinds/plan';
import { type Queue, readQueue } from './kinds/queue';
import { type Rca, readRca } from './kinds/rca';
import { type Readiness, readReadiness } from './kinds/readiness';
import { type Review, readReview } from './kinds/review';
import { type Roadmap, readRoadmap } from './kinds/roadmap';
import { readStory, type Story } from './kinds/story';
import { readTracker, type Tracker } from './kinds/tracker';
import { readAnchors } from './links/anchors';
import { linksOf } from './links/links';
import { namedFiles } from './links/pathMentions';
import type { MarkdownTree } from './markdown/markdown';
import { nest } from './markdown/outline';
import { blank } from './markdown/prose';
import type { PlacedPart } from './parts';
import { recognise } from './recognise';
import { type Label, PROSE, readLabels, TABLES } from './recognise/facts';
import { checkboxesOf, tablesOf } from './sections';
import { shifted } from './shift';
import type {
  FrontMatter,
  Heading,
  Kind,
  Link,
  Part,
  Phase,
  Recognition,
  Section,
  SprintDoc,
  SprintRef,
  Status,
  TableRow,
  Task,
} from './sprint';
import { sprintOf, sprintOfHeading } from './sprints/sprintRef';
import { documentStatus } from './statuses/documentStatus';
import { readIntroduced, readTaskTree, type TaskTree } from './tasks/tasks';

/** What is read of every document, whatever it turns out to be. */
export interface Read extends Pick<SprintDoc, 'uri' | 'path' | 'text' | 'frontMatter' | 'headings' | 'title'> {
  readonly markdown: MarkdownTree | undefined;
  readonly parts: readonly PlacedPart[];
}

/** A document that was read, part by part; what only some rules need is put together when it is first asked for. */
export class Reading implements SprintDoc {
  readonly uri: string;
  readonly path: string;
  readonly text: string;
  readonly frontMatter: FrontMatter | undefined;
  readonly markdown?: MarkdownTree;
  readonly parts: readonly PlacedPart[];
  readonly headings: readonly Heading[];
  readonly title: Ranged<string> | undefined;
  readonly #known = new Map<string | object, unknown>();

  constructor({ uri, path, text, frontMatter, markdown, parts, headings, title }: Read) {
    this.uri = uri;
    this.path = path;
    this.text = text;
    this.frontMatter = frontMatter;
    if (markdown) this.markdown = markdown;
    this.parts = parts;
    this.headings = headings;
    this.title = title;
  }

  get recognition(): Recognition {
    return this.#once('recognition', () => recogniseReading(this));
  }
  get eol(): '\n' | '\r\n' {
    return this.text[this.text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
  }
  get root(): Section {
    const sections = () => this.parts.map(({ section }) => section);
    return this.#once('root', () => nest(sections(), this.text.length));
  }
  get prose(): string {
    const first = this.parts[0]?.start ?? 0;
    const prose = () => [blank(this.text.slice(0, first)), ...this.parts.map(({ part }) => part.prose)];
    return this.#once('prose', () => prose().join(''));
  }
  get comments(): readonly Ranged<string>[] {
    return this.#once('comments', () => this.parts.flatMap(({ comments }) => comments));
  }
  get kind(): Kind | undefined {
    return this.recognition.kind;
  }
  get lines(): LineIndex {
    return this.#once('lines', () => new LineIndex(this.text));
  }
  get sprint(): SprintRef | undefined {
    return this.#once('sprint', () => sprintOf(this.title, this.frontMatter, this.path) ?? sprintOfHeading(this));
  }
  get tasks(): readonly Task[] {
    return this.#tree.tasks;
  }
  get phases(): readonly Phase[] {
    return this.#tree.phases;
  }
  get introduced(): ReadonlySet<string> {
    return this.#ofKind('introduced', () => readIntroduced(this)) ?? new Set();
  }
  get ids(): ReadonlyMap<string, DefinedId> {
    return this.#once('ids', () => defineIds(this.#tree.tasks, this.#tree.keys));
  }
  get mentions(): Mentions {
    return this.#ofKind('mentions', () => readMentions(this)) ?? new Map();
  }
  get links(): readonly Link[] {
    return this.#ofKind('links', () => linksOf(this)) ?? [];
  }
  get namedFiles(): readonly string[] {
    return this.#ofKind('namedFiles', () => namedFiles(this)) ?? [];
  }
  get anchors(): readonly string[] {
    return this.#ofKind('anchors', () => this.parts.flatMap(part => part.readPlain(readAnchors))) ?? [];
  }
  get status(): Ranged<Status> | undefined {
    return this.#ofKind('status', () => documentStatus(this));
  }
  get coverageClaims(): readonly CoverageClaim[] {
    return this.#ofKind('coverageClaims', () => this.once(readCoverageClaims, readCoverageClaims)) ?? [];
  }
  get plan(): Plan | undefined {
    return this.#ofKind('plan', () => readPlan(this), 'plan');
  }
  get roadmap(): Roadmap | undefined {
    return this.#ofKind('roadmap', () => readRoadmap(this), 'roadmap');
  }
  get readiness(): Readiness | undefined {
    return this.#ofKind('readiness', () => readReadiness(this), 'readiness');
  }
  get tracker(): Tracker | undefined {
    return this.#ofKind('tracker', () => readTracker(this), 'tracker');
  }
  get queue(): Queue | undefined {
    return this.#ofKind('queue', () => readQueue(this), 'queue');
  }
  get review(): Review | undefined {
    return this.#ofKind('review', () => readReview(this), 'review');
  }
  get rca(): Rca | undefined {
    return this.#ofKind('rca', () => readRca(this), 'rca');
  }
  get story(): Story | undefined {
    return this.#ofKind('story', () => readStory(this), 'story');
  }

  get #tree(): TaskTree {
    return this.#ofKind('tree', () => readTaskTree(this)) ?? NO_TASKS;
  }

  /** An ordinary document costs its recognition alone. */
  #ofKind<T>(name: string, read: () => T, kind = this.kind): T | undefined {
    return this.kind && this.kind === kind ? this.#once(name, read) : undefined;
  }

  once<T>(key: object, read: (doc: SprintDoc) => T): T {
    return this.#once(key, () => read(this));
  }

  #once<T>(key: string | object, read: () => T): T {
    if (!this.#known.has(key)) this.#known.set(key, read());
    return this.#known.get(key) as T;
  }
}

const NO_TASKS: TaskTree = { tasks: [], phases: [], keys: [] };

/** Only the beginning of a document tells its kind, so the rest is not put together for it. */
function recogniseReading({ path, frontMatter, headings, title, parts }: SprintDoc): Recognition {
  const prose: string[] = [' '.repeat(parts[0]?.start ?? 0)];
  const tables: TableRow[] = [];
  let checkboxes = 0;
  let length = 0;
  for (const part of parts) {
    if (length < PROSE) prose.push(part.part.prose);
    if (tables.length < TABLES) tables.push(...part.read(tableHeaders));
    checkboxes += part.readPlain(countBoxes);
    length += part.part.prose.length;
  }
  const labels = () => labelsOf(parts.slice(0, prose.length - 1));
  return recognise({ path, frontMatter, headings, title, prose: prose.join(''), tables, checkboxes, labels });
}

function labelsOf(parts: readonly PlacedPart[]): ReadonlyMap<string, Label> {
  const labels = new Map<string, Label>();
  for (const part of parts)
    for (const [name, { first, count }] of part.readPlain(readPartLabels)) {
      const known = labels.get(name);
      if (known) labels.set(name, { first: known.first, count: known.count + count });
      else labels.set(name, { first: shifted(first, part.start), count });
    }
  return labels;
}

const readPartLabels = ({ prose }: Part): ReadonlyMap<string, Label> => readLabels(prose);
const tableHeaders = ({ root }: Part): readonly TableRow[] => Array.from(tablesOf(root), ({ header }) => header);
const countBoxes = ({ root }: Part): number => [...checkboxesOf(root)].length;
