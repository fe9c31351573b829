import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemException } from '../problems/problem-exception';

/**
 * The version a change was decided on, from `If-Match: "<version>"`. Missing: 428. A tag that is none of ours fits no
 * version, so it is answered like a stale one.
 */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new ProblemException({ problem: 'precondition.required' });
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new ProblemException({ problem: 'conflict' });
  return Number(version);
});
