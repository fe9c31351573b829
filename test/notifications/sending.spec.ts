import { readConfig, carriersOf, sendingChores, WorkerDatabase } from '@himaya/api/testing';
import { notificationKinds, type NotificationPreferencesView } from '@himaya/domain';
import fc from 'fast-check';
import { expected, ifMatch, openCase, referTo } from '../support/main-job';
import { startMailServer } from './mail-server';
import { Senders } from './senders';

const planted = { givenName: 'Zenquillaria', familyName: 'Oxbrathenkova', alias: 'Vexlorimund', phone: '+9647709876123' } as const;

describe('what goes on by e-mail and text message', () => {
  let on: Senders;

  beforeAll(async () => {
    on = await Senders.start();
  }, 120_000);
  beforeEach(() => on.forget());
  afterAll(() => on.stop());

  it('nothing goes to an address before a code that was sent there came back', async () => {
    expected(await on.officer.post('/notifications/contacts', { channel: 'email', address: 'officer@example.org' }), 200);
    await on.notice();
    await on.round();
    expect(on.mail.mails.map(({ parsed }) => parsed.subject)).toEqual(['حماية: رمز التأكيد']);
    const wrong = await on.officer.post('/notifications/contacts/confirmation', { channel: 'email', code: '000000' });
    expect([wrong.status, wrong.body.code]).toEqual([409, 'contact.code']);
    const code = /\d{6}/.exec(on.mail.mails[0]!.parsed.text ?? '')![0];
    const done = expected(
      await on.officer.post<NotificationPreferencesView>('/notifications/contacts/confirmation', { channel: 'email', code }),
      200,
    );
    expect(done.channels[0]).toMatchObject({
      channel: 'email',
      address: 'officer@example.org',
      verified: true,
      lastMessage: { state: 'sent' },
    });
    const rows = await on.guard.query('select * from notification_contact');
    expect(JSON.stringify(rows.rows)).not.toContain('example.org');
    expect(Buffer.concat(rows.rows.map((row) => (row as { address_ct: Buffer }).address_ct)).toString('latin1')).not.toContain('officer');
  });

  it('codes are worth five tries, and five a day are sent', async () => {
    expected(await on.officer.post('/notifications/contacts', { channel: 'email', address: 'officer@example.org' }), 200);
    await on.round();
    const code = /\d{6}/.exec(on.mail.mails[0]!.parsed.text ?? '')![0];
    const other = code === '111111' ? '222222' : '111111';
    for (let n = 0; n < 5; n += 1) await on.officer.post('/notifications/contacts/confirmation', { channel: 'email', code: other });
    expect((await on.officer.post('/notifications/contacts/confirmation', { channel: 'email', code })).body.code).toBe('contact.code');
    for (let n = 0; n < 4; n += 1)
      expected(await on.officer.post('/notifications/contacts', { channel: 'email', address: `o${n}@example.org` }), 200);
    const sixth = await on.officer.post('/notifications/contacts', { channel: 'email', address: 'o5@example.org' });
    expect([sixth.status, sixth.body.code]).toEqual([429, 'rate.limited']);
  });

  it.each([
    ['email', 'a@b'],
    ['email', 'a@example.org, c@example.org'],
    ['email', 'a@example.org\nBcc: c@example.org'],
    ['email', '<a@example.org>'],
    ['sms', '07701234567'],
    ['sms', '+964 770 123 4567; rm'],
  ])('no %s goes to what is no address of one person: %s', async (channel, address) => {
    const answer = await on.officer.post('/notifications/contacts', { channel, address });
    expect([answer.status, answer.body.code]).toEqual([400, 'body.invalid']);
  });

  it.each([
    ['ar', 'rtl', 'عدد إشعاراتك الجديدة: ٢'],
    ['ckb', 'rtl', 'ژمارەی ئاگادارکردنەوە نوێیەکانت: ٢'],
    ['en', 'ltr', 'New notifications for you: 2'],
  ])('one mail in the reader’s language says how many wait: %s', async (language, direction, words) => {
    await on.confirm('email', 'officer@example.org');
    await on.guard.query(`update user_account set language = $2 where username = $1`, ['police-officer', language]);
    await on.notice();
    await on.notice('leave-recorded');
    await on.round();
    await on.guard.query(`update user_account set language = 'ar' where username = 'police-officer'`);
    expect(on.mail.mails).toHaveLength(1);
    const { parsed } = on.mail.mails[0]!;
    expect(parsed.text).toContain(words);
    expect(parsed.html).toContain(`<html lang="${language}" dir="${direction}">`);
    expect([parsed.html, parsed.text].every((part) => String(part).includes(`${on.config.publicOrigin}/`))).toBe(true);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await on.states()).toEqual(['sent 250 2']);
    await on.round(5);
    expect(on.mail.mails).toHaveLength(1);
  });

  it('no message of any kind holds a word of a person, a case or a service', async () => {
    await on.confirm('email', 'officer@example.org');
    await on.confirm('sms', '+9647700000001');
    await on.choose({
      sms: { urgent: 'at-once' },
      email: { cases: 'at-once', referrals: 'at-once', consents: 'at-once', oversight: 'at-once' },
    });
    const person = { ...planted, sex: 'female', ageYears: 24, nationality: 'PH', languages: ['tl'] } as const;
    const made = await openCase(on.officer, { person });
    const { referral } = await referTo(await on.api.signIn('shelter-caseworker'), on.officer, { urgency: 'immediate' });
    const forbidden = [...Object.values(planted), made.number, made.id, referral.id, 'shelter', 'immediate', 'مأوى', 'إحالة'];
    const kinds = fc.shuffledSubarray([...notificationKinds.codes], { minLength: notificationKinds.codes.length });
    const urgencies = fc.infiniteStream(fc.constantFrom('immediate', 'urgent', 'standard'));
    await fc.assert(
      fc.asyncProperty(kinds, urgencies, fc.boolean(), async (all, urgency, ofReferral) => {
        for (const kind of all) {
          const details = { urgency: urgency.next().value, service: 'shelter', alias: planted.alias };
          await on.notice(kind, { details, ...(ofReferral ? { referralId: referral.id } : { caseId: made.id }) });
          on.received();
          await on.round();
          const texts = [
            ...on.mail.mails.map(({ raw, parsed }) => `${raw} ${parsed.text} ${String(parsed.html)} ${parsed.subject}`),
            ...on.gateway.asked.map((asked) => asked.get('text') ?? ''),
          ];
          expect({ kind, told: texts.length > 0, found: texts.filter((text) => forbidden.some((word) => text.includes(word))) }).toEqual({
            kind,
            told: true,
            found: [],
          });
        }
      }),
      { seed: 20261127, numRuns: 2, endOnFailure: true },
    );
  }, 60_000);

  it('is told to whom the page tells it: not to a barred colleague, another role, or a unit of somebody else', async () => {
    await on.confirm('email', 'officer@example.org');
    await on.confirm('email', 'supervisor@example.org', await on.api.signIn('police-supervisor'));
    const made = await openCase(on.officer);
    await on.guard.query(
      `insert into case_bar (id, case_id, user_id, reason, barred_by) select gen_random_uuid(), $1, id, 'family', id from user_account where username = 'police-officer'`,
      [made.id],
    );
    await on.notice('sealed-case-attempt', { caseId: made.id });
    await on.notice('emergency-opened', { role: 'shelter-manager' });
    await on.round();
    expect(on.mail.asked).toEqual(['supervisor@example.org']);
  });

  it('what was read meanwhile is not told, and quiet hours and digests hold back all that is not urgent', async () => {
    await on.confirm('email', 'officer@example.org');
    on.now = new Date('2026-12-01T20:30:00Z'); // 23:30 in Iraq
    await on.choose({ quietFrom: 22, quietTo: 6, dailyHour: 9, email: { account: 'at-once', cases: 'daily', referrals: 'hourly' } });
    await on.notice('new-device');
    await on.notice('transfer-offered');
    await on.notice('referral-received');
    await on.notice('referral-arrived', { details: { urgency: 'immediate' } });
    await on.round();
    expect(await on.states()).toEqual(['sent 250 1']);
    await on.round(new Date('2026-12-02T02:59:00Z'));
    expect(on.mail.mails).toHaveLength(1);
    await on.guard.query(`update notification set read_at = now() where kind = 'referral-received' and at = $1`, [on.now]);
    await on.round(new Date('2026-12-02T03:00:00Z')); // 06:00
    expect(await on.states()).toEqual(['sent 250 1', 'sent 250 1']);
    await on.round(new Date('2026-12-02T06:00:00Z')); // 09:00
    expect(await on.states()).toEqual(['sent 250 1', 'sent 250 1', 'sent 250 1']);
  });

  it('a mail that is refused for good is written down and not tried again; the page is told all the same', async () => {
    await on.confirm('email', 'officer@example.org');
    on.mail.answer({ code: 550, text: 'no such mailbox' });
    await on.notice();
    await on.round();
    await on.round(60);
    expect([await on.states(), on.mail.asked]).toEqual([['refused 550 1'], ['officer@example.org']]);
    expect((await on.preferences()).channels[0]?.lastMessage?.state).toBe('refused');
    expect((await on.officer.get<{ items: { kind: string }[] }>('/notifications')).body.items[0]?.kind).toBe('new-device');
  });

  it('a mail that is put off is tried again, each time later, until it is taken', async () => {
    await on.confirm('email', 'officer@example.org');
    on.mail.answer({ code: 451, text: 'greylisted, come back later' });
    await on.notice();
    await on.round();
    await on.round(1.5);
    expect([await on.states(), on.mail.asked.length]).toEqual([['waiting 451 1'], 1]);
    await on.round(2.1);
    await on.round(3);
    expect(on.mail.asked).toHaveLength(2);
    on.mail.answer(null);
    await on.round(10);
    expect([await on.states(), on.mail.mails.length]).toEqual([['sent 250 1'], 1]);
  });

  it('a server that is away for an hour is caught up with, each mail once, and the page waits for none of it', async () => {
    await on.confirm('email', 'officer@example.org');
    const { port } = on.mail;
    await on.mail.close();
    for (let n = 0; n < 60; n += 5) {
      await on.notice();
      await on.round(n + 1);
    }
    expect((await on.officer.get<{ items: unknown[] }>('/notifications?limit=100')).body.items.length).toBeGreaterThanOrEqual(12);
    expect(new Set((await on.states()).map((line) => line.split(' ')[0]))).toEqual(new Set(['waiting']));
    const gathered = (await on.states()).length;
    on.mail = await startMailServer({}, port);
    for (const minutes of [75, 90, 105]) await on.round(minutes);
    expect([new Set((await on.states()).map((line) => line.split(' ')[0])), on.mail.mails.length]).toEqual([new Set(['sent']), gathered]);
    expect(new Set(on.mail.mails.map(({ parsed }) => parsed.messageId)).size).toBe(gathered);
  });

  it('a worker that dies with the mail half handed over leaves it to be sent again, under the same id', async () => {
    await on.confirm('email', 'officer@example.org');
    await on.notice();
    const gate = on.mail.hold();
    const dying = await WorkerDatabase.open(on.api.database.urlFor('worker'));
    const chores = sendingChores(carriersOf(on.config), on.api.database.ring);
    for (const chore of chores.slice(0, -1)) await chore.run(dying, on.later(1));
    const sending = chores
      .at(-1)!
      .run(dying, on.later(1))
      .catch(() => undefined);
    await gate.held;
    // Its connections are gone before the answer comes: nothing of it is written off.
    await dying.close();
    gate.release();
    await sending;
    expect(await on.states()).toEqual(['waiting - 1']);
    await on.round(2);
    expect(on.mail.mails).toHaveLength(1);
    await on.round(4);
    await on.round(10);
    expect([await on.states(), on.mail.mails.length]).toEqual([['sent 250 1'], 2]);
    expect(new Set(on.mail.mails.map(({ parsed }) => parsed.messageId)).size).toBe(1);
  });

  it('several workers at once send each mail once, and one delivery stands for a notice, person and channel', async () => {
    await on.confirm('email', 'officer@example.org');
    for (let n = 0; n < 3; n += 1) await on.notice();
    await Promise.all([on.round(), on.round(), on.round()]);
    await Promise.all([on.round(9), on.round(9)]);
    const { rows } = await on.guard.query<{ n: number }>(
      'select count(*)::int as n from notification_delivery where message_id is not null',
    );
    const told = on.mail.mails.reduce(
      (sum, { parsed }) => sum + Number(/: ([٠-٩])/.exec(parsed.text ?? '')![1]!.charCodeAt(0) - 0x0660),
      0,
    );
    expect([rows[0]!.n, told]).toEqual([3, 3]);
  });

  it('no mail goes over an open line to another machine, nor where the server offers no TLS', async () => {
    await on.confirm('email', 'officer@example.org');
    await on.notice();
    await on.round(1, { ...on.config, mail: { ...on.config.mail!, tls: 'required' } });
    expect([on.mail.mails.length, (await on.states())[0]]).toEqual([0, 'waiting 500 1']);
    const far = (env: Record<string, string>) => () => readConfig({ PG_ADMIN_URL: 'postgres://x/y', SMTP_FROM: 'a@example.org', ...env });
    expect(far({ SMTP_URL: 'smtp://mail.example.org' })().mail).toMatchObject({ tls: 'required', port: 587 });
    expect(far({ SMTP_URL: 'smtps://mail.example.org' })().mail).toMatchObject({ tls: 'implicit', port: 465 });
    expect(far({ SMTP_URL: 'smtp://u:secret@mail.example.org' })).toThrow('SMTP_PASSWORD_FILE');
    expect(far({ SMS_GATEWAY_URL: 'http://sms.example.org' })).toThrow('SMS_GATEWAY_URL must be https');
    expect(far({})().mail).toBeNull();
  });

  it('text messages go by Kannel’s sendsms, for urgent things only and where somebody chose it', async () => {
    await on.confirm('sms', '+964 770 000 0001');
    await on.notice('emergency-asked');
    await on.round();
    expect(on.gateway.asked).toHaveLength(0);
    await on.choose({ sms: { urgent: 'at-once' } });
    await on.notice('emergency-asked');
    await on.notice('new-device');
    on.gateway.answer = { status: 503, body: 'Temporal failure, try again later.' };
    await on.round();
    on.gateway.answer = { status: 202, body: '3: Queued for later delivery' };
    await on.round(5);
    expect(on.gateway.asked.map((asked) => Object.fromEntries(asked))).toEqual(
      Array(2).fill({
        username: 'himaya',
        password: 'invented-secret',
        to: '+9647700000001',
        text: 'حماية: إشعارات جديدة (١)',
        charset: 'UTF-8',
        coding: '2',
      }),
    );
    expect(await on.states()).toEqual(['sent 202 1']);
    for (const timing of ['daily', 'at-once']) {
      const refused = await on.officer.patch('/notifications/preferences', { sms: { cases: timing } }, ifMatch(await on.preferences()));
      expect([refused.status, refused.body.errors]).toEqual([400, [{ path: 'sms.cases', code: 'code.unknown' }]]);
    }
  });

  it('choices are the own account’s, kept by version, and refused where they mean nothing', async () => {
    await on.choose({ dailyHour: 7 });
    const stale = await on.officer.patch('/notifications/preferences', { dailyHour: 8 }, { 'if-match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'conflict']);
    for (const body of [
      { email: { urgent: 'daily' } },
      { email: { nothing: 'daily' } },
      { quietFrom: 3 },
      { quietFrom: 4, quietTo: 4 },
      { dailyHour: 24 },
    ]) {
      expect((await on.officer.patch('/notifications/preferences', body, ifMatch(await on.preferences()))).status).toBe(400);
    }
    expect((await on.preferences(await on.api.signIn('police-supervisor'))).dailyHour).toBe(8);
    expect((await on.preferences()).dailyHour).toBe(7);
  });
});
