import type { Refusal } from '@himaya/domain';
import type { FastifyReply } from 'fastify';
import { statusOf, titleOf } from './statuses';

/** Answers with a refusal as problem+json (RFC 9457): a code, never a stack, a statement or a value. */
export function sendProblem(reply: FastifyReply, { problem, errors, detail }: Refusal): FastifyReply {
  const status = statusOf(problem);
  if (status === 503) void reply.header('retry-after', '5');
  return reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send({
      type: 'about:blank',
      code: problem,
      title: titleOf(problem),
      status,
      ...(errors ? { errors } : {}),
      ...(detail ? { detail } : {}),
    });
}
