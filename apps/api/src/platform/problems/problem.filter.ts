import { Catch, HttpException, Inject, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ProblemCode, Refusal } from '@himaya/domain';
import type { FastifyReply } from 'fastify';
import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail';
import type { ActorRequest } from '../auth/actor';
import { sessionCookie } from '../auth/session-tokens';
import { routeOf } from '../http/route-of';
import { KeysUnavailable } from '../vault/key-provider';
import { ProblemException } from './problem-exception';
import { sendProblem } from './send-problem';

/** What Fastify and Nest say before our code runs, in our codes. */
const codeOfFramework: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'body.malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'body.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body.malformed',
};
const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'body.malformed',
  404: 'not-found',
  413: 'body.too-large',
  415: 'body.malformed',
  429: 'rate.limited',
};

/** PostgreSQL and socket errors that mean "the database is not there now": worth another try, unlike our own faults. */
const goneCodes = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|08|57P0[123]|53[0-9]{3})/;
const goneWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not currently accepting connections/;
/** What TypeORM says of the statements that follow once a connection has broken under a transaction. */
const brokenRunners = [QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError];

/** Our own failures, which the failed verb has written down. */
const faults: ReadonlySet<ProblemCode> = new Set(['unavailable', 'internal']);

/** Every error leaves as a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  constructor(@Inject(AuditTrail) private readonly audit: AuditTrail) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<ActorRequest>();
    const refusal = this.refusalOf(error, request);
    if (!(error instanceof ProblemException && error.audited)) await this.writeDown(refusal.problem, request);
    sendProblem(http.getResponse<FastifyReply>(), refusal);
  }

  /**
   * A refusal that no verb has written down: of a known person, or of somebody with the cookie of one. Who brings nothing is
   * not refused anything of anybody's, and could fill the trail at will.
   */
  private async writeDown(problem: ProblemCode, request: ActorRequest): Promise<void> {
    if (faults.has(problem) || (request.actor === undefined && !request.cookies?.[sessionCookie])) return;
    await this.audit
      .refusal(request.actor ?? { address: request.ip, requestId: request.id }, routeOf(request), problem)
      .catch((error: unknown) => this.log.warn(`${request.id} a refusal was not written down: ${nameOf(error)}`));
  }

  private refusalOf(error: unknown, request: ActorRequest): Refusal {
    if (error instanceof ProblemException) return error.refusal;
    const code = codeOf(error);
    const known = codeOfFramework[code] ?? (error instanceof SyntaxError ? 'body.malformed' : undefined);
    if (known) return { problem: known };
    const status = error instanceof HttpException ? error.getStatus() : Number((error as { statusCode?: unknown }).statusCode);
    const fromStatus = codeOfStatus[status];
    if (fromStatus) return { problem: fromStatus };
    const away = error instanceof KeysUnavailable ? 'the holder of the keys' : isGone(error) ? 'the database' : null;
    if (away !== null) {
      this.log.warn(`${request.id} ${request.method} ${request.routeOptions.url ?? ''} ${away} is not there`);
      return { problem: 'unavailable' };
    }
    // The kind of error only: a message can quote a row.
    this.log.error(`${request.id} ${request.method} ${request.routeOptions.url ?? ''} ${nameOf(error)} ${code} ${placeOf(error)}`);
    return { problem: 'internal' };
  }
}

/** True for an error that says the database cannot be reached now. */
export function isGone(error: unknown): boolean {
  return (
    goneCodes.test(codeOf(error)) ||
    (error instanceof Error && goneWords.test(error.message)) ||
    brokenRunners.some((broken) => error instanceof broken)
  );
}

function codeOf(error: unknown): string {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : '';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}

/** The first line of our own code in the stack. */
function placeOf(error: unknown): string {
  const line = error instanceof Error ? error.stack?.split('\n').find((text) => /apps[\\/]api[\\/]src/.test(text)) : undefined;
  return line?.trim().replace(/\(.*apps/, '(apps') ?? '';
}
