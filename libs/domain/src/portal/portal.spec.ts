import fc from 'fast-check';
import type { ConcernId } from '../shared/ids';
import { readSlipCode } from '../shared/slip-code';
import { portalStatuses, portalSteps } from './codes';
import { decidePortalItem, decidePortalStep, mayWritePortal, portalLimits, portalMachine, portalStepsOf } from './machine';
import { concernReference, decidePublicConcern, formAge, publicConcernLimits, type PublicConcernForm } from './public-concern';
import { decideHelp, dialled, isOldHelp, type HelpFacts } from './help';
import { portalBlocks, strangeLinksIn, type PortalBlock, type PortalSpan } from './text';
import type { PortalTexts } from './types';

const seed = { seed: 20261128 };
const today = '2026-11-28';
const one = { title: 'Invented', body: 'Invented words.' };
const texts: PortalTexts = { ar: one, ckb: one, en: one };
const analyst = ['secretariat-analyst'] as const;
const chair = ['committee-chair'] as const;
const spansOf = (block: PortalBlock): readonly PortalSpan[] => (block.kind === 'list' ? block.items.flat() : block.spans);

describe('structured text', () => {
  it('is headings, paragraphs, lists and links', () => {
    expect(portalBlocks('## One\nfirst line\nsecond line\n\n- a\n- [b](https://example.org/x?y=1)\nafter')).toEqual([
      { kind: 'heading', spans: [{ text: 'One', href: null }] },
      { kind: 'paragraph', spans: [{ text: 'first line second line', href: null }] },
      { kind: 'list', items: [[{ text: 'a', href: null }], [{ text: 'b', href: 'https://example.org/x?y=1' }]] },
      { kind: 'paragraph', spans: [{ text: 'after', href: null }] },
    ]);
  });

  it.each([
    'javascript:alert', 'http://example.org', 'data:text/html,x', '//example.org', 'https://gov.iq@example.org', 'https://localhost',
    'https://example.org/"onclick=', "https://example.org/'", 'https://example.org/<b>', 'HTTPS:example.org', 'https://user:word@example.org/',
  ])('leads nowhere but to https: %s', (href) => {
    const body = `[words](${href})`;
    expect(portalBlocks(body).flatMap(spansOf).every((span) => span.href === null)).toBe(true);
    expect(strangeLinksIn(body)).toBe(true);
  }); // prettier-ignore

  it('loses no word and makes up none, whatever is written', () => {
    const pieces = fc.constantFrom(
      '## ',
      '- ',
      '\n',
      '\n\n',
      '[',
      ']',
      '(',
      ')',
      'https://a.example/x',
      'javascript:x',
      '<b>',
      '"',
      'كلمة',
      'word',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (written) => {
        const body = written.join('');
        const spans = portalBlocks(body).flatMap(spansOf);
        for (const { text, href } of spans) {
          expect(body.replace(/\s+/g, ' ')).toContain(text.replace(/\s+/g, ' ').trim());
          if (href !== null) expect(href).toMatch(/^https:\/\/[\w.-]+/i);
        }
        const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '');
        const shown = spans.map(({ text, href }) => letters(text) + (href === null ? '' : letters(href))).join('');
        expect(shown).toBe(letters(body));
      }),
      { ...seed, numRuns: 400 },
    );
  });
});

describe('words for the public', () => {
  it('are let out by another person than who wrote or proposed them', () => {
    const proposed = { status: 'proposed', held: analyst, texts } as const;
    expect(decidePortalStep({ step: 'publish' }, { ...proposed, own: true })).toMatchObject({ problem: 'portal-item.second-person' });
    expect(decidePortalStep({ step: 'publish' }, { ...proposed, own: false }).ok).toBe(true);
    expect(portalStepsOf({ ...proposed, own: true })).not.toContain('publish');
    expect(decidePortalStep({ step: 'propose' }, { status: 'draft', own: false, held: chair, texts })).toMatchObject({
      problem: 'role.forbidden',
    });
  });

  it('are whole in three languages before they are proposed', () => {
    const half = { ...texts, ckb: { title: 'Invented', body: ' ' } };
    const draft = { status: 'draft', own: true, held: analyst } as const;
    expect(decidePortalStep({ step: 'propose' }, { ...draft, texts: half })).toMatchObject({ problem: 'portal-item.incomplete' });
    expect(decidePortalStep({ step: 'propose' }, { ...draft, texts }).ok).toBe(true);
  });

  it('take no step from another status, and lie still while they wait', () => {
    for (const status of portalStatuses.codes)
      for (const step of portalSteps.codes) {
        const { ok } = decidePortalStep({ step }, { status, own: false, held: [...analyst, ...chair], texts });
        expect([status, step, ok]).toEqual([status, step, portalMachine[step].from.includes(status)]);
      }
    expect(mayWritePortal({ status: 'proposed', held: analyst })).toBe(false);
    expect(mayWritePortal({ status: 'published', held: chair })).toBe(false);
    expect(mayWritePortal({ status: 'published', held: analyst })).toBe(true);
  });

  it('have a place where they are a page’s, and then only', () => {
    const body = { day: '2026-01-05', texts };
    expect(decidePortalItem({ ...body, kind: 'page', place: 'help' }, today).ok).toBe(true);
    expect(decidePortalItem({ ...body, kind: 'page' }, today)).toMatchObject({ errors: [{ path: 'place', code: 'required' }] });
    expect(decidePortalItem({ ...body, kind: 'news', place: 'help' }, today)).toMatchObject({
      errors: [{ path: 'place', code: 'unexpected' }],
    });
    const strange = { ...texts, en: { ...one, body: '[x](http://example.org)' } };
    expect(decidePortalItem({ ...body, kind: 'news', texts: strange }, today)).toMatchObject({
      errors: [{ path: 'texts.en.body', code: 'link.not-https' }],
    });
  });
});

describe('help', () => {
  const help: HelpFacts = {
    phones: ['104', '+964 770 000 0000'], governorates: ['basra'], days: 'every-day', opens: '08:00', closes: '15:30', languages: ['ar', 'bn'], free: true, audiences: ['women', 'children'],
  }; // prettier-ignore

  it('has facts, and nothing else has', () => {
    expect(decideHelp('help', help).ok).toBe(true);
    expect(decideHelp('help', { ...help, opens: null, closes: null, governorates: [], audiences: ['everybody'], phones: ['١٠٤'] }).ok).toBe(
      true,
    );
    expect(decideHelp('help', null)).toMatchObject({ errors: [{ path: 'help', code: 'required' }] });
    expect(decideHelp('news', help)).toMatchObject({ errors: [{ path: 'help', code: 'unexpected' }] });
    expect(decideHelp('news', null).ok).toBe(true);
    const item = { day: '2026-01-05', texts, kind: 'help' } as const;
    expect(decidePortalItem(item, today)).toMatchObject({ errors: [{ path: 'help', code: 'required' }] });
    expect(decidePortalItem({ ...item, help }, today).ok).toBe(true);
    expect(decidePortalItem({ ...item, help, day: '2026-11-29' }, today)).toMatchObject({ errors: [{ path: 'day', code: 'date.future' }] });
    expect(decidePortalItem({ ...item, kind: 'activity', day: '2026-11-29' }, today).ok).toBe(true);
    const long = { ...texts, ckb: { ...one, body: 'ا'.repeat(portalLimits.help + 1) } };
    expect(decidePortalItem({ ...item, help, texts: long }, today)).toMatchObject({
      errors: [{ path: 'texts.ckb.body', code: 'text.too-long' }],
    });
    expect(decidePortalItem({ ...item, kind: 'news', texts: long }, today).ok).toBe(true);
  });

  it.each([
    ['phones', { phones: [] }], ['phones', { phones: ['12'] }], ['phones', { phones: ['javascript:1'] }], ['phones', { phones: ['104', '1 04'] }], ['phones', { phones: ['104', '105', '106', '107'] }],
    ['phones', { phones: ['+964 (0) 770'] }], ['phones', { phones: ['104;phone-context=x'] }], ['governorates', { governorates: ['unknown'] }], ['governorates', { governorates: ['basra', 'basra'] }],
    ['opens', { opens: null }], ['opens', { opens: '24:00' }], ['closes', { closes: '08:00' }], ['closes', { closes: '9:00' }], ['languages', { languages: [] }], ['languages', { languages: ['ar', 'ar'] }],
    ['languages', { languages: ['xx'] }], ['audiences', { audiences: [] }], ['audiences', { audiences: ['everybody', 'women'] }],
  ] as const)('is not taken with wrong %s: %j', (path, wrong) => {
    expect(decideHelp('help', { ...help, ...wrong } as unknown as HelpFacts)).toMatchObject({ ok: false, errors: [{ path: `help.${path}`, code: 'value.invalid' }] });
  }); // prettier-ignore

  it('is dialled without spaces, and old half a year after somebody checked it', () => {
    expect(['104', '+964 770 000 0000', '٠٧٧٠ ١٢٣'].map(dialled)).toEqual(['104', '+9647700000000', '0770123']);
    expect(['2026-06-01', '2026-05-31'].map((day) => isOldHelp(day, '2026-11-28'))).toEqual([false, true]);
  });
});

describe('a concern of the public', () => {
  const now = new Date('2026-11-28T10:00:00Z');
  const form: PublicConcernForm = {
    writer: 'other', governorate: 'baghdad', placeKind: 'farm', place: '', seenOn: '', people: '', narrative: 'Invented words', contact: '', signs: [], danger: false,
  }; // prettier-ignore

  it('is a suspicion of people nobody described', () => {
    expect(decidePublicConcern({ ...form, people: '١٢', seenOn: '2026-11-20', signs: ['no-pay', 'no-pay'] }, now)).toMatchObject({
      ok: true,
      value: {
        kind: 'trafficking-suspicion',
        channel: 'other',
        peopleCount: 12,
        persons: [],
        signs: ['no-pay'],
        seenAt: '2026-11-20T09:00:00.000Z',
      },
    });
    // This morning's is not later than now.
    expect(decidePublicConcern({ ...form, seenOn: '2026-11-28' }, new Date('2026-11-28T06:00:00Z'))).toMatchObject({
      value: { seenAt: '2026-11-28T06:00:00.000Z' },
    });
  });

  it.each([
    ['writer', { writer: 'police' }], ['governorate', { governorate: 'nowhere' }], ['placeKind', { placeKind: '' }], ['narrative', { narrative: ' \u202e ' }],
    ['narrative', { narrative: 'x'.repeat(publicConcernLimits.narrative + 1) }], ['place', { place: 'x'.repeat(301) }], ['contact', { contact: 'x'.repeat(201) }],
    ['people', { people: '0' }], ['people', { people: '501' }], ['people', { people: 'many' }], ['seenOn', { seenOn: '2026-11-30' }],
    ['seenOn', { seenOn: '2025-02-01' }], ['seenOn', { seenOn: '2026-02-30' }], ['signs', { signs: ['no-such'] }],
  ] as const)('is not taken with a wrong %s: %j', (path, wrong) => {
    expect(decidePublicConcern({ ...form, ...wrong }, now)).toMatchObject({ ok: false, errors: [{ path }] });
  }); // prettier-ignore

  it('comes from a form no younger than a person needs, and no older than a day’s half', () => {
    const at = now.getTime();
    expect([at, at - 2_999, at - 3_000, at - 6 * 3_600_000, at - 6 * 3_600_000 - 1, at + 1].map((drawn) => formAge(drawn, at))).toEqual([
      'too-soon', 'too-soon', 'fits', 'fits', 'too-late', 'too-late',
    ]); // prettier-ignore
  });

  it('is named by a code that reads back and follows from its id alone', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), (id) => {
        const code = concernReference(id as ConcernId);
        expect(readSlipCode(code.toLowerCase())).toBe(code);
        expect(concernReference(id as ConcernId)).toBe(code);
      }),
      seed,
    );
    expect(concernReference('00000000-0000-4000-8000-000000000000' as ConcernId)).not.toBe(
      concernReference('01000000-0000-4000-8000-000000000000' as ConcernId),
    );
  });
});
