import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { auditActions, referralActions } from '@himaya/domain';

const root = resolve(__dirname, '../..');

/** Sources of the API and the migrations, without their specs. */
const sources = ['apps/api/src', 'migrations'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') })),
);

/** Names of deeds as the sources spell them: `action: 'case.read'`, and what SQL writes into the trail. */
const named = sources.flatMap(({ file, text }) => [
  ...[...text.matchAll(/\baction: (?:\w+ \? )?'([a-z-]+\.[a-z-]+)'(?: : '([a-z-]+\.[a-z-]+)')?/g)].flatMap(([, ...actions]) =>
    actions.filter(Boolean).map((action) => ({ file, action })),
  ),
  ...[...text.matchAll(/insert into (?:public\.)?audit_event \(action\b[^)]*\)\s*(?:values \(|select )'([a-z-]+\.[a-z-]+)'/g)].map(
    ([, action = '']) => ({
      file,
      action,
    }),
  ),
]);
/** Names put together: `referral.${action}`. */
const composed = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/\baction: `([a-z-]+)\.\$\{/g)].map(([, thing = '']) => ({ file, thing })),
);

it('every deed in the sources has its name in the domain’s list, so that every page has words for it', () => {
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter(({ action }) => !auditActions.has(action))).toEqual([]);
});

it('names that are put together are of known families', () => {
  expect(composed.filter(({ thing }) => !auditActions.codes.some((action) => action.startsWith(`${thing}.`)))).toEqual([]);
  const steps = referralActions.codes.map((action) => `referral.${action}`);
  expect(steps.filter((action) => !auditActions.has(action))).toEqual([]);
});
