import { Body, Controller, Get, HttpCode, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { PlanEvidenceId, PlanReportId } from '@himaya/domain';
import type { FastifyReply } from 'fastify';
import { receiveForm } from '../../documents';
import type { Actor, ActorRequest } from '../../platform/auth/actor';
import { Me, Requires } from '../../platform/auth/requires';
import { IdParam } from '../../platform/http/id-param';
import { IdempotencyKey } from '../../platform/http/idempotency';
import { IfMatch } from '../../platform/http/if-match';
import { AddPlanEvidence } from './add-plan-evidence';
import { EmptyRemoval, RetractPlanEvidenceDto } from './evidence.bodies';
import { ListPlanEvidence } from './list-plan-evidence';
import { ReadPlanEvidence } from './read-plan-evidence';
import { RemovePlanEvidence } from './remove-plan-evidence';
import { RetractPlanEvidence } from './retract-plan-evidence';

const form = {
  schema: {
    type: 'object',
    required: ['activityId', 'file'],
    properties: { activityId: { type: 'string', maxLength: 40 }, file: { type: 'string', format: 'binary' } },
  },
};

const isActivity = (said: string | undefined): said is string => said !== undefined && /^[a-z0-9][a-z0-9.-]{0,39}$/.test(said);

@ApiTags('plan')
@Controller('plan')
export class EvidenceController {
  constructor(
    private readonly addEvidence: AddPlanEvidence,
    private readonly listEvidence: ListPlanEvidence,
    private readonly readEvidence: ReadPlanEvidence,
    private readonly retractEvidence: RetractPlanEvidence,
    private readonly removeEvidence: RemovePlanEvidence,
  ) {}

  @Post('reports/:id/evidence')
  @Requires('record', 'PlanEvidence')
  @ApiConsumes('multipart/form-data')
  @ApiBody(form)
  async add(@Me() me: Actor, @Param('id', IdParam) id: PlanReportId, @Req() request: ActorRequest, @IdempotencyKey() key: string | null) {
    return this.addEvidence.run(me, id, await receiveForm(request, 'activityId', isActivity), key);
  }

  @Get('reports/:id/evidence')
  @Requires('list', 'PlanEvidence')
  list(@Me() me: Actor, @Param('id', IdParam) id: PlanReportId) {
    return this.listEvidence.run(me, id);
  }

  /** Nothing in it may run, load or be guessed to be something else, should a browser open it after all. */
  @Get('evidence/:id/content')
  @Requires('read', 'PlanEvidence')
  async read(@Me() me: Actor, @Param('id', IdParam) id: PlanEvidenceId, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.readEvidence.run(me, id);
    if (!opened.ok) return opened;
    const { content, mediaType, name, sizeBytes } = opened.value;
    void reply.header('content-security-policy', "default-src 'none'; sandbox").header('x-content-type-options', 'nosniff');
    return new StreamableFile(content, { type: mediaType, disposition: `attachment; filename="${name}"`, length: sizeBytes });
  }

  @Post('evidence/:id/retraction')
  @HttpCode(200)
  @Requires('retract', 'PlanEvidence')
  retract(@Me() me: Actor, @Param('id', IdParam) id: PlanEvidenceId, @IfMatch() version: number, @Body() body: RetractPlanEvidenceDto) {
    return this.retractEvidence.run(me, id, version, body);
  }

  @Post('evidence/:id/removal')
  @HttpCode(200)
  @Requires('remove', 'PlanEvidence')
  remove(@Me() me: Actor, @Param('id', IdParam) id: PlanEvidenceId, @IfMatch() version: number, @Body() _body: EmptyRemoval) {
    return this.removeEvidence.run(me, id, version);
  }
}
