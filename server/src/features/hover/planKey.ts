import { isPlanTemplate, misspelledKeys, PLAN_KEYS, type PlanKey } from '../../model/frontMatter/planKeys';
import type { FrontMatter, FrontMatterEntry } from '../../model/sprint';
import { type TemplateKeys, templateKeys } from '../../model/templates/templateKeys';
import { documentationOf } from '../documentation';
import { fileName, linkTo, linkToUri, shown } from '../markdownText';
import { holds } from '../places';
import { measuredByKey } from './coverage';
import type { Place, Told } from './hover';

/** On a key of a plan's front matter, or of a team's template: what it means, what may stand there, and which rules look at it. */
export function frontMatterHover(place: Place): Told | undefined {
  const { doc, offset } = place;
  const { frontMatter } = doc;
  const entry = frontMatter?.entries.find(({ key }) => holds(key.range, offset));
  if (!frontMatter || !entry || !doc.kind) return undefined;
  const key = planKeyOf(frontMatter, entry, doc.kind === 'plan');
  const markdown = key ? ofPlanKey(entry.key.value, key, place) : ofTemplate(entry, place);
  return markdown ? { range: entry.key.range, markdown } : undefined;
}

/** A misspelled key is explained as the one that it means. */
function planKeyOf(frontMatter: FrontMatter, { key }: FrontMatterEntry, isPlan: boolean): PlanKey | undefined {
  const isTemplate = isPlanTemplate(frontMatter);
  if (!isPlan && !isTemplate) return undefined;
  const name = (isTemplate && misspelledKeys(frontMatter).get(key.value)) || key.value;
  return PLAN_KEYS.find(each => each.name === name);
}

function ofPlanKey(written: string, { name, meaning, allowed, absent, rules }: PlanKey, place: Place): string {
  const measured = measuredByKey(name, place);
  return [
    `**${shown(name)}**${written === name ? '' : ` (written “${shown(written)}”)`}: ${meaning}`,
    '',
    `- Allowed: ${allowed}`,
    `- If missing: ${absent}`,
    `- Checked by: ${rules.map(rule => ruleLink(rule, place.reference)).join(', ') || 'nothing yet'}`,
    ...(measured ? ['', measured] : []),
  ].join('\n');
}

function ruleLink(rule: string, reference: string | undefined): string {
  const uri = documentationOf(rule, reference);
  return uri ? linkToUri(uri, rule) : `\`${rule}\``;
}

/** A key of the team's own: the template is all that is known of it. */
function ofTemplate({ key }: FrontMatterEntry, { doc, project, reference }: Place): string | undefined {
  const known: TemplateKeys | undefined = templateKeys(doc, project.documents);
  const entry = known?.template.frontMatter?.entries.find(each => each.key.value === key.value);
  if (!known || !entry) return undefined;
  const { template } = known;
  return [
    `**${shown(key.value)}**: a key of the template ${linkTo(template, entry.key.range, fileName(template))}`,
    '',
    ...(entry.source ? [`- There: ${shown(entry.source)}`] : []),
    `- Checked by: ${ruleLink('front-matter-key', reference)}`,
  ].join('\n');
}
