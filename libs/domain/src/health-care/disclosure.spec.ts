import type { ConsentId, OverrideId, UnitId } from '../shared/ids';
import { decideDisclosure, type DisclosureFacts } from './disclosure';
import { reportStatuses } from './reports';

const [court, other] = ['court', 'other'] as UnitId[];
const [word, order] = ['word' as ConsentId, 'order' as OverrideId];
const facts: DisclosureFacts = {
  kind: 'forensic-report',
  status: 'issued',
  courts: [court!],
  bases: [
    { courtId: court!, id: word },
    { courtId: court!, id: order },
  ],
};

describe('a report to a court', () => {
  it('goes on a consent or an order that holds for that office, one of the two', () => {
    expect(decideDisclosure({ toUnitId: court!, consentId: word }, facts).ok).toBe(true);
    expect(decideDisclosure({ toUnitId: court!, overrideId: order }, facts).ok).toBe(true);
    expect(decideDisclosure({ toUnitId: court! }, facts)).toMatchObject({ errors: [{ path: 'consentId', code: 'required' }] });
    expect(decideDisclosure({ toUnitId: court!, consentId: word, overrideId: order }, facts)).toMatchObject({
      errors: [{ path: 'overrideId', code: 'key.unknown' }],
    });
    expect(decideDisclosure({ toUnitId: court!, consentId: 'another' as ConsentId }, facts)).toMatchObject({
      problem: 'medical-report.no-basis',
    });
    const both = { ...facts, courts: [court!, other!] };
    expect(decideDisclosure({ toUnitId: other!, consentId: word }, both)).toMatchObject({ problem: 'medical-report.no-basis' });
    expect(decideDisclosure({ toUnitId: other!, consentId: word }, facts)).toMatchObject({ problem: 'medical-report.not-before-court' });
  });

  it('is a forensic one that stands', () => {
    for (const status of reportStatuses.codes) {
      expect(decideDisclosure({ toUnitId: court!, consentId: word }, { ...facts, status }).ok).toBe(status === 'issued');
    }
    expect(decideDisclosure({ toUnitId: court!, consentId: word }, { ...facts, kind: 'medical-report' })).toMatchObject({
      problem: 'medical-report.not-now',
    });
  });
});
