import type { OpenCaseBody, PlacementView, ShelterView } from '@himaya/domain';
import type { Session } from '../support/api';
import { expected, ifMatch, openCase } from '../support/main-job';
import type { Texts } from './plant-work';

/** A house with its name and address, somebody who came to it, what is kept for them, and what happened there. */
export async function plantStay(
  manager: Session,
  worker: Session,
  person: OpenCaseBody,
  { arabicName, note, need, reason }: Texts,
): Promise<void> {
  const house = { name: arabicName, address: note, services: [] };
  const { id } = expected(await manager.post<ShelterView>('/placements/shelters', house, { 'idempotency-key': 'house-1' }), 201);
  const places = { personCategory: 'women', adapted: false, count: 1 };
  expected(await manager.post(`/placements/shelters/${id}/places`, places), 201);
  const kase = await openCase(worker, person);
  const waiting = expected(
    await worker.post<PlacementView>(`/cases/${kase.id}/placements`, { personCategory: 'women', needsAdapted: false }),
    201,
  );
  const admit = { move: 'admit', placeId: waiting.fittingPlaces[0]!.id };
  expected(await worker.post(`/placements/${waiting.id}/moves`, admit, ifMatch(waiting)), 200);
  const items = [{ kind: 'bag', count: 1, description: reason }];
  expected(await worker.post(`/placements/${waiting.id}/belongings`, { items }, { 'idempotency-key': 'bag-1' }), 201);
  const incident = { kind: 'theft', severity: 'minor', occurredAt: '2026-01-05T20:00:00Z', told: [], narrative: need };
  expected(await worker.post(`/placements/${waiting.id}/incidents`, incident, { 'idempotency-key': 'night-1' }), 201);
}
