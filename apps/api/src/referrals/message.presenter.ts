import type { ReferralMessageView } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { MessageReading } from './message.store';
import type { ReferralRow } from './referral.schema';

export function messageView(key: DataKey, referral: Pick<ReferralRow, 'fromUnitId'>, row: MessageReading): ReferralMessageView {
  return {
    id: row.id,
    version: 1,
    at: row.at.toISOString(),
    by: row.unitId === referral.fromUnitId ? 'sender' : 'receiver',
    author: row.authorName,
    code: row.code,
    text: key.open('referral_message.text', row.textCt),
    unread: row.unread,
  };
}
