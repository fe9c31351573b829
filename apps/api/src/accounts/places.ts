import { ProblemException } from '../platform/problems/problem-exception';

/** So many may work at once, and so many more may wait for a place; whoever comes then is told to come back. */
export class Places {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly inLine: number,
  ) {}

  /** @throws ProblemException `unavailable` when the line is full */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.taken < this.atOnce) this.taken += 1;
    else if (this.waiting.length >= this.inLine) throw new ProblemException({ problem: 'unavailable' });
    // Whoever leaves hands the place over.
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.taken -= 1;
    }
  }
}
