import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { CaseListItem, CaseView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Problem, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, inventedCase, openCase, shelterReferral, unitOf } from '../support/main-job';
import { blamed, changesNothing, refusal } from '../support/refusals';
import { rowCounts } from '../support/table-states';

let api: TestApi;
let admin: Client;
let officer: Session;
let desk: Session;

beforeAll(async () => {
  // Nobody else may write while a test says that nothing changed.
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  [officer, desk] = await Promise.all([api.signIn('police-officer'), api.signIn('shelter-caseworker')]);
});
afterAll(() => api.stop());

const unchanged = <T>(attempt: () => Promise<T>): Promise<T> => changesNothing(admin, attempt);
const own = (): Record<string, string> => ({ cookie: officer.cookie, 'x-csrf-token': officer.csrfToken });
const raw = (path: string, text: string, headers: Record<string, string> = {}): Promise<Answer> =>
  api.call('POST', path, { raw: text, headers: { ...own(), ...headers } });
const person = (changes: object): object => ({ ...inventedCase, person: { ...inventedCase.person, ...changes } });
const opened = (body: unknown): Promise<Answer> => officer.post('/cases', body);

describe('a body that is no JSON of ours', () => {
  it.each([
    ['broken JSON', '{"person":', {}, '400 body.malformed'],
    ['two values', '{} {}', {}, '400 body.malformed'],
    ['nothing at all', '', { 'content-type': 'application/json' }, '400 body.malformed'],
    ['plain text', JSON.stringify(inventedCase), { 'content-type': 'text/plain' }, '400 body.malformed'],
    ['a form', 'person=A', { 'content-type': 'application/x-www-form-urlencoded' }, '400 body.malformed'],
    ['a multipart form', '--x\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }, '400 body.invalid'],
    ['XML', '<case/>', { 'content-type': 'application/xml' }, '400 body.malformed'],
    ['an unknown encoding', '{}', { 'content-encoding': 'rot13' }, '400 body.malformed'],
    ['a prototype key', '{"__proto__":{"sex":"male"}}', {}, '400 body.malformed'],
    ['a nested prototype key', '{"person":{"alias":"A","__proto__":{"sex":"male"}}}', {}, '400 body.malformed'],
    ['a constructor’s prototype', '{"constructor":{"prototype":{"sex":"male"}}}', {}, '400 body.malformed'],
    ['a body over a mebibyte', JSON.stringify(person({ alias: 'x'.repeat(1_048_576) })), {}, '413 body.too-large'],
    ['nesting without end', `{"person":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, {}, '400 body.malformed'],
    ['nesting under an unknown key', `{"deep":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`, {}, '400 body.malformed'],
  ])('is refused: %s', async (_, text, headers, problem) => {
    expect(refusal(await unchanged(() => raw('/cases', text, headers)))).toBe(problem);
  });

  it('is refused where it swells after arrival', async () => {
    const bomb = gzipSync(JSON.stringify({ alias: 'x'.repeat(20_000_000) }));
    const response = await fetch(`${api.url}/cases`, {
      method: 'POST',
      headers: { ...own(), 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: bomb,
    });
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([413, 'body.too-large']);
  });

  it.each(['[]', '[{}]', 'null', '"text"', '5', 'true', '{}'])('is refused field by field: %s', async (text) => {
    const problems = blamed(await unchanged(() => raw('/cases', text)));
    expect(problems).toEqual(expect.arrayContaining(['person: required', 'governorate: required', 'foundAt: required']));
  });

  it('is refused on a path that cannot be read', async () => {
    expect(refusal(await officer.get('/cases/%ZZ'))).toBe('400 body.malformed');
    expect(refusal(await officer.get(`/cases/${'a'.repeat(5_000)}`))).toBe('404 not-found');
    expect(refusal(await officer.get('/no-such-thing'))).toBe('404 not-found');
    expect(refusal(await officer.post('/no-such-thing'))).toBe('404 not-found');
    expect(refusal(await api.call('DELETE', '/cases', { headers: own() }))).toBe('404 not-found');
  });
});

describe('fields', () => {
  it.each<[string, object, readonly string[]]>([
    ['an unknown key', { ...inventedCase, colour: 'red' }, ['colour: key.unknown']],
    ['an unknown key inside', person({ colour: 'red' }), ['person.colour: key.unknown']],
    ['a key of ours that a client may not set', { ...inventedCase, version: 7, number: 'NRM' }, ['version: key.unknown', 'number: key.unknown']],
    ['a method’s name as key', { ...inventedCase, toString: 1, hasOwnProperty: 1, constructor: 1 }, ['toString: key.unknown', 'hasOwnProperty: key.unknown', 'constructor: key.unknown']],
    ['an unknown key in a list', { ...inventedCase, exploitation: [{ form: 'begging', acts: [], means: [], severity: 3 }] }, ['exploitation.0.severity: key.unknown']],
    ['wrong codes', { ...inventedCase, governorate: 'Baghdad', specialNeeds: ['none'] }, ['governorate: code.unknown', 'specialNeeds: code.unknown']],
    ['a wrong code in a list', { ...inventedCase, exploitation: [{ form: 'begging', acts: ['act'], means: [] }] }, ['exploitation.0.acts: code.unknown']],
    ['a wrong sex', person({ sex: 'F' }), ['person.sex: code.unknown']],
    ['no country', person({ nationality: 'XX' }), ['person.nationality: code.unknown']],
    ['a country in small letters', person({ nationality: 'ph' }), ['person.nationality: value.invalid']],
    ['a language by name', person({ languages: ['Tagalog'] }), ['person.languages: value.invalid']],
    ['too many languages', person({ languages: Array.from({ length: 11 }, () => 'tl') }), ['person.languages: list.too-long']],
    ['a number for a text', person({ alias: 5 }), ['person.alias: value.invalid']],
    ['a list for a text', person({ givenName: ['A'] }), ['person.givenName: value.invalid']],
    ['an object for a code', { ...inventedCase, foundBy: { code: 'police' } }, ['foundBy: code.unknown']],
    ['a text for a list', { ...inventedCase, specialNeeds: 'diet' }, ['specialNeeds: value.invalid']],
    ['a text for an object', { ...inventedCase, person: 'A.' }, ['person: value.invalid']],
    ['null for an object', { ...inventedCase, person: null }, ['person: required']],
    ['null for a code', { ...inventedCase, governorate: null }, ['governorate: required']],
    ['null for a list', { ...inventedCase, exploitation: null }, ['exploitation: required']],
    ['null in a list', { ...inventedCase, exploitation: [null] }, ['exploitation.0: value.invalid']],
    ['null for an optional code', { ...inventedCase, safeContact: null }, ['safeContact: code.unknown']],
    ['no alias', person({ alias: '   ' }), ['person.alias: text.too-short']],
    ['a name of 201', person({ givenName: 'x'.repeat(201) }), ['person.givenName: text.too-long']],
    ['a control character', person({ familyName: 'A\u0000B' }), ['person.familyName: value.invalid']],
    ['an escape sequence', person({ alias: 'A\u001b[2J' }), ['person.alias: value.invalid']],
    ['an age of 121', person({ ageYears: 121 }), ['person.ageYears: number.too-large']],
    ['an age below nothing', person({ ageYears: -1 }), ['person.ageYears: number.too-small']],
    ['half a year', person({ ageYears: 24.5 }), ['person.ageYears: value.invalid']],
    ['an age in words', person({ ageYears: 'twenty' }), ['person.ageYears: value.invalid']],
    ['an age that is true', person({ ageYears: true }), ['person.ageYears: value.invalid']],
    ['a day that is none', { ...inventedCase, foundAt: '2026-02-30' }, ['foundAt: date.invalid']],
    ['a day of the year nought', { ...inventedCase, foundAt: '0000-01-01' }, ['foundAt: date.invalid']],
    ['a day before anybody’s time', { ...inventedCase, foundAt: '0026-03-01' }, ['foundAt: date.too-early']],
    ['a day to come', { ...inventedCase, foundAt: '2999-01-01' }, ['foundAt: date.future']],
    ['a day with an hour', { ...inventedCase, foundAt: '2026-03-01T00:00:00Z' }, ['foundAt: date.invalid']],
    ['a day as people write it', { ...inventedCase, foundAt: '1/3/2026' }, ['foundAt: date.invalid']],
    ['a birth to come', person({ birthDate: '2999-01-01', ageYears: null }), ['person.birthDate: date.future']],
    ['a birth too long ago', person({ birthDate: '1800-01-01', ageYears: null }), ['person.birthDate: date.too-early']],
    ['two ages', person({ birthDate: '1980-01-01', ageYears: 24 }), ['person.ageYears: age.contradiction']],
  ])('of a new case are refused: %s', async (_, body, problems) => {
    expect(blamed(await unchanged(() => opened(body))).toSorted()).toEqual(problems.toSorted());
  }); // prettier-ignore

  it('of a changed case are refused alike', async () => {
    const view = await openCase(officer);
    const change = (body: object): Promise<Answer> => officer.patch(`/cases/${view.id}`, body, ifMatch(view));
    await unchanged(async () => {
      expect(blamed(await change({ person: null }))).toEqual(['person: value.invalid']);
      expect(blamed(await change({ person: { alias: null } }))).toEqual(['person.alias: value.invalid']);
      expect(blamed(await change({ person: { alias: '' } }))).toEqual(['person.alias: text.too-short']);
      expect(blamed(await change({ person: { nationality: 'ph' } }))).toEqual(['person.nationality: value.invalid']);
      expect(blamed(await change({ person: { birthDate: '2026-02-30' } }))).toEqual(['person.birthDate: date.invalid']);
      expect(blamed(await change({ person: { birthDate: '2999-01-01' } }))).toEqual(['person.birthDate: date.future']);
      expect(blamed(await change({ person: { birthDate: '1980-01-01', ageYears: 3 } }))).toEqual(['person.ageYears: age.contradiction']);
      expect(blamed(await change({ status: 'closed' }))).toEqual(['status: key.unknown']);
      expect(blamed(await change({ foundAt: '2026-01-01' }))).toEqual(['foundAt: key.unknown']);
    });
  });

  it('of a consent and a referral are refused alike', async () => {
    const { id } = await openCase(officer);
    const to = await unitOf(desk);
    const consent = await consentTo(officer, id, to.id);
    const given = { purpose: 'referral', recipientUnitId: to.id, categories: ['core'], givenBy: 'self', method: 'spoken', language: 'tl', validUntil: '2099-01-01' }; // prettier-ignore
    const consented = (changes: object): Promise<Answer> => officer.post(`/cases/${id}/consents`, { ...given, ...changes });
    const sent = (changes: object): Promise<Answer> => officer.post(`/cases/${id}/referrals`, shelterReferral(to.id, consent.id, changes));
    await unchanged(async () => {
      expect(blamed(await consented({ validUntil: '2027-13-01' }))).toEqual(['validUntil: date.invalid']);
      expect(blamed(await consented({ categories: [] }))).toEqual(['categories: required']);
      expect(blamed(await consented({ categories: ['everything'] }))).toEqual(['categories: code.unknown']);
      expect(blamed(await consented({ recipientUnitId: 'x' }))).toEqual(['recipientUnitId: value.invalid']);
      expect(blamed(await consented({ recipientUnitId: randomUUID() }))).toEqual(['recipientUnitId: code.unknown']);
      expect(blamed(await consented({ interpreter: 'A\u0007' }))).toEqual(['interpreter: value.invalid']);
      expect(refusal(await consented({ validUntil: '2020-01-01' }))).toBe('400 consent.dates');
      expect(blamed(await sent({ toUnitId: to.id.toUpperCase() }))).toEqual(['toUnitId: value.invalid']);
      expect(blamed(await sent({ service: 'hotel' }))).toEqual(['service: code.unknown']);
      expect(blamed(await sent({ need: 'x'.repeat(4001) }))).toEqual(['need: text.too-long']);
      expect(blamed(await sent({ wantedDate: '2026-02-30' }))).toEqual(['wantedDate: date.invalid']);
      expect(blamed(await sent({ phonedAt: '2026-W10-1' }))).toEqual(['phonedAt: date.invalid']);
      expect(blamed(await sent({ phonedAt: '2026-03-01T10:00' }))).toEqual(['phonedAt: date.invalid']);
      expect(blamed(await sent({ phonedAt: '2026-02-30T10:00:00Z' }))).toEqual(['phonedAt: date.invalid']);
      expect(blamed(await sent({ draft: 'yes' }))).toEqual(['draft: value.invalid']);
      expect(blamed(await sent({ status: 'accepted' }))).toEqual(['status: key.unknown']);
      expect(refusal(await sent({ toUnitId: randomUUID() }))).toBe('409 referral.unit-not-eligible');
    });
  });

  it('in Arabic-Indic and Extended digits mean the same', async () => {
    const view = await openCase(officer, {
      person: { ...inventedCase.person, ageYears: '٢٤' as unknown as number },
      foundAt: '۲۰۲۶-۰۳-۰۱',
    });
    expect(view).toMatchObject({ foundAt: '2026-03-01', person: { ageYears: 24, ageBand: '18-29' } });
    const born = await openCase(officer, {
      person: { ...inventedCase.person, ageYears: null, birthDate: '٢٠٠١-١٢-٣١' },
      foundAt: '٢٠٢٦-٠٣-٠١',
    });
    expect(born.person).toMatchObject({ birthDate: '2001-12-31' });
    const { items } = expected(await officer.post<{ items: CaseListItem[] }>('/cases/search', { q: toArabicDigits(view.number) }), 200);
    expect(items.map(({ id }) => id)).toEqual([view.id]);
  });

  it.each([
    ['SQL', `Robert'); drop table case_record; --`],
    ['HTML', '<img src=x onerror="alert(1)"><b>A</b> & co'],
    ['a template', '${7*7} {{7*7}} %s %d \\u0041'],
    ['Arabic with marks', 'مُحَمَّد عبد الله'],
    ['Kurdish', 'ڕۆژین ھەڵەبجەیی'],
    ['an emoji and a family of them', '🙂👩‍👩‍👧'],
    ['a letter in two pieces', 'é'],
  ])('with %s in a name come back exactly, and are found', async (_, name) => {
    const view = await openCase(officer, { person: { ...inventedCase.person, alias: name, givenName: name, familyName: `${name} II` } });
    const read = expected(await officer.get<CaseView>(`/cases/${view.id}`), 200);
    expect(read.person).toMatchObject({ alias: name, givenName: name, familyName: `${name} II` });
    expect((await rowCounts(admin))['public.case_record']).toBeGreaterThan(400);
  });

  it('that turn the direction of what is read are refused, in names and in words', async () => {
    const { id } = await openCase(officer);
    const to = await unitOf(desk);
    const consent = await consentTo(officer, id, to.id);
    for (const mark of ['\u202a', '\u202e', '\u2066', '\u2069']) {
      await unchanged(async () => {
        expect(blamed(await opened(person({ alias: `A${mark}B` })))).toEqual(['person.alias: value.invalid']);
        expect(blamed(await opened(person({ familyName: `A${mark}B` })))).toEqual(['person.familyName: value.invalid']);
        const sent = shelterReferral(to.id, consent.id, { need: `A${mark}B` });
        expect(blamed(await officer.post(`/cases/${id}/referrals`, sent))).toEqual(['need: value.invalid']);
        expect(blamed(await officer.post('/cases/search', { q: `A${mark}B` }))).toEqual(['q: value.invalid']);
      });
    }
  });

  it('that nobody sees are left out of names, and kept where they shape letters or words', async () => {
    const given = 'نا\u200cمی \u200eاختراعي\u200f';
    const view = await openCase(officer, {
      person: { ...inventedCase.person, givenName: given, familyName: '\u200b\ufeffB\u2060C\u00ad' },
    });
    expect(view.person).toMatchObject({ givenName: 'نا\u200cمی اختراعي', familyName: 'BC' });
    expect(blamed(await opened(person({ alias: '\u200b \u200e' })))).toEqual(['person.alias: text.too-short']);
    const to = await unitOf(desk);
    const consent = await consentTo(officer, view.id, to.id);
    const sent = shelterReferral(to.id, consent.id, { need: 'حاجة\u200f: (A)' });
    expect(expected(await officer.post<{ need: string }>(`/cases/${view.id}/referrals`, sent), 201).need).toBe('حاجة\u200f: (A)');
  });

  it('at their longest are taken', async () => {
    const longest = { alias: 'ع'.repeat(100), givenName: 'ع'.repeat(200), familyName: 'ب'.repeat(200), phone: '0'.repeat(40) };
    const view = await openCase(officer, { person: { ...inventedCase.person, ...longest } });
    expect(view.person).toMatchObject(longest);
  });
});

function toArabicDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
}
