import type { MessageCode, ReferralId, ReferralMessageId, UnitId, UserId } from '@himaya/domain';
import { EntitySchema } from 'typeorm';

/** A line of a referral's thread; words lie under the referral's key. */
export interface MessageRow {
  id: ReferralMessageId;
  referralId: ReferralId;
  unitId: UnitId;
  authorId: UserId;
  at: Date;
  code: MessageCode | null;
  textCt: Buffer | null;
}

export const MessageSchema = new EntitySchema<MessageRow>({
  name: 'referral_message',
  columns: {
    id: { type: 'uuid', primary: true },
    referralId: { type: 'uuid', name: 'referral_id' },
    unitId: { type: 'uuid', name: 'unit_id' },
    authorId: { type: 'uuid', name: 'author_id' },
    at: { type: 'timestamptz' },
    code: { type: 'text', nullable: true },
    textCt: { type: 'bytea', name: 'text_ct', nullable: true },
  },
});
