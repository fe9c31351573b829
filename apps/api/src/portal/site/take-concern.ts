import { Injectable } from '@nestjs/common';
import { concernReference, decidePublicConcern, formAge, type PublicConcernForm } from '@himaya/domain';
import type { FastifyRequest } from 'fastify';
import { ReportPublicly } from '../../concerns';
import { RequestLimits } from '../../platform/http/request-limits';
import { KeyRing } from '../../platform/vault/key-ring';
import { newFormToken, readFormToken } from './form-token';
import { trap, type ConcernForm } from './pages/concern';

/** What becomes of a form that was sent: a reference, or the form again with what is in the way. */
export type Taken =
  | { readonly taken: true; readonly reference: string }
  | { readonly taken: false; readonly status: number; readonly wait: number | null; readonly form: ConcernForm };

/** Takes what somebody without an account writes. Whoever fills it by hand is never turned away for good: what they wrote comes back to be sent again. */
@Injectable()
export class TakeConcern {
  constructor(
    private readonly report: ReportPublicly,
    private readonly limits: RequestLimits,
    private readonly ring: KeyRing,
  ) {}

  /** An empty form. */
  draw(now: Date): ConcernForm {
    return { token: newFormToken(this.ring, now.getTime()), filled: null, errors: {}, notice: null };
  }

  async run(request: FastifyRequest, sent: URLSearchParams, now: Date): Promise<Taken> {
    const filled = formOf(sent);
    const token = sent.get('token') ?? '';
    const again = (status: number, notice: ConcernForm['notice'], more: Partial<ConcernForm> = {}, wait: number | null = null): Taken => ({
      taken: false,
      status,
      wait,
      form: { token, filled, errors: {}, notice, ...more },
    });
    const wait = await this.limits.countPublicConcern(request);
    if (wait !== null) return again(429, 'limited', {}, wait);
    const drawn = readFormToken(this.ring, token);
    const age = drawn === null ? 'too-late' : formAge(drawn.drawnAt, now.getTime());
    if (drawn === null || age === 'too-late') return again(422, 'too-late', { token: newFormToken(this.ring, now.getTime()) });
    if (age === 'too-soon') return again(422, 'too-soon');
    if ((sent.get(trap) ?? '') !== '') return again(422, 'trap');
    const decided = decidePublicConcern(filled, now);
    if (!decided.ok) {
      const errors = decided.errors ?? [];
      // The first of a field is the one to mend.
      return again(422, 'wrong', { errors: Object.fromEntries(errors.toReversed().map(({ path, code }) => [path, code])) });
    }
    const done = await this.report.run(drawn.concernId, decided.value, now);
    return done.ok ? { taken: true, reference: concernReference(done.value.id) } : again(503, 'closed');
  }
}

function formOf(sent: URLSearchParams): PublicConcernForm {
  const text = (field: string): string => sent.get(field) ?? '';
  return {
    writer: text('writer'),
    governorate: text('governorate'),
    placeKind: text('placeKind'),
    place: text('place'),
    seenOn: text('seenOn'),
    people: text('people'),
    narrative: text('narrative'),
    contact: text('contact'),
    signs: sent.getAll('signs').slice(0, 50),
    danger: text('danger') === 'yes',
  };
}
