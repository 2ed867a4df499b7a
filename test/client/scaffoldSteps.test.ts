import { strict as assert } from 'node:assert';
import { type Draft, paramsOf, proposalFor, sprintIn } from '../../client/src/scaffold/steps/draft';
import {
  type SprintToChoose,
  sprintsToChoose,
  typedSprint,
  withTyped,
} from '../../client/src/scaffold/steps/sprintChoices';
import { type Question, type Reply, walk } from '../../client/src/scaffold/steps/walk';
import type { ScaffoldAnswer, ScaffoldParams, ScaffoldPrompt } from '../../server/src/protocol';

const FOLDER = 'file:///work';
const TITLE: ScaffoldPrompt = { id: 'title', label: 'What happened?', value: 'The oven was cold' };
const NEEDS: ScaffoldPrompt = {
  id: 'needs',
  label: 'Depends on',
  value: '',
  several: true,
  options: [{ value: '4-1' }],
};

const planOf = (number: string): string => `${FOLDER}/sprint_${number}_plan.md`;

/** What a server would say: the path follows the sprint and the title. */
function answer({ document, sprint = '4', path, answers }: ScaffoldParams, more: Partial<ScaffoldAnswer> = {}) {
  const title = answers?.title ?? TITLE.value;
  const own = path ?? `docs/${document}_s${sprint}_${title.toLowerCase().replaceAll(' ', '-')}.md`;
  const sprints = ['4', '3'].map(number => ({ number, uri: planOf(number) }));
  const texts = { text: `# ${title}\n`, snippet: `# ${title}\n`, links: [] };
  const prompts = document === 'story' ? [TITLE, NEEDS] : [TITLE];
  const base = { document, folder: FOLDER, path: own, uri: `${FOLDER}/${own}`, sprint, sprints, prompts };
  return { ...base, ...texts, ...more } satisfies ScaffoldAnswer;
}

const EMPTY: Draft = { answers: {}, known: [], folder: FOLDER };
const RCA: Draft = { ...EMPTY, document: 'rca', known: ['folder', 'document'] };

/** Walks with a script of replies; the questions that were asked, as words. */
async function walked(start: Draft, replies: readonly (Reply | string)[], more: Partial<ScaffoldAnswer> = {}) {
  const asked: string[] = [];
  const questions: Question[] = [];
  const left = [...replies];
  const wish = await walk(start, {
    propose: draft => proposalFor(draft, async params => answer(params, more)),
    ask: async question => {
      questions.push(question);
      asked.push(`${question.step.id} ${question.number}/${question.total ?? '?'}`);
      const next = left.shift() ?? 'cancel';
      const reply = question.step.type === 'sprint' && /^[34]$/.test(String(next)) ? planOf(String(next)) : next;
      if (reply === 'back') return { backFrom: undefined };
      return reply === 'cancel' || typeof reply === 'object' ? reply : { value: reply };
    },
  });
  return { wish, asked, questions };
}

describe('the steps to a new document', () => {
  it('are counted, and end with what is to be made', async () => {
    const path = 'docs/rca_s3_smoke.md';
    const { wish, asked } = await walked(RCA, ['3', 'Smoke', path]);
    assert.deepEqual(asked, ['sprint 1/3', 'prompt:title 2/3', 'path 3/3']);
    assert.deepEqual(wish && paramsOf(wish.draft), {
      ...{ document: 'rca', folder: FOLDER, sprint: '3', uri: planOf('3'), answers: { title: 'Smoke' } },
    });
    assert.equal(wish?.proposal.path, path);
  });

  it('begin with the folder and the kind of document where they are not known', async () => {
    const { asked, wish } = await walked({ ...EMPTY, uri: `${FOLDER}/plan.md` }, ['file:///other', 'story']);
    assert.deepEqual(asked.slice(0, 3), ['folder 1/?', 'document 2/?', 'sprint 3/6']);
    assert.equal(wish, undefined);
  });

  it('go back to what was said before, and forget nothing of it', async () => {
    const { asked, questions, wish } = await walked(RCA, ['3', 'Smoke', 'back', 'back', '4', 'Smoke', 'docs/mine.md']);
    assert.deepEqual(asked.slice(3), ['prompt:title 2/3', 'sprint 1/3', 'prompt:title 2/3', 'path 3/3'].slice(0, 4));
    assert.equal(questions[0]?.canGoBack, false);
    assert.equal(questions[1]?.canGoBack, true);
    assert.equal(questions[3]?.draft.answers.title, 'Smoke');
    assert.equal(wish?.draft.sprint, '4');
    assert.equal(wish?.proposal.path, 'docs/mine.md');
  });

  it('keep what was written or checked before going back', async () => {
    const { questions, wish } = await walked({ ...RCA, document: 'story' }, [
      '3',
      'Smoke',
      { backFrom: '4-1' },
      { backFrom: 'Fire' },
      '3',
      'Fire',
      '4-1',
      { backFrom: 'docs/mine.md' },
      '4-1',
      'docs/mine.md',
    ]);
    const said = questions.map(({ draft }) => draft.answers);
    assert.deepEqual(said[3], { title: 'Smoke', needs: '4-1' });
    assert.deepEqual(said[4], { title: 'Fire', needs: '4-1' });
    assert.equal(questions.at(-1)?.proposal?.path, 'docs/mine.md');
    assert.equal(wish?.proposal.path, 'docs/mine.md');
  });

  it('propose another path when the sprint becomes another, and keep one that a person wrote otherwise', async () => {
    const again = await walked(RCA, ['4', 'Smoke', 'docs/mine.md', 'cancel'], { existing: { missing: [], edits: [] } });
    assert.equal(again.asked.at(-1), 'existing 4/4');
    const other = await walked(
      RCA,
      ['4', 'Smoke', 'docs/mine.md', 'back', 'back', 'back', '3', 'Fire', 'docs/x.md', 'open'],
      { existing: { missing: [], edits: [] } },
    );
    const path = other.questions.filter(({ step }) => step.type === 'path').at(-1);
    assert.equal(path?.proposal?.path, 'docs/rca_s3_fire.md');
    assert.equal(other.wish?.existing, 'open');
    const titled = await walked(RCA, ['4', 'Smoke', 'docs/mine.md', 'back', 'back', 'Fire'], {
      existing: { missing: [], edits: [] },
    });
    assert.equal(titled.questions.at(-1)?.proposal?.path, 'docs/mine.md');
  });

  it('take a sprint that is not listed, and ask for it again on the way back', async () => {
    const { asked, wish } = await walked(RCA, ['9', 'back', '9', 'Smoke', 'docs/rca_s9_smoke.md']);
    assert.deepEqual(asked, ['sprint 1/3', 'prompt:title 2/3', 'sprint 1/3', 'prompt:title 2/3', 'path 3/3']);
    assert.equal(wish?.draft.sprint, '9');
    assert.equal(wish?.draft.uri, undefined);
    const plan = await walked({ ...RCA, document: 'plan' }, [], { sprint: '5' });
    assert.deepEqual(plan.asked, ['prompt:title 1/2']);
  });

  it('tell two sprints of one number apart by their documents', async () => {
    const sprints = ['blue', 'red'].map(name => ({ number: '4', uri: `${FOLDER}/${name}.md` }));
    const same = await walked(RCA, [`${FOLDER}/blue.md`, 'Smoke', 'docs/x.md'], { sprints });
    assert.equal(same.wish?.draft.uri, undefined);
    const other = await walked(RCA, [`${FOLDER}/red.md`, 'Smoke', 'docs/x.md'], { sprints });
    assert.equal(other.wish?.draft.uri, `${FOLDER}/red.md`);
  });

  it('send nothing that a person left as it was proposed', async () => {
    const { wish } = await walked(RCA, ['4', TITLE.value, 'docs/rca_s4_the-oven-was-cold.md']);
    assert.deepEqual(wish && paramsOf(wish.draft), { document: 'rca', folder: FOLDER });
  });

  it('forget what was said of another kind of document', async () => {
    const start: Draft = { ...EMPTY, known: ['folder'] };
    const { wish } = await walked(start, [
      'rca',
      '3',
      'Smoke',
      'back',
      'back',
      'back',
      'plan',
      '4',
      TITLE.value,
      'docs/p.md',
    ]);
    assert.deepEqual(wish && paramsOf(wish.draft), {
      ...{ document: 'plan', folder: FOLDER, uri: planOf('3'), path: 'docs/p.md' },
    });
  });

  it('leave out what is known, and what offers no choice', async () => {
    const known: Draft = { ...RCA, known: ['folder', 'document', 'sprint', 'path'], sprint: '4' };
    assert.deepEqual((await walked(known, ['Smoke'])).asked, ['prompt:title 1/1']);
    const one = await walked(RCA, [], { sprints: [{ number: '4', uri: planOf('4') }] });
    assert.deepEqual(one.asked, ['prompt:title 1/2']);
    const story: Draft = { ...RCA, document: 'story' };
    assert.ok((await walked(story, ['4', 'Bread'])).asked.includes('prompt:needs 3/4'));
    const lonely = await walked(story, ['4'], { prompts: [{ ...NEEDS, options: [] }] });
    assert.deepEqual(lonely.asked, ['sprint 1/2', 'path 2/2']);
  });

  it('end where the server has no answer', async () => {
    const asked: unknown[] = [];
    const ask = async (question: Question): Promise<Reply> => {
      asked.push(question);
      return 'cancel';
    };
    assert.equal(await walk(RCA, { propose: async () => undefined, ask }), undefined);
    assert.deepEqual(asked, []);
  });
});

describe('the sprint of a new document', () => {
  const proposal = answer({ document: 'rca' });
  const labeled = (each: SprintToChoose) => ({ value: each.value, label: `Sprint ${each.number}` });
  const offered = (text: string, draft: Draft = RCA) =>
    withTyped(sprintsToChoose(draft, proposal).map(labeled), text, value => {
      const typed = typedSprint(value);
      return typed && labeled(typed);
    }).map(({ label }) => label);

  it('is one of those that are listed', () => {
    for (const text of ['', '4', 'Sprint 4', planOf('4'), 'oven', '../4', '12345678901', '-1'])
      assert.deepEqual(offered(text), ['Sprint 4', 'Sprint 3'], text);
  });

  it('is one that somebody types, as a number or by its name', () => {
    for (const text of ['12', ' 12 ', 'Sprint 12', 'sprint  12'])
      assert.deepEqual(offered(text), ['Sprint 4', 'Sprint 3', 'Sprint 12'], text);
    assert.deepEqual(offered('6A').at(-1), 'Sprint 6A');
    assert.deepEqual(offered('0.10').at(-1), 'Sprint 0.10');
  });

  it('is listed first where it was typed before', () => {
    const draft: Draft = { ...RCA, sprint: '12' };
    const again = answer({ document: 'rca', sprint: '12' });
    assert.deepEqual(sprintsToChoose(draft, again)[0], { value: '12', number: '12', isListed: false });
    assert.equal(sprintIn(draft, again), '12');
    assert.deepEqual(sprintsToChoose({ ...RCA, sprint: '3' }, answer({ document: 'rca', sprint: '3' })).length, 2);
    assert.deepEqual(sprintsToChoose(RCA, undefined), []);
  });
});

describe('a draft for a folder', () => {
  const proposed = async (draft: Draft) => {
    const asked: (string | undefined)[] = [];
    const proposal = await proposalFor(draft, async params => {
      asked.push(params.path);
      return answer(params);
    });
    return { path: proposal?.path, asked };
  };

  it('takes the proposed name there, and asks for the text of that file', async () => {
    const { path, asked } = await proposed({ ...RCA, directory: 'notes/2026' });
    assert.equal(path, 'notes/2026/rca_s4_the-oven-was-cold.md');
    assert.deepEqual(asked, [undefined, path]);
    assert.equal((await proposed({ ...RCA, directory: '' })).path, 'rca_s4_the-oven-was-cold.md');
  });

  it('asks once where that is the place anyway, or where a person wrote another', async () => {
    assert.equal((await proposed({ ...RCA, directory: 'docs' })).asked.length, 1);
    assert.deepEqual((await proposed({ ...RCA, directory: 'notes', path: 'x/y.md' })).asked, ['x/y.md']);
  });

  it('drops what belongs to another folder', async () => {
    const start: Draft = { ...EMPTY, directory: 'notes', uri: `${FOLDER}/a.md`, document: 'rca', known: ['document'] };
    const kept = await walked(start, [FOLDER, '4', 'Smoke']);
    assert.equal(kept.questions.at(-1)?.proposal?.path, 'notes/rca_s4_smoke.md');
    assert.equal(kept.questions.at(-1)?.draft.uri, `${FOLDER}/a.md`);
    const dropped = await walked(start, ['file:///workshop', '4', 'Smoke']);
    assert.equal(dropped.questions.at(-1)?.proposal?.path, 'docs/rca_s4_smoke.md');
    assert.equal(dropped.questions.at(-1)?.draft.uri, undefined);
  });
});
