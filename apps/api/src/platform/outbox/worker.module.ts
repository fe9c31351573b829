import { Inject, Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { KeyRing } from '../vault/key-ring';
import type { Loop } from './loop';
import { startWorker, type Work, type WorkerConfig } from './start-worker';

const START = Symbol('start-worker');

/** The worker inside the API's process: it starts with the application and ends with it. */
@Module({})
export class WorkerModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private worker: Loop | null = null;

  constructor(@Inject(START) private readonly start: () => Promise<Loop>) {}

  static register(config: WorkerConfig, ring: KeyRing, work: Work): DynamicModule {
    return { module: WorkerModule, providers: [{ provide: START, useValue: () => startWorker(config, ring, work) }] };
  }

  async onApplicationBootstrap(): Promise<void> {
    this.worker = await this.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.stop();
  }
}
