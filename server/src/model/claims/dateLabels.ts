/** What the date beside a label stands for. `scope` tells apart "Planned Start" and "Actual Start". */
export interface DateRole {
  readonly role: 'created' | 'updated' | 'dated' | 'next' | 'start' | 'end' | 'span';
  readonly scope: string;
}

/** Of “Last Updated”, `created_date`, “Fecha de inicio”, “Next Review”; undefined for a label of something else. */
export function dateRole(label: string): DateRole | undefined {
  const words = label
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[\s_*-]+/g, ' ')
    .trim()
    .toLowerCase();
  if (words.length > 40) return undefined;
  const whole = WHOLE.find(([, pattern]) => pattern.test(words));
  if (whole) return { role: whole[0], scope: '' };
  for (const [role, pattern] of ENDS) {
    const scope = pattern.exec(words)?.[1];
    if (scope !== undefined) return { role, scope: scope.trim() };
  }
  return undefined;
}

const WHOLE: readonly (readonly [DateRole['role'], RegExp])[] = [
  [
    'created',
    /^(?:(?:document|report|plan|file|page|tracker) )?created(?: (?:at|on|date))?$|^(?:date created|creation date|erstellt(?: am)?|erstellungsdatum|fecha de creaci[oó]n|creado(?: el)?|criado(?: em)?|data de cria[cç][aã]o|créé(?: le)?|date de création|起草时间|创建(?:时间|日期)?)$/,
  ],
  [
    'updated',
    /^(?:(?:document|report|plan|file|page|tracker) )?(?:last )?(?:updated?|modified|edited|revised)(?: (?:at|on|date))?$|^(?:last review(?:ed)?(?: (?:on|date))?|date (?:updated|modified)|letzte (?:aktualisierung|änderung)|(?:zuletzt )?aktualisiert(?: am)?|zuletzt geändert|(?:última |ultima )?actualizaci[oó]n|[uú]ltima atualiza[cç][aã]o|(?:actualizado|atualizado)(?: (?:el|em))?|(?:dernière )?mise à jour|mis à jour(?: le)?|dernière modification|最后更新|更新(?:时间|日期))$/,
  ],
  ['dated', /^(?:(?:report|document|status|assessment|review) )?date$|^(?:datum|fecha|data|日期)$/],
  [
    'next',
    /^next (?:scheduled )?(?:(?:document |status |plan )?(?:review|update|revision)|report|check ?in)(?: (?:date|due|on))?$|^(?:nächste[rs]? (?:überprüfung|review|aktualisierung|update)|pr[oó]xim[ao] (?:revisi[oó]n|revis[aã]o|actualizaci[oó]n|atualiza[cç][aã]o)|prochaine (?:revue|révision|mise à jour))$/,
  ],
  [
    'span',
    /^(?:sprint |iteration )?(?:duration|dates?|period|time ?frame|time ?line|window|zeitraum|laufzeit|dauer|per[ií]odo|duraci[oó]n|dura[cç][aã]o|fechas|datas|durée|période|周期|时间)$/,
  ],
];

const ENDS: readonly (readonly [DateRole['role'], RegExp])[] = [
  [
    'start',
    /^((?:[\p{L}\d]+ ){0,2})(?:(?:start|started|starts|begin|begins|began|kick ?off)(?: (?:date|on|at))?|startdatum|beginn|(?:fecha de |data de )?in[ií]cio|début|开始(?:日期|时间)?)$/u,
  ],
  [
    'end',
    /^((?:[\p{L}\d]+ ){0,2})(?:(?:end|ended|ends|finish|finished|completed|completion)(?: (?:date|on|at))?|enddatum|ende|(?:fecha de |data de )?(?:fin|finalizaci[oó]n|t[eé]rmino|fim|conclus[aã]o)|结束(?:日期|时间)?)$/u,
  ],
];
