import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperKind } from '@himaya/domain';

const read = (name: string): string => readFileSync(join(__dirname, 'templates', `${name}.typ`), 'utf8');
/** What is printed: papers of cases, and tables of figures. */
type Printed = PaperKind | 'release-table' | 'committee-report';
const kept = new Map<Printed, string>();

/** The whole template of a kind: what all papers share, then the kind's own file; read at its first use. */
export function templateOf(kind: Printed): string {
  const found = kept.get(kind) ?? `${read('base')}\n${read(kind === 'own-copy-part' ? 'own-copy' : kind)}`;
  kept.set(kind, found);
  return found;
}
