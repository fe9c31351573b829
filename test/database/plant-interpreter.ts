import type { InterpreterView } from '@himaya/domain';
import type { Session } from '../support/api';
import { expected, ifMatch } from '../support/main-job';
import type { Texts } from './plant-work';

/** Somebody of the roster, first under one name and then under another: both are sealed. */
export async function plantInterpreter(coordinator: Session, { arabicName, reason }: Texts): Promise<void> {
  const body = { name: arabicName, sex: 'female', languages: ['tl'], governorates: ['baghdad'], remote: true, childTrained: false };
  const enrolled = expected(
    await coordinator.post<InterpreterView>('/interpretation/interpreters', body, { 'idempotency-key': 'interpreter-1' }),
    201,
  );
  const changes = { name: reason.slice(0, 100) };
  expected(await coordinator.post(`/interpretation/interpreters/${enrolled.id}/changes`, changes, ifMatch(enrolled)), 200);
}
