import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';

/** Questions to the person at the terminal, one after the other. */
export interface Dialog {
  /** The line that is typed; undefined from then on where the person would rather stop: Ctrl+C, Ctrl+D. */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

/** Undefined where nobody is there to answer: where input or output is a file, a pipe or a build. */
export function terminalDialog(): (() => Dialog) | undefined {
  return stdin.isTTY && stdout.isTTY ? () => dialogOver(stdin, stdout) : undefined;
}

/** Over the two ends of a terminal. */
export function dialogOver(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Dialog {
  const lines = createInterface({ input, output, terminal: true });
  // Whoever pastes several lines answers several questions.
  const typed: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let isOver = false;
  const give = (line: string | undefined) => {
    const tell = waiting;
    waiting = undefined;
    if (tell) tell(line);
    else if (line !== undefined) typed.push(line);
  };
  lines.on('line', give);
  lines.on('close', () => {
    isOver = true;
    // What is said next begins a line of its own.
    if (waiting) output.write('\n');
    give(undefined);
  });
  return {
    ask(question) {
      const next = typed.shift();
      if (next !== undefined || isOver) return Promise.resolve(next);
      const last = question.lastIndexOf('\n') + 1;
      output.write(question.slice(0, last));
      lines.setPrompt(question.slice(last));
      lines.prompt();
      return new Promise(resolve => {
        waiting = resolve;
      });
    },
    close: () => lines.close(),
  };
}
