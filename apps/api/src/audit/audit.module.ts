import { Module } from '@nestjs/common';
import { openSigningKey } from '../platform/audit/seal/seal-keys';
import { CONFIG, type Config } from '../platform/config/config';
import { AuditController } from './audit.controller';
import { AuditStore } from './audit.store';
import { ChangeAnomalyRule } from './change-anomaly-rule';
import { ExportKey, ExportTrail } from './export-trail';
import { ListAnomalies } from './list-anomalies';
import { ListAnomalyRules } from './list-anomaly-rules';
import { ListAuditEvents } from './list-audit-events';
import { ReviewAnomaly } from './review-anomaly';

@Module({
  controllers: [AuditController],
  providers: [
    AuditStore,
    ListAuditEvents,
    ListAnomalies,
    ReviewAnomaly,
    ListAnomalyRules,
    ChangeAnomalyRule,
    ExportTrail,
    {
      provide: ExportKey,
      inject: [CONFIG],
      useFactory: ({ auditExportKeyFile }: Config) => new ExportKey(openSigningKey(auditExportKeyFile)),
    },
  ],
})
export class AuditModule {}
