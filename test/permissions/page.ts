import type { Role } from '@himaya/domain';
import { callsByFeature } from './calls';
import { mayWrite, mayRead, allCategories, allRoles } from './oracle-table';
import { reads, type Asker } from './askers';
import { rights, verdictOn } from './oracle';
import { meaningOf, relations, relationsOf, type Relation } from './relations';

/** Routes whose answer is the case itself, shown with the categories that it holds. */
const showingCategories = ['GET /cases/:id', 'GET /cases/:id/timeline'];

const initials: Readonly<Record<string, string>> = {
  core: 'C', identity: 'I', exploitation: 'E', risk: 'R', health: 'H', psychosocial: 'P', shelter: 'S', legal: 'L', proceedings: 'J',
  repatriation: 'A', reintegration: 'G', family: 'F', notes: 'N',
}; // prettier-ignore

/** The page of permissions, docs/permissions.md: out of the oracle, which the walk holds against every answer of the API. */
export function permissionsPage(): string {
  return [
    '# Permissions',
    '',
    'Written by `npm run permissions` out of `test/permissions/oracle.ts`; a test fails where this page differs from it, and another calls',
    'every route as every role in every relation and fails where the API differs. Do not edit it by hand.',
    '',
    '- **allowed**: done, or answered. Otherwise the status and the problem code.',
    '- 403: this role never does it. 404: not theirs, which looks like not there. 409: theirs, but a rule says no.',
    '- Roles with the same answers share a line; a route says only "403" for all who are not named.',
    '',
    '## Relations',
    '',
    ...relations.map((relation) => `- **${relation}**: ${meaningOf[relation]}`),
    '',
    '## Categories',
    '',
    `Letters: ${allCategories.map((category) => `${initials[category]} ${category}`).join(' · ')}.`,
    '',
    '| role | reads at most | writes at most |',
    '|---|---|---|',
    ...allRoles.map((role) => `| ${role} | ${lettersOf(role, mayRead)} | ${lettersOf(role, mayWrite)} |`),
    '',
    ...Object.entries(callsByFeature).flatMap(([feature, calls]) => [`## ${feature}`, '', ...Object.keys(calls).flatMap(routeLines)]),
  ].join('\n');
}

function lettersOf(role: Role, may: (role: Role, category: (typeof allCategories)[number]) => boolean): string {
  return (
    allCategories
      .filter((category) => may(role, category))
      .map((category) => initials[category])
      .join(' ') || '–'
  );
}

function routeLines(route: string): string[] {
  const right = rights[route];
  if (right === undefined) throw new Error(`the oracle knows no route ${route}`);
  const shown: readonly Relation[] = relationsOf[right.about];
  const groups = new Map<string, Role[]>();
  for (const role of allRoles) {
    if (!right.who.includes(role)) continue;
    const answers = shown.map((relation) => answerTo(route, { role, relation })).join(' | ');
    groups.set(answers, [...(groups.get(answers) ?? []), role]);
  }
  const heads = right.about === 'self' ? ['result'] : right.about === 'unit' ? ['own unit', 'another unit'] : shown;
  const named = [...groups].map(
    ([answers, roles]) => `| ${roles.length === allRoles.length ? 'everybody' : roles.join(', ')} | ${answers} |`,
  );
  return [`### ${route}`, '', `| role | ${heads.join(' | ')} |`, `|---|${heads.map(() => '---|').join('')}`, ...named, ''];
}

function answerTo(route: string, asker: Asker): string {
  const verdict = verdictOn(route, asker);
  if (verdict !== 'allowed' || !showingCategories.includes(route)) return verdict;
  return reads(asker)
    .map((category) => initials[category])
    .join(' ');
}
