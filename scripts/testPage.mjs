import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, launchOptions } from './lib/browser.mjs';
import { bundleTests } from './lib/bundleTests.mjs';
import { ensureHost } from './lib/host.mjs';
import { mocha } from './lib/mocha.mjs';
import { installExtension } from './lib/open.mjs';
import { root } from './lib/paths.mjs';
import { makeProfile, serve } from './lib/serve.mjs';
import { copyWorkspace, followedThemes, quietSettings, temporaryFolder } from './lib/workspace.mjs';
import { packageExtension, vsixPath } from './package.mjs';

if (process.platform !== 'linux') {
  console.log('Left out: the page test drives the embedded VS Code, which runs on Linux only.');
  process.exit(0);
}
// With --packaged, what has just been packaged is tested.
const packaged = process.argv.includes('--packaged');
const vsix = packaged ? vsixPath() : await packageExtension();
const host = await ensureHost();
const browser = await ensureBrowser();
const folder = temporaryFolder();
const profile = makeProfile(join(folder, 'profile'), { ...quietSettings, ...followedThemes });
await installExtension(host.node, [host.serverMain, '--accept-server-license-terms'], { vsix, profile });
const server = await serve(host, { profile });
const screenshots = join(root, 'out/screenshots');
mkdirSync(screenshots, { recursive: true });
const env = {
  SPRINTMARK_ADDRESS: server.address,
  SPRINTMARK_BROWSER: JSON.stringify(launchOptions(browser)),
  SPRINTMARK_WORKSPACE: copyWorkspace('test/vscode/workspace', folder),
  SPRINTMARK_SCREENSHOTS: screenshots,
};
const files = await bundleTests({ include: ['test/page/*.test.ts'], out: 'out/page' });
const args = process.argv.slice(2).filter(each => each !== '--packaged');
const { code } = await mocha(files, { timeout: 120_000, limit: 840_000, env, args });
server.stop();
process.exit(code);
