import { Module } from '@nestjs/common';
import { ChangeLineLimit } from './change-line-limit';
import { LineLimitStore } from './line-limit.store';
import { LineLimitsController } from './line-limits.controller';
import { ListLineLimits } from './list-line-limits';

@Module({
  controllers: [LineLimitsController],
  providers: [LineLimitStore, ListLineLimits, ChangeLineLimit],
  exports: [LineLimitStore],
})
export class LineLimitsModule {}
