import { CasePlanSchema } from './case-plans';
import { CaseKeySchema, CaseSchema, ExploitationSchema, PersonIdentitySchema, TimelineSchema } from './cases';
import { ConsentSchema, ConsentWithdrawalSchema } from './consents';
import { UnitSchema } from './directory';
import { DocumentKeySchema, DocumentSchema } from './documents';
import { ImportFileSchema, ImportRowSchema } from './exchange';
import { GrantSchema } from './grants';
import { NeedSchema } from './needs';
import { RightsExplanationSchema } from './rights';
import { RiskAssessmentSchema } from './risk';
import { DeterminationSchema, GuardianshipSchema } from './child-safeguards';
import { SittingSchema } from './screening';
import { MessageSchema, ReferralKeySchema, ReferralNeedSchema, ReferralNoteSchema, ReferralSchema } from './referrals';
import { SealSchema } from './seals';

/** Every mapped table; a test holds each against the migrated database. */
export const entitySchemas = [
  CaseSchema,
  CaseKeySchema,
  PersonIdentitySchema,
  ExploitationSchema,
  TimelineSchema,
  ConsentSchema,
  ConsentWithdrawalSchema,
  UnitSchema,
  DocumentSchema,
  DocumentKeySchema,
  ImportFileSchema,
  ImportRowSchema,
  GrantSchema,
  SealSchema,
  ReferralSchema,
  ReferralKeySchema,
  ReferralNeedSchema,
  ReferralNoteSchema,
  RightsExplanationSchema,
  SittingSchema,
  RiskAssessmentSchema,
  NeedSchema,
  CasePlanSchema,
  DeterminationSchema,
  GuardianshipSchema,
  MessageSchema,
];
