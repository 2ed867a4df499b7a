import { type Around, type AroundOptions, aroundAfter, lookUpNamed, lookUpUris, NOTHING_AROUND } from './around';
import { filesOf, type LookedUpFiles } from './files';

export interface FileEvent {
  readonly uri: string;
  readonly type: 'created' | 'changed' | 'deleted';
}

/** What lies around the documents, as far as somebody has looked. Part of the workspace's state. */
export class AroundState {
  /** Where to look; what is open and read changes, so it is asked each time. */
  readonly options: () => AroundOptions;
  readonly #onChange: () => void;
  #around = NOTHING_AROUND;
  #files: LookedUpFiles | undefined;
  #looking: Promise<void> = Promise.resolve();
  #looksLater = false;
  #loads = 0;

  constructor(options: () => AroundOptions, onChange: () => void) {
    this.options = options;
    this.#onChange = onChange;
  }

  /** What test reports and the like tell. */
  get evidence() {
    return [...this.#around.evidence.values()];
  }

  /** Which files there are; `read` names those that are known without looking. */
  files(read: () => Iterable<string>): LookedUpFiles {
    this.#files ??= filesOf(this.#around.listings, this.options().folders, read);
    return this.#files;
  }

  /** There may be others. */
  forgetFiles(): void {
    this.#files = undefined;
  }

  /** A load looks around by itself: what is being looked up counts no more. */
  overtaken(): void {
    this.#loads++;
  }

  /** Takes what a load has seen; whoever loads tells of the change. */
  loaded(around: Around): void {
    this.#around = around;
  }

  /** Takes note of what happened to files. */
  filesChanged(events: readonly FileEvent[]): Promise<void> {
    const ofType = (wanted: FileEvent['type']) => events.flatMap(({ uri, type }) => (type === wanted ? [uri] : []));
    const changes = { deleted: ofType('deleted'), created: ofType('created'), changed: ofType('changed') };
    return this.#look(around => aroundAfter(this.options(), around, changes));
  }

  /** Looks up what documents name that were added one by one. */
  lookUp(): Promise<void> {
    return this.#look(around => lookUpNamed(this.options(), around));
  }

  /** An open document may name what nobody has looked up; until somebody has, nothing is said of it. */
  lookUpLater(): void {
    const unlisted = [...(this.#files?.unlisted ?? [])];
    if (!unlisted.length || this.#looksLater) return;
    this.#looksLater = true;
    this.#look(around => lookUpUris(this.options(), around, unlisted))
      // What could not be looked up stays unknown.
      .catch(() => {})
      .finally(() => {
        this.#looksLater = false;
      });
  }

  /** One after the other, so that each goes on from what the one before has seen. */
  #look(step: (before: Around) => Promise<Around>): Promise<void> {
    const looked = this.#looking.then(async () => {
      const loads = this.#loads;
      const around = await step(this.#around);
      if (around === this.#around || loads !== this.#loads) return;
      this.#around = around;
      this.#onChange();
    });
    this.#looking = looked.catch(() => {});
    return looked;
  }
}
