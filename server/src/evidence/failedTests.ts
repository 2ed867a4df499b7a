import { plainLine } from '../plainLine';
import type { FailedTest } from './evidence';

/** More of them, and nobody reads a list. */
const MOST = 50;
/** UTF-16 units of a name, a file or a message. */
const LONGEST = 200;

type Attributes = Readonly<Record<string, string>>;
type Place = Pick<FailedTest, 'suite' | 'file'>;
type Open = { -readonly [key in keyof FailedTest]: FailedTest[key] };

/** The first test cases of a JUnit report that failed, picked up while it is read. */
export class FailedTests {
  readonly #found: Open[] = [];
  readonly #suites: Place[] = [];
  #test: { readonly attributes: Attributes; readonly isNoted?: boolean } | undefined;
  /** The failure that the reader is in. */
  #failure: Open | undefined;

  get found(): readonly FailedTest[] {
    return this.#found;
  }

  /** Whether the text that comes next is worth reading. */
  get wantsText(): boolean {
    return this.#failure !== undefined && this.#failure.message === undefined;
  }

  open(name: string, attributes: Attributes): void {
    if (isSuite(name)) this.#suites.push(this.#place(attributes.name, attributes));
    else if (name === 'testcase') this.#test = { attributes };
    else if (isFailure(name)) this.#note(attributes.message);
  }

  text(text: string): void {
    if (this.#failure && this.wantsText) this.#failure.message = firstLine(text);
  }

  close(name: string): void {
    if (isSuite(name)) this.#suites.pop();
    else if (name === 'testcase') this.#test = undefined;
    else if (isFailure(name)) this.#failure = undefined;
  }

  #note(message: string | undefined): void {
    if (this.#found.length >= MOST || !this.#test || this.#test.isNoted) return;
    const { attributes } = this.#test;
    const name = known(attributes.name);
    this.#test = { attributes, isNoted: true };
    if (name === undefined) return;
    this.#failure = { name, ...this.#place(attributes.classname, attributes), message: firstLine(message ?? '') };
    this.#found.push(this.#failure);
  }

  /** Of what is not said, the suite around it may tell. */
  #place(suite: string | undefined, { file, filepath }: Attributes): Place {
    const around = this.#suites.at(-1);
    return { suite: known(suite) ?? around?.suite, file: known(file) ?? known(filepath) ?? around?.file };
  }
}

const isSuite = (name: string): boolean => name === 'testsuite' || name === 'testsuites';
const isFailure = (name: string): boolean => name === 'failure' || name === 'error';
const known = (text: string | undefined): string | undefined => plainLine(text ?? '', LONGEST) || undefined;
const firstLine = (text: string): string | undefined => known(/\S[^\r\n]*/.exec(text)?.[0]);
