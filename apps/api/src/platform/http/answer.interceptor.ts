import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Outcome } from '@himaya/domain';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { ProblemException } from '../problems/problem-exception';

/** Turns a verb's outcome into the answer: the view with its version as ETag, or the refusal. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!isOutcome(answer)) return answer;
        if (!answer.ok) throw new ProblemException(answer, true);
        const { value } = answer;
        const version = (value as { version?: unknown } | null | undefined)?.version;
        if (typeof version === 'number') void reply.header('etag', `"${version}"`);
        return value;
      }),
    );
  }
}

function isOutcome(answer: unknown): answer is Outcome<unknown> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean';
}
