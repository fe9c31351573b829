import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  carryOutErasure,
  findAnomalies,
  publicKeyPathOf,
  reckonRetention,
  Sealer,
  verifyCommand,
  WorkerDatabase,
} from '@himaya/api/testing';
import { usualRetention, type AuditEventItem, type MeView, type Page as ListOf } from '@himaya/domain';
import type { Client } from 'pg';
import type { Browser, Locator, Page } from 'playwright-core';
import { demoPassword, startTestApi, type Session, type TestApi } from '../support/api';
import { choose, expectCount, launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { closed } from '../support/closing';
import { expected, openCase } from '../support/main-job';
import { publishedTable } from '../support/report-rows';
import { defendants, fillCourts } from '../support/court-people';
import { addUp, fillStore, to } from '../support/statistics-people';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let admin: Client;
let police: Session;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi({ WORKER: 'apart' }), launchBrowser()]);
  admin = await api.database.asAdmin();
  police = await api.signIn('police-officer');
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});
afterEach(() => expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]));

async function signedIn(username: string, path: string): Promise<Page> {
  const visitor = await visit(browser, api.origin);
  visitors.push(visitor);
  const { page } = visitor;
  await page.goto(path);
  await page.getByLabel(t('sign-in.username')).fill(username);
  await page.getByLabel(t('sign-in.password'), { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: t('sign-in.submit'), exact: true }).click();
  await page.locator('#content').waitFor();
  return page;
}

it('shows the responsible unit who looked at its case, and another unit nothing at all', async () => {
  const { id } = await openCase(police);
  const reader = expected(await police.get<MeView>('/auth/me'), 200);
  const url = `/cases/${id}?tab=access-log`;

  const supervisor = await signedIn('police-supervisor', url);
  expect(await supervisor.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['ar', 'rtl']);
  const opened = supervisor.getByRole('row').filter({ hasText: t('audit.case.open') });
  await opened.getByText(reader.user.displayName).waitFor();
  // Their own reading of the case stands there already.
  await supervisor
    .getByRole('row')
    .filter({ hasText: t('audit.case.read') })
    .first()
    .waitFor();

  const stranger = await signedIn('health-provider', url);
  await stranger.getByText(t('problem.not-found')).waitFor();
  expect(await stranger.locator('#content').innerText()).not.toContain(reader.user.displayName);
  await supervisor.reload();
  await supervisor
    .getByRole('cell', { name: t('audit.case.open'), exact: true })
    .first()
    .waitFor();
  expect(
    await supervisor
      .getByRole('row')
      .filter({ hasText: t('audit-result.refused') })
      .count(),
  ).toBeGreaterThan(0);
});

it('leads the officer from the trail to what is unusual and its explanation, and to a signed export that verifies', async () => {
  const { id } = await openCase(police);
  for (let n = 0; n < 16; n += 1) await police.get('/cases?limit=1000');
  const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  await findAnomalies.run(worker, new Date());
  await worker.close();
  const reader = expected(await police.get<MeView>('/auth/me'), 200);

  const officer = await signedIn('data-protection-officer', '/audit');
  await choose(officer, t('oversight.filter.action'), t('audit.case.open'));
  await officer.getByLabel(t('oversight.filter.case')).fill(id);
  const lines = officer.getByRole('row').filter({ hasText: t('audit.case.open') });
  await expectCount(lines, 1);
  expect(await lines.innerText()).toContain(reader.user.displayName);
  await choose(officer, t('oversight.filter.result'), t('audit-result.refused'));
  await officer.getByText(t('oversight.none')).waitFor();

  await officer.goto('/anomalies');
  const found = officer
    .getByRole('listitem')
    .filter({ hasText: t('anomaly.repeated-refusals') })
    .filter({ hasText: reader.user.displayName })
    .first();
  await found.getByText(t('anomaly-state.new')).waitFor();
  await found.getByRole('button', { name: t('oversight.review') }).click();
  await choose(officer, t('oversight.review-state'), t('anomaly-state.explained'));
  await choose(officer, t('oversight.explanation'), t('anomaly-explanation.training'));
  await officer
    .getByRole('dialog')
    .getByRole('button', { name: t('oversight.save') })
    .click();
  await officer.getByText(t('oversight.saved')).waitFor();
  await found.getByText(t('anomaly-state.explained')).waitFor();

  await officer.getByRole('button', { name: t('oversight.change-rule-of', { kind: t('anomaly.repeated-refusals') }) }).click();
  const dialog = officer.getByRole('dialog', { name: t('anomaly.repeated-refusals') });
  await dialog.getByLabel(t('oversight.rule-threshold')).fill('7');
  await dialog.getByRole('button', { name: t('oversight.save') }).click();
  await officer.getByText(t('oversight.rule-saved')).waitFor();
  const rule = await admin.query(`select version, threshold from anomaly_rule where kind = 'repeated-refusals'`);
  expect(rule.rows).toEqual([{ version: 2, threshold: 7 }]);

  await new Sealer(api.database.sealing).round();
  await officer.goto('/audit');
  const [download] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('link', { name: t('oversight.export') }).click(),
  ]);
  const { keyFile } = api.database.sealing;
  const file = join(keyFile, '..', 'from-the-browser.jsonl');
  await download.saveAs(file);
  const verify = async (): Promise<string> => {
    const said: string[] = [];
    const keys = ['--key', publicKeyPathOf(keyFile), '--key', publicKeyPathOf(`${keyFile}.export`)];
    await verifyCommand({ argv: ['--export', file, ...keys], env: {}, say: (line) => said.push(line) });
    return said.join('\n');
  };
  expect(await verify()).toMatch(/^INTACT/);
  expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.jsonl$/);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"case.open","done"', '"case.open","refused"'));
  expect(await verify()).toMatch(/^BROKEN/);
  const officerApi = await api.signIn('data-protection-officer');
  const exports = await officerApi.get<ListOf<AuditEventItem>>('/audit/events?action=audit.export');
  expect(expected(exports, 200).items).toHaveLength(1);
});

it('keeps the register of incidents: reported by anybody, with clocks that run and steps that stop them', async () => {
  const caseworker = await signedIn('shelter-caseworker', '/incidents/new');
  await choose(caseworker, t('incidents.kind'), t('incident.wrong-recipient'));
  const words = 'ورقة مخترعة للاختبار وصلت إلى الجهة الخطأ';
  await caseworker.getByRole('textbox', { name: t('incidents.description') }).fill(words);
  await caseworker.getByRole('button', { name: t('incidents.send') }).click();
  await caseworker.getByText(t('incidents.sent-title')).waitFor();

  const officer = await signedIn('data-protection-officer', '/incidents');
  const row = officer
    .getByRole('link')
    .filter({ hasText: t('incident.wrong-recipient') })
    .first();
  for (const clock of ['officer', 'authority']) await row.getByText(t(`incident-clock.${clock}`)).waitFor();
  await row.click();
  await officer.getByText(words).waitFor();
  await officer.getByText(t('incidents.no-steps')).waitFor();
  const stopped = officer.getByText(new RegExp(t('incidents.stopped', { time: '' }).trim()));
  expect(await stopped.count()).toBe(0);

  const take = async (step: string, fill?: () => Promise<void>): Promise<void> => {
    await choose(officer, t('incidents.step'), t(`incident-step.${step}`));
    await fill?.();
    await officer.getByRole('button', { name: t('incidents.take') }).click();
    const steps = officer.getByRole('region', { name: t('incidents.steps') });
    await steps.getByText(t(`incident-step.${step}`), { exact: true }).waitFor();
  };
  await take('acknowledge');
  await expectCount(stopped, 1);
  await take('contain', () => officer.getByLabel(t('incidents.note')).fill('أُعيدت الورقة'));
  await take('assess', () => choose(officer, t('incidents.risk'), t('incident-risk.possible')));
  await take('tell-authority');
  await expectCount(stopped, 2);
  await officer.getByText(t('incident-state.in-hand')).waitFor();
  const { rows } = await admin.query<{ clock: string }>(
    `select distinct d.clock from incident_deadline d join incident i on i.id = d.incident_id
      where i.kind = 'wrong-recipient' and d.stopped_at is null and i.reported_at > now() - interval '10 minutes'`,
  );
  expect(rows).toEqual([]);
});

it('lets the analyst and the chair build a table of protected figures, with a chart and the method beside it', async () => {
  await fillStore(admin);
  await addUp(api.database);
  for (const username of ['secretariat-analyst', 'committee-chair']) {
    const page = await signedIn(username, '/statistics');
    await page.getByRole('heading', { name: t('statistics.title'), level: 1 }).waitFor();
    await choose(page, t('statistics.measure'), 'الضحايا المفترضون المبلغ عنهم');
    await page.getByRole('checkbox', { name: t('statistics-dimension.region'), exact: true }).check();
    await page.getByRole('checkbox', { name: t('statistics-dimension.citizenship'), exact: true }).check();
    await page.getByRole('button', { name: t('statistics.show'), exact: true }).click();
    const table = page.getByRole('table');
    // Of Baghdad's Iraqis many were drawn, of the Arab states nobody anywhere.
    const line = table.getByRole('row').filter({ hasText: t('region.baghdad') });
    await line
      .filter({ hasText: t('statistics-citizenship.iraqi') })
      .getByText(/^[٠-٩]+$/)
      .waitFor();
    await table.getByText(t('figure-sign.held')).first().waitFor();
    await page.getByRole('img', { name: t('statistics.map') }).waitFor();
    await page.getByText(t('statistics.method.cell-key', { error: '١.٧', threshold: '١٠' })).waitFor();
  }
  // Beneath an answer stand the published table that it is of, and that its year was revised.
  const release = await publishedTable(admin);
  await admin.query(
    `insert into statistics.late_period as p (rule, months, first, revised)
       select id, 12, '2025-01-01', '2026-02-01' from statistics.folded_rule where stands and not part and measure = 'arrests'
     on conflict on constraint late_period_pk do update set revised = excluded.revised`,
  );
  const page = await signedIn('secretariat-analyst', '/statistics');
  await choose(page, t('statistics.measure'), 'الاعتقالات');
  await page.getByRole('checkbox', { name: t('statistics-dimension.sex'), exact: true }).check();
  await page.getByRole('combobox', { name: t('statistics.from') }).selectOption('2025');
  await page.getByRole('combobox', { name: t('statistics.to') }).selectOption('2025');
  await page.getByRole('button', { name: t('statistics.show'), exact: true }).click();
  await page.getByText(t('statistics.revised', { period: '٢٠٢٥', month: '§' }).split('§')[0]!).waitFor();
  await page.locator(`a[href="/releases/${release}"]`).waitFor();
});

it('shows the chair the tables of the courts, each with its definition, and says what was not collected', async () => {
  await fillCourts(admin, defendants(300, 463));
  await addUp(api.database);
  const page = await signedIn('committee-chair', '/court-statistics');
  await page.getByRole('heading', { name: t('court-statistics.title'), level: 1 }).waitFor();
  await page.getByRole('combobox', { name: t('court-statistics.until') }).selectOption(to);
  await page.getByRole('tab', { name: t('court-series.sentences'), exact: true }).click();
  const panel = page.getByRole('region', { name: new RegExp(t('statistics-dimension.length')) });
  await panel
    .getByRole('row')
    .filter({ hasText: t('statistics-length.5-to-9-years') })
    .getByText(/^[٠-٩]+$/)
    .first()
    .waitFor();
  await panel.getByRole('img').waitFor();
  await panel.getByText(t('statistics.method.cell-key', { error: '١.٧', threshold: '١٠' })).waitFor();
  await page.getByText(t('court-lack.legal-persons')).waitFor();
  await page.getByRole('tab', { name: t('court-series.convicts'), exact: true }).click();
  await page.getByText(t('statistics.none-collected')).first().waitFor();
  // A long column of one sign is a sentence, until somebody wants to see it.
  const sign = page.getByRole('table').first().getByText(t('figure-sign.not-collected')).first();
  expect(await sign.isVisible()).toBe(false);
  await page.getByText(t('statistics.show-signs')).first().click();
  await sign.waitFor();
});

it('has a case erased by two people whose time has run out, and certifies it', async () => {
  const { id, number } = await openCase(police);
  await closed(police, id);
  await admin.query(`update case_closure set closed_at = closed_at - interval '3 years' where case_id = $1`, [id]);
  await admin.query(`update retention_term set reckoned_at = '-infinity'`);
  const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  try {
    await reckonRetention(usualRetention).run(worker, new Date());
    const row = (page: Page): Locator => page.getByRole('listitem').filter({ hasText: number });
    const confirmed = (page: Page, name: string): Promise<void> =>
      page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

    const officer = await signedIn('data-protection-officer', '/retention');
    await row(officer)
      .getByRole('button', { name: t('retention.propose'), exact: true })
      .click();
    await confirmed(officer, t('retention.propose'));
    await officer.getByText(t('retention.proposed')).waitFor();
    // Who proposed it is not asked to be the second person.
    expect(
      await row(officer)
        .getByRole('button', { name: t('erasure-decision.confirm'), exact: true })
        .count(),
    ).toBe(0);

    const keeper = await signedIn('system-admin', '/retention');
    await row(keeper)
      .getByRole('button', { name: t('erasure-decision.confirm'), exact: true })
      .click();
    await confirmed(keeper, t('erasure-decision.confirm'));
    await keeper.getByText(t('retention.decided')).waitFor();
    const { rows } = await admin.query<{ id: string }>(`select id from erasure_order where case_id = $1 and state = 'confirmed'`, [id]);
    expect(await worker.transaction((em) => carryOutErasure(em, rows[0]!.id))).toBe('erased');

    await officer.reload();
    await row(officer)
      .getByRole('button', { name: t('retention.certificate'), exact: true })
      .click();
    await officer.getByText(t('papers.ready'), { exact: true }).waitFor();
    expect(await officer.locator('#content').innerText()).not.toContain('Invented-Given');
  } finally {
    await worker.close();
  }
});
