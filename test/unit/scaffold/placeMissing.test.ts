import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/features/edits';
import { readDocument } from '../../../server/src/model/parse';
import { missingParts } from '../../../server/src/scaffold/place/missingParts';
import { ROOT } from '../loaded';
import { rca } from './placing';

const TEMPLATE = `# Sprint 4 RCA: Fog

## Incident Summary

[TODO: what was seen]

## Timeline

- [TODO: when]

### Hours

x

## Root Cause

[TODO: why]

## Corrective Actions

- [TODO: what]

## Prevention

[TODO: how]
`;

const read = (text: string) => readDocument(`${ROOT}/rca_s4.md`, 'rca_s4.md', text);
const filled = (text: string, template = TEMPLATE) => {
  const found = missingParts(read(text), template);
  return { text: applyEdits(text, found.edits), missing: found.missing };
};

describe('what a document lacks of its scaffold', () => {
  it('is added where it belongs, once', () => {
    const { text, missing } = filled(rca('Fog'));
    assert.deepEqual(missing, ['Timeline', 'Prevention']);
    assert.equal(
      text,
      '# RCA: Fog\n\n## What Happened\n\nFog.\n\n## Timeline\n\n- [TODO: when]\n\n### Hours\n\nx\n\n## Root Cause\n\nNo lamp.\n\n## Corrective Actions\n\n- [ ] A lamp\n\n## Prevention\n\n[TODO: how]\n',
    );
    assert.deepEqual(filled(text), { text, missing: [] });
  });

  it('is nothing where it has all, in other words or another level', () => {
    assert.deepEqual(filled(TEMPLATE).missing, []);
    const other =
      '# RCA\n\n## 1. What happened\n\nx\n\n### Sequence of events\n\nx\n\n## 2. Root cause analysis\n\nx\n\n## 3. Action items\n\n- x\n\n## 4. How to prevent it\n\nx\n';
    assert.deepEqual(filled(other).missing, []);
  });

  it('takes the document’s level and line ends', () => {
    const deep = rca('Fog').replace(/^## /gm, '### ').replace(/\n/g, '\r\n');
    const { text } = filled(deep);
    assert.match(text, /### Timeline\r\n\r\n- \[TODO: when\]\r\n\r\n#### Hours\r\n/);
    assert.ok(!/(?<!\r)\n/.test(text));
  });

  it('is nothing that would not become a section, and nothing of another kind', () => {
    assert.deepEqual(filled(`${rca('Fog')}\n\`\`\`\nnever closed\n`).missing, []);
    assert.deepEqual(filled('# Notes\n\nNothing.\n').missing, []);
    assert.deepEqual(filled('').missing, []);
    assert.deepEqual(filled(rca('Fog'), '').missing, []);
  });
});
