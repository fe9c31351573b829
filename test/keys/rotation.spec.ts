import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eraseCase, KeyRing, rotateKeys, Vault, WorkerDatabase } from '@himaya/api/testing';
import {
  keySubjects,
  type CaseListItem,
  type CaseView,
  type IncidentReceipt,
  type IncidentView,
  type KeyStatusView,
  type Page,
  type ReferralView,
  type TimelineItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import { WorkerProgram } from '../outbox/worker-process';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, openCase, shelterReferral, unitOf } from '../support/main-job';
import { until } from '../support/until';

jest.setTimeout(120_000);

let folder: string;
let keyFile: string;
let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let program: WorkerProgram;
let officer: Session;
let kase: CaseView;
let referral: ReferralView;
let overseer: Session;
let incident: IncidentReceipt;

beforeAll(async () => {
  // A key file of this file's own with the run's root, for the roles' passwords: others' must not be rotated away.
  folder = mkdtempSync(join(tmpdir(), 'himaya-keys-'));
  keyFile = join(folder, 'keyring.json');
  KeyRing.open(process.env['KEY_FILE']!);
  copyFileSync(process.env['KEY_FILE']!, keyFile);
  process.env['KEY_FILE'] = keyFile;
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  program = new WorkerProgram();
  officer = await api.signIn('police-officer');
  kase = await openCase(officer);
  const desk = await unitOf(await api.signIn('shelter-caseworker'));
  const consent = await consentTo(officer, kase.id, desk.id);
  referral = expected(await officer.post<ReferralView>(`/cases/${kase.id}/referrals`, shelterReferral(desk.id, consent.id)), 201);
  overseer = await api.signIn('data-protection-officer');
  const emergency = { ground: 'vital-interest', reason: 'Invented: she cannot be asked.' };
  expected(await (await api.signIn('health-provider')).post(`/cases/${kase.id}/break-glass`, emergency), 201);
  await keysOfEveryKind();
  expected(await officer.post(`/cases/${kase.id}/record-sheets`, { language: 'en', categories: ['core'] }), 201);
  incident = expected(
    await officer.post<IncidentReceipt>('/incidents', { kind: 'lost-paper', description: 'Invented: a lost sheet.' }),
    201,
  );
});
afterAll(async () => {
  program.remove();
  await worker.close();
  await api.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Keys whose subjects no feature here makes by itself, made as theirs will be: what each seals must open whatever is rotated. */
const others = new Map<string, { readonly subject: string; readonly sealed: Buffer }>();
async function keysOfEveryKind(): Promise<void> {
  const vault = new Vault(api.database.ring);
  const store: Readonly<Record<string, (subject: string, wrapped: Buffer, keyId: string) => Promise<unknown>>> = {
    concern: (...key) => guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ('concern', $1, $2, $3)`, key),
    ...Object.fromEntries(
      ['proceeding', 'shelter', 'placement', 'legal-aid', 'care', 'interpreter', 'reintegration', 'repatriation', 'plan-evidence'].map(
        (kind) => [
          kind,
          (...key) => guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ('${kind}', $1, $2, $3)`, key),
        ],
      ),
    ),
    document: async (...key) => {
      await guard.query(
        `insert into document (id, case_id, unit_id, type, category, media_type, size_bytes, recorded_by)
         select $1, c.id, c.responsible_unit_id, 'photo', 2, 'image/jpeg', 1, c.opened_by from case_record c where c.id = $2`,
        [key[0], kase.id],
      );
      await guard.query('insert into document_key (document_id, wrapped, key_id) values ($1, $2, $3)', key);
    },
  };
  for (const [kind, put] of Object.entries(store)) {
    const subject = randomUUID();
    const { key, stored } = await vault.newKey(subject);
    await put(subject, stored.wrapped, stored.keyId);
    others.set(kind, { subject, sealed: key.seal(`${kind}.words`, `Invented words of a ${kind}`)! });
  }
}

const keyOfSubject = `select wrapped, key_id as "keyId" from subject_key where subject_id = $1
  union all select wrapped, key_id from document_key where document_id = $1`;

async function versionsInUse(): Promise<Record<string, string[]>> {
  const { rows } = await guard.query<{ subject: string; ids: string[] }>(
    'select subject, array_agg(key_id order by key_id) as ids from guard.key_versions() group by subject',
  );
  return Object.fromEntries(rows.map(({ subject, ids }) => [subject, ids]));
}

const kinds = keySubjects.codes.toSorted();
const every = (version: string): Record<string, string[]> => Object.fromEntries(kinds.map((kind) => [kind, [version]]));
const keysInFile = (): string[] => Object.keys((JSON.parse(readFileSync(keyFile, 'utf8')) as { keys: object }).keys);

async function everythingOpens(): Promise<void> {
  const read = expected(await officer.get<CaseView>(`/cases/${kase.id}`), 200);
  expect(read.person).toMatchObject({ alias: 'A.', givenName: 'Invented-Given' });
  expect(expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200).need).toMatch(/^Invented need/);
  expect(expected(await overseer.get<IncidentView>(`/incidents/${incident.id}`), 200).description).toBe('Invented: a lost sheet.');
  const list = expected(await officer.get<Page<CaseListItem>>('/cases?limit=100'), 200);
  expect(list.items.every(({ person }) => person.alias !== '')).toBe(true);
  expected(await officer.post<{ items: CaseListItem[] }>('/cases/search', { q: 'Invented-Given' }), 200);
  for (const [kind, { subject, sealed }] of others) {
    const { rows } = await guard.query<{ wrapped: Buffer; keyId: string }>(keyOfSubject, [subject]);
    const key = await new Vault(KeyRing.open(keyFile)).openKey(subject, rows[0]!);
    expect(key.open(`${kind}.words`, sealed)).toBe(`Invented words of a ${kind}`);
  }
}

describe('a rotation', () => {
  it('killed half way leaves what both versions open, while the API goes on', async () => {
    const admin = await api.database.asAdmin();
    await admin.query(
      `create function gate() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(728298); return new; end $$`,
    );
    await admin.query('create trigger gate before update on referral_key for each row execute function gate()');
    await admin.query('select pg_advisory_lock(728298)');
    const killed = program.start(api.database, null, 'rotate-keys.js');
    await until('the rotation stands at the referrals', async () => {
      const { rows } = await guard.query(`select from pg_locks where locktype = 'advisory' and objid = 728298 and not granted`);
      return rows.length > 0;
    });
    await everythingOpens();
    expect(await killed.end('SIGKILL')).toBe('SIGKILL');
    await admin.query('select pg_advisory_unlock(728298)');
    await admin.query('drop trigger gate on referral_key');
    await admin.query('drop function gate()');

    expect(await versionsInUse()).toEqual({ ...every('k1'), case: ['k2'] });
    expect(keysInFile()).toEqual(['k1', 'k2']);
    await everythingOpens();
    await openCase(officer);
    expect(await versionsInUse()).toMatchObject({ case: ['k2'] });
  });

  it('is ended by the second run, which makes no version of its own and retires the old one', async () => {
    expect(await program.start(api.database, null, 'rotate-keys.js').ended).toBe(0);
    expect(await versionsInUse()).toEqual(every('k2'));
    expect(keysInFile()).toEqual(['k2']);
    await everythingOpens();
    const { rows } = await guard.query(`select action from audit_event where action like 'keys.%' order by at`);
    expect(rows.map(({ action }) => action)).toEqual(['keys.rotate', 'keys.rotate', 'keys.retire']);
  });

  it('lets nobody store a key under a version that is retired', async () => {
    for (const [table, subject, id] of [
      ['case_key', 'case_id', kase.id],
      ['incident_key', 'incident_id', incident.id],
    ]) {
      const stored = guard.query(`update ${table} set key_id = 'k1' where ${subject} = $1`, [id]);
      await expect(stored).rejects.toMatchObject({ code: '57P03' });
    }
    const { rows } = await guard.query<{ left: number }>(`select guard.retire_keys('k9', '{k2}') as left`);
    expect(rows[0]!.left).toBeGreaterThan(400);
  });

  it('knows every table of keys there is', async () => {
    const { rows } = await guard.query<{ table: string; forgotten: string[]; triggers: number }>(
      `select c.relname as "table",
              array(select p.proname::text from pg_proc p where p.pronamespace = 'guard'::regnamespace
                       and p.proname in ('key_versions', 'keys_under', 'rewrap_keys', 'retire_keys') and p.prosrc !~ ('\\m' || c.relname || '\\M')) as forgotten,
              (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'guard.check_key_version()'::regprocedure) as triggers
         from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
          and 2 = (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('wrapped', 'key_id'))`,
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows).toEqual(rows.map(({ table }) => ({ table, forgotten: [], triggers: 1 })));
  });

  it('shows its versions and counts to the system administrator, and to nobody else', async () => {
    const seen = expected(await (await api.signIn('system-admin')).get<KeyStatusView>('/keys'), 200);
    expect(seen).toMatchObject({
      provider: 'local-file',
      current: 'k2',
      older: [],
      lastRotation: { keyId: 'k2', endedAt: expect.any(String) },
    });
    expect(seen.inUse.map(({ subject, keyId }) => `${subject} ${keyId}`)).toEqual(kinds.map((kind) => `${kind} k2`));
    expect(JSON.stringify(seen)).not.toContain(
      Object.values((JSON.parse(readFileSync(keyFile, 'utf8')) as { keys: Record<string, string> }).keys)[0],
    );
    expect((await officer.get('/keys')).status).toBe(403);
  });
});

describe('erasure', () => {
  const sealedColumns = `select c.alias_ct, i.given_name_ct, i.family_name_ct, i.phone_ct from case_record c join person_identity i on i.case_id = c.id where c.id = $1`;

  const keysOfCase = `select 'case' as of from case_key where case_id = $1
    union all select 'referral' from referral_key k join referral r on r.id = k.referral_id where r.case_id = $1
    union all select 'break-glass' from break_glass_key k join break_glass b on b.id = k.break_glass_id where b.case_id = $1
    union all select 'document' from document_key k join document d on d.id = k.document_id where d.case_id = $1`;

  it('is refused for an open case, and to whoever is not the worker', async () => {
    const vault = new Vault(api.database.ring);
    await expect(eraseCase(worker, vault, kase.id, 'person-asked')).rejects.toThrow('only a closed case');
    const app = await api.database.asApp();
    await expect(app.query(`select guard.erase_case($1, 'person-asked')`, [kase.id])).rejects.toThrow('permission denied');
  });

  it('leaves ciphertext that no key of the file opens, and nothing that search finds', async () => {
    const backup = (await guard.query<Record<string, Buffer>>(sealedColumns, [kase.id])).rows[0]!;
    const held = (await guard.query<{ of: string }>(keysOfCase, [kase.id])).rows.map(({ of }) => of);
    expect(held.toSorted()).toEqual(['break-glass', 'case', 'document', 'referral']);
    await guard.query(`update case_record set status = 'closed' where id = $1`, [kase.id]);
    const vault = new Vault(KeyRing.open(keyFile));
    expect(await eraseCase(worker, vault, kase.id, 'retention-ended')).toBe(true);
    expect(await eraseCase(worker, vault, kase.id, 'retention-ended')).toBe(false);

    // Whoever holds the key file, the whole database and a backup of the sealed rows has every wrapped key there is.
    const { rows: left } = await guard.query<{ subject: string; wrapped: Buffer; key_id: string }>(
      'select case_id as subject, wrapped, key_id from case_key union all select referral_id, wrapped, key_id from referral_key',
    );
    expect(left.length).toBeGreaterThan(400);
    for (const { subject, wrapped, key_id } of left) {
      const key = await vault.openKey(subject, { wrapped, keyId: key_id });
      expect(() => key.open('person_identity.given_name', backup['given_name_ct']!)).toThrow();
      await expect(vault.openKey(kase.id, { wrapped, keyId: key_id })).rejects.toThrow();
    }
    expect((await guard.query(sealedColumns, [kase.id])).rows).toEqual([]);
    expect((await guard.query(keysOfCase, [kase.id])).rows).toEqual([]);
    expect((await guard.query('select from identity_token where case_id = $1', [kase.id])).rows).toEqual([]);
    const found = expected(await officer.post<{ items: CaseListItem[] }>('/cases/search', { q: 'Invented-Given Invented-Family' }), 200);
    expect(found.items.map(({ id }) => id)).not.toContain(kase.id);
  });

  it('is told instead of failing, everywhere the case still stands', async () => {
    const read = expected(await officer.get<CaseView>(`/cases/${kase.id}`), 200);
    expect(read).toMatchObject({ number: kase.number, erasedAt: expect.any(String), person: { alias: '' } });
    expect(read.person).not.toHaveProperty('givenName');
    const list = expected(await officer.get<Page<CaseListItem>>('/cases?status=closed&limit=100'), 200);
    expect(list.items.find(({ id }) => id === kase.id)).toMatchObject({ erased: true, person: { alias: '' } });
    expect(expected(await officer.get<Page<TimelineItem>>(`/cases/${kase.id}/timeline`), 200).items.length).toBeGreaterThan(1);
    expect(expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200)).toMatchObject({ need: null, note: null });
    for (const path of ['referrals', 'consents', 'grants', 'access-log']) expected(await officer.get(`/cases/${kase.id}/${path}`), 200);
    expect((await guard.query(`select result from audit_event where action = 'case.erase' and case_id = $1`, [kase.id])).rows).toEqual([
      { result: 'done' },
    ]);
  });

  it('outlives a rotation: what another case holds opens, and the erased stays shut', async () => {
    const other = await openCase(officer);
    await rotateKeys(worker, api.database.ring.provider);
    expect(keysInFile()).toEqual(['k3']);
    expect(expected(await officer.get<CaseView>(`/cases/${other.id}`), 200).person).toMatchObject({ givenName: 'Invented-Given' });
    expect(expected(await officer.get<CaseView>(`/cases/${kase.id}`), 200).person).not.toHaveProperty('givenName');
  });
});

describe('a rotation that others write into', () => {
  it('wraps anew what was stored under the old version meanwhile, and leaves alone what was changed', async () => {
    const { provider } = api.database.ring;
    const [late, { subject }] = [await openCase(officer), others.get('concern')!];
    const { rows } = await guard.query<{ wrapped: Buffer; id: string }>('select wrapped, key_id as id from case_key where case_id = $1', [
      late.id,
    ]);
    const { key, stored } = await new Vault(api.database.ring).newKey(subject);
    let wrote = false;
    const rewrap: typeof provider.rewrap = async (keys) => {
      const fresh = await provider.rewrap(keys);
      if (wrote || !keys.some((one) => one.subject === subject)) return fresh;
      wrote = true;
      const put = (table: string, ...values: unknown[]) => guard.query(`update ${table}_id = $1`, values);
      await put('subject_key set wrapped = $2, key_id = $3 where subject', subject, stored.wrapped, stored.keyId);
      await put('case_key set wrapped = $2, key_id = $3 where case', late.id, rows[0]!.wrapped, rows[0]!.id);
      return fresh;
    };
    await rotateKeys(worker, Object.create(provider, { rewrap: { value: rewrap } }) as typeof provider);
    expect([wrote, keysInFile()]).toEqual([true, ['k4']]);
    expect(expected(await officer.get<CaseView>(`/cases/${late.id}`), 200).person).toMatchObject({ givenName: 'Invented-Given' });
    const now = await guard.query<{ wrapped: Buffer; keyId: string }>(keyOfSubject, [subject]);
    const opened = await new Vault(KeyRing.open(keyFile)).openKey(subject, now.rows[0]!);
    expect(opened.open('concern.words', key.seal('concern.words', 'Invented words'))).toBe('Invented words');
  });
});
