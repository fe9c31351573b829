import type { ProceedingStage } from '@himaya/domain';

export const toneOfStage: Readonly<Record<ProceedingStage, 'waiting' | 'active' | 'done'>> = {
  investigated: 'waiting',
  'in-court': 'active',
  judged: 'done',
};
