import { LineIndex, type Ranged } from '../range';
import { documentStatus } from './documentStatus';
import { type Plan, readPlan } from './kinds/plan';
import { type Queue, readQueue } from './kinds/queue';
import { type Rca, readRca } from './kinds/rca';
import { type Readiness, readReadiness } from './kinds/readiness';
import { type Review, readReview } from './kinds/review';
import { type Roadmap, readRoadmap } from './kinds/roadmap';
import { readStory, type Story } from './kinds/story';
import { readTracker, type Tracker } from './kinds/tracker';
import { type DefinedId, defineIds } from './knownIds';
import { readLinks } from './links';
import type { MarkdownTree } from './markdown';
import type {
  FrontMatter,
  Heading,
  Kind,
  Link,
  Phase,
  Recognition,
  Section,
  SprintDoc,
  SprintRef,
  Status,
  Task,
} from './sprint';
import { sprintOf } from './sprintRef';
import { readIntroduced, readTaskTree, type TaskTree } from './tasks/tasks';

/** What is read of every document, whatever it turns out to be. */
export interface Read {
  readonly uri: string;
  readonly path: string;
  readonly text: string;
  readonly eol: '\n' | '\r\n';
  readonly frontMatter: FrontMatter | undefined;
  readonly markdown: MarkdownTree | undefined;
  readonly root: Section;
  readonly prose: string;
  readonly comments: readonly Ranged<string>[];
  readonly headings: readonly Heading[];
  readonly title: Ranged<string> | undefined;
  readonly recognition: Recognition;
}

/** A document that was read; what only some rules need is read when it is first asked for. */
export class Reading implements SprintDoc {
  readonly uri: string;
  readonly path: string;
  readonly text: string;
  readonly eol: '\n' | '\r\n';
  readonly frontMatter: FrontMatter | undefined;
  readonly markdown?: MarkdownTree;
  readonly root: Section;
  readonly prose: string;
  readonly comments: readonly Ranged<string>[];
  readonly headings: readonly Heading[];
  readonly title: Ranged<string> | undefined;
  readonly recognition: Recognition;
  readonly #lazy = new Map<string, unknown>();

  constructor(read: Read) {
    this.uri = read.uri;
    this.path = read.path;
    this.text = read.text;
    this.eol = read.eol;
    this.frontMatter = read.frontMatter;
    if (read.markdown) this.markdown = read.markdown;
    this.root = read.root;
    this.prose = read.prose;
    this.comments = read.comments;
    this.headings = read.headings;
    this.title = read.title;
    this.recognition = read.recognition;
  }

  get kind(): Kind | undefined {
    return this.recognition.kind;
  }
  get lines(): LineIndex {
    return this.#once('lines', () => new LineIndex(this.text));
  }
  get sprint(): SprintRef | undefined {
    return this.#once('sprint', () => sprintOf(this.title, this.frontMatter));
  }
  get tasks(): readonly Task[] {
    return this.#tree.tasks;
  }
  get phases(): readonly Phase[] {
    return this.#tree.phases;
  }
  get introduced(): ReadonlySet<string> {
    return this.#ofKind('introduced', () => readIntroduced(this.root, this.path, this.tasks)) ?? new Set();
  }
  get ids(): ReadonlyMap<string, DefinedId> {
    return this.#once('ids', () => defineIds(this.tasks));
  }
  get links(): readonly Link[] {
    return this.#ofKind('links', () => readLinks(this)) ?? [];
  }
  get status(): Ranged<Status> | undefined {
    return this.#ofKind('status', () => documentStatus(this));
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
    return (
      this.#ofKind('tree', () => readTaskTree(this.root, this.text, this.frontMatter)) ?? { tasks: [], phases: [] }
    );
  }

  /** An ordinary document costs its recognition alone. */
  #ofKind<T>(name: string, read: () => T, kind = this.kind): T | undefined {
    return this.kind && this.kind === kind ? this.#once(name, read) : undefined;
  }

  #once<T>(name: string, read: () => T): T {
    if (!this.#lazy.has(name)) this.#lazy.set(name, read());
    return this.#lazy.get(name) as T;
  }
}

/** The same reading without its syntax tree, which is two thirds of its memory. */
export const withoutTree = (doc: SprintDoc): SprintDoc =>
  new Reading({ ...doc, kind: undefined, markdown: undefined } as Read & { kind: undefined });
