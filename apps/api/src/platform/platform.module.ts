import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AuditTrail } from './audit/audit-trail';
import { AuthenticateGuard } from './auth/authenticate.guard';
import { CONFIG, type Config } from './config/config';
import { InTransaction } from './db/in-transaction';
import { HealthController } from './health/health.controller';
import { AnswerInterceptor } from './http/answer.interceptor';
import { bodyPipe } from './http/body-pipe';
import { RequestLimits } from './http/request-limits';
import { ProblemFilter } from './problems/problem.filter';
import { KeyRing } from './vault/key-ring';
import { Vault } from './vault/vault';

/** The plumbing every feature stands on; knows no feature. */
@Global()
@Module({})
export class PlatformModule {
  static register(config: Config, ring: KeyRing, database: DataSource): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: KeyRing, useValue: ring },
        { provide: Vault, useValue: new Vault(ring) },
        { provide: DataSource, useValue: database },
        AuditTrail,
        InTransaction,
        RequestLimits,
        { provide: APP_GUARD, useClass: AuthenticateGuard },
        { provide: APP_PIPE, useValue: bodyPipe },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [CONFIG, KeyRing, Vault, DataSource, AuditTrail, InTransaction, RequestLimits],
    };
  }
}
