import { strict as assert } from 'node:assert';
import type { RoadmapSprint } from '../../server/src/model/kinds/roadmap';
import { readDocument } from '../../server/src/model/parse';

const sprintsOf = (text: string): readonly RoadmapSprint[] =>
  readDocument('file:///docs/roadmap.md', 'docs/roadmap.md', `# Product Roadmap\n\n${text}`).roadmap?.sprints ?? [];

describe('roadmaps', () => {
  it('hold sprints with their weeks, scope, criteria and tasks', () => {
    const [first, second] = sprintsOf(`## Sprint 1 (Soil & Sand) — Weeks 1–2
- Dig.
- Acceptance: it is brown.
- **Tasks**:
  - Find a spade
  - Dig

## Sprint 2‑5: Seeds [Weeks 3-4, 20 hours]
**Duration**: 2 weeks
**Acceptance Criteria**:
1. Sown
2. Watered
`);
    assert.deepEqual(
      [first?.number.value, first?.name?.value, first?.weeks?.first, first?.weeks?.last],
      ['1', 'Soil & Sand', 1, 2],
    );
    assert.deepEqual(
      first?.tasks.map(({ value }) => value),
      ['Find a spade', 'Dig'],
    );
    assert.deepEqual(
      [first?.scope.map(({ value }) => value), first?.acceptance.map(({ value }) => value)],
      [['Dig.'], ['it is brown.']],
    );
    assert.deepEqual([second?.number.value, second?.name?.value, second?.acceptance.length], ['2‑5', 'Seeds', 2]);
  });

  it('may be lists or tables', () => {
    const bullets = sprintsOf(
      '## Sprint breakdown\n\n- **Sprint 1 (Weeks 0–2)** – Soil\n  - Dig\n- **Sprint 2 (Weeks 2–4)** – Seeds\n',
    );
    assert.deepEqual(
      bullets.map(({ label, name, weeks }) => [label.value, name?.value, weeks?.last]),
      [
        ['Sprint 1', 'Soil', 2],
        ['Sprint 2', 'Seeds', 4],
      ],
    );
    const rows = sprintsOf(
      '## Sprint roadmap\n\n| Sprint | Goal | Weeks |\n|---|---|---|\n| 0.1 | Soil | Weeks 1–2 |\n| **0.2** | Seeds | Week 3 |\n',
    );
    assert.deepEqual(
      rows.map(({ number, weeks }) => [number.value, weeks?.first]),
      [
        ['0.1', 1],
        ['0.2', 3],
      ],
    );
  });

  it('look into a heading that holds several sprints', () => {
    const sprints = sprintsOf('## Sprint 1 to Sprint 2\n\n### Sprint 1\n\n- Dig\n\n### Sprint 2\n\n- Sow\n');
    assert.deepEqual(
      sprints.map(({ number }) => number.value),
      ['1', '2'],
    );
  });
});
