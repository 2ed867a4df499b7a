import { strict as assert } from 'node:assert';
import { PassThrough } from 'node:stream';
import { dialogOver } from '../../server/src/cli/dialog';

describe('a dialog in a terminal', () => {
  function begin() {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let shown = '';
    output.on('data', data => {
      shown += data;
    });
    return { input, dialog: dialogOver(input, output), shown: () => shown };
  }

  it('asks one question after the other, and takes lines that are pasted together', async () => {
    const { input, dialog, shown } = begin();
    const first = dialog.ask('  low\n  high\nHow bad? ');
    input.write('high\r');
    assert.equal(await first, 'high');
    const second = dialog.ask('Who? ');
    input.write('Ann\rBo\r');
    assert.deepEqual([await second, await dialog.ask('And? ')], ['Ann', 'Bo']);
    assert.match(shown(), /^ {2}low\n {2}high\n.*How bad\? .*high/s);
    dialog.close();
    assert.equal(await dialog.ask('And? '), undefined);
  });

  for (const [what, key] of [
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])
    it(`ends with ${what}, on a line of its own`, async () => {
      const { input, dialog, shown } = begin();
      const asked = dialog.ask('Who? ');
      input.write(key);
      assert.equal(await asked, undefined);
      assert.equal(await dialog.ask('And? '), undefined);
      assert.match(shown(), /\n$/);
    });

  it('ends with its input', async () => {
    const { input, dialog } = begin();
    const asked = dialog.ask('Who? ');
    input.end();
    assert.equal(await asked, undefined);
  });
});
