import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';

/** What VS Code calls in its extension host; a rejection is a failed run. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  Mocha.reporters.Base.consoleLog = report;
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 120_000 });
  for (const file of readdirSync(__dirname).sort()) if (file.endsWith('.test.js')) mocha.addFile(join(__dirname, file));
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} of the tests in VS Code failed.`);
}

/** The bar tells the tests' report from all else that VS Code writes on its console. */
function report(...values: unknown[]): void {
  for (const line of format(...values).split('\n')) console.log(`│ ${line}`);
}
