import { nearest } from '../spelling';

/** What is wrong with the options, out of Node's own words, which take several lines; `known` are the options that there are. */
export function optionProblem(error: unknown, known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(?:-\w, )?(--?[^' ]*)/.exec(message)?.[1];
  const [words] = PROBLEMS.filter(([pattern]) => pattern.test(message));
  return option && words ? words[1](option, known) : `${message.split(/\.\s|\n/, 1)[0]?.replace(/\.$/, '')}.`;
}

type Words = (option: string, known: readonly string[]) => string;

/** The messages of `parseArgs`: https://github.com/nodejs/node/blob/main/lib/internal/util/parse_args */
const PROBLEMS: readonly (readonly [RegExp, Words])[] = [
  [/^Unknown option/, (option, known) => `There is no option “${option}”.${meant(option, known)}`],
  [/ argument missing/, option => `“${option}” needs a value.`],
  [/ is ambiguous/, option => `“${option}” needs a value; write one that begins with “-” as ${option}=-….`],
  [/ does not take an argument/, option => `“${option}” takes no value.`],
];

function meant(option: string, known: readonly string[]): string {
  const best = nearest(option.replace(/^-+/, '').toLowerCase(), known);
  return best === undefined ? '' : ` Did you mean “--${best}”?`;
}
