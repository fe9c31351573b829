import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Me, Requires } from '../../platform/auth/requires';
import { ProblemException } from '../../platform/problems/problem-exception';
import { FollowNotifications } from './follow-notifications';
import { LiveStreams, markOf } from './live-streams';

const aMark = /^[0-9a-f]{16}\.[0-9a-f]{16}$/;

@ApiTags('notifications')
@Controller('notifications')
export class LiveController {
  constructor(
    private readonly followNotifications: FollowNotifications,
    private readonly streams: LiveStreams,
  ) {}

  /** Server-sent events (WHATWG HTML, 9.2) where they are asked for; else the mark as it stands, for whoever polls. */
  @Get('stream')
  @Requires('list', 'Notification')
  async follow(@Me() me: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const outcome = await this.followNotifications.run(me);
    if (!outcome.ok) {
      if (outcome.problem === 'rate.limited') void reply.header('retry-after', '60');
      throw new ProblemException(outcome, true);
    }
    const { sessionId, marks } = outcome.value;
    if (!(request.headers.accept ?? '').includes('text/event-stream')) {
      void reply.send({ mark: markOf(marks) });
      return;
    }
    const last = request.headers['last-event-id'];
    // The answer has no end that anything here waits for, and nothing may gather it up on the way.
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      // When it ends it is over: a process that stops does not wait for it to be used again.
      connection: 'close',
    });
    this.streams.open(
      { sessionId, userId: me.userId, unitId: me.unitId, tokenHash: me.tokenHash },
      reply.raw,
      marks,
      typeof last === 'string' && aMark.test(last) ? last : null,
    );
  }
}
