import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CareEpisodeId, MedicalReportId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ChangeReport } from './change-report';
import { DraftReport } from './draft-report';
import { MoveReport } from './move-report';
import { PrintReport } from './print-report';
import { DraftReportDto, MoveReportDto, PrintReportDto, ReportDto } from './report.bodies';

@ApiTags('health care')
@Controller()
export class ReportController {
  constructor(
    private readonly draftReport: DraftReport,
    private readonly changeReport: ChangeReport,
    private readonly moveReport: MoveReport,
    private readonly printReport: PrintReport,
  ) {}

  @Post('care/:id/reports')
  @Requires('record', 'MedicalReport')
  draft(@Me() me: Actor, @Param('id', IdParam) id: CareEpisodeId, @Body() body: DraftReportDto, @IdempotencyKey() key: string | null) {
    return this.draftReport.run(me, id, body, key);
  }

  @Post('care/reports/:id/changes')
  @HttpCode(200)
  @Requires('change', 'MedicalReport')
  change(@Me() me: Actor, @Param('id', IdParam) id: MedicalReportId, @IfMatch() version: number, @Body() body: ReportDto) {
    return this.changeReport.run(me, id, version, body);
  }

  @Post('care/reports/:id/moves')
  @HttpCode(200)
  @Requires('change', 'MedicalReport')
  move(@Me() me: Actor, @Param('id', IdParam) id: MedicalReportId, @IfMatch() version: number, @Body() body: MoveReportDto) {
    return this.moveReport.run(me, id, version, body);
  }

  @Post('care/reports/:id/prints')
  @Requires('print', 'MedicalReport')
  print(@Me() me: Actor, @Param('id', IdParam) id: MedicalReportId, @Body() _body: PrintReportDto) {
    return this.printReport.run(me, id);
  }
}
