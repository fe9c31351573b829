import type { ProceedingView } from '@himaya/domain';
import type { Session } from '../support/api';
import { expected } from '../support/main-job';
import { inventedDefendant, inventedProceeding } from '../support/proceeding-room';
import type { Texts } from './plant-work';

/** A proceeding under a number, with somebody named in it. */
export async function plantProceeding(officer: Session, { arabicName, phone }: Texts): Promise<void> {
  const body = inventedProceeding({ number: phone });
  const one = expected(await officer.post<ProceedingView>('/proceedings', body, { 'idempotency-key': 'proceeding-1' }), 201);
  const somebody = inventedDefendant({ name: arabicName });
  expected(await officer.post(`/proceedings/${one.id}/defendants`, somebody, { 'idempotency-key': 'defendant-1' }), 201);
}
