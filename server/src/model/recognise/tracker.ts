import { checkboxes, heading, headings, label, name, type Signal, table, text, title } from './signal';

const TRACKER =
  /status (?:tracker|update|dashboard)|progress|burn-?(?:down|up)|tracker|tracking|dashboard|stand-?up|daily (?:notes|log)|work log|execution log|checklist seman|estado a[ct]{1,2}ual|fortschritt|seguimiento|acompanhamento|进度/;

/** Work as it goes: phases full of checkboxes, counts, percentages, days. */
export const tracker: readonly Signal[] = [
  title(
    [4, TRACKER],
    [
      2,
      /\bstatus\b|(?:sprint|phase|week|launch|release|migration|implementation).*checklist|execution (?:master )?plan/,
    ],
    [1, /checklist|\bto ?-?do list|task list/],
  ),
  name(
    [
      3,
      /(?:progress|burn ?down|tracker|dashboard|status update|daily notes|work log|day ?\d+ log|estado atual|checklist semanal)[^/]*$/,
    ],
    [2, /\bstatus[^/]*$|\bexecution$|\bday ?\d+$/],
    [2, /\bstatus\//],
  ),
  headings(3, 2, /phase .{0,60}\bstatus\b|\b(?:day|día|tag) \d+/g, 'Day N or Phase N … Status'),
  heading(
    3,
    /(?:overall|sprint) (?:progress|status)\b|progress (?:overview|tracking|summary)|story progress|daily (?:progress|stand-?up|log)|burn-?down/,
  ),
  heading(
    2,
    /velocity (?:tracking|analysis)|blockers? log|work log|execution (?:status|progress)|real-?time metrics|status em/,
  ),
  heading(1, /blockers|in progress|completed|pending/),
  headings(3, 3, /\(\d{1,4}\/\d{1,4} (?:tasks?|items?|steps?|complete[d]?|done)\)/g, '… (2/5 tasks)'),
  headings(2, 3, /\b\d{4}-\d{2}-\d{2}\b/g, 'YYYY-MM-DD …'),
  checkboxes(2, 15),
  table(2, /phase|task|story|opt|item|semana|squad/i, /status/i, /progress|complete|%|completion/i),
  table(2, /^(?:day|date)/i, /remaining|ideal|actual|burn/i),
  label(
    2,
    /^(?:phase \d+ status|overall status|overall progress|completion|days? remaining|(?:tasks|phases|stories) complete[d]?|story points completed|completed tasks|hours spent)$/,
  ),
  label(2, /^total (?:tasks|items|stories)$/),
  label(1, /^(?:next update|last updated|current phase|status as of|started|target velocity)$/),
  text(
    2,
    2,
    /\(\d{1,5} ?\/ ?\d{1,5}(?: \w{1,12})?\)|\b\d{1,5}\/\d{1,5} (?:\w{1,12} )?\(\d{1,3}(?:\.\d)?%/g,
    'it counts what is done out of a total',
  ),
];
