import rateLimit from '@fastify/rate-limit';
import { Inject, Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { UserId } from '@himaya/domain';
import type { FastifyRequest } from 'fastify';
import { Redis } from 'ioredis';
import { CONFIG, type Config } from '../config/config';
import { networkOf } from './network-of';
import { sendProblem } from '../problems/send-problem';

/** Counts one request; resolves to the seconds to wait where there were too many, else to null. */
type Counter = (request: FastifyRequest) => Promise<number | null>;

const oneMinute = 60_000;
const oneHour = 60 * oneMinute;

/**
 * How many requests a minute an address and a user may make (OWASP ASVS 5.0, anti-automation). An address is generous, since a whole
 * ministry may share one; a user is not. An IPv6 address counts with its /64. Counted in Redis where there is one, else by each
 * process for itself.
 */
@Injectable()
export class RequestLimits {
  private readonly users = new WeakMap<FastifyRequest, UserId>();
  private counters: {
    readonly user: Counter;
    readonly refusal: Counter;
    readonly figures: Counter;
    readonly senders: Counter;
    readonly sent: Counter;
    readonly fetchers: Counter;
    readonly files: Counter;
  } | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Puts the address's counter in front of every route. Called once, before the application listens. */
  async install(app: NestFastifyApplication): Promise<void> {
    const fastify = app.getHttpAdapter().getInstance();
    const { databaseName, redisUrl, requestsPerMinute, figuresPerHour, publicConcernsPerHour, publicFilesPerHour } = this.config;
    const redis = redisUrl === null ? null : new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
    // A counter that is away lets requests through: help that waits for it would be the worse failure.
    redis?.on('error', () => undefined);
    await app.register(rateLimit, {
      global: false,
      skipOnError: true,
      ...(redis ? { redis, nameSpace: `himaya-limit-${databaseName}-` } : {}),
    });
    const counter = (max: number, key?: (request: FastifyRequest) => string, timeWindow = oneMinute): Counter => {
      const count = fastify.createRateLimit({ max, timeWindow, ...(key ? { keyGenerator: key } : {}) });
      return async (request) => {
        const limit = await count(request);
        return !limit.isAllowed && limit.isExceeded ? Math.max(1, limit.ttlInSeconds) : null;
      };
    };
    const address = counter(requestsPerMinute.address);
    this.counters = {
      user: counter(requestsPerMinute.user, (request) => `user-${this.users.get(request)}`),
      refusal: counter(1, (request) => `refusal-${this.users.get(request)}`),
      figures: counter(figuresPerHour, (request) => `figures-${this.users.get(request)}`, oneHour),
      senders: counter(publicConcernsPerHour.address, ({ ip }) => `public-concern-${networkOf(ip)}`, oneHour),
      sent: counter(publicConcernsPerHour.all, () => 'public-concern', oneHour),
      fetchers: counter(publicFilesPerHour.address, ({ ip }) => `public-file-${networkOf(ip)}`, oneHour),
      files: counter(publicFilesPerHour.all, () => 'public-file', oneHour),
    };
    fastify.addHook('onRequest', async (request, reply) => {
      const wait = await address(request);
      if (wait !== null) return sendProblem(reply.header('retry-after', String(wait)), { problem: 'rate.limited' });
    });
    fastify.addHook('onClose', () => redis?.disconnect());
  }

  /**
   * Counts a request of somebody who is signed in.
   * @returns null while there is room; else the seconds to wait, and whether it is the minute's first refusal: only that one is audited
   */
  async countUser(request: FastifyRequest, userId: UserId): Promise<{ readonly wait: number; readonly first: boolean } | null> {
    if (this.counters === null) return null;
    this.users.set(request, userId);
    const wait = await this.counters.user(request);
    return wait === null ? null : { wait, first: (await this.counters.refusal(request)) === null };
  }

  /** Counts a question for figures of somebody counted before: resolves to the seconds to wait where an hour saw too many, else to null. */
  async countFigures(request: FastifyRequest): Promise<number | null> {
    return this.counters === null ? null : this.counters.figures(request);
  }

  /** Counts a concern sent through the public portal, for its address and for all: resolves to the seconds to wait where an hour saw too many, else to null. */
  async countPublicConcern(request: FastifyRequest): Promise<number | null> {
    if (this.counters === null) return null;
    return (await this.counters.senders(request)) ?? this.counters.sent(request);
  }

  /** Counts a file that somebody without an account has made: resolves to the seconds to wait where an hour saw too many, else to null. */
  async countPublicFile(request: FastifyRequest): Promise<number | null> {
    if (this.counters === null) return null;
    return (await this.counters.fetchers(request)) ?? this.counters.files(request);
  }
}
