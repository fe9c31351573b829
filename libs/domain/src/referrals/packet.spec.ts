import { maskOf } from '../shared/categories';
import type { UnitId } from '../shared/ids';
import { decidePacket, type SendingFacts } from './packet';

const facts: SendingFacts = {
  fromUnitId: 'police' as UnitId,
  toUnit: { id: 'desk' as UnitId, services: ['shelter'], personCategories: ['women', 'girls'] },
  service: 'shelter',
  needCode: 'safe-place-tonight',
  packet: ['core', 'identity', 'exploitation'],
  readCategories: maskOf('core', 'identity', 'exploitation', 'risk'),
  person: { sex: 'female', ageBand: '18-29' },
};

describe('addressing a packet', () => {
  it('passes an adult’s packet to a unit that serves her', () => {
    expect(decidePacket(facts)).toEqual({ ok: true, value: { packet: ['core', 'identity', 'exploitation'] } });
  });

  it.each([
    ['to the own unit', { toUnit: { ...facts.toUnit, id: facts.fromUnitId } }, 'referral.same-unit'],
    ['for a need of another service', { needCode: 'counselling' as const }, 'body.invalid'],
    ['without core', { packet: ['identity'] as const }, 'body.invalid'],
    ['with what the sender cannot read', { packet: ['core', 'health'] as const }, 'referral.category-not-yours'],
    ['with a child’s exploitation', { person: { sex: 'female' as const, ageBand: '15-17' as const } }, 'referral.child-exploitation'],
    [
      'with the exploitation of someone of unknown age',
      { person: { sex: 'female' as const, ageBand: 'unknown' as const } },
      'referral.child-exploitation',
    ],
    ['to a unit of another service', { toUnit: { ...facts.toUnit, services: ['medical' as const] } }, 'referral.unit-not-eligible'],
    ['to a unit for others', { person: { sex: 'male' as const, ageBand: 'adult' as const } }, 'referral.unit-not-eligible'],
  ])('is refused %s', (_, change, problem) => {
    expect(decidePacket({ ...facts, ...change })).toMatchObject({ ok: false, problem });
  });
});
