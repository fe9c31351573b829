import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { mayEver } from '@himaya/auth';
import type { Role, UnitId, UserId } from '@himaya/domain';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail';
import { RequestLimits } from '../http/request-limits';
import { ProblemException } from '../problems/problem-exception';
import { routeOf } from '../http/route-of';
import { KeyRing } from '../vault/key-ring';
import type { Actor, ActorRequest, PendingStage } from './actor';
import { declarationKey, pendingKey, type Declaration } from './requires';
import { csrfMatches, hashToken, sessionCookie } from './session-tokens';

interface SessionRow {
  user_id: UserId;
  username: string;
  display_name: string;
  language: string;
  unit_id: UnitId;
  roles: Role[];
}

interface PendingRow {
  user_id: UserId;
  username: string;
  stage: string;
}

/** Closed unless declared: a session, its CSRF token on every change, and a role that may ever do what the route declares. */
@Injectable()
export class AuthenticateGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(KeyRing) private readonly ring: KeyRing,
    @Inject(AuditTrail) private readonly audit: AuditTrail,
    @Inject(RequestLimits) private readonly limits: RequestLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const declared = this.reflector.get<Declaration | undefined>(declarationKey, context.getHandler());
    if (declared?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const actor = await this.actorOf(request);
    if (actor === null) return this.admitPending(context, request);
    request.actor = actor;
    request.holder = { ...actor, level: 'full' };
    const limit = await this.limits.countUser(request, actor.userId);
    if (limit !== null) {
      if (limit.first) await this.audit.refusal(actor, routeOf(request), 'rate.limited');
      void context.switchToHttp().getResponse<FastifyReply>().header('retry-after', String(limit.wait));
      throw new ProblemException({ problem: 'rate.limited' }, true);
    }
    this.requireCsrf(request, actor.tokenHash);
    if (declared === undefined || !mayEver(actor.roles, declared.action, declared.subject)) {
      throw new ProblemException({ problem: 'role.forbidden' });
    }
    return true;
  }

  /** The few routes that lead from a proved password or a lock into a session; on all others such a token is nobody's. */
  private async admitPending(context: ExecutionContext, request: ActorRequest): Promise<boolean> {
    const stages = this.reflector.get<readonly PendingStage[] | undefined>(pendingKey, context.getHandler()) ?? [];
    const token = request.cookies[sessionCookie];
    if (!token) throw new ProblemException({ problem: 'session.required' });
    const tokenHash = hashToken(token);
    const [row] = await this.database.query<PendingRow[]>('select user_id, username, stage from guard.pending_of($1)', [tokenHash]);
    if (row === undefined || !stages.some((stage) => stage === row.stage)) {
      throw new ProblemException({ problem: row?.stage === 'unlock' ? 'session.locked' : 'session.required' });
    }
    this.requireCsrf(request, tokenHash);
    request.holder = {
      userId: row.user_id,
      username: row.username,
      tokenHash,
      level: row.stage === 'unlock' ? 'locked' : 'pending',
      address: request.ip,
      requestId: request.id,
    };
    return true;
  }

  private requireCsrf({ method, headers }: ActorRequest, tokenHash: Buffer): void {
    if (method !== 'GET' && method !== 'HEAD' && !csrfMatches(this.ring, tokenHash, headers['x-csrf-token'])) {
      throw new ProblemException({ problem: 'session.csrf' });
    }
  }

  private async actorOf(request: ActorRequest): Promise<Actor | null> {
    const token = request.cookies[sessionCookie];
    if (!token) return null;
    const tokenHash = hashToken(token);
    const [row] = await this.database.query<SessionRow[]>('select * from guard.session_of($1)', [tokenHash]);
    if (row === undefined) return null;
    return {
      userId: row.user_id,
      unitId: row.unit_id,
      username: row.username,
      displayName: row.display_name,
      language: row.language,
      roles: row.roles,
      tokenHash,
      address: request.ip,
      requestId: request.id,
    };
  }
}
