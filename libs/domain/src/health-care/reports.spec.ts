import fc from 'fast-check';
import type { MedicalReportId } from '../shared/ids';
import {
  availableReportMoves,
  decideDraft,
  decideRedraft,
  decideReportMove,
  reportMachine,
  reportMoves,
  reportStatuses,
  type ReportBody,
} from './reports';

const seed = { seed: 20261127 };
const today = '2026-11-27';
const facts = { care: 'medical', careStatus: 'active', today } as const;
const said = { findings: 'Invented: a healed wound' };
const body: ReportBody = { kind: 'medical-report', language: 'ar', examinedOn: today, physical: said };

describe('a report', () => {
  it('has the part that its care is about, and says what was found in each part that it has', () => {
    expect(decideDraft(body, facts, null)).toEqual({ ok: true, value: null });
    expect(decideDraft({ ...body, psychological: said }, { ...facts, care: 'psychological' }, null).ok).toBe(true);
    expect(decideDraft(body, { ...facts, care: 'psychological' }, null)).toMatchObject({
      errors: [{ path: 'psychological', code: 'required' }],
    });
    expect(decideDraft({ ...body, examinedOn: '2026-11-28', psychological: { findings: '' } }, facts, null)).toMatchObject({
      errors: [
        { path: 'psychological.findings', code: 'required' },
        { path: 'examinedOn', code: 'date.future' },
      ],
    });
  });

  it('is of somebody who was seen, also once their care is over', () => {
    const ok = (careStatus: 'planned' | 'active' | 'finished' | 'cancelled') => decideDraft(body, { ...facts, careStatus }, null).ok;
    expect([ok('planned'), ok('active'), ok('finished'), ok('cancelled')]).toEqual([false, true, true, false]);
  });

  it('is followed by one edition of its own kind, once it was issued', () => {
    const next = { ...body, replacesId: 'r' as MedicalReportId };
    const former = { kind: 'medical-report', status: 'issued', replaced: false } as const;
    expect(decideDraft(next, facts, former).ok).toBe(true);
    expect(decideDraft(next, facts, { ...former, status: 'withdrawn' }).ok).toBe(true);
    expect(decideDraft(next, facts, { ...former, status: 'draft' })).toMatchObject({ problem: 'medical-report.not-now' });
    expect(decideDraft(next, facts, { ...former, replaced: true })).toMatchObject({ problem: 'medical-report.not-now' });
    expect(decideDraft(next, facts, { ...former, kind: 'forensic-report' })).toMatchObject({ problem: 'body.invalid' });
  });

  it('is written on while it is a draft, and never after', () => {
    for (const status of reportStatuses.codes) {
      expect(decideRedraft(body, facts, { kind: 'medical-report', status }).ok).toBe(status === 'draft');
    }
  });

  it('moves as the table says, with the fields that the move has and no others', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...reportMoves.codes),
        fc.constantFrom(...reportStatuses.codes),
        fc.constantFrom(undefined, 'Dr Invented'),
        fc.constantFrom(undefined, 'wrong-person' as const),
        (move, status, signedAs, reason) => {
          const decided = decideReportMove({ move, ...(signedAs ? { signedAs } : {}), ...(reason ? { reason } : {}) }, status);
          const { from, to, needs } = reportMachine[move];
          const fits = needs.includes('signedAs') === (signedAs !== undefined) && needs.includes('reason') === (reason !== undefined);
          if (!fits) expect(decided).toMatchObject({ problem: 'body.invalid' });
          else if (status !== from) expect(decided).toMatchObject({ problem: 'medical-report.not-now' });
          else expect(decided).toEqual({ ok: true, value: { to } });
          expect(availableReportMoves(status).includes(move)).toBe(status === from);
        },
      ),
      seed,
    );
  });
});
