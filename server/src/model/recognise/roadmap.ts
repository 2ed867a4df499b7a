import { heading, headings, label, name, type Signal, table, text, title } from './signal';

const ROADMAP =
  /road ?map|hoja de ruta|feuille de route|roteiro|fahrplan|路线图|上线计划|sprint-by-sprint|release plan|launch plan/;

/** Several sprints or phases in a row, with their weeks. */
export const roadmap: readonly Signal[] = [
  headings(
    3,
    2,
    /(?:sprint|phase|fase|tier|iteration)\b.*(?:weeks?|wks?|semanas?|semaines?|wochen?|第.{1,3}周)\b.{0,3}\d/g,
    'Sprint N … Weeks a–b',
  ),
  headings(3, 3, /^.{0,12}(?:sprint|迭代|冲刺)[ #-]{0,2}\d/gm, 'Sprint N …'),
  title(
    [2, ROADMAP],
    [
      2,
      /sprints? \d+ ?(?:a|bis|to|through|→|–|-) ?(?:sprint )?\d+|sprints? overview|por sprint|master plan|completion plan|strategic/,
    ],
  ),
  name(
    [1, /road ?map[^/]*$|launch plan[^/]*$|release plan[^/]*$|sprints \d+ (?:a|to|bis) \d+/],
    [1, /overview[^/]*$|master plan[^/]*$/],
  ),
  heading(2, /sprint roadmap|sprint (?:summary|breakdown|sequence)|sprint 规划|release (?:plan|train)|上线门/),
  headings(1, 3, /^.{0,12}(?:phase|fase|tier|stage|wave|milestone|quarter|q[1-4])\b/gm, 'Phase N …'),
  heading(1, /milestones?|timeline|cronograma|里程碑/),
  table(2, /^(?:\W*)(?:sprint|iteration|冲刺|迭代)/i, /focus|theme|goal|status|weeks?|dates?|scope|主题|关键/i),
  table(2, /phase|milestone/i, /weeks?|dates?|duration|quarter/i),
  label(2, /^acceptance$/, 3),
  label(1, /^(?:tasks|goal|objetivo|deliverables|exit criteria|goals)$/, 3),
  text(1, 3, /\bweeks? \d{1,2}/gi, 'several weeks are numbered'),
];
