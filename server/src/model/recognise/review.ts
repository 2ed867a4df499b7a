import { heading, headings, label, name, type Signal, table, text, title } from './signal';

const REVIEW =
  /r.{1,3}tro(?:spective|spectiva|spektive)?\b|(?:sprint|iteration|tier|phase)\b.*\breview|\breview\b.*(?:sprint|iteration)|reflection|(?:completion|status|final|progress|execution|exec|validation|test|sprint|optimization|verification|testing|integration testing|fix) ?[_-]?(?:report|summary)|day \d+ summary|post-sprint|relat.{1,3}rio|resumo executivo|sum.{1,3}rio executivo|conclus.{1,3}o|abschlussbericht|r.{1,3}ckblick|informe|回顾|复盘|总结|完成报告/;

/** Looking back at a sprint: review, retrospective, reflection, completion report, execution summary. */
export const review: readonly Signal[] = [
  title(
    [4, REVIEW],
    [3, /\b(?:completed|complete|status final|final sprint status)\b/],
    [1, /\breview|report|summary|round \d/],
  ),
  name(
    [
      3,
      /(?:sprint|iteration|\bs\d|spr|story|phase|tier|stage|task)[^/]*(?:review|retro|reflection|report|summary|complet|resumo|sumario)[^/]*$|retrospective[^/]*$/,
    ],
    [3, /retrospectives?\/[^/]*$|(?:sprint )?reviews\/[^/]*$/],
    [
      2,
      /(?:completion|review|report|reflection|summary|complete|resumo|sumario)(?: [^/]*)?$|round \d+$|\bfinal\b[^/]*$/,
    ],
  ),
  heading(
    4,
    /what went (?:well|poorly|wrong)|was (?:lief )?gut|ce qui (?:a|s.est) (?:bien|moins|mal)|lo que sali|o que (?:deu|foi) (?:certo|bem)|做得好|start[- ,/]+stop/,
  ),
  heading(
    2,
    /what (?:could|can|to) (?:be )?improve|improvements?\b|what didn|was (?:completed|delivered)|lessons|key (?:achievements|decisions|learnings)|aprendi/,
  ),
  heading(2, /green badges|net loc|progress & status|blockers, costs|pm & qa/),
  heading(
    2,
    /(?:acceptance|success) criteria (?:status|verification|-|met)|(?:deliverables|completed) (?:summary|deliverables|work)|completion (?:summary|status)|recommendations for/,
  ),
  heading(1, /executive summary|resumo executivo|sum.{1,3}rio|zusammenfassung|key findings|conclusion|^.{0,8}review$/m),
  heading(
    1,
    /test results?|quality metrics|code quality|metrics|m.{1,3}tricas|测试结果|验证结果|files (?:created|modified)/,
  ),
  heading(
    1,
    /action items|next steps|follow-?ups?|recommendations|pr.{1,3}ximos? passos|próximos pasos|commitments|下一轮/,
  ),
  headings(2, 2, /^.{0,12}(?:\d\. )?(?:review|选题|同步|北极星)/gm, 'N. Review, 选题, 同步 …'),
  table(2, /metric|criteri|target|kpi/i, /actual|achieved|result/i),
  table(1, /test|category|component|optimi[sz]ation/i, /pass|result/i),
  label(
    2,
    /^(?:completion date|date completed|completed date|review date|reviewer|report prepared by|net loc(?: added)?|test duration|tester|data de conclus.{1,3}o|all acceptance criteria)$/,
  ),
  label(
    1,
    /^(?:test coverage|total tests|overall status|key achievements?|next sprint|分支|executor|rastreabilidade)$/,
  ),
  text(
    1,
    1,
    /^.{0,20}\b(?:status|estado)\b.{0,24}\b(?:COMPLETED?|SUCCESS|DONE|PASSED|COMPLETAD[OA]|COMPLETO|CONCLU)/gim,
    'its status says it is complete',
  ),
];
