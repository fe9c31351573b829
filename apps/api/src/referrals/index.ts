export { ReferralsModule } from './referrals.module';
export { ReferralKeySchema, ReferralNeedSchema, ReferralNoteSchema, ReferralSchema } from './referral.schema';
export { MessageSchema } from './message.schema';
export { messageListStatement } from './message.store';
export { nextUnitOf } from './next-unit';
export { namedRecordsStatement, referralListStatement } from './referral.statements';
