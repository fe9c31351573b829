import { identificationStatuses } from '../identification/codes';
import { safeguardKinds, safeguardTypes } from './codes';
import { alertsNonPunishment, availableSafeguardChanges, decideSafeguard, decideSafeguardChange, safeguardRules } from './rules';

const today = '2026-04-15';

describe('safeguards', () => {
  it('name every type and every outcome for some kind, and no type for two', () => {
    const types = safeguardKinds.codes.flatMap((kind) => safeguardRules[kind].types);
    expect([...types].sort()).toEqual([...safeguardTypes.codes].sort());
  });

  it.each([
    [{ kind: 'punishment', type: 'detained', party: 'police', since: '2026-04-01', law: 'residence-76-2017', article: 40 }, []],
    [{ kind: 'punishment', type: 'detained' }, ['party required', 'since required']],
    [{ kind: 'document-custody', type: 'detained', party: 'exploiter' }, ['type code.unknown']],
    [{ kind: 'document-custody', type: 'passport', party: 'exploiter', law: 'other' }, ['law key.unknown']],
    [{ kind: 'residence', type: 'permit', since: '2026-04-16' }, ['since date.invalid']],
    [{ kind: 'protection', type: 'escort', party: 'police', since: '2026-04-01', until: '2026-03-01' }, ['until date.invalid']],
    [{ kind: 'family-protection', type: 'child', party: 'police', words: 'Invented daughter' }, []],
  ] as const)('%j', (body, problems) => {
    const decided = decideSafeguard(body, today);
    expect(decided.ok ? [] : (decided.errors ?? []).map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
  });

  it('close once, with an outcome of their kind, on a day between', () => {
    const held = { kind: 'document-custody', state: 'open', since: '2026-04-01' } as const;
    const close = (outcome: Parameters<typeof decideSafeguardChange>[1]['outcome'], on = today) =>
      decideSafeguardChange(held, { change: 'close', ...(outcome === undefined ? {} : { outcome }), on }, today);
    expect(close('recovered')).toMatchObject({ ok: true, value: 'closed' });
    expect(close('released')).toMatchObject({ errors: [{ path: 'outcome', code: 'code.unknown' }] });
    expect(close(undefined)).toMatchObject({ errors: [{ path: 'outcome', code: 'required' }] });
    expect(close('recovered', '2026-03-31')).toMatchObject({ errors: [{ path: 'on', code: 'date.invalid' }] });
    expect(decideSafeguardChange(held, { change: 'ask-back', on: today }, today)).toMatchObject({ value: 'asked-back' });
    const closed = { ...held, state: 'closed' } as const;
    expect(decideSafeguardChange(closed, { change: 'close', outcome: 'recovered', on: today }, today)).toMatchObject({
      problem: 'safeguard.not-now',
    });
    expect(availableSafeguardChanges({ kind: 'residence', state: 'open' })).toEqual(['close']);
  });

  it('alert while somebody is punished who is, or may be, a victim', () => {
    const punished = { kind: 'punishment', state: 'open' } as const;
    const alarmed = identificationStatuses.codes.filter((status) => alertsNonPunishment(status, punished));
    expect(alarmed).toEqual(['presumed', 'reasonable-grounds', 'confirmed', 'not-proven', 'reconsidered']);
    expect(alertsNonPunishment('confirmed', { ...punished, state: 'closed' })).toBe(false);
    expect(alertsNonPunishment('confirmed', { kind: 'residence', state: 'open' })).toBe(false);
  });
});
