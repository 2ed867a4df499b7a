import { type Ranged, ranged } from '../../range';
import type { Field } from '../fields';
import type { Block, ListItem, Section, Table } from '../sprint';

/** What a sprint of a roadmap holds. */
export interface Content {
  readonly scope: readonly Ranged<string>[];
  readonly acceptance: readonly Ranged<string>[];
  readonly tasks: readonly Ranged<string>[];
  readonly fields: readonly Field[];
}

type Topic = 'scope' | 'acceptance' | 'tasks' | 'other';

const ACCEPTANCE =
  /^(?:sprint )?(?:acceptance|exit (?:criteria|gate)|success criteria|definition of done|dod\b|done when|abnahme|akzeptanz|criterios? de (?:acep|éxito|exito)|aceptaci|crit[eé]rios? de (?:aceit|sucesso)|aceita|crit[eè]res? d(?:[’']accept|e (?:succ|sort|réuss))|验收|完成标准|退出门)/iu;
const TASKS =
  /^(?:(?:key|main|planned|sprint|core) )?(?:tasks?|deliverables?|(?:user )?stories|work items|backlog|to-?dos?|aufgaben|arbeitspakete|lieferobjekte|tareas|entregables|historias|tarefas|entregas|entregáveis|histórias|t[âa]ches|livrables|任务|交付)(?![\p{L}])/iu;
const TASK_HEADING = /^(?:task|story|epic|user story|us|tarea|tarefa|aufgabe|任务)[\s#-]{0,2}\d/iu;
const LABEL = /^([^\p{L}\p{N}\r\n]{0,12})(\p{L}[\p{L}\p{N} &/'’()-]{0,39}?)([\s*_]*[:：][\s*_]*)(.*)$/u;
const BOLD = /^[^\p{L}\p{N}]{0,8}\*\*([^*\r\n]{2,40})\*\*\s*$/u;
const EMPTY = /^[\s*_]*(?:…|\.{3}|tbd|tba|todo|-|—|–)?[\s*_.]*$/iu;

/** The content of a section and of those below it. `text` is read where paragraphs stand. */
export function contentOf(section: Section, text: string): Content {
  const reader = new ContentReader(text);
  reader.section(section);
  return reader.content;
}

/** The content of a table's row, by the names of its columns. */
export function rowContent(header: readonly Ranged<string>[], cells: readonly Ranged<string>[]): Content {
  const of = (pattern: RegExp) => cells.filter((cell, at) => pattern.test(header[at]?.value ?? '') && isStated(cell));
  const fields = cells.map((value, at) => ({ name: header[at] ?? value, value }));
  return { scope: [], acceptance: of(ACCEPTANCE), tasks: of(TASKS), fields };
}

class ContentReader {
  readonly content = {
    scope: [] as Ranged<string>[],
    acceptance: [] as Ranged<string>[],
    tasks: [] as Ranged<string>[],
    fields: [] as Field[],
  };
  readonly #text: string;
  #topic: Topic = 'scope';

  constructor(text: string) {
    this.#text = text;
  }

  section({ blocks, sections }: Section): void {
    for (const block of blocks) this.#block(block);
    for (const inner of sections) {
      const heading = inner.heading?.text;
      const bare = heading?.value.replace(/^[^\p{L}\p{N}]+/u, '') ?? '';
      this.#topic = topicOf(bare);
      if (heading && TASK_HEADING.test(bare)) this.content.tasks.push(heading);
      this.section(inner);
    }
  }

  #block(block: Block): void {
    if (block.type === 'list') for (const item of block.list.items) this.#item(item, this.#topic);
    else if (block.type === 'table') this.#table(block.table);
    else if (block.type === 'paragraph') {
      const { start, end } = block.range;
      for (const { index, 0: line } of this.#text.slice(start, end).matchAll(/[^\r\n]+/g))
        if (line.length <= LONGEST) this.#line(ranged(line, start + index, start + index + line.length));
    }
  }

  #line(line: Ranged<string>): void {
    const field = labelled(line);
    const bold = field ? undefined : BOLD.exec(line.value)?.[1];
    if (bold !== undefined) this.#topic = topicOf(bold);
    else if (!field && this.#topic !== 'scope') this.#add(this.#topic, line);
    if (!field) return;
    this.content.fields.push(field);
    this.#topic = topicOf(field.name.value);
    this.#add(this.#topic, field.value);
  }

  /** "- Acceptance: the demo runs" is a criterion; what is nested below "- **Tasks**:" are tasks. */
  #item(item: ListItem, topic: Topic): void {
    const field = labelled(item.text);
    const own = topicOf(field?.name.value ?? BOLD.exec(item.text.value)?.[1] ?? '');
    if (field) this.content.fields.push(field);
    if (own === 'other') this.#add(item.checkbox && topic === 'scope' ? 'tasks' : topic, item.text);
    else if (field) this.#add(own, field.value);
    const inner = own === 'other' ? 'other' : own;
    for (const list of item.lists) for (const each of list.items) this.#item(each, inner);
  }

  #table({ header, rows }: Table): void {
    for (const { cells } of rows) {
      const { acceptance, tasks } = rowContent(header.cells, cells);
      this.content.acceptance.push(...acceptance);
      this.content.tasks.push(...tasks);
    }
  }

  #add(topic: Topic, text: Ranged<string>): void {
    if (topic !== 'other' && isStated(text)) this.content[topic].push(text);
  }
}

const LONGEST = 2000;

const isStated = ({ value }: Ranged<string>): boolean => !EMPTY.test(value);

const topicOf = (label: string): Topic =>
  ACCEPTANCE.test(label.trim()) ? 'acceptance' : TASKS.test(label.trim()) ? 'tasks' : 'other';

function labelled({ value, range }: Ranged<string>): Field | undefined {
  if (!/[:：]/.test(value)) return undefined;
  const [, lead, name, colon, rest] = LABEL.exec(value) ?? [];
  if (lead === undefined || name === undefined || colon === undefined || rest === undefined) return undefined;
  const nameStart = range.start + lead.length;
  const start = nameStart + name.length + colon.length;
  return {
    name: ranged(name, nameStart, nameStart + name.length),
    value: ranged(rest.trim(), start, start + rest.length),
  };
}
