import { use } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { AccessReviewPage } from './features/access-reviews';
import { AgencyUnitPages } from './features/agency-units';
import { CaseloadPage, StuckPage } from './features/caseloads';
import { EditPlanPage } from './features/case-plans';
import { CasePage, CasesPage, EditCasePage, FindCasePage, NewCasePage } from './features/cases';
import { AfterCarePage, ClosingPage } from './features/closures';
import { CaseOfConcernPage, ConcernPage, ConcernsPage, LabourMatterPage, ReportPage } from './features/concerns';
import { EmergencyPage, ReviewPage, ReviewsPage } from './features/emergency';
import { ComparePage, MatchesPage } from './features/matches';
import { LeavePage } from './features/leaves';
import { IncidentPage, IncidentsPage, ReportIncidentPage } from './features/incidents';
import { NotificationsPage, PreferencesPage } from './features/notifications';
import { FeedbackCountsPage, FeedbackWordsPage } from './features/feedback';
import { CareBoardPage, CarePage, ChargesPage, CourtReportsPage, MedicationSheetPage } from './features/health-care';
import { ReflectionsPage, RulesPage, UndecidedPage } from './features/identification';
import { KeysPage } from './features/keys';
import { ClearancesPage, RepatriationBoardPage, RepatriationPage } from './features/repatriation';
import { OverridesPage } from './features/overrides';
import { GovernmentLinkPage, ProtectionPage } from './features/protection';
import { AnomaliesPage, AuditPage } from './features/oversight';
import { CapacityPage } from './features/capacity';
import { PrintSheetPage as PrintRecordPage } from './features/papers';
import { LineLimitsPage } from './features/line-limits';
import {
  DayPage,
  InterpretationBoardPage,
  InterpreterPage,
  InterpreterRosterPage,
  ServicePage,
  SessionPage,
} from './features/interpretation';
import { CalendarPage, FundPage, LegalBoardPage, MatterPage, RosterPage } from './features/legal-aid';
import { ProgrammePage, ReintegrationBoardPage } from './features/reintegration';
import { ProceedingPage, ProceedingsPage } from './features/proceedings';
import { CustodyReturnsPage } from './features/custody-returns';
import { RetentionPage } from './features/retention';
import {
  MemberPage,
  OwnAccountsPage,
  ActivityEditPage,
  ActivityPage,
  NewActivityPage,
  PlanPage,
  ReportPage as PlanReportPage,
  ReportsPage as PlanReportsPage,
  ScorecardsPage,
} from './features/national-plan';
import { BoardPage, HousePage, PlacementPage, ReceiptPage } from './features/placements';
import { AgainPage, FamilyPage, ReferPage, ReferralPage } from './features/referrals';
import { RiskPage } from './features/risk';
import { PrintSheetPage, SittingPage } from './features/screening';
import { RightsOwedPage, RightsPage } from './features/rights';
import { WorkPage } from './features/tasks';
import { BarsPage } from './features/seals';
import { CommitteeReportPage, CommitteeReportsPage } from './features/committee-reports';
import { BodyMeetingsPage, MeetingPage, MeetingsPage } from './features/meetings';
import { NewPortalItemPage, PortalItemPage, PortalItemsPage } from './features/portal-editor';
import { CourtStatisticsPage, ReleasePage, ReleasesPage, ReturnsPage, StatisticsPage } from './features/statistics';
import { TransferPage } from './features/transfers';
import { NewUserPage, UserPage, UsersPage } from './features/users';
import { WelcomePage } from './features/welcome';
import { useLanguage } from './platform/language';
import { useSession } from './platform/session';

/** Every page but the first, with the words that the first one did without. */
export function FurtherPages({ worksOnCases }: { readonly worksOnCases: boolean }) {
  const { furtherWords } = useLanguage();
  const { ability } = useSession();
  use(furtherWords());
  return (
    <Routes>
      {!worksOnCases && (
        <Route
          index
          element={
            ability.can('report', 'Concern') ? (
              <ReportPage />
            ) : ability.can('list', 'CustodyReturn') ? (
              <CustodyReturnsPage />
            ) : (
              <WelcomePage />
            )
          }
        />
      )}
      {ability.can('report', 'Concern') && <Route path="report" element={<ReportPage />} />}
      {ability.can('list', 'CustodyReturn') && <Route path="custody-returns" element={<CustodyReturnsPage />} />}
      {ability.can('triage', 'Concern') && (
        <>
          <Route path="concerns" element={<ConcernsPage />} />
          <Route path="concerns/:id/case" element={<CaseOfConcernPage />} />
        </>
      )}
      {ability.can('read', 'LabourMatter') && <Route path="labour-matters/:id" element={<LabourMatterPage />} />}
      {ability.can('list', 'Measure') && (
        <>
          <Route path="statistics" element={<StatisticsPage />} />
          <Route path="statistics/:measure" element={<StatisticsPage />} />
          <Route path="court-statistics" element={<CourtStatisticsPage />} />
        </>
      )}
      {ability.can('list', 'Release') && (
        <>
          <Route path="releases" element={<ReleasesPage />} />
          <Route path="releases/:id" element={<ReleasePage />} />
          <Route path="returns" element={<ReturnsPage />} />
        </>
      )}
      {ability.can('list', 'CommitteeReport') && (
        <>
          <Route path="committee-reports" element={<CommitteeReportsPage />} />
          <Route path="committee-reports/:id" element={<CommitteeReportPage />} />
        </>
      )}
      {ability.can('list', 'MeetingDecision') && <Route path="meetings/own" element={<BodyMeetingsPage />} />}
      {ability.can('list', 'Meeting') && (
        <>
          <Route path="meetings" element={<MeetingsPage />} />
          <Route path="meetings/:id" element={<MeetingPage />} />
        </>
      )}
      {ability.can('list', 'PortalItem') && (
        <>
          <Route path="portal-editor" element={<PortalItemsPage />} />
          {ability.can('open', 'PortalItem') && <Route path="portal-editor/new" element={<NewPortalItemPage />} />}
          <Route path="portal-editor/:id" element={<PortalItemPage />} />
        </>
      )}
      {ability.can('read', 'Concern') && <Route path="concerns/:id" element={<ConcernPage />} />}
      {worksOnCases && (
        <>
          <Route path="cases" element={<CasesPage />} />
          {ability.can('search', 'Case') && <Route path="cases/find" element={<FindCasePage />} />}
          {ability.can('open', 'Case') && <Route path="cases/new" element={<NewCasePage />} />}
          <Route path="cases/:id" element={<CasePage />} />
          <Route path="cases/:id/edit" element={<EditCasePage />} />
          <Route path="cases/:id/closing" element={<ClosingPage />} />
          <Route path="after-care" element={<AfterCarePage />} />
          <Route path="cases/:id/screening/new" element={<SittingPage />} />
          <Route path="cases/:id/screening/print" element={<PrintSheetPage />} />
          <Route path="cases/:id/risk/new" element={<RiskPage />} />
          <Route path="cases/:id/plan/edit" element={<EditPlanPage />} />
          <Route path="cases/:id/refer" element={<ReferPage />} />
          {ability.can('print', 'Paper') && <Route path="cases/:id/sheet" element={<PrintRecordPage />} />}
          <Route path="cases/:id/refer-family" element={<FamilyPage />} />
          {ability.can('list', 'Duplicate') && (
            <>
              <Route path="matches" element={<MatchesPage />} />
              <Route path="matches/:id" element={<ComparePage />} />
            </>
          )}
          {ability.can('decide', 'Override') && <Route path="overrides" element={<OverridesPage />} />}
          <Route path="referrals/:id" element={<ReferralPage />} />
          <Route path="tasks" element={<WorkPage />} />
          {ability.can('read', 'Caseload') && <Route path="caseload" element={<CaseloadPage />} />}
          {ability.can('list', 'Stuck') && <Route path="stuck" element={<StuckPage />} />}
          <Route path="undecided" element={<UndecidedPage />} />
          <Route path="reflections" element={<ReflectionsPage />} />
          {ability.can('send', 'Referral') && <Route path="referrals/:id/again" element={<AgainPage />} />}
          {ability.can('list', 'Capacity') && <Route path="capacity" element={<CapacityPage />} />}
          {ability.can('list', 'CareEpisode') && (
            <>
              <Route path="care" element={<CareBoardPage />} />
              <Route path="care/charges" element={<ChargesPage />} />
              <Route path="care/:id" element={<CarePage />} />
              <Route path="care/:id/medication" element={<MedicationSheetPage />} />
            </>
          )}
          {ability.can('list', 'CourtReport') && <Route path="court-reports" element={<CourtReportsPage />} />}
          {ability.can('list', 'LegalMatter') && (
            <>
              <Route path="legal-aid" element={<LegalBoardPage />} />
              <Route path="legal-aid/calendar" element={<CalendarPage />} />
              <Route path="legal-aid/lawyers" element={<RosterPage />} />
              <Route path="legal-matters/:id" element={<MatterPage />} />
            </>
          )}
          {ability.can('list', 'Programme') && (
            <>
              <Route path="reintegration" element={<ReintegrationBoardPage />} />
              <Route path="programmes/:id" element={<ProgrammePage />} />
            </>
          )}
          {ability.can('list', 'Proceeding') && (
            <>
              <Route path="proceedings" element={<ProceedingsPage />} />
              <Route path="proceedings/:id" element={<ProceedingPage />} />
            </>
          )}
          {ability.can('list', 'ExitClearance') && <Route path="exit-clearances" element={<ClearancesPage />} />}
          {ability.can('list', 'Repatriation') && (
            <>
              <Route path="repatriations" element={<RepatriationBoardPage />} />
              <Route path="repatriations/:id" element={<RepatriationPage />} />
            </>
          )}
          {ability.can('list', 'Shelter') && (
            <>
              <Route path="shelter" element={<BoardPage />} />
              <Route path="shelter/houses/:id" element={<HousePage />} />
              <Route path="placements/:id" element={<PlacementPage />} />
              <Route path="placements/:id/receipt" element={<ReceiptPage />} />
            </>
          )}
          {ability.can('list', 'Interpretation') && (
            <>
              <Route path="interpretation" element={<InterpretationBoardPage />} />
              <Route path="interpretation/day" element={<DayPage />} />
              <Route path="interpretation/interpreters" element={<InterpreterRosterPage />} />
              <Route path="interpretation/interpreters/:id" element={<InterpreterPage />} />
              <Route path="interpretation/referrals/:id" element={<ServicePage />} />
              <Route path="interpretation/sessions/:id" element={<SessionPage />} />
            </>
          )}
          <Route path="transfers/:id" element={<TransferPage />} />
          <Route path="emergency" element={<EmergencyPage />} />
        </>
      )}
      {ability.can('review', 'BreakGlass') && (
        <>
          <Route path="emergency/reviews" element={<ReviewsPage />} />
          <Route path="emergency/reviews/:id" element={<ReviewPage />} />
        </>
      )}
      {ability.can('list', 'NationalPlan') && (
        <>
          <Route path="plan" element={<PlanPage />} />
          <Route path="plan/activities/:id" element={<ActivityPage />} />
          {ability.can('change', 'NationalPlan') && (
            <>
              <Route path="plan/activities/:id/edit" element={<ActivityEditPage />} />
              <Route path="plan/new-activity" element={<NewActivityPage />} />
            </>
          )}
          <Route path="plan/reports" element={<PlanReportsPage />} />
          <Route path="plan/reports/:id" element={<PlanReportPage />} />
        </>
      )}
      {ability.can('list', 'PlanScorecard') && <Route path="plan/scorecards" element={<ScorecardsPage />} />}
      {ability.can('list', 'PlanScorecard') && ability.can('list', 'MemberAccount') && (
        <Route path="plan/scorecards/:agency" element={<MemberPage />} />
      )}
      {ability.can('record', 'MemberAccount') && <Route path="plan/accounts" element={<OwnAccountsPage />} />}
      {ability.can('list', 'AnyBar') && <Route path="conflicts" element={<BarsPage />} />}
      {ability.can('read', 'IdentificationRules') && <Route path="identification-rules" element={<RulesPage />} />}
      {ability.can('list', 'LineLimit') && <Route path="line-limits" element={<LineLimitsPage />} />}
      {ability.can('change', 'VictimsFund') && <Route path="victims-fund" element={<FundPage />} />}
      {ability.can('read', 'Keys') && <Route path="keys" element={<KeysPage />} />}
      {ability.can('list', 'User') && (
        <>
          <Route path="admin/users" element={<UsersPage />} />
          <Route path="admin/users/new" element={<NewUserPage />} />
          <Route path="admin/users/:id" element={<UserPage />} />
        </>
      )}
      {ability.can('change', 'AgencyUnit') && <Route path="admin/units/*" element={<AgencyUnitPages />} />}
      {ability.can('list', 'AccessReview') && <Route path="admin/access-review" element={<AccessReviewPage />} />}
      <Route path="leave" element={<LeavePage />} />
      {ability.can('list', 'AuditEvent') && <Route path="audit" element={<AuditPage />} />}
      {ability.can('list', 'Anomaly') && <Route path="anomalies" element={<AnomaliesPage />} />}
      {ability.can('list', 'Incident') && (
        <>
          <Route path="incidents" element={<IncidentsPage />} />
          <Route path="incidents/:id" element={<IncidentPage />} />
        </>
      )}
      {ability.can('list', 'LegalHold') && <Route path="retention" element={<RetentionPage />} />}
      <Route path="incidents/new" element={<ReportIncidentPage />} />
      <Route path="notifications" element={<NotificationsPage />} />
      <Route path="notifications/preferences" element={<PreferencesPage />} />
      {ability.can('list', 'RightsExplanation') && (
        <>
          <Route path="rights/owed" element={<RightsOwedPage />} />
          <Route path="rights/:language" element={<RightsPage />} />
        </>
      )}
      {ability.can('read', 'Feedback') && <Route path="feedback/counts" element={<FeedbackCountsPage />} />}
      {ability.can('list', 'Feedback') && <Route path="feedback/words" element={<FeedbackWordsPage />} />}
      <Route path="account/protection" element={<ProtectionPage />} />
      <Route path="sign-in/government" element={<GovernmentLinkPage />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
