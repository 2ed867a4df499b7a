import { heading, label, name, type Signal, text, title } from './signal';

/** Whether a sprint may start: what is done, what is missing, who signs. */
export const readiness: readonly Signal[] = [
  title(
    [4, /readiness|bereitschaft|prontid.{1,3}o|就绪|\bgo ?\/ ?no-?go\b/],
    [3, /hand-?off|kick-?off|接力|交接|start here|ready (?:to|for)/],
  ),
  name([3, /readiness[^/]*$|\bready$/], [2, /hand ?off[^/]*$|kick ?off[^/]*$|start here[^/]*$|go no ?go[^/]*$/]),
  heading(3, /readiness (?:checklist|assessment|status|criteria|summary)|completion confirmation/),
  heading(
    2,
    /pre-?requisites? (?:checklist|status|validation)|completed pre-?requisites|(?:current |no )blockers|blockers? (?:and|&) dependencies|go\/no-go/,
  ),
  heading(1, /^.{0,12}pre-?requisites|pr.{1,3}-?requisitos|prerrequisitos|voraussetzungen|前置/m),
  heading(1, /sign-?off|approval|aprova|freigabe|announcement/),
  heading(1, /next steps|immediate|recommended (?:actions|schedule)|pr.{1,3}ximos passos|任务清单/),
  heading(1, /preview|in.{1,3}cio r.{1,3}pido|quick start/),
  label(3, /^(?:previous sprint|ready for sprint .*|sprint .* readiness|ready to start)$/),
  label(1, /^(?:recommended start|next action|document type|blockers|assessment type|目标读者)$/),
  text(
    2,
    1,
    /\bREADY (?:TO (?:START|PROCEED|BEGIN|LAUNCH)|WITH|FOR (?:SPRINT|EXECUTION|KICK))/g,
    'it says it is ready to start',
  ),
];
