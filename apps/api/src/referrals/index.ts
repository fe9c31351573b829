export { ReferralsModule } from './referrals.module';
export { ReferralKeySchema, ReferralNeedSchema, ReferralNoteSchema, ReferralSchema } from './referral.schema';
export { referralListStatement } from './referral.statements';
