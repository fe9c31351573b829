import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { ExplainRightsBody } from './types';

/** Hours after a case's opening within which the person is told their rights. */
export const rightsWithinHours = 24;

/** Whether an explanation can be written down. @param facts `foundAt` the day the person was found, `today` in Iraq */
export function decideExplanation(
  body: Pick<ExplainRightsBody, 'explainedOn'>,
  facts: { readonly foundAt: IsoDate; readonly today: IsoDate },
): Outcome<null> {
  const code = body.explainedOn > facts.today ? 'date.future' : body.explainedOn < facts.foundAt ? 'date.too-early' : null;
  return code === null ? allow(null) : refuse('body.invalid', { errors: [{ path: 'explainedOn', code }] });
}
