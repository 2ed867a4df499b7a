import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { ensureBrowser, launchOptions } from './browser.mjs';
import { ensureHost } from './host.mjs';
import { root } from './paths.mjs';
import { makeProfile, serve } from './serve.mjs';
import { quietSettings } from './workspace.mjs';

/** Runs the bundled suites in the embedded VS Code's extension host; resolves with their exit code. */
export async function runEmbedded({ suites, workspace, folder, limit = 840_000 }) {
  const host = await ensureHost();
  const server = await serve(host, { profile: makeProfile(join(folder, 'profile'), quietSettings), tests: true });
  const browser = await chromium.launch(launchOptions(await ensureBrowser()));
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const exit = new Promise(resolve => page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', consoleLine());
    await page.goto(`${server.address}/?${query(server.authority, suites, workspace)}`);
    return await Promise.race([exit, tooLong(page, limit)]);
  } finally {
    await browser.close();
    server.stop();
  }
}

/** The lines that begin with a bar are the tests' report; the rest is VS Code's own and kept for a look. */
function consoleLine() {
  const file = join(root, 'out/vscode-console.txt');
  rmSync(file, { force: true });
  return (type, values) => {
    const line = format(...values);
    appendFileSync(file, `${type}: ${line}\n`);
    if (line.startsWith('│')) console.log(line.slice(2));
  };
}

function query(authority, suites, workspace) {
  const remote = path => `vscode-remote://${authority}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(join(suites, 'index.js'))],
    ['skipWelcome', 'true'],
  ];
  return new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
}

/** A hanging suite leaves a picture of what the workbench showed. */
async function tooLong(page, limit) {
  await new Promise(resolve => setTimeout(resolve, limit).unref());
  const picture = join(root, 'out/screenshots/suites-timeout.png');
  mkdirSync(join(root, 'out/screenshots'), { recursive: true });
  await page.screenshot({ path: picture });
  console.error(`The suites did not finish within ${limit / 1000} s; the workbench then: ${picture}`);
  return 124;
}
