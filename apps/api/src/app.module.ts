import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AccessReviewsModule } from './access-reviews';
import { AccountsModule } from './accounts';
import { AgencyUnitsModule } from './agency-units';
import { BarsModule } from './bars';
import { BreakGlassModule } from './break-glass';
import { AuditModule } from './audit';
import { CaseloadsModule } from './caseloads';
import { CapacityModule } from './capacity';
import { CasesModule } from './cases';
import { ConcernsModule } from './concerns';
import { ConsentsModule } from './consents';
import { HealthCareModule } from './health-care';
import { CourtAssignmentsModule } from './court-assignments';
import { PoliceAssignmentsModule } from './police-assignments';
import { DirectoryModule } from './directory';
import { DocumentsModule } from './documents';
import { ExchangeModule } from './exchange';
import { FactsModule, factPlaceOf } from './facts';
import { FeedbackModule } from './feedback';
import { GrantsModule } from './grants';
import { IdentificationModule } from './identification';
import { KeysModule } from './keys';
import { LeavesModule } from './leaves';
import { LineLimitsModule } from './line-limits';
import { ReleasesModule } from './releases';
import { ContributionsModule } from './contributions';
import { StatisticsModule } from './statistics';
import { MatchesModule } from './matches';
import { IncidentsModule } from './incidents';
import { OwnCopiesModule } from './own-copies';
import { RetentionModule } from './retention';
import { NotificationsModule } from './notifications';
import { OverridesModule } from './overrides';
import type { Config } from './platform/config/config';
import { sealingPlaceOf } from './platform/outbox/start-worker';
import { WorkerModule } from './platform/outbox/worker.module';
import { PlatformModule } from './platform/platform.module';
import type { KeyRing } from './platform/vault/key-ring';
import { PacketsModule } from './packets';
import { PapersModule } from './papers';
import { ReferralsModule } from './referrals';
import { RightsModule } from './rights';
import { SafeguardsModule } from './safeguards';
import { SealsModule } from './seals';
import { UsersModule } from './users';
import { TasksModule } from './tasks';
import { CasePlansModule } from './case-plans';
import { NeedsModule } from './needs';
import { InterpretationModule } from './interpretation';
import { LegalAidModule } from './legal-aid';
import { ReintegrationModule } from './reintegration';
import { ProceedingsModule } from './proceedings';
import { CustodyReturnsModule } from './custody-returns';
import { PlanModule } from './plan';
import { PortalModule } from './portal';
import { MeetingsModule } from './meetings';
import { AccountabilityModule } from './accountability';
import { CommitteeReportsModule } from './reports';
import { RepatriationModule } from './repatriation';
import { PlacementsModule } from './placements';
import { AbroadModule } from './abroad';
import { ClosuresModule } from './closures';
import { MissingModule } from './missing';
import { RiskModule } from './risk';
import { ChildSafeguardsModule } from './child-safeguards';
import { ScreeningModule } from './screening';
import { TransfersModule } from './transfers';
import { workOf } from './work';

/** All rooms of the API. */
@Module({})
export class AppModule {
  static register(config: Config, ring: KeyRing, database: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.register(config, ring, database),
        AccessReviewsModule,
        AccountsModule,
        AgencyUnitsModule,
        BarsModule,
        BreakGlassModule,
        AuditModule,
        CaseloadsModule,
        CapacityModule,
        CasesModule,
        ConcernsModule,
        ConsentsModule,
        HealthCareModule,
        CourtAssignmentsModule,
        PoliceAssignmentsModule,
        DirectoryModule,
        DocumentsModule,
        ExchangeModule,
        FactsModule,
        FeedbackModule,
        GrantsModule,
        IdentificationModule,
        KeysModule,
        LeavesModule,
        LineLimitsModule,
        ReleasesModule,
        ContributionsModule,
        StatisticsModule,
        MatchesModule,
        IncidentsModule,
        OwnCopiesModule,
        RetentionModule,
        NotificationsModule,
        OverridesModule,
        PacketsModule,
        PapersModule,
        ReferralsModule,
        RightsModule,
        SafeguardsModule,
        SealsModule,
        UsersModule,
        TasksModule,
        TransfersModule,
        ...(config.workerInside
          ? [WorkerModule.register(config, ring, workOf(config, { config, ring }, factPlaceOf(config, ring), sealingPlaceOf(config, ring)))]
          : []),
        ScreeningModule,
        RiskModule,
        NeedsModule,
        MissingModule,
        ClosuresModule,
        AbroadModule,
        CasePlansModule,
        ChildSafeguardsModule,
        LegalAidModule,
        ReintegrationModule,
        ProceedingsModule,
        CustodyReturnsModule,
        PlanModule,
        PortalModule,
        AccountabilityModule,
        CommitteeReportsModule,
        MeetingsModule,
        RepatriationModule,
        PlacementsModule,
        InterpretationModule,
      ],
    };
  }
}
