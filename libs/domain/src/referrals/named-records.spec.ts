import { maskOf } from '../shared/categories';
import type { AgencyId, UnitId } from '../shared/ids';
import type { ConsentFacts } from '../consents/machine';
import { decideRecordNaming, type RecordFacts, type RecordNamingFacts } from './named-records';

const [clinic, hospital] = ['clinic', 'hospital'] as UnitId[] as [UnitId, UnitId];
const record: RecordFacts = { category: 'health', unitId: clinic, removed: false };
const consent: ConsentFacts = {
  purpose: 'share-health',
  categories: ['health', 'legal'],
  recipientUnitId: hospital,
  recipientAgencyId: null,
  givenBy: 'self',
  validUntil: '2026-03-01',
  withdrawnAt: null,
};
const facts: RecordNamingFacts = {
  fromUnitId: clinic,
  toUnitId: hospital,
  toAgencyId: 'ministry' as AgencyId,
  records: [record],
  consent,
  child: false,
  receiverCeiling: maskOf('core', 'health', 'psychosocial'),
  today: '2026-03-01',
};

describe('naming sealed records', () => {
  it('is the writer’s, to a desk that reads the category, under a consent to share them', () => {
    expect(decideRecordNaming(facts)).toEqual({ ok: true, value: { categories: ['health'] } });
    expect(decideRecordNaming({ ...facts, records: [record, record] })).toEqual({ ok: true, value: { categories: ['health'] } });
    const lawyers = { ...facts, records: [{ ...record, category: 'legal' as const }], receiverCeiling: maskOf('legal') };
    expect(decideRecordNaming(lawyers)).toEqual({ ok: true, value: { categories: ['legal'] } });
    expect(decideRecordNaming({ ...facts, records: [], consent: undefined })).toEqual({ ok: true, value: { categories: [] } });
  });

  it.each([
    ['of what is not there', { records: [undefined] }, 'body.invalid'],
    ['of what is not sealed', { records: [{ ...record, category: 'identity' as const }] }, 'body.invalid'],
    ['of an author’s own notes', { records: [{ ...record, category: 'notes' as const }] }, 'body.invalid'],
    ['of another’s record', { records: [{ ...record, unitId: hospital }] }, 'referral.record-not-yours'],
    ['of what was taken out', { records: [{ ...record, removed: true }] }, 'document.removed'],
    ['to a desk that never reads it', { receiverCeiling: maskOf('core', 'legal') }, 'referral.beyond-receiver'],
    ['without a consent', { consent: undefined }, 'consent.missing'],
    ['under a consent to refer', { consent: { ...consent, purpose: 'referral' as const } }, 'consent.purpose'],
    ['under a consent to another', { consent: { ...consent, recipientUnitId: clinic } }, 'consent.recipient'],
    ['under a consent for other records', { consent: { ...consent, categories: ['legal' as const] } }, 'consent.categories'],
    ['under a consent that ran out', { consent: { ...consent, validUntil: '2026-02-28' } }, 'consent.expired'],
    ['under a consent taken back', { consent: { ...consent, withdrawnAt: new Date(0) } }, 'consent.withdrawn'],
    ['under a child’s own word', { child: true }, 'consent.child-needs-guardian'],
  ])('is refused %s', (_, change, problem) => {
    expect(decideRecordNaming({ ...facts, ...change })).toMatchObject({ ok: false, problem });
  });
});
