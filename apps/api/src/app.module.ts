import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AccountsModule } from './accounts';
import { BarsModule } from './bars';
import { CasesModule } from './cases';
import { ConsentsModule } from './consents';
import { DirectoryModule } from './directory';
import { DocumentsModule } from './documents';
import { ExchangeModule } from './exchange';
import { GrantsModule } from './grants';
import { KeysModule } from './keys';
import { NotificationsModule } from './notifications';
import type { Config } from './platform/config/config';
import { WorkerModule } from './platform/outbox/worker.module';
import { PlatformModule } from './platform/platform.module';
import type { KeyRing } from './platform/vault/key-ring';
import { ReferralsModule } from './referrals';
import { SealsModule } from './seals';
import { workOf } from './work';

/** All rooms of the API. */
@Module({})
export class AppModule {
  static register(config: Config, ring: KeyRing, database: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.register(config, ring, database),
        AccountsModule,
        BarsModule,
        CasesModule,
        ConsentsModule,
        DirectoryModule,
        DocumentsModule,
        ExchangeModule,
        GrantsModule,
        KeysModule,
        NotificationsModule,
        ReferralsModule,
        SealsModule,
        ...(config.workerInside ? [WorkerModule.register(config, ring, workOf(config))] : []),
      ],
    };
  }
}
