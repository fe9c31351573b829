/** Where progress goes: a terminal gets one line that changes, anything else a line every tenth part. */
export interface ProgressOutput {
  readonly isTTY: boolean;
  write(text: string): void;
}

/** Counts rows against a total and says so, with the rows a second. */
export class Progress {
  private tenths = 0;
  private readonly startedAt = performance.now();

  constructor(
    private readonly what: string,
    private readonly total: number,
    private readonly output: ProgressOutput,
  ) {}

  /** @param done rows dealt with so far */
  at(done: number): void {
    const seconds = (performance.now() - this.startedAt) / 1000;
    const line = `${this.what} ${done} of ${this.total} rows (${Math.floor((done * 100) / this.total)} %), ${Math.round(done / Math.max(seconds, 0.001))} rows/s`;
    if (this.output.isTTY) {
      this.output.write(`\r${line}\u001b[K${done === this.total ? '\n' : ''}`);
      return;
    }
    const tenths = Math.floor((done * 10) / this.total);
    if (tenths > this.tenths) this.output.write(`${line}\n`);
    this.tenths = Math.max(tenths, this.tenths);
  }
}
