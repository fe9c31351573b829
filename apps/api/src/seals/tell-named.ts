import type { CaseId, NotificationKind, UnitId, UserId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { tell, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

/** A notice to each person named on a case's seal, but for those left out; empty where the case is not sealed. */
export async function noticesToNamed(
  em: EntityManager,
  kind: NotificationKind,
  caseId: CaseId,
  asked: { readonly leadingOnly: boolean; readonly except?: string | undefined },
): Promise<Notice[]> {
  const names: { userId: UserId; unitId: UnitId; leads: boolean }[] = await em.query(
    `select user_id as "userId", unit_id as "unitId", leads from guard.seal_names($1)`,
    [caseId],
  );
  return names
    .filter(({ userId, leads }) => userId !== asked.except && (leads || !asked.leadingOnly))
    .map(({ userId, unitId }) => ({ unitId, role: null, userId, kind, referralId: null, caseId, details: {} }));
}

/** Tells the other named people of what one of them did. */
export function tellsNamed(kind: NotificationKind): EventHandler {
  const name = `seals.on-${kind}`;
  return {
    kind,
    name,
    handle: async (em, event) => {
      const notices = await noticesToNamed(em, kind, event.subjectId as CaseId, { leadingOnly: false, except: event.payload['userId'] });
      await tell(em, `event|${event.id}|${name}`, notices);
    },
  };
}
