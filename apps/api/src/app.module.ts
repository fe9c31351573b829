import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AccessReviewsModule } from './access-reviews';
import { AccountsModule } from './accounts';
import { AgencyUnitsModule } from './agency-units';
import { BarsModule } from './bars';
import { BreakGlassModule } from './break-glass';
import { AuditModule } from './audit';
import { CapacityModule } from './capacity';
import { CasesModule } from './cases';
import { ConsentsModule } from './consents';
import { DirectoryModule } from './directory';
import { DocumentsModule } from './documents';
import { ExchangeModule } from './exchange';
import { GrantsModule } from './grants';
import { KeysModule } from './keys';
import { LeavesModule } from './leaves';
import { LineLimitsModule } from './line-limits';
import { MatchesModule } from './matches';
import { IncidentsModule } from './incidents';
import { NotificationsModule } from './notifications';
import { OverridesModule } from './overrides';
import type { Config } from './platform/config/config';
import { WorkerModule } from './platform/outbox/worker.module';
import { PlatformModule } from './platform/platform.module';
import type { KeyRing } from './platform/vault/key-ring';
import { ReferralsModule } from './referrals';
import { SealsModule } from './seals';
import { UsersModule } from './users';
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
        CapacityModule,
        CasesModule,
        ConsentsModule,
        DirectoryModule,
        DocumentsModule,
        ExchangeModule,
        GrantsModule,
        KeysModule,
        LeavesModule,
        LineLimitsModule,
        MatchesModule,
        IncidentsModule,
        NotificationsModule,
        OverridesModule,
        ReferralsModule,
        SealsModule,
        UsersModule,
        TransfersModule,
        ...(config.workerInside ? [WorkerModule.register(config, ring, workOf(config))] : []),
      ],
    };
  }
}
