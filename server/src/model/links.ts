import type { Link, SprintDoc } from './sprint';

export function readLinks(_doc: Pick<SprintDoc, 'text' | 'markdown'>): Link[] {
  return [];
}
