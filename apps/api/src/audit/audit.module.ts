import { Module } from '@nestjs/common';
import { openSigningKey } from '../platform/audit/seal/seal-keys';
import { CONFIG, type Config } from '../platform/config/config';
import { AuditController } from './audit.controller';
import { AuditStore } from './audit.store';
import { ExportKey, ExportTrail } from './export-trail';
import { ListAnomalies } from './list-anomalies';
import { ListAuditEvents } from './list-audit-events';
import { ReviewAnomaly } from './review-anomaly';

@Module({
  controllers: [AuditController],
  providers: [
    AuditStore,
    ListAuditEvents,
    ListAnomalies,
    ReviewAnomaly,
    ExportTrail,
    {
      provide: ExportKey,
      inject: [CONFIG],
      useFactory: ({ auditExportKeyFile }: Config) => new ExportKey(openSigningKey(auditExportKeyFile)),
    },
  ],
})
export class AuditModule {}
