import { referralStatuses, serviceOutcomes } from '../referrals/codes';
import { referralMachine } from '../referrals/machine';
import { decideReportOutside, readReportedStep, outsideSteps, outsideStepsIn } from './outside-steps';

describe('what an outside body tells of its service', () => {
  it('is written down by who asked it, where nobody there has an account', () => {
    expect(decideReportOutside({ isSender: true, toOutside: true }).ok).toBe(true);
    expect(decideReportOutside({ isSender: true, toOutside: false })).toMatchObject({ problem: 'packet.not-outside' });
    for (const toOutside of [true, false]) {
      expect(decideReportOutside({ isSender: false, toOutside })).toMatchObject({ problem: 'referral.not-your-side' });
    }
  });

  it('follows the machine’s moves of the receiver, after its answer only', () => {
    for (const step of outsideSteps.codes) expect(referralMachine[step].by).toBe('receiver');
    const open = referralStatuses.codes.filter((status) => outsideStepsIn(status).length > 0);
    expect(open).toEqual(['accepted', 'in-progress', 'on-hold']);
    expect(outsideStepsIn('accepted')).toEqual(['start', 'fail']);
    expect(outsideStepsIn('in-progress')).toEqual(['complete', 'fail']);
  });

  it('names an outcome with a completion, a reason with a failure, and nothing with a beginning', () => {
    const outcome = serviceOutcomes.codes[0]!;
    const reason = 'capacity-lost';
    for (const body of [{ step: 'start' }, { step: 'complete', outcome }, { step: 'fail', reason }] as const) {
      expect(readReportedStep(body)).toEqual({ ok: true, value: body });
    }
    for (const [body, path] of [
      [{ step: 'start', outcome }, 'outcome'],
      [{ step: 'start', reason }, 'reason'],
      [{ step: 'complete' }, 'outcome'],
      [{ step: 'complete', outcome, reason }, 'reason'],
      [{ step: 'fail' }, 'reason'],
      [{ step: 'fail', reason, outcome }, 'outcome'],
    ] as const) {
      expect(readReportedStep(body)).toMatchObject({ problem: 'body.invalid', errors: [{ path }] });
    }
  });
});
