import { DirectoryAndAccounts1764000000001 } from './1764000000001-directory-and-accounts';
import { Cases1764000000002 } from './1764000000002-cases';
import { ConsentsAndReferrals1764000000003 } from './1764000000003-consents-and-referrals';
import { AuditAndOutbox1764000000004 } from './1764000000004-audit-and-outbox';
import { SignInFactors1764100000001 } from './1764100000001-sign-in-factors';
import { AgencyAdministration1764100000002 } from './1764100000002-agency-administration';
import { EmergencyAndTransfer1764100000003 } from './1764100000003-emergency-and-transfer';
import { SealingAndOverrides1764100000004 } from './1764100000004-sealing-and-overrides';
import { DocumentsAndKeys1764100000005 } from './1764100000005-documents-and-keys';
import { PossibleMatches1764100000006 } from './1764100000006-possible-matches';
import { AuditSealsAndIncidents1764100000007 } from './1764100000007-audit-seals-and-incidents';
import { RotatedIncidentKeys1764100000008 } from './1764100000008-rotated-incident-keys';
import { ConsentOverrides1764100000009 } from './1764100000009-consent-overrides';
import { SessionLock1764100000013 } from './1764100000013-session-lock';
import { TravelFitness1764100000020 } from './1764100000020-travel-fitness';
import { Concerns1764200000001 } from './1764200000001-concerns';
import { ScreeningAndPlan1764200000011 } from './1764200000011-screening-and-plan';
import { Identification1764200000021 } from './1764200000021-identification';
import { ReferralLoop1764200000031 } from './1764200000031-referral-loop';
import { NotificationChannels1764200000041 } from './1764200000041-notification-channels';
import { RightsExplained1764200000042 } from './1764200000042-rights-explained';
import { ServiceFeedback1764200000043 } from './1764200000043-service-feedback';
import { Tasks1764200000051 } from './1764200000051-tasks';
import { ConsentsOpen1764200000063 } from './1764200000063-consents-open';
import { WorkOfDeadlines1764200000065 } from './1764200000065-work-of-deadlines';
import { RingsOnceADate1764200000066 } from './1764200000066-rings-once-a-date';
import { MissingPersons1764200000070 } from './1764200000070-missing-persons';
import { PublishedRules1764200000071 } from './1764200000071-published-rules';
import { ConcernsSentOnce1764200000072 } from './1764200000072-concerns-sent-once';
import { NeedsMet1764200000086 } from './1764200000086-needs-met';
import { PersonsOfConcerns1764200000087 } from './1764200000087-persons-of-concerns';
import { DutiesRenewed1764200000090 } from './1764200000090-duties-renewed';
import { PrintedPapers1764200000092 } from './1764200000092-printed-papers';
import { PaperPackets1764200000093 } from './1764200000093-paper-packets';
import { Placements1764200000094 } from './1764200000094-placements';
import { StuckCases1764200000095 } from './1764200000095-stuck-cases';
import { WordOfServices1764200000096 } from './1764200000096-word-of-services';
import { WorkGoesWithTheCase1764200000097 } from './1764200000097-work-goes-with-the-case';
import { ReflectionReopened1764200000098 } from './1764200000098-reflection-reopened';
import { ServicesOutside1764200000110 } from './1764200000110-services-outside';
import { DocumentVersions1764200000111 } from './1764200000111-document-versions';
import { PacketFields1764200000201 } from './1764200000201-packet-fields';
import { NamedRecords1764200000202 } from './1764200000202-named-records';
import { PoliceAssignments1764200000203 } from './1764200000203-police-assignments';
import { LabourSorting1764200000211 } from './1764200000211-labour-sorting';
import { RiskRaisesUrgency1764200000212 } from './1764200000212-risk-raises-urgency';
import { PlanSteps1764200000213 } from './1764200000213-plan-steps';
import { Closure1764200000221 } from './1764200000221-closure';
import { Abroad1764200000222 } from './1764200000222-abroad';
import { ToldBesideWithdrawal1764200000231 } from './1764200000231-told-beside-withdrawal';
import { StandInsForWork1764200000241 } from './1764200000241-stand-ins-for-work';
import { DutiesBehindTheCase1764200000242 } from './1764200000242-duties-behind-the-case';
import { WhoIsAround1764200000251 } from './1764200000251-who-is-around';
import { StaysFollowThePeriod1764200000252 } from './1764200000252-stays-follow-the-period';
import { BestInterestsReviewed1764200000253 } from './1764200000253-best-interests-reviewed';
import { LegalAid1764200000281 } from './1764200000281-legal-aid';
import { CareEpisodes1764200000291 } from './1764200000291-care-episodes';
import { TraumaAndMedication1764200000292 } from './1764200000292-trauma-and-medication';
import { Interpretation1764200000299 } from './1764200000299-interpretation';
import { LegalHearings1764200000301 } from './1764200000301-legal-hearings';
import { Compensation1764200000302 } from './1764200000302-compensation';
import { ClosingKnowsMatters1764200000303 } from './1764200000303-closing-knows-matters';
import { MedicalReports1764200000304 } from './1764200000304-medical-reports';
import { ReportsToCourts1764200000305 } from './1764200000305-reports-to-courts';
import { DocumentsOfTracks1764200000306 } from './1764200000306-documents-of-tracks';
import { Repatriation1764200000311 } from './1764200000311-repatriation';
import { ReturnJourney1764200000312 } from './1764200000312-return-journey';
import { AfterAReturn1764200000313 } from './1764200000313-after-a-return';
import { Programmes1764200000321 } from './1764200000321-programmes';
import { Funding1764200000322 } from './1764200000322-funding';
import { FollowUps1764200000323 } from './1764200000323-follow-ups';
import { Proceedings1764200000331 } from './1764200000331-proceedings';
import { Testimony1764200000332 } from './1764200000332-testimony';
import { CustodyReturns1764200000333 } from './1764200000333-custody-returns';
import { FactStore1764200000341 } from './1764200000341-fact-store';
import { FactsDerived1764200000342 } from './1764200000342-facts-derived';
import { FiguresFromFacts1764200000343 } from './1764200000343-figures-from-facts';
import { NationalPlan1764200000361 } from './1764200000361-national-plan';
import { WithdrawalTasks1764200000371 } from './1764200000371-withdrawal-tasks';
import { ReportsAreTold1764200000372 } from './1764200000372-reports-are-told';
import { LooseEndsOfProceedings1764200000373 } from './1764200000373-loose-ends-of-proceedings';
import { ReturnsOnTheCase1764200000374 } from './1764200000374-returns-on-the-case';
import { Retention1764200000381 } from './1764200000381-retention';
import { Releases1764200000391 } from './1764200000391-releases';
import { LoanFollowUp1764200000401 } from './1764200000401-loan-follow-up';
import { ASecondTry1764200000402 } from './1764200000402-a-second-try';
import { YearPlan1764200000411 } from './1764200000411-year-plan';
import { PlanReminders1764200000412 } from './1764200000412-plan-reminders';
import { ReleasePages1764200000421 } from './1764200000421-release-pages';
import { CoverageAndRounding1764200000422 } from './1764200000422-coverage-and-rounding';
import { Portal1764200000431 } from './1764200000431-portal';
import { PublicConcerns1764200000432 } from './1764200000432-public-concerns';
import { FoldedFigures1764200000441 } from './1764200000441-folded-figures';
import { Contributions1764200000451 } from './1764200000451-contributions';
import { OwnCopies1764200000452 } from './1764200000452-own-copies';
import { ArticleOfTheDefendant1764200000461 } from './1764200000461-article-of-the-defendant';
import { PartsOfCustodyReturns1764200000462 } from './1764200000462-parts-of-custody-returns';
import { CommitteeReports1764200000465 } from './1764200000465-committee-reports';
import { DiscardedDrafts1764200000477 } from './1764200000477-discarded-drafts';
import { PlanEvidence1764200000478 } from './1764200000478-plan-evidence';
import { ReleasedTotals1764200000479 } from './1764200000479-released-totals';
import { AnsweredFromReleases1764200000483 } from './1764200000483-answered-from-releases';
import { LateReports1764200000484 } from './1764200000484-late-reports';
import { TablesOfKin1764200000485 } from './1764200000485-tables-of-kin';
import { ProofsLetGo1764200000487 } from './1764200000487-proofs-let-go';
import { FullerCopies1764200000488 } from './1764200000488-fuller-copies';
import { PortalHelp1764200000493 } from './1764200000493-portal-help';
import { Meetings1764200000501 } from './1764200000501-meetings';
import { MeetingNotices1764200000502 } from './1764200000502-meeting-notices';
import { MeetingsHeld1764200000503 } from './1764200000503-meetings-held';
import { MemberAccounts1764200000511 } from './1764200000511-member-accounts';
import { AccountsOpen1764200000512 } from './1764200000512-accounts-open';
import { CopyParts1764200000521 } from './1764200000521-copy-parts';
import { CopiesTellNothing1764200000522 } from './1764200000522-copies-tell-nothing';
import { CompletionCalls1764200000531 } from './1764200000531-completion-calls';
import { FactsAsDefined1764200000551 } from './1764200000551-facts-as-defined';
import { PlacesOfShelters1764200000552 } from './1764200000552-places-of-shelters';
import { KinOfVersions1764200000561 } from './1764200000561-kin-of-versions';
import { DutyFigures1764200000562 } from './1764200000562-duty-figures';
import { LatePeople1764200000571 } from './1764200000571-late-people';
import { NoLabourSorting1764200000572 } from './1764200000572-no-labour-sorting';
import { DinarsInCells1764200000573 } from './1764200000573-dinars-in-cells';
import { PlanFigures1764200000581 } from './1764200000581-plan-figures';
import { CustodyByAgency1764200000582 } from './1764200000582-custody-by-agency';
import { OwnWordsOfAMonth1764200000591 } from './1764200000591-own-words-of-a-month';
import { LastCounts1764200000592 } from './1764200000592-last-counts';
import { ReportCalls1764200000601 } from './1764200000601-report-calls';
import { SharedReports1764200000611 } from './1764200000611-shared-reports';
import { PortalReview1764200000612 } from './1764200000612-portal-review';
import { FilesThatWereSeen1764200000613 } from './1764200000613-files-that-were-seen';
import { LinesOfReleases1764200000621 } from './1764200000621-lines-of-releases';
import { CorrectionsFound1764200000622 } from './1764200000622-corrections-found';

export { databaseRoles, databaseStatements, loginRoles, roleStatements, type DatabaseRole } from './roles';

/** Every migration, oldest first; named one by one because a glob finds nothing once the code is built. */
export const migrations = [
  DirectoryAndAccounts1764000000001,
  Cases1764000000002,
  ConsentsAndReferrals1764000000003,
  AuditAndOutbox1764000000004,
  SignInFactors1764100000001,
  AgencyAdministration1764100000002,
  EmergencyAndTransfer1764100000003,
  SealingAndOverrides1764100000004,
  DocumentsAndKeys1764100000005,
  PossibleMatches1764100000006,
  AuditSealsAndIncidents1764100000007,
  RotatedIncidentKeys1764100000008,
  ConsentOverrides1764100000009,
  SessionLock1764100000013,
  TravelFitness1764100000020,
  Concerns1764200000001,
  ScreeningAndPlan1764200000011,
  Identification1764200000021,
  ReferralLoop1764200000031,
  NotificationChannels1764200000041,
  RightsExplained1764200000042,
  ServiceFeedback1764200000043,
  Tasks1764200000051,
  ConsentsOpen1764200000063,
  WorkOfDeadlines1764200000065,
  RingsOnceADate1764200000066,
  MissingPersons1764200000070,
  PublishedRules1764200000071,
  ConcernsSentOnce1764200000072,
  NeedsMet1764200000086,
  PersonsOfConcerns1764200000087,
  DutiesRenewed1764200000090,
  PrintedPapers1764200000092,
  PaperPackets1764200000093,
  Placements1764200000094,
  StuckCases1764200000095,
  WordOfServices1764200000096,
  WorkGoesWithTheCase1764200000097,
  ReflectionReopened1764200000098,
  ServicesOutside1764200000110,
  DocumentVersions1764200000111,
  PacketFields1764200000201,
  NamedRecords1764200000202,
  PoliceAssignments1764200000203,
  LabourSorting1764200000211,
  RiskRaisesUrgency1764200000212,
  PlanSteps1764200000213,
  Closure1764200000221,
  Abroad1764200000222,
  ToldBesideWithdrawal1764200000231,
  StandInsForWork1764200000241,
  DutiesBehindTheCase1764200000242,
  WhoIsAround1764200000251,
  StaysFollowThePeriod1764200000252,
  BestInterestsReviewed1764200000253,
  LegalAid1764200000281,
  CareEpisodes1764200000291,
  TraumaAndMedication1764200000292,
  Interpretation1764200000299,
  LegalHearings1764200000301,
  Compensation1764200000302,
  ClosingKnowsMatters1764200000303,
  MedicalReports1764200000304,
  ReportsToCourts1764200000305,
  DocumentsOfTracks1764200000306,
  Repatriation1764200000311,
  ReturnJourney1764200000312,
  AfterAReturn1764200000313,
  Programmes1764200000321,
  Funding1764200000322,
  FollowUps1764200000323,
  Proceedings1764200000331,
  Testimony1764200000332,
  CustodyReturns1764200000333,
  FactStore1764200000341,
  FactsDerived1764200000342,
  FiguresFromFacts1764200000343,
  NationalPlan1764200000361,
  WithdrawalTasks1764200000371,
  ReportsAreTold1764200000372,
  LooseEndsOfProceedings1764200000373,
  ReturnsOnTheCase1764200000374,
  Retention1764200000381,
  Releases1764200000391,
  LoanFollowUp1764200000401,
  ASecondTry1764200000402,
  YearPlan1764200000411,
  PlanReminders1764200000412,
  ReleasePages1764200000421,
  CoverageAndRounding1764200000422,
  Portal1764200000431,
  PublicConcerns1764200000432,
  FoldedFigures1764200000441,
  Contributions1764200000451,
  OwnCopies1764200000452,
  ArticleOfTheDefendant1764200000461,
  PartsOfCustodyReturns1764200000462,
  CommitteeReports1764200000465,
  DiscardedDrafts1764200000477,
  PlanEvidence1764200000478,
  ReleasedTotals1764200000479,
  AnsweredFromReleases1764200000483,
  LateReports1764200000484,
  TablesOfKin1764200000485,
  ProofsLetGo1764200000487,
  FullerCopies1764200000488,
  PortalHelp1764200000493,
  Meetings1764200000501,
  MeetingNotices1764200000502,
  MeetingsHeld1764200000503,
  MemberAccounts1764200000511,
  AccountsOpen1764200000512,
  CopyParts1764200000521,
  CopiesTellNothing1764200000522,
  CompletionCalls1764200000531,
  FactsAsDefined1764200000551,
  PlacesOfShelters1764200000552,
  KinOfVersions1764200000561,
  DutyFigures1764200000562,
  LatePeople1764200000571,
  NoLabourSorting1764200000572,
  DinarsInCells1764200000573,
  PlanFigures1764200000581,
  CustodyByAgency1764200000582,
  OwnWordsOfAMonth1764200000591,
  LastCounts1764200000592,
  ReportCalls1764200000601,
  SharedReports1764200000611,
  PortalReview1764200000612,
  FilesThatWereSeen1764200000613,
  LinesOfReleases1764200000621,
  CorrectionsFound1764200000622,
];
