export { ReferralsModule } from './referrals.module';
export { LineCheck } from './line-check';
export { ReferralStore, type ReferralDetails } from './referral.store';
export { SharingBasis } from './sharing-basis';
export { ReferralKeySchema, ReferralNeedSchema, ReferralNoteSchema, ReferralSchema } from './referral.schema';
export { MessageSchema } from './message.schema';
export { messageListStatement } from './message.store';
export { nextUnitOf } from './next-unit';
export { namedRecordsStatement, referralListStatement } from './referral.statements';
