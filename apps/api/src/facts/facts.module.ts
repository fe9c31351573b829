import { Module } from '@nestjs/common';
import { FactStore } from './fact-store';

/** What de-identified figures are asked from. */
@Module({ providers: [FactStore], exports: [FactStore] })
export class FactsModule {}
